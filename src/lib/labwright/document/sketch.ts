/** A prediction that is drawn: its axes from a chart, its truth from a dataset, or what is wrong with them. Pure. */
import { isObject, type JsonObject } from '../figure/json.ts';
import {
  curveOfRows,
  fewestPlaces,
  mostPlaces,
  placesBetween,
  type Curve,
  type Scale,
  type SketchAxes,
  type SketchColumn,
} from '../sketch/curve.ts';
import { type Condition, conditions } from '../sketch/compare.ts';
import type { Column } from '../simulation/declarations.ts';
import type { AnySimulation, Chart } from '../simulation/define.ts';
import type { Problem } from '../simulation/errors.ts';
import { evaluateAt } from '../simulation/evaluate.ts';
import { suggest } from '../simulation/nearest.ts';
import type { Report } from './attributes.ts';
import { enclosing, type Lab, type Use } from './lab.ts';

/** How many heights are asked for where the author does not say. */
export const usualPlaces = 7;

/** All that drawing, asking and proving a sketch takes, but the truth: nothing in it tells the answer. */
export interface SketchPlan {
  readonly simulation: string;
  readonly at: string;
  readonly dataset: string;
  readonly chart: string;
  readonly x: string;
  readonly y: string;
  /** Only the rows whose column has this value. */
  readonly where?: { readonly column: string; readonly value: string };
  readonly within: number;
  readonly axes: SketchAxes;
}

export const isSketch = ({ word, attributes }: Pick<Use, 'word' | 'attributes'>): boolean =>
  word === 'Predict' && attributes['dataset'] !== undefined;

/** The first definition of an axis with fixed ends among the layers of a chart. */
function channelOf(spec: unknown, axis: 'x' | 'y'): JsonObject | undefined {
  if (!isObject(spec)) return undefined;
  const own = isObject(spec.encoding) ? spec.encoding[axis] : undefined;
  if (isObject(own) && isObject(own.scale) && Array.isArray(own.scale.domain)) return own;
  const layers = Array.isArray(spec.layer) ? (spec.layer as readonly unknown[]) : [];
  for (const layer of layers) {
    const found = channelOf(layer, axis);
    if (found) return found;
  }
  return undefined;
}

/** Type, scale and axis of a channel of a chart: what an empty drawing of it takes over. */
export function sketchChannel(simulation: AnySimulation, chart: string, axis: 'x' | 'y'): JsonObject | undefined {
  const { spec } = (simulation.charts as unknown as Record<string, Chart<never, never, never, never, never>>)[chart]!;
  const found = channelOf(spec, axis);
  if (!found) return undefined;
  const { type, scale, axis: drawn } = found;
  return { type: type ?? 'quantitative', scale: scale!, ...(drawn === undefined ? {} : { axis: drawn }) };
}

function scaleOf(channel: JsonObject | undefined): Scale | undefined {
  const scale = channel && isObject(channel.scale) ? channel.scale : undefined;
  const [from, to, ...more] = Array.isArray(scale?.domain) ? (scale.domain as unknown[]) : [];
  const type = scale?.type ?? 'linear';
  if (channel?.type !== 'quantitative' || (type !== 'linear' && type !== 'log') || more.length > 0) return undefined;
  return typeof from === 'number' && typeof to === 'number' && from < to && (type === 'linear' || from > 0)
    ? { domain: [from, to], log: type === 'log' }
    : undefined;
}

/** Half a step of a scale is nothing to a hand. */
const guard = 1e-9;

type Read = Pick<SketchPlan, 'simulation' | 'dataset' | 'x' | 'y' | 'at' | 'where'>;

/** The curve in the dataset at the setting, along the whole of it. */
function curveOf(simulation: AnySimulation, plan: Read): Curve {
  return curveOfRows(evaluateAt(simulation, plan.at).datasets[plan.dataset] ?? [], plan);
}

/** The truth of a sketch: the computed curve where the axes show it. */
export function truthOf(simulation: AnySimulation, plan: SketchPlan): Curve {
  const all = curveOf(simulation, plan);
  const [from, to] = [plan.axes.places[0]!, plan.axes.places.at(-1)!];
  const shown = all.x.flatMap((place, index) => (place < from - guard || place > to + guard ? [] : [index]));
  return { x: shown.map((index) => all.x[index]!), y: shown.map((index) => all.y[index]!) };
}

function columnOf({ kind, label, unit, digits }: Column): SketchColumn {
  return { kind, label, ...(unit === undefined ? {} : { unit }), ...(digits === undefined ? {} : { digits }) };
}

const needed = ['x', 'y', 'chart', 'within'] as const;
const meant = {
  x: 'the column along the axis',
  y: 'the column to be drawn',
  chart: 'the chart whose axes it is drawn on',
  within: 'how far off on average still counts as close',
};

