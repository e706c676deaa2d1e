/** One live figure: fetches Vega when first drawn, follows the width of the page, draws the reader's guess. */
import type { LivingChart } from '../lib/labwright/figure/compile.ts';
import type { LiveChart } from '../lib/labwright/figure/live.ts';
import { chartInputs } from '../lib/labwright/figure/data.ts';
import type { Result } from '../lib/labwright/simulation/index.ts';
import { printedAnswer, questionState } from './questions.ts';
import type { LabInstrument } from './lab-instrument.ts';

type Variant = 'wide' | 'narrow';

export class InstrumentChart {
  readonly #hosts: Record<Variant, HTMLElement>;
  readonly #compiled: Record<Variant, LivingChart>;
  readonly #instrument: LabInstrument;
  readonly #live = new Map<Variant, Promise<LiveChart>>();
  #result: Result | undefined;
  /** Which drawing the page shows. Asked only when the width changes: the question makes the browser lay out. */
  #shown: Variant;

  constructor(figure: HTMLElement, compiled: Record<Variant, LivingChart>, instrument: LabInstrument) {
    this.#hosts = {
      wide: figure.querySelector<HTMLElement>('.chart-wide')!,
      narrow: figure.querySelector<HTMLElement>('.chart-narrow')!,
    };
    this.#compiled = compiled;
    this.#instrument = instrument;
    this.#shown = this.#variant();
    new ResizeObserver(() => {
      const shown = this.#variant();
      if (shown === this.#shown) return;
      this.#shown = shown;
      if (this.#result) this.update(this.#result);
    }).observe(figure);
  }

  update(result: Result): void {
    this.#result = result;
    const variant = this.#shown;
    const inputs = this.#inputs(variant, result);
    const live = this.#live.get(variant);
    if (live) void live.then((chart) => chart.update(this.#inputs(variant, this.#result!)));
    else
      this.#live.set(
        variant,
        import('../lib/labwright/figure/live.ts').then(({ createLiveChart }) =>
          createLiveChart(this.#hosts[variant], this.#compiled[variant], inputs),
        ),
      );
  }

  async settled(): Promise<void> {
    await (await this.#live.get(this.#shown))?.settled();
  }

  #variant(): Variant {
    return getComputedStyle(this.#hosts.narrow).display === 'none' ? 'wide' : 'narrow';
  }

  /** The guess is drawn as soon as it is committed, the truth once it was revealed. */
  #inputs(variant: Variant, result: Result) {
    const question = this.#instrument.dataset['guess'];
    const state = question ? questionState(this.#instrument.dataset['lab']!, question) : undefined;
    return chartInputs(this.#compiled[variant], result, {
      guess: state?.guess ?? null,
      truth: state?.truth ?? null,
      ...(question && state ? printedAnswer(question, state) : {}),
    });
  }
}
