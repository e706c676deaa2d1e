/** The chi-squared distribution, from stdlib. */
import quantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { gammaDensity, libraryReach, upperGammaShare } from './incomplete-gamma.ts';

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
  return upperGammaShare(degrees / 2, x / 2);
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
  let value = quantile(probability, degrees);
  // Beyond its reach the library is a little off: three of Newton's steps bring it to the digits of our own tail.
  for (let step = 0; step < 3 && value / 2 > libraryReach; step++)
    value += (2 * (chiSquaredUpperTail(value, degrees) - (1 - probability))) / gammaDensity(degrees / 2 - 1, value / 2);
  return value;
}
