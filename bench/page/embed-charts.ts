/**
 * All charts of the page by vega-embed: the same compiled Vega as ours, every dataset swapped at every move. With `?interpreter`
 * in the address by Vega's interpreter, as a strict policy asks for; else by code that Vega makes as it starts.
 */
import embed from 'vega-embed';
import { chartInputs } from '../../src/lib/labwright/figure/data.ts';
import { evaluate } from '../../src/lib/labwright/simulation/evaluate.ts';
import { compiled } from 'bench:charts';
import simulation from 'bench:simulation';

export interface EmbeddedCharts {
  /** Draws at the next frame, with one parameter moved. */
  request(parameter: string, value: number): void;
}

const interpreted = new URLSearchParams(location.search).has('interpreter');

export async function openCharts(): Promise<EmbeddedCharts> {
  const values: Record<string, number> = {};
  const views = await Promise.all(
    Object.entries(compiled).map(async ([name, chart]) => {
      const host = document.querySelector<HTMLElement>(`#fig-${name} .chart-wide`)!;
      const { view } = await embed(host, chart.vega, {
        mode: 'vega',
        renderer: 'svg',
        actions: false,
        ...(interpreted ? { ast: true } : {}),
      });
      return { chart, view };
    }),
  );
  let frame: number | undefined;
  const draw = (): void => {
    frame = undefined;
    const result = evaluate(simulation, values);
    for (const { chart, view } of views) {
      const { data, signals } = chartInputs(chart, result);
      for (const [name, rows] of Object.entries(data))
        view.data(
          name,
          rows.map((row) => ({ ...row })),
        );
      for (const [name, value] of Object.entries(signals)) view.signal(name, value);
      void view.runAsync();
    }
  };
  return {
    request(parameter, value) {
      values[parameter] = value;
      frame ??= requestAnimationFrame(draw);
    },
  };
}
