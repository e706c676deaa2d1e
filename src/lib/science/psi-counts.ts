/** PSI of counts, with a smoothing that is stated: where a bin is empty the smoothing decides. */
import { smoothByEpsilon, smoothByHalfCounts } from './divergence.ts';

/**
 * What is done about empty bins: nothing (PSI is then infinite where one of two bins is empty), half a count more in every
 * bin, or the same small share more in every bin.
 */
export type Smoothing = 'none' | 'half-count' | { readonly epsilon: number };

function checkCounts(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!counts.every((count) => count >= 0) || !(total > 0 && total < Infinity))
    throw new RangeError(`counts ${counts.join(', ')} must be >= 0, and not all 0`);
  return total;
}

/**
 * Shares of counts under a smoothing.
 * @param counts rows in each bin, >= 0
 * @returns shares, sum 1
 * @throws RangeError for a negative count, or no rows at all
 */
export function sharesOfCounts(counts: readonly number[], smoothing: Smoothing): number[] {
  const total = checkCounts(counts);
  if (smoothing === 'half-count') return smoothByHalfCounts(counts);
  const shares = counts.map((count) => count / total);
  return smoothing === 'none' ? shares : smoothByEpsilon(shares, smoothing.epsilon);
}

/**
 * Population stability index of two lists of shares that may have empty bins: Σᵢ (cᵢ − eᵢ) · ln(cᵢ / eᵢ), where a bin that
 * is empty in both adds nothing.
 * @returns nats, >= 0; Infinity where a bin is empty in one of them alone
 * @throws RangeError for bins that do not match
 */
export function psiOfShares(reference: readonly number[], current: readonly number[]): number {
  if (reference.length !== current.length)
    throw new RangeError(`${reference.length} bins cannot be compared with ${current.length}`);
  let psi = 0;
  for (let bin = 0; bin < reference.length; bin++) {
    const [expected, share] = [reference[bin]!, current[bin]!];
    if (expected !== share) psi += (share - expected) * Math.log(share / expected);
  }
  return psi;
}

/**
 * Population stability index of two lists of counts, each smoothed in the same way.
 * @param reference counts of the training sample, and `current` counts of what is served now
 * @returns nats, >= 0; Infinity where nothing is smoothed and a bin is empty in one of them alone
 * @throws RangeError for a negative count, no rows at all, or bins that do not match
 */
export function psiOfCounts(reference: readonly number[], current: readonly number[], smoothing: Smoothing): number {
  return psiOfShares(sharesOfCounts(reference, smoothing), sharesOfCounts(current, smoothing));
}

/** Bins, counted from 1, that are empty in one list or both: a PSI should not be printed without them. */
export function emptyBins(reference: readonly number[], current: readonly number[]): number[] {
  return reference.flatMap((count, bin) => (count === 0 || current[bin] === 0 ? [bin + 1] : []));
}
