/** The Poisson distribution, from stdlib: how often something rare happens. */
import mass from '@stdlib/stats-base-dists-poisson-pmf';
import { lowerGammaShare, upperGammaShare } from './incomplete-gamma.ts';

function check(count: number, mean: number): void {
  if (!Number.isInteger(count)) throw new RangeError(`count ${count} must be a whole number`);
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`mean ${mean} must be >= 0`);
}

/**
 * P(X = k): e^(−λ) · λᵏ / k!.
 * @param count k, whole number
 * @param mean λ >= 0
 * @throws RangeError outside those ranges
 */
export function poissonMass(count: number, mean: number): number {
  check(count, mean);
  return count < 0 ? 0 : mass(count, mean);
}

/**
 * P(X <= k): the regularised upper incomplete gamma function Q(k + 1, λ).
 * @returns probability; arguments as in {@link poissonMass}
 * @source Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.4.21
 */
export function poissonCdf(count: number, mean: number): number {
  check(count, mean);
  return count < 0 ? 0 : upperGammaShare(count + 1, mean);
}

/** P(X >= k): P(k, λ), exact where 1 − cdf would cancel. Arguments as in {@link poissonMass}. */
export function poissonUpperTail(count: number, mean: number): number {
  check(count, mean);
  return count <= 0 ? 1 : lowerGammaShare(count, mean);
}
