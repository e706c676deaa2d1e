/** The beta distribution, from stdlib: what is known of a share after some trials. */
import incompleteBeta from '@stdlib/math-base-special-betainc';
import quantile from '@stdlib/stats-base-dists-beta-quantile';

function checkShape(alpha: number, beta: number): void {
  if (!(alpha > 0 && beta > 0)) throw new RangeError(`alpha ${alpha} and beta ${beta} must be > 0`);
}

/**
 * P(X <= x) for X beta: the regularised incomplete beta function I_x(α, β).
 * @param x share, 0 to 1
 * @param alpha α > 0, and `beta` β > 0
 * @returns probability
 * @throws RangeError outside those ranges
 */
export function betaCdf(x: number, alpha: number, beta: number): number {
  checkShape(alpha, beta);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x ${x} must lie in [0, 1]`);
  return incompleteBeta(x, alpha, beta, true, false);
}

/**
 * The share that X stays below with the given probability.
 * @param probability 0 to 1
 * @param alpha α > 0, and `beta` β > 0
 * @throws RangeError outside those ranges
 */
export function betaQuantile(probability: number, alpha: number, beta: number): number {
  checkShape(alpha, beta);
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`probability ${probability} must lie in [0, 1]`);
  return quantile(probability, alpha, beta);
}

/**
 * Interval for a share of which k in n were seen, which covers the true share at least as often as asked (Clopper-Pearson):
 * from the quantile at (1 − c) / 2 of beta(k, n − k + 1) to that at (1 + c) / 2 of beta(k + 1, n − k).
 * @param successes k, whole number, 0 to n
 * @param trials n, whole number >= 1
 * @param confidence c, between 0 and 1
 * @returns shares, 0 to 1
 * @throws RangeError outside those ranges
 * @source Clopper and Pearson (1934), Biometrika 26, 404
 */
export function shareInterval(successes: number, trials: number, confidence: number): { low: number; high: number } {
  if (!Number.isInteger(trials) || trials < 1) throw new RangeError(`trials ${trials} must be a whole number >= 1`);
  if (!Number.isInteger(successes) || successes < 0 || successes > trials)
    throw new RangeError(`successes ${successes} must be a whole number from 0 to ${trials}`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} must lie between 0 and 1`);
  const tail = (1 - confidence) / 2;
  const failures = trials - successes;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, failures + 1),
    high: failures === 0 ? 1 : betaQuantile(1 - tail, successes + 1, failures),
  };
}
