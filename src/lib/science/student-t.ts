/** Student's t distribution, from stdlib. */
import incompleteBeta from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-t-quantile';

function checkDegrees(degrees: number): void {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom ${degrees} must be > 0`);
}

/**
 * P(|T| >= |t|): the regularised incomplete beta function I_{ν / (ν + t²)}(ν / 2, ½), exact far into the tail.
 * @param t any number
 * @param degrees ν > 0, whole or not
 * @returns probability
 * @throws RangeError for other degrees of freedom or a t that is no number
 * @source Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.7.1
 */
export function studentTTwoSidedTail(t: number, degrees: number): number {
  checkDegrees(degrees);
  if (Number.isNaN(t)) throw new RangeError('t must be a number');
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5, true, false);
}

/** P(T >= t), the half of {@link studentTTwoSidedTail} on that side. */
export function studentTUpperTail(t: number, degrees: number): number {
  const half = studentTTwoSidedTail(t, degrees) / 2;
  return t > 0 ? half : 1 - half;
}

/**
 * The value that T stays below with the given probability.
 * @param probability between 0 and 1
 * @param degrees ν > 0
 * @throws RangeError outside those ranges
 */
export function studentTQuantile(probability: number, degrees: number): number {
  checkDegrees(degrees);
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability ${probability} must lie between 0 and 1`);
  return quantile(probability, degrees);
}
