/** The binomial distribution, from stdlib: how often something happens in n independent trials. */
import incompleteBeta from '@stdlib/math-base-special-betainc';
import mass from '@stdlib/stats-base-dists-binomial-pmf';

function check(count: number, trials: number, probability: number): void {
  if (!Number.isInteger(trials) || trials < 0) throw new RangeError(`trials ${trials} must be a whole number >= 0`);
  if (!Number.isInteger(count)) throw new RangeError(`count ${count} must be a whole number`);
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`probability ${probability} must lie in [0, 1]`);
}

/**
 * P(X = k): C(n, k) · pᵏ · (1 − p)ⁿ⁻ᵏ.
 * @param count k, whole number
 * @param trials n, whole number >= 0
 * @param probability p of each, 0 to 1
 * @throws RangeError outside those ranges
 */
export function binomialMass(count: number, trials: number, probability: number): number {
  check(count, trials, probability);
  return count < 0 || count > trials ? 0 : mass(count, trials, probability);
}

/**
 * P(X <= k): the regularised incomplete beta function I_{1 − p}(n − k, k + 1).
 * @param count k, whole number
 * @returns probability; arguments as in {@link binomialMass}
 * @source Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.5.24
 */
export function binomialCdf(count: number, trials: number, probability: number): number {
  check(count, trials, probability);
  if (count < 0) return 0;
  return count >= trials ? 1 : incompleteBeta(1 - probability, trials - count, count + 1, true, false);
}

/**
 * P(X >= k): I_p(k, n − k + 1), which stays exact where 1 − cdf would cancel.
 * @param count k, whole number
 * @returns probability; arguments as in {@link binomialMass}
 */
export function binomialUpperTail(count: number, trials: number, probability: number): number {
  check(count, trials, probability);
  if (count <= 0) return 1;
  return count > trials ? 0 : incompleteBeta(probability, count, trials - count + 1, true, false);
}
