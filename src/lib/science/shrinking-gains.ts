/** A learner whose every iteration gains a fixed share of what the one before it gained. */

function check(gain: number, decay: number): void {
  if (!(gain > 0)) throw new RangeError(`gain ${gain} must be > 0`);
  if (!(decay > 0 && decay < 1)) throw new RangeError(`decay ${decay} must lie between 0 and 1`);
}

/**
 * Level after k iterations: A₀ + g · (1 − r^k) / (1 − r).
 * @param start A₀
 * @param gain g, first gain, unit of the level, > 0
 * @param decay r, gain of an iteration over that of the one before it, between 0 and 1
 * @param iterations k, >= 0
 * @throws RangeError outside those ranges
 */
export function levelAfter(start: number, gain: number, decay: number, iterations: number): number {
  check(gain, decay);
  if (!(iterations >= 0)) throw new RangeError(`iterations ${iterations} must be >= 0`);
  return start + (gain * (1 - decay ** iterations)) / (1 - decay);
}

/** The level that no number of iterations exceeds: A₀ + g / (1 − r). Arguments as {@link levelAfter}. */
export function ceilingOf(start: number, gain: number, decay: number): number {
  check(gain, decay);
  return start + gain / (1 - decay);
}
