/** The chi-squared distribution, from stdlib. */
import upperIncompleteGamma from '@stdlib/math-base-special-gammainc';
import quantile from '@stdlib/stats-base-dists-chisquare-quantile';

function checkDegrees(degrees: number): void {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom ${degrees} must be > 0`);
}

/**
 * P(X >= x) for X chi-squared: the regularised upper incomplete gamma function Q(k / 2, x / 2), which stays
 * exact where 1 − cdf would cancel.
 * @param x >= 0
 * @param degrees k > 0
 * @returns probability
 * @throws RangeError outside those ranges
 */
export function chiSquaredUpperTail(x: number, degrees: number): number {
  checkDegrees(degrees);
  if (!(x >= 0)) throw new RangeError(`x ${x} must be >= 0`);
  return upperIncompleteGamma(x / 2, degrees / 2, true, true);
}

/**
 * The value that a chi-squared variable stays below with the given probability.
 * @param probability 0 to 1, below 1
 * @param degrees k > 0
 * @throws RangeError outside those ranges
 */
export function chiSquaredQuantile(probability: number, degrees: number): number {
  checkDegrees(degrees);
  if (!(probability >= 0 && probability < 1)) throw new RangeError(`probability ${probability} must lie in [0, 1)`);
  return quantile(probability, degrees);
}
