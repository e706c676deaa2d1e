/** Names for how often something is done. */

/** A named interval, all of one list in the same unit. */
export interface Cadence<Word extends string = string> {
  readonly word: Word;
  readonly interval: number;
}

/**
 * The cadence nearest to an interval on a log scale: two neighbours meet at the geometric mean of their intervals.
 * @param interval > 0, in the unit of the cadences
 * @param cadences at least one, in rising order
 * @returns the cadence; on the meeting point itself the longer one
 * @throws RangeError when the interval is not positive or the list is empty
 */
export function nearestCadence<Word extends string>(
  interval: number,
  cadences: readonly Cadence<Word>[],
): Cadence<Word> {
  if (!(interval > 0) || cadences.length === 0) throw new RangeError(`interval ${interval} must be > 0`);
  return cadences.reduce((nearest, next) => (interval >= Math.sqrt(nearest.interval * next.interval) ? next : nearest));
}
