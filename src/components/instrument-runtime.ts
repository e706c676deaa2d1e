/**
 * The drawing part of an instrument: runs the simulation once a frame and patches what changed.
 *
 * Text is written only where it differs, a table only while it can be seen, a chart only when its own
 * datasets or signals moved. Fetched on first use, together with the simulation's chunk.
 */
import { loaders } from 'virtual:labwright/loaders';
import {
  evaluate,
  findingOf,
  LabwrightError,
  say,
  type AnySimulation,
  type DerivationStep,
  type Result,
  type State,
} from '../lib/labwright/simulation/index.ts';
import { declarationOf } from '../lib/labwright/simulation/format.ts';
import type { LabInstrument } from './lab-instrument.ts';
import { InstrumentChart } from './instrument-chart.ts';
import { spokenStep } from './derivation-text.ts';
import { LiveTable } from './instrument-table.ts';
import { say as sayText } from '../lib/labwright/language/page.ts';
import { reader } from './reader.ts';

/** The innermost element of a value: KaTeX wraps a number in spans of its own. */
function leafOf(element: HTMLElement): HTMLElement {
  let leaf = element;
  while (leaf.firstElementChild instanceof HTMLElement) leaf = leaf.firstElementChild;
  return leaf;
}

/** A text that is there already is changed, not replaced: that is less for the browser to lay out. */
function write(element: HTMLElement, text: string): void {
  const [node] = element.childNodes;
  if (node instanceof Text && element.childNodes.length === 1) {
    if (node.data !== text) node.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}

/** Rest after which the headline is said, and the least time from one to the next, in ms. */
const announceAfter = 600;
const announceEvery = 3000;

export class InstrumentRuntime {
  readonly element: LabInstrument;
  readonly simulation: AnySimulation;
  result: Result;
  readonly #charts: InstrumentChart[];
  readonly #tables: LiveTable[];
  readonly #values: { leaf: HTMLElement; name: string; bare: boolean; panel: Element | null }[];
  readonly #whens: HTMLElement[];
  readonly #findings: { line: HTMLElement; chart: string }[];
  readonly #sliders: { slider: HTMLInputElement; name: string }[];
  readonly #derivations: { output: HTMLElement; step: DerivationStep }[];
  #frame: number | undefined;
  #announcement: ReturnType<typeof setTimeout> | undefined;
  /** When the headline was last said. */
  #announced = -Infinity;
  #failing = new Set<string>();

  constructor(element: LabInstrument, simulation: AnySimulation, charts: InstrumentChart[]) {
    this.element = element;
    this.simulation = simulation;
    this.result = evaluate(simulation, element.values);
    this.#charts = charts;
    this.#tables = [...element.querySelectorAll<HTMLTableElement>('table[data-dataset]')].map(
      (table) => new LiveTable(table, simulation),
    );
    this.#values = [...element.querySelectorAll<HTMLElement>('[data-value]')].map((value) => ({
      leaf: leafOf(value),
      name: value.dataset['value']!,
      bare: value.dataset['bare'] !== undefined,
      panel: value.closest('[popover]'),
    }));
    // A panel is written as it opens, and again at each move while it is open.
    for (const panel of element.querySelectorAll<HTMLElement>('[popover]'))
      panel.addEventListener('toggle', () => this.#writeValues(panel));
    this.#whens = [...element.querySelectorAll<HTMLElement>('[data-when]')];
    this.#findings = [...element.querySelectorAll<HTMLElement>('figure[data-chart] [data-finding]')].map((line) => ({
      line,
      chart: line.closest<HTMLElement>('figure')!.dataset['chart']!,
    }));
    this.#sliders = [...element.querySelectorAll<HTMLInputElement>('.control input[type="range"]')].map((slider) => ({
      slider,
      name: slider.closest<HTMLElement>('[data-parameter]')!.dataset['parameter']!,
    }));
    this.#derivations = [...element.querySelectorAll<HTMLElement>('[data-derivation] [data-step]')].map((output) => {
      const name = output.closest<HTMLElement>('[data-derivation]')!.dataset['derivation']!;
      const steps = simulation.derivations[name] as readonly DerivationStep[];
      return { output, step: steps[Number(output.dataset['step'])]! };
    });
  }

  /** Asks for a drawing in the next frame; many requests make one. */
  request(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.draw();
    });
  }

  draw(): void {
    try {
      this.result = evaluate(this.simulation, this.element.values);
    } catch (error) {
      if (!(error instanceof LabwrightError)) throw error;
      this.element.removeAttribute('data-waiting');
      this.element.note(error.problems.map((problem) => `${problem.wrong} ${problem.instead}`).join(' '));
      return;
    }
    const { simulation, result } = this;
    this.#writeValues();
    for (const when of this.#whens) {
      const holds = String(result.states[when.dataset['when']!]) === when.dataset['is'];
      if (when.hidden === holds) when.hidden = !holds;
    }
    for (const { line, chart } of this.#findings) write(line, findingOf(simulation, chart, result));
    this.#tellSliders();
    this.#drawDerivations();
    for (const table of this.#tables) table.update(result);
    for (const chart of this.#charts) chart.update(result);
    this.element.removeAttribute('data-waiting');
    this.element.dispatchEvent(new CustomEvent('labwright:result', { bubbles: true }));
  }

  /** Writes the numbers of the text, and of the panels that can be seen; or those of one panel only. */
  #writeValues(only?: Element): void {
    for (const { leaf, name, bare, panel } of this.#values) {
      if (only ? panel !== only : panel && !panel.matches(':popover-open')) continue;
      write(leaf, say(this.simulation, this.result, name, { bare }));
    }
  }

  /** A control came to rest: draw at once, in place of the frame that may be waiting; say the headline in words, and note failures met and left. */
  settled(): void {
    this.#announceSoon();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.draw();
    for (const [name, state] of Object.entries(this.simulation.states as Record<string, State>)) {
      if (state.kind !== 'failure') continue;
      const holds = this.result.states[name]!;
      if (holds === this.#failing.has(name)) continue;
      if (holds) this.#failing.add(name);
      else this.#failing.delete(name);
      reader.record({
        lab: this.element.dataset['lab']!,
        kind: holds ? 'failureMet' : 'failureLeft',
        name: `${this.element.id}.${name}`,
        value: true,
        setting: { ...this.element.values },
      });
    }
  }

  /** Says the headline once the controls have rested, and not while what was said last may still be read out. */
  #announceSoon(): void {
    clearTimeout(this.#announcement);
    const wait = Math.max(announceAfter, this.#announced + announceEvery - performance.now());
    this.#announcement = setTimeout(() => {
      const line = this.element.querySelector<HTMLElement>('[data-announce]');
      if (!line) return;
      write(line, this.#headline());
      this.#announced = performance.now();
    }, wait);
  }

  /** Sliders say their value as the rest of the page prints it. */
  #tellSliders(): void {
    for (const { slider, name } of this.#sliders) {
      const text = say(this.simulation, this.result, name);
      if (slider.getAttribute('aria-valuetext') !== text) slider.setAttribute('aria-valuetext', text);
    }
  }

  #headline(): string {
    const shown = [...this.element.querySelectorAll<HTMLElement>('.readout [data-value]')].slice(0, 2);
    const numbers = shown.map(
      (value) => `${declarationOf(this.simulation, value.dataset['value']!)?.label}: ${value.textContent.trim()}`,
    );
    const states = Object.entries(this.simulation.states as Record<string, State>).filter(
      ([name, state]) => state.kind !== 'condition' && this.result.states[name],
    );
    return [...numbers, ...states.map(([, state]) => state.label)].join('. ');
  }

  #drawDerivations(): void {
    for (const { output, step } of this.#derivations) {
      write(
        output,
        spokenStep(
          step,
          (name) => `${declarationOf(this.simulation, name)?.label} ${say(this.simulation, this.result, name)}`,
          sayText,
        ),
      );
    }
  }
}

/** Fetches the simulation and its charts, and makes the instrument live. */
export async function openInstrument(element: LabInstrument): Promise<InstrumentRuntime> {
  const id = element.dataset['simulation']!;
  const load = loaders[`${sayText.language}/${id}`] ?? loaders[id];
  if (!load) throw new Error(`no simulation ${id}`);
  const { simulation, charts } = await load();
  const figures = [...element.querySelectorAll<HTMLElement>('figure[data-chart]')].map(
    (figure) => new InstrumentChart(figure, charts[figure.dataset['chart']!]!, element),
  );
  const runtime = new InstrumentRuntime(element, simulation, figures);
  runtime.draw();
  document.addEventListener('labwright:question', () => runtime.request());
  await Promise.all(figures.map((figure) => figure.settled()));
  element.dataset['live'] = '';
  return runtime;
}
