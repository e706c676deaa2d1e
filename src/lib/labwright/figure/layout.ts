/**
 * Fixes the place of the plot once, at build, for every state the chart can be in.
 *
 * Vega's own `autosize: fit` measures what happens to be drawn first, so a plot would change its size with the setting,
 * and small multiples would not line up. Here the chart is drawn at its settings and at the ends of every control, the
 * largest overhang on each side becomes padding, and the plot gets exactly what is left of the total width.
 */
import { createHash } from 'node:crypto';
import type { Spec as VegaSpec } from 'vega';
import type { NumericParameter, Parameter, ParameterValue } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { evaluate, type Result } from '../simulation/evaluate.ts';
import { settingParameters } from '../simulation/parameters.ts';
import { chartInputs, type ChartInputs } from './data.ts';
import { feedView } from './feed.ts';
import type { JsonObject } from './json.ts';
import { keepOverhang, knownOverhang, type Margins } from './overhangs.ts';
import { programOf, viewOf } from './program.ts';

type Values = Readonly<Record<string, ParameterValue>>;

/** Parameter values at which a chart may overhang most: its settings and the ends of every control. */
function extremes(simulation: AnySimulation): Values[] {
  const named = ['default', ...Object.keys(simulation.settings)].map((name) => settingParameters(simulation, name));
  const ends = Object.entries(simulation.params as Record<string, Parameter>).flatMap(([name, parameter]): Values[] => {
    if (parameter.kind === 'choice') return Object.keys(parameter.options).map((option) => ({ [name]: option }));
    if (parameter.kind === 'boolean') return [{ [name]: true }, { [name]: false }];
    const { min, max } = parameter as NumericParameter;
    return [{ [name]: min }, { [name]: max }];
  });
  return [...named, ...ends];
}

/** Of the simulation that was asked for last: its charts are compiled one after the other, in two sizes each. */
let latest: { readonly simulation: AnySimulation; readonly results: readonly Result[] } | undefined;

function resultsAtExtremes(simulation: AnySimulation): readonly Result[] {
  if (latest?.simulation !== simulation)
    latest = { simulation, results: extremes(simulation).map((values) => evaluate(simulation, values)) };
  return latest.results;
}

/** Inputs at the extremes, each drawn once. */
function extremeInputs(
  simulation: AnySimulation,
  names: { datasets: readonly string[]; signals: readonly string[] },
): ChartInputs[] {
  const distinct = new Map<string, ChartInputs>();
  for (const result of resultsAtExtremes(simulation)) {
    const inputs = chartInputs(names, result);
    distinct.set(JSON.stringify(inputs), inputs);
  }
  return [...distinct.values()];
}

/** What stands out over the plot on each side, in whole px, over all inputs. */
function overhang(vega: JsonObject, inputs: readonly ChartInputs[], fail: (message: string) => never): Margins {
  const view = viewOf(programOf(vega as VegaSpec), (_, message) => fail(message));
  const margins = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const input of inputs) {
    feedView(view, input);
    view.run();
    const [frame] = (view.scenegraph() as unknown as { root: { items: unknown[] } }).root.items as {
      bounds: { x1: number; y1: number; x2: number; y2: number };
    }[];
    const { x1, y1, x2, y2 } = frame!.bounds;
    margins.left = Math.max(margins.left, Math.ceil(-x1));
    margins.top = Math.max(margins.top, Math.ceil(-y1));
    margins.right = Math.max(margins.right, Math.ceil(x2 - view.width()));
    margins.bottom = Math.max(margins.bottom, Math.ceil(y2 - view.height()));
  }
  view.finalize();
  return margins;
}

const sides = ['left', 'right', 'top', 'bottom'] as const;

export interface Layout {
  readonly totalWidth: number;
  /** Height of the plot alone; what stands around it comes on top. */
  readonly plotHeight: number;
  /** Room kept above the plot for guess and answer, whether they are drawn or not. */
  readonly minimumTop: number;
  /** Puts what follows the figure's left edge (the title above the y axis, the key) at that x of the plot. */
  readonly place: (vega: JsonObject, left: number) => JsonObject;
}

/** Below this share of the width a plot shows labels rather than data. */
const smallestShare = 0.25;

function tooWide(chart: string, left: number, total: number): LabwrightError {
  return new LabwrightError({
    rule: 'chart/width',
    wrong: `${chart} leaves ${Math.max(Math.round(left), 0)} of ${total} px to its plot; labels take the rest.`,
    instead: 'Shorten the labels, or move them into the plot.',
  });
}

/**
 * A compiled chart of exactly `totalWidth` whose plot stands still whatever it shows.
 * @throws LabwrightError `chart/width` when its labels leave too little room, and what `fail` throws when Vega cannot draw it.
 */
export function fixLayout(
  simulation: AnySimulation,
  names: { datasets: readonly string[]; signals: readonly string[] },
  vega: JsonObject,
  layout: Layout,
  chart: string,
  fail: (message: string) => never,
): { vega: JsonObject; width: number; height: number } {
  const { totalWidth, plotHeight, minimumTop } = layout;
  const inputs = extremeInputs(simulation, names);
  const whole = JSON.stringify([layout.place(vega, 0), totalWidth, plotHeight, minimumTop, inputs]);
  const key = createHash('sha256').update(whole).digest('base64');
  const known = knownOverhang(key);
  const none: Margins = { left: 0, right: 0, top: minimumTop, bottom: 0 };
  let margins = known ?? none;
  let settled: { readonly margins: Margins; readonly vega: JsonObject } | undefined;
  const sized = (): JsonObject => {
    if (settled && sides.every((side) => settled!.margins[side] === margins[side])) return settled.vega;
    const width = totalWidth - margins.left - margins.right;
    if (width < smallestShare * totalWidth) throw tooWide(chart, width, totalWidth);
    const placed = {
      ...layout.place(vega, -margins.left),
      autosize: 'none',
      width,
      height: plotHeight,
      padding: { ...margins },
    };
    settled = { margins, vega: placed };
    return placed;
  };
  /** One pass: what stands out over the plot that these margins leave. True when its width stays as it is. */
  const settles = (over: readonly ChartInputs[]): boolean => {
    const before = margins;
    const found = overhang(sized(), over, fail);
    margins = { ...found, top: Math.max(found.top, minimumTop) };
    return found.left === before.left && found.right === before.right;
  };
  // The width of the plot decides where labels stand. In most charts they stand out as far at the first input as at any
  // other: a pass over that one alone guesses the width, and one over all confirms it.
  if (!known) {
    settles(inputs.slice(0, 1));
    if (!settles(inputs)) {
      // Where it does not, the guess counts for nothing: the second pass settles it, later ones only confirm.
      margins = none;
      for (let pass = 0; pass < 4; pass++) if (settles(inputs)) break;
    }
  }
  keepOverhang(key, margins);
  return { vega: sized(), width: totalWidth, height: margins.top + plotHeight + margins.bottom };
}
