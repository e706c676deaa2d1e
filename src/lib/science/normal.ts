/** The normal distribution, and histograms of a feature that follows one. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { chiSquaredUpperTail } from './chi-squared.ts';

/**
 * P(|Z| >= |z|) for Z standard normal: the upper tail of chi-squared with one degree of freedom at z².
 * @returns probability, exact far into the tail
 */
export function twoSidedTail(z: number): number {
  return chiSquaredUpperTail(z * z, 1);
}

/** Φ(x) = P(Z <= x) for Z standard normal. */
export function normalCdf(x: number): number {
  const tail = twoSidedTail(x) / 2;
  return x > 0 ? 1 - tail : tail;
}

/**
 * Shares of a normal feature in bins that hold equal shares of N(0, 1): pᵢ = Φ((eᵢ − μ) / σ) − Φ((eᵢ₋₁ − μ) / σ), with
 * the edges eᵢ = Φ⁻¹(i / B).
 * @param bins B, whole number >= 2
 * @param mean μ and `deviation` σ > 0, in standard deviations of the reference
 * @returns shares, sum 1
 * @throws RangeError outside those ranges
 */
export function sharesInEqualBins(bins: number, mean: number, deviation: number): number[] {
  if (!Number.isInteger(bins) || bins < 2) throw new RangeError(`bins ${bins} must be a whole number >= 2`);
  if (!(deviation > 0)) throw new RangeError(`deviation ${deviation} must be > 0`);
  const below = Array.from({ length: bins + 1 }, (_, edge) =>
    edge === 0 ? 0 : edge === bins ? 1 : normalCdf((normalQuantile(edge / bins, 0, 1) - mean) / deviation),
  );
  return below.slice(1).map((share, bin) => share - below[bin]!);
}
