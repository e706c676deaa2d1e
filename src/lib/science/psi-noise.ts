/**
 * What PSI shows when nothing has drifted: with n rows now, m reference rows and B bins of equal mass,
 * PSI / (1/n + 1/m) is nearly chi-squared with B − 1 degrees of freedom.
 *
 * It is an approximation: at n = 100 and 10 bins the mean of PSI lies 5 % below it with half a count added to each bin and
 * 6 % above it with none, from n = 500 within 1 %. {@link meanPsiToSecondOrder} says how smoothing shifts it, psi-simulation
 * draws samples instead.
 * @source Yurdakul (2018), Statistical Properties of Population Stability Index
 */
import { chiSquaredQuantile, chiSquaredUpperTail } from './chi-squared.ts';

/**
 * Scale 1/n + 1/m of the noise.
 * @param rows n >= 1
 * @param referenceRows m >= 1; Infinity for a reference known exactly
 * @throws RangeError outside those ranges
 */
function noiseScale(rows: number, referenceRows: number): number {
  if (!(rows >= 1 && referenceRows >= 1)) throw new RangeError(`rows ${rows} and ${referenceRows} must be >= 1`);
  return 1 / rows + 1 / referenceRows;
}

function degreesOfFreedom(bins: number): number {
  if (!Number.isInteger(bins) || bins < 2) throw new RangeError(`bins ${bins} must be a whole number >= 2`);
  return bins - 1;
}

/** Mean PSI without drift: (B − 1) · (1/n + 1/m), in nats. Arguments as {@link psiExceedance}. */
export function meanPsiWithoutDrift(rows: number, referenceRows: number, bins: number): number {
  return degreesOfFreedom(bins) * noiseScale(rows, referenceRows);
}

/**
 * Threshold that PSI without drift exceeds with probability α: χ²_{B−1, 1−α} · (1/n + 1/m).
 * @param probability α, 0 to 1, above 0
 * @returns nats
 */
export function psiNoiseThreshold(rows: number, referenceRows: number, bins: number, probability: number): number {
  return chiSquaredQuantile(1 - probability, degreesOfFreedom(bins)) * noiseScale(rows, referenceRows);
}

/**
 * Probability that PSI without drift reaches a threshold.
 * @param threshold nats, >= 0
 * @param rows n, rows in one check, >= 1
 * @param referenceRows m, rows of the reference, >= 1 or Infinity
 * @param bins B, whole number >= 2
 * @throws RangeError outside those ranges
 */
export function psiExceedance(threshold: number, rows: number, referenceRows: number, bins: number): number {
  return chiSquaredUpperTail(threshold / noiseScale(rows, referenceRows), degreesOfFreedom(bins));
}

/**
 * Rows per check from which PSI without drift reaches a threshold with at most the given probability:
 * n = 1 / (threshold / χ²_{B−1, 1−α} − 1/m).
 * @param probability α, 0 to 1, above 0
 * @returns rows, not rounded; null where the reference itself is too small
 * @throws RangeError when the threshold is not positive
 */
export function rowsForPsiThreshold(
  threshold: number,
  referenceRows: number,
  bins: number,
  probability: number,
): number | null {
  if (!(threshold > 0)) throw new RangeError(`threshold ${threshold} must be > 0`);
  const inverse = threshold / chiSquaredQuantile(1 - probability, degreesOfFreedom(bins)) - 1 / referenceRows;
  return inverse > 0 ? 1 / inverse : null;
}

/**
 * Mean PSI without drift to second order, for bins of equal mass whose reference is known exactly and s counts added to each:
 * (B − 1) / n · (1 + B · (1 − 4s) / 2n).
 *
 * Found by expanding (q − e) · ln(q / e) to the fourth power of q / e − 1 and taking the moments of the binomial
 * distribution. A quarter of a count would leave no shift; half a count lowers the mean as much as none raises it.
 * @param rows n >= 1
 * @param bins B, whole number >= 2
 * @param addedCounts s >= 0
 * @returns nats
 * @throws RangeError outside those ranges
 */
export function meanPsiToSecondOrder(rows: number, bins: number, addedCounts: number): number {
  if (!(addedCounts >= 0)) throw new RangeError(`addedCounts ${addedCounts} must be >= 0`);
  return meanPsiWithoutDrift(rows, Infinity, bins) * (1 + (bins * (1 - 4 * addedCounts)) / (2 * rows));
}
