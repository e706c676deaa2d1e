/** Where names at the ends of curves stand, so that none covers another or is struck by a rule. */

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
  const grid = Array.from({ length: steps + 1 }, (_, step) => low + ((high - low) * step) / steps);
  const struck = (place: number): boolean => rules.some((rule) => Math.abs(place - rule) < clearance);
  const reach = Math.ceil((gap / (high - low)) * steps);
  // best[i][s]: least cost of the lowest i + 1 labels when the highest of them stands at or below grid[s].
  const best: { cost: number; at: number }[][] = [];
  for (const [position, index] of order.entries()) {
    let least = { cost: Infinity, at: -1 };
    best.push(
      grid.map((place, step) => {
        const below = position === 0 ? 0 : (best[position - 1]![step - reach]?.cost ?? Infinity);
        const cost = below + (place - ends[index]!) ** 2 + (struck(place) ? (high - low) ** 2 : 0);
        if (cost < least.cost) least = { cost, at: step };
        return least;
      }),
    );
  }
  const places = [...ends];
  let limit = steps;
  for (let position = order.length - 1; position >= 0; position--) {
    const { at } = best[position]![limit]!;
    places[order[position]!] = grid[Math.max(at, 0)]!;
    limit = Math.max(at - reach, 0);
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
