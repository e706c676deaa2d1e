/** Programs of charts: what a page runs instead of reading a specification. */
import { evaluate } from 'labwright/simulation';
import { View } from 'vega-view';
import { parse } from 'vega-parser';
import { expect, test } from 'vitest';
import { compileChart, livingChart } from '../../../src/lib/labwright/figure/compile.ts';
import { chartInputs } from '../../../src/lib/labwright/figure/data.ts';
import { feedView } from '../../../src/lib/labwright/figure/feed.ts';
import { chartsModule } from '../../../src/lib/labwright/figure/program.ts';
import { createView, type ChartProgram } from '../../../src/lib/labwright/figure/runtime.ts';
import { leak } from './fixture.ts';

const names = Object.keys(leak.charts);
const result = evaluate(leak, { week: 20, limit: 0.3, repairCost: 60 });

async function drawnBy(view: View, chart: string): Promise<string> {
  feedView(view, chartInputs(compileChart(leak, chart), result, { guess: 16, truth: 8 }));
  const svg = await view.toSVG();
  view.finalize();
  // Vega numbers clip paths and gradients through.
  return svg.replace(/\b(clip|gradient)\w*?\d+/g, '$1');
}

test.each(names)('the program of "%s" draws what Vega draws of its specification', async (chart) => {
  const { vega, program } = compileChart(leak, chart);
  const itself = await drawnBy(new View(parse(vega), { renderer: 'none' }), chart);
  expect(
    await drawnBy(
      createView(program, (_, message) => expect.fail(message)),
      chart,
    ),
  ).toBe(itself);
});

test('as a module it is the same, each function once, and holds no code as text', async () => {
  const charts = Object.fromEntries(
    names.map((name) => [name, { wide: livingChart(leak, name, 'wide'), narrow: livingChart(leak, name, 'narrow') }]),
  );
  const text = chartsModule(charts);
  const read = (await import(`data:text/javascript,${encodeURIComponent(text)}`)) as {
    charts: Record<string, { wide: { program: ChartProgram } }>;
  };
  for (const name of names) {
    const { program } = read.charts[name]!.wide;
    expect(program.functions.map(String)).toEqual(charts[name]!.wide.program.functions.map(String));
    const drawn = await drawnBy(
      createView(program, (_, message) => expect.fail(message)),
      name,
    );
    expect(drawn).toBe(
      await drawnBy(
        createView(charts[name]!.wide.program, () => undefined),
        name,
      ),
    );
  }
  const functions = /const functions = \[\n([\s\S]*?)\n\];\n/.exec(text)![1]!.split(',\nfunction');
  expect(new Set(functions).size).toBe(functions.length);
  expect(functions.length).toBeGreaterThan(10);
  // Where Vega has code there are places in the table.
  const places = [...text.matchAll(/\\"code\\":(.)/g)].map(([, first]) => first!);
  expect(places.length).toBeGreaterThan(100);
  expect(places.every((first) => /\d/.test(first))).toBe(true);
});
