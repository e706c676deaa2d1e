/** Where names at the ends of curves stand, so that none covers another or is struck by a rule. */
import { column, textColumn } from 'labwright/simulation';

type Height = { readonly unit?: string; readonly digits: number };

/**
 * The dataset that the layer `curveNames` of a chart reads: each name, and the height at which it stands.
 * @param field the column of the names
 * @param height unit and digits of the axis
 */
export function namePlaces<const Field extends string, const Scale extends Height>(
  field: Field,
  label: string,
  height: Scale,
) {
  const names = { [field]: textColumn({ label }) } as Record<Field, { kind: 'text'; label: string }>;
  return { columns: { ...names, labelAt: column({ label: 'Height of its name', ...height }) } };
}

export interface LabelRoom {
  /** Lowest and highest place of a label's middle, in units of the axis. */
  readonly low: number;
  readonly high: number;
  /** Least distance between the middles of two labels. */
  readonly gap: number;
  /** Places that labels keep clear of, such as rules across the plot. */
  readonly rules?: readonly number[];
  /** Least distance from a rule to the middle of a label; half a gap if not given. */
  readonly clearance?: number;
}

/** Candidate places; finer than a pixel in every variant of a chart. */
const steps = 300;

/** Each label at its own end, on the grid, where none is in another's way or struck by a rule; else undefined. */
function unmovedPlaces(ends: readonly number[], order: readonly number[], room: LabelRoom): number[] | undefined {
  const { low, high, gap, rules = [], clearance = gap / 2 } = room;
  const reach = Math.ceil((gap / (high - low)) * steps);
  // Of two places equally near the lower one, as the search over the grid takes it.
  const nearest = ends.map((end) =>
    Math.min(Math.max(Math.ceil(((end - low) / (high - low)) * steps - 0.5), 0), steps),
  );
  const places = nearest.map((step) => low + ((high - low) * step) / steps);
  const clear = places.every((place) => rules.every((rule) => Math.abs(place - rule) >= clearance));
  const roomy = order.every((index, at) => at === 0 || nearest[index]! - nearest[order[at - 1]!]! >= reach);
  return clear && roomy ? places : undefined;
}

/**
 * The places nearest to the curves' ends, in the order of the ends, by least squares over a fine grid.
 *
 * Where rules and room leave no way out the rules give in: a label may be struck, never hidden.
 * @param ends values at which the curves end
 * @returns one place per end, in the same order as `ends`
 */
export function placeLabels(ends: readonly number[], room: LabelRoom): number[] {
  const { low, high, gap, rules = [], clearance = gap / 2 } = room;
  const order = ends.map((_, index) => index).sort((a, b) => ends[a]! - ends[b]! || b - a);
  const apart = unmovedPlaces(ends, order, room);
  if (apart) return apart;
  // Plain loops: the proof comes here some hundred thousand times.
  const grid = new Float64Array(steps + 1);
  const penalty = new Float64Array(steps + 1);
  for (let step = 0; step <= steps; step++) {
    const place = low + ((high - low) * step) / steps;
    grid[step] = place;
    for (const rule of rules) if (Math.abs(place - rule) < clearance) penalty[step] = (high - low) ** 2;
  }
  const reach = Math.ceil((gap / (high - low)) * steps);
  // Least cost of the lowest labels when the highest of them stands at or below grid[step], and where it then stands.
  let below = new Float64Array(steps + 1);
  const at: Int32Array[] = [];
  for (const [position, index] of order.entries()) {
    const costs = new Float64Array(steps + 1);
    const places = new Int32Array(steps + 1);
    const end = ends[index]!;
    let least = Infinity;
    let place = -1;
    for (let step = 0; step <= steps; step++) {
      const under = position === 0 ? 0 : step >= reach ? below[step - reach]! : Infinity;
      const cost = under + (grid[step]! - end) ** 2 + penalty[step]!;
      if (cost < least) {
        least = cost;
        place = step;
      }
      costs[step] = least;
      places[step] = place;
    }
    below = costs;
    at.push(places);
  }
  const places = [...ends];
  let limit = steps;
  for (let position = order.length - 1; position >= 0; position--) {
    const step = at[position]![limit]!;
    places[order[position]!] = grid[Math.max(step, 0)]!;
    limit = Math.max(step - reach, 0);
  }
  return places;
}

/** The same on a log axis: `low` and `high` are values, `gap` is in decades. */
export function placeLabelsOnLogAxis(ends: readonly number[], room: Omit<LabelRoom, 'rules' | 'clearance'>): number[] {
  const { low, high, gap } = room;
  return placeLabels(ends.map(Math.log10), { low: Math.log10(low), high: Math.log10(high), gap }).map(
    (place) => 10 ** place,
  );
}
