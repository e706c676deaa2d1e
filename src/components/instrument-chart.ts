/**
 * One live figure: fetches Vega when first drawn, follows the width of the page, draws the reader's guess. A figure far from
 * the window waits: it is drawn as it comes near, or, so that it is never found behind, once its controls have rested.
 */
import type { LivingChart } from '../lib/labwright/figure/compile.ts';
import type { LiveChart } from '../lib/labwright/figure/live.ts';
import { chartInputs } from '../lib/labwright/figure/data.ts';
import type { Result } from '../lib/labwright/simulation/index.ts';
import { printedAnswer, questionState } from './questions.ts';
import type { LabInstrument } from './lab-instrument.ts';

type Variant = 'wide' | 'narrow';

/** How far from the window a figure is still drawn with every move, as a share of the window's height. */
const nearby = 0.25;
/** Rest of the controls, in ms, after which a figure out of sight is drawn too. */
const restAfter = 300;

export class InstrumentChart {
  readonly #hosts: Record<Variant, HTMLElement>;
  readonly #compiled: Record<Variant, LivingChart>;
  readonly #instrument: LabInstrument;
  readonly #live = new Map<Variant, Promise<LiveChart>>();
  #result: Result | undefined;
  /** Which drawing the page shows. Asked only when the width changes: the question makes the browser lay out. */
  #shown: Variant;
  #near: boolean;
  #rest: ReturnType<typeof setTimeout> | undefined;

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
      this.#catchUp();
    }).observe(figure);
    const { top, bottom } = figure.getBoundingClientRect();
    this.#near = bottom > top && bottom > -nearby * innerHeight && top < (1 + nearby) * innerHeight;
    const margin = `${nearby * 100}% 0px`;
    new IntersectionObserver(
      (entries) => {
        this.#near = entries.at(-1)!.isIntersecting;
        if (this.#near && this.#rest !== undefined) this.#catchUp();
      },
      { rootMargin: margin },
    ).observe(figure);
    addEventListener('beforeprint', () => this.#rest !== undefined && this.#catchUp());
  }

  update(result: Result): void {
    this.#result = result;
    clearTimeout(this.#rest);
    this.#rest = undefined;
    if (this.#near) this.#draw(result);
    else this.#rest = setTimeout(() => this.#catchUp(), restAfter);
  }

  /** Draws what it was last told. */
  #catchUp(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
    if (this.#result) this.#draw(this.#result);
  }

  #draw(result: Result): void {
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
