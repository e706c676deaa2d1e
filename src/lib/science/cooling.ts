/**
 * Newton's law of cooling: the excess of a body over its surroundings halves in equal times.
 *
 * Stated with the half-time h instead of a rate (h = ln 2 / k), because a half-time can be read off a clock.
 * Source: I. Newton, Scala graduum caloris, Philosophical Transactions 22 (1701) 824.
 */

function checkHalfTime(halfTime: number): void {
  if (!(halfTime > 0)) throw new RangeError(`halfTime ${halfTime} must be > 0`);
}

/**
 * Share of the excess that is left after a time: 2^(−time / halfTime).
 * @param time, halfTime same unit, halfTime > 0
 * @throws RangeError when halfTime is not positive
 */
export function excessLeft(time: number, halfTime: number): number {
  checkHalfTime(halfTime);
  return 2 ** (-time / halfTime);
}

/**
 * Temperature after a time: surroundings + (start − surroundings) · 2^(−time / halfTime).
 * @param start, surroundings same unit; so is the result
 * @throws RangeError when halfTime is not positive
 */
export function temperatureAfter(start: number, surroundings: number, halfTime: number, time: number): number {
  return surroundings + (start - surroundings) * excessLeft(time, halfTime);
}

/**
 * Time to cool to a temperature: halfTime · log2((start − surroundings) / (target − surroundings)).
 * @returns unit of halfTime; 0 where the start is no warmer than the target, null where it never gets there
 * @throws RangeError when halfTime is not positive
 */
export function timeToCool(start: number, surroundings: number, halfTime: number, target: number): number | null {
  checkHalfTime(halfTime);
  if (start <= target) return 0;
  return target > surroundings ? halfTime * Math.log2((start - surroundings) / (target - surroundings)) : null;
}

/** Temperature of two parts poured together: (1 − share) · one + share · other, for like liquids. */
export function mixed(one: number, other: number, share: number): number {
  return (1 - share) * one + share * other;
}