/** Reads the attributes of a sketch. Undefined, with what is wrong reported, where no axes come of them. */
export function readSketch(use: Use, simulation: AnySimulation, report: Report): SketchPlan | undefined {
  const { attributes } = use;
  const id = String(attributes['id']);
  const dataset = String(attributes['dataset']);
  const wrong = (said: string, instead: string): undefined => void report('predict/sketch', said, instead);
  if (!Object.hasOwn(simulation.datasets, dataset)) {
    report(
      'dataset/unknown',
      `"${simulation.id}" has no dataset "${dataset}".`,
      suggest(dataset, Object.keys(simulation.datasets)),
    );
    return undefined;
  }
  for (const name of ['answer', 'min', 'max', 'step', 'tap'])
    if (attributes[name] !== undefined)
      return wrong(
        `The sketch "${id}" has ${name}.`,
        `Leave ${name} out: a sketch is drawn on the axes of a chart, or leave dataset out to ask for something else.`,
      );
  for (const name of needed)
    if (attributes[name] === undefined)
      return wrong(`The sketch "${id}" has no ${name}.`, `Add ${name}: ${meant[name]}.`);
  const chart = String(attributes['chart']);
  if (!Object.hasOwn(simulation.charts, chart)) {
    report(
      'chart/unknown',
      `"${simulation.id}" has no chart "${chart}".`,
      suggest(chart, Object.keys(simulation.charts)),
    );
    return undefined;
  }
  const columns = simulation.datasets[dataset].columns as Readonly<Record<string, Column>>;
  const [filter, ...rest] = String(attributes['where'] ?? '').split(':');
  const where = attributes['where'] === undefined ? undefined : { column: filter!, value: rest.join(':') };
  const named = [String(attributes['x']), String(attributes['y']), ...(where ? [where.column] : [])];
  for (const column of named) {
    if (Object.hasOwn(columns, column)) continue;
    report(
      'column/unknown',
      `The dataset "${dataset}" of "${simulation.id}" has no column "${column}".`,
      suggest(column, Object.keys(columns)),
    );
    return undefined;
  }
  const [x, y] = named as [string, string];
  for (const column of [x, y])
    if (columns[column]!.kind !== 'number')
      return wrong(`The column "${column}" of the sketch "${id}" holds words.`, 'Name a column of numbers.');
  const scales = {
    x: scaleOf(sketchChannel(simulation, chart, 'x')),
    y: scaleOf(sketchChannel(simulation, chart, 'y')),
  };
  for (const axis of ['x', 'y'] as const)
    if (!scales[axis])
      return wrong(
        `The ${axis} axis of the chart "${chart}" cannot be drawn on for "${id}".`,
        'Name a chart whose axis is quantitative, linear or log, with two fixed ends: scale: { domain: [from, to] }.',
      );
  const { points = usualPlaces, within } = attributes as { points?: number; within: number };
  if (!Number.isInteger(points) || points < fewestPlaces || points > mostPlaces)
    return wrong(
      `The sketch "${id}" asks for ${points} heights.`,
      `Write points={${usualPlaces}}, or another whole number from ${fewestPlaces} to ${mostPlaces}.`,
    );
  if (!(within > (scales.y!.log ? 1 : 0)))
    return wrong(
      `The sketch "${id}" counts as close within ${within}.`,
      scales.y!.log
        ? 'Its y axis is logarithmic: write a factor above 1, such as within={1.5}.'
        : 'Write a distance above 0, in the unit of the y axis.',
    );
  const at = String(attributes['at'] ?? 'default');
  if (at !== 'default' && !Object.hasOwn(simulation.settings, at)) return undefined;
  const plan = { simulation: simulation.id, at, dataset, chart, x, y, ...(where ? { where } : {}) };
  const all = curveOf(simulation, plan);
  const twice = all.x.findIndex((place, index) => index > 0 && place === all.x[index - 1]);
  if (twice > 0)
    return wrong(
      `The dataset "${dataset}" has several heights at ${x} = ${all.x[twice]} for the sketch "${id}".`,
      'Choose the rows of one curve with where="column:value".',
    );
  const [from, to] = scales.x!.domain;
  const inside = all.x.filter((place) => place >= from - guard && place <= to + guard);
  if (inside.length < points)
    return wrong(
      `The sketch "${id}" asks for ${points} heights, and rows of "${dataset}" on its x axis: ${inside.length}.`,
      'Let the simulation return more rows, or ask for fewer points.',
    );
  return {
    ...plan,
    within,
    axes: {
      x: { ...scales.x!, column: columnOf(columns[x]!) },
      y: { ...scales.y!, column: columnOf(columns[y]!) },
      places: placesBetween(scales.x!, inside[0]!, inside.at(-1)!, points),
    },
  };
}

/** The plan of a sketch that has been resolved. */
export function planOf(use: Use): SketchPlan | undefined {
  return use.supplied['plan'] as SketchPlan | undefined;
}

/** What the explanations of a sketch are for, in their order, without `always`. */
export function claimedConditions(use: Use, lab: Lab): { condition: Condition; explain: Use }[] {
  return lab.uses.flatMap((explain) => {
    if (explain.word !== 'Explain' || enclosing(explain, 'Predict') !== use) return [];
    const when = String(explain.attributes['when'] ?? 'always');
    const condition = conditions.find((each) => each === when);
    return condition ? [{ condition, explain }] : [];
  });
}

/** `predict/key` for a sketch: its truth lies on its axes. */
export function sketchKeyProblems(use: Use, lab: Lab): Problem[] {
  const plan = planOf(use);
  const simulation = plan && lab.context.simulations.get(plan.simulation);
  if (!plan || !simulation) return [];
  const [low, high] = plan.axes.y.domain;
  const truth = truthOf(simulation, plan);
  const outside = truth.y.findIndex((height) => height < low || height > high);
  if (outside === -1) return [];
  return [
    {
      rule: 'predict/key',
      wrong: `The truth of "${String(use.attributes['id'])}" is ${truth.y[outside]} at ${plan.x} = ${truth.x[outside]}, outside the y axis from ${low} to ${high}.`,
      instead: 'Ask at another setting, or name a chart whose y axis holds the whole curve.',
      place: use.place,
    },
  ];
}
