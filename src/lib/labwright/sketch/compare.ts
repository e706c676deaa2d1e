/**
 * A sketch beside the truth: the gap, and what can be said of the sketch's shape. Pure.
 *
 * The gap is measured at the places of the sketch. On a linear y axis it is the mean of |s - t| in the unit of the axis; on a
 * logarithmic one, where equal steps are equal factors, it is the factor exp(mean |ln s/t|). Shapes are judged in shares of
 * the axes, as the eye does.
 */
import { heightAt, shareOf, type Curve, type SketchAxes } from './curve.ts';

/** What an explanation may be for, in the order of the guide. */
export const conditions = [
  'within',
  'below',
  'above',
  'straight',
  'starts-rising',
  'starts-falling',
  'starts-level',
  'ends-rising',
  'ends-falling',
  'ends-level',
  'lowest-left',
  'lowest-right',
  'highest-left',
  'highest-right',
] as const;
export type Condition = (typeof conditions)[number];

/** Two heights closer than this share of the axis are level to the eye. */
export const level = 0.03;
/** Off a straight line by less than this share of the axis, a sketch is one; by more than twice it, the truth bends. */
const bend = 0.06;

export interface Comparison {
  /** In the unit of the y axis, or a factor of 1 and more where that is logarithmic. */
  readonly gap: number;
  /** Sketch less truth in shares of the axis, on average: above 0 the sketch is too high. */
  readonly lean: number;
  /** Where sketch and truth are furthest apart. */
  readonly widest: { readonly x: number; readonly sketch: number; readonly truth: number };
  readonly within: boolean;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const guard = 1e-9;

/** `truth` may have more places than the sketch. */
export function compareCurves(sketch: Curve, truth: Curve, axes: SketchAxes, within: number): Comparison {
  const there = sketch.x.map((place) => heightAt(truth, axes, place));
  const shares = sketch.y.map((height, index) => shareOf(axes.y, height) - shareOf(axes.y, there[index]!));
  const apart = sketch.y.map((height, index) =>
    axes.y.log ? Math.abs(Math.log(height / there[index]!)) : Math.abs(height - there[index]!),
  );
  const gap = axes.y.log ? Math.exp(mean(apart)) : mean(apart);
  const furthest = apart.indexOf(Math.max(...apart));
  return {
    gap,
    lean: mean(shares),
    widest: { x: sketch.x[furthest]!, sketch: sketch.y[furthest]!, truth: there[furthest]! },
    within: gap <= within + guard,
  };
}

type Direction = 'rising' | 'falling' | 'level';

function direction(from: number, to: number): Direction {
  return Math.abs(to - from) < level ? 'level' : to > from ? 'rising' : 'falling';
}

/** How far the heights bend away from the line between their ends, in shares of the y axis. */
function bendOf(places: readonly number[], heights: readonly number[]): number {
  const [first, last] = [places[0]!, places.at(-1)!];
  const chord = (place: number): number =>
    heights[0]! + ((place - first) / (last - first)) * (heights.at(-1)! - heights[0]!);
  return Math.max(...heights.map((height, index) => Math.abs(height - chord(places[index]!))));
}

/** Steps between places by which the extreme of the sketch lies right of the truth's; a level stretch is read kindly. */
function offset(sketch: readonly number[], truth: readonly (readonly [step: number, height: number])[], sign: 1 | -1) {
  const furthest = truth.reduce((best, each) => (sign * each[1] < sign * best[1] ? each : best));
  const best = Math.min(...sketch.map((height) => sign * height));
  const steps = sketch.flatMap((height, index) => (sign * height <= best + level ? [index - furthest[0]] : []));
  return steps.reduce((least, step) => (Math.abs(step) < Math.abs(least) ? step : least));
}

/** Everything that holds of a sketch beside the truth. */
export function conditionsOf(sketch: Curve, truth: Curve, axes: SketchAxes, within: number): ReadonlySet<Condition> {
  const compared = compareCurves(sketch, truth, axes, within);
  const places = sketch.x.map((place) => shareOf(axes.x, place));
  const step = (places.at(-1)! - places[0]!) / (places.length - 1);
  const drawn = sketch.y.map((height) => shareOf(axes.y, height));
  const there = sketch.x.map((place) => shareOf(axes.y, heightAt(truth, axes, place)));
  // Between two places the truth may lie lower than at both: its own points count too.
  const fine = truth.x.flatMap((place, index): [number, number][] => {
    const at = (shareOf(axes.x, place) - places[0]!) / step;
    return at < -guard || at > places.length - 1 + guard ? [] : [[at, shareOf(axes.y, truth.y[index]!)]];
  });
  const points = [...there.map((height, index): [number, number] => [index, height]), ...fine];
  const held = new Set<Condition>();
  if (compared.within) held.add('within');
  else if (compared.lean !== 0) held.add(compared.lean < 0 ? 'below' : 'above');
  if (bendOf(places, drawn) < bend && bendOf(places, there) > 2 * bend) held.add('straight');
  const start = direction(drawn[0]!, drawn[1]!);
  const end = direction(drawn.at(-2)!, drawn.at(-1)!);
  if (start !== direction(there[0]!, there[1]!)) held.add(`starts-${start}`);
  if (end !== direction(there.at(-2)!, there.at(-1)!)) held.add(`ends-${end}`);
  for (const [name, sign] of [
    ['lowest', 1],
    ['highest', -1],
  ] as const) {
    const off = offset(drawn, points, sign);
    if (off < -1 - guard) held.add(`${name}-left`);
    if (off > 1 + guard) held.add(`${name}-right`);
  }
  return held;
}

/** Which explanation a reader gets: `within` where it holds, else the first of those claimed that does. At most one. */
export function conditionFor(held: ReadonlySet<Condition>, claimed: readonly Condition[]): Condition | undefined {
  if (held.has('within')) return 'within';
  return claimed.find((condition) => held.has(condition));
}
