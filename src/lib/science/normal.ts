/** The normal distribution, and histograms of a feature that follows one. */
import complementaryError from '@stdlib/math-base-special-erfc';
import { normalQuantile } from './normal-quantile.ts';

/**
 * P(|Z| >= |z|) for Z standard normal: erfc(|z| / √2).
 * @returns probability, exact far into the tail
 */
export function twoSidedTail(z: number): number {
  return complementaryError(Math.abs(z) / Math.SQRT2);
}

/** Φ(x) = P(Z <= x) for Z standard normal: erfc(−x / √2) / 2, exact far into the lower tail. */
export function normalCdf(x: number): number {
  return complementaryError(-x / Math.SQRT2) / 2;
}

/** P(Z >= x), exact far into the tail. */
export function normalUpperTail(x: number): number {
  return normalCdf(-x);
}

/** Density φ(x) = e^(−x² / 2) / √(2π) of a standard normal variable. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * Inner edges of bins that hold equal shares of N(0, 1): eᵢ = Φ⁻¹(i / B), i = 1 … B − 1.
 * @param bins B, whole number >= 2
 * @returns B − 1 edges in rising order, in standard deviations
 * @throws RangeError for another number of bins
 */
export function equalMassEdges(bins: number): number[] {
  if (!Number.isInteger(bins) || bins < 2) throw new RangeError(`bins ${bins} must be a whole number >= 2`);
  return Array.from({ length: bins - 1 }, (_, edge) => normalQuantile((edge + 1) / bins));
}

/** The edges for a number of bins, found once: a curve asks for those of one number at each of its points. */
const knownEdges = new Map<number, readonly number[]>();

function edgesOf(bins: number): readonly number[] {
  const known = knownEdges.get(bins) ?? equalMassEdges(bins);
  knownEdges.set(bins, known);
  return known;
}

/**
 * Shares of a normal feature in the bins of {@link equalMassEdges}: pᵢ = Φ((eᵢ − μ) / σ) − Φ((eᵢ₋₁ − μ) / σ).
 * @param bins B, whole number >= 2
 * @param mean μ and `deviation` σ > 0, in standard deviations of the reference
 * @returns shares, sum 1
 * @throws RangeError outside those ranges
 */
export function sharesInEqualBins(bins: number, mean: number, deviation: number): number[] {
  if (!(deviation > 0)) throw new RangeError(`deviation ${deviation} must be > 0`);
  const below = [0, ...edgesOf(bins).map((edge) => normalCdf((edge - mean) / deviation)), 1];
  return below.slice(1).map((share, bin) => share - below[bin]!);
}
