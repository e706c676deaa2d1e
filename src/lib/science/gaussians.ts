/** How far normal distributions lie apart. */

/** A normal distribution whose coordinates do not depend on each other. */
export interface DiagonalGaussian {
  /** Mean of each coordinate. */
  readonly means: readonly number[];
  /** Variance of each coordinate, >= 0, in the squared unit of the means. */
  readonly variances: readonly number[];
}

/** A distance and what of it comes from the means and from the variances. */
export interface FrechetDistance {
  readonly total: number;
  readonly means: number;
  readonly variances: number;
}

/**
 * Squared Fréchet distance of two diagonal Gaussians: ‖μ₁ − μ₂‖² + Σᵢ (σ₁ᵢ² + σ₂ᵢ² − 2 σ₁ᵢ σ₂ᵢ), as the Fréchet inception
 * distance reports it. It equals the squared Wasserstein-2 distance.
 * @returns the squared unit of the means
 * @throws RangeError for coordinates that do not match, or a negative variance
 * @source Dowson and Landau (1982), Journal of Multivariate Analysis 12, 450
 */
export function frechetDistance(first: DiagonalGaussian, second: DiagonalGaussian): FrechetDistance {
  const sizes = [first.means, first.variances, second.means, second.variances].map((list) => list.length);
  if (new Set(sizes).size > 1) throw new RangeError(`coordinates ${sizes.join(', ')} must be as many in each list`);
  for (const { variances } of [first, second])
    if (!variances.every((variance) => variance >= 0))
      throw new RangeError(`variances ${variances.join(', ')} must be >= 0`);
  const means = first.means.reduce((sum, mean, index) => sum + (mean - second.means[index]!) ** 2, 0);
  const variances = first.variances.reduce(
    (sum, variance, index) => sum + (Math.sqrt(variance) - Math.sqrt(second.variances[index]!)) ** 2,
    0,
  );
  return { total: means + variances, means, variances };
}

/**
 * What PSI of N(0, 1) against N(δ, s²) approaches as the bins get finer (Jeffreys' divergence):
 * ½ · (s² + δ² + (1 + δ²) / s² − 2), which is δ² for a shift alone.
 * @param mean δ and `deviation` s > 0, in standard deviations of the reference
 * @returns nats
 * @throws RangeError when the deviation is not positive
 * @source Kullback (1959), Information Theory and Statistics, 9.1
 */
export function psiLimit(mean: number, deviation: number): number {
  if (!(deviation > 0)) throw new RangeError(`deviation ${deviation} must be > 0`);
  const variance = deviation * deviation;
  return (variance + mean * mean + (1 + mean * mean) / variance - 2) / 2;
}
