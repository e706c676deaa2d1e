/** What a drawn stroke says of the heights: a path across the axes, sampled at the places. Pure. */

/** Heights as shares of the axis; undefined where nothing is drawn yet. */
export type Heights = readonly (number | undefined)[];

/** A point of the path as shares of the two axes: x from left to right, y from bottom to top. */
export interface PathPoint {
  readonly x: number;
  readonly y: number;
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** The place nearest to a share of the x axis. */
export function nearestPlace(places: readonly number[], x: number): number {
  return places.reduce((best, place, index) => (Math.abs(place - x) < Math.abs(places[best]! - x) ? index : best), 0);
}

/** The first touch sets the height at the place nearest to it. */
export function touched(heights: Heights, places: readonly number[], { x, y }: PathPoint): Heights {
  return heights.with(nearestPlace(places, x), within(y));
}

/**
 * One stretch of the path: each place that it passes takes the height at which it does. Drawn back and forth, the last pass
 * stands. `places` are shares of the x axis, ascending.
 */
export function stroked(heights: Heights, places: readonly number[], from: PathPoint, to: PathPoint): Heights {
  if (from.x === to.x) return touched(heights, places, to);
  const [low, high] = from.x < to.x ? [from.x, to.x] : [to.x, from.x];
  return heights.map((height, index) => {
    const place = places[index]!;
    if (place < low || place > high) return height;
    return within(from.y + ((place - from.x) / (to.x - from.x)) * (to.y - from.y));
  });
}

/**
 * The end of a stroke beside the first or last place, as a hand leaves it: within half a step it counts as there, so that
 * nobody has to hit the edge of the axes. A height that stands there already stays.
 */
export function finished(heights: Heights, places: readonly number[], end: PathPoint): Heights {
  const nearest = nearestPlace(places, end.x);
  const step = (places.at(-1)! - places[0]!) / (places.length - 1);
  if (heights[nearest] !== undefined || Math.abs(places[nearest]! - end.x) > step / 2) return heights;
  return heights.with(nearest, within(end.y));
}

/** How many places have no height yet. */
export function missing(heights: Heights): number {
  return heights.filter((height) => height === undefined).length;
}
