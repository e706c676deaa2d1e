/** Draws from distributions, each from the named stream that it is given. */
import binomialMass from '@stdlib/stats-base-dists-binomial-pmf';
import { normalQuantile } from './normal-quantile.ts';
import { type RandomStream, uniform } from './random.ts';

/** A draw of N(0, 1): Φ⁻¹ of a uniform number, one for each draw. */
export function standardNormal(stream: RandomStream): number {
  for (;;) {
    const share = uniform(stream);
    if (share > 0) return normalQuantile(share);
  }
}

/**
 * How many of n trials succeed: inversion from the most likely number outwards, about √(n·p·(1 − p)) steps.
 * @param trials n, whole number >= 0
 * @param probability p of each, 0 to 1
 * @returns whole number, 0 to n
 * @throws RangeError outside those ranges
 * @source Kachitvichyanukul and Schmeiser (1988), Communications of the ACM 31, 216, on inversion from the mode
 */
export function binomialDraw(stream: RandomStream, trials: number, probability: number): number {
  if (!Number.isInteger(trials) || trials < 0) throw new RangeError(`trials ${trials} must be a whole number >= 0`);
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`probability ${probability} must lie in [0, 1]`);
  const likeliest = Math.min(trials, Math.floor((trials + 1) * probability));
  const peak = binomialMass(likeliest, trials, probability);
  if (probability <= 0 || probability >= 1 || trials === 0) return likeliest;
  const odds = probability / (1 - probability);
  let left = uniform(stream) - peak;
  let [low, high, below, above] = [likeliest, likeliest, peak, peak];
  while (left >= 0 && (below > 0 || above > 0)) {
    above *= high < trials ? ((trials - high) / (high + 1)) * odds : 0;
    high += 1;
    left -= above;
    if (left < 0) return high;
    below *= low > 0 ? low / ((trials - low + 1) * odds) : 0;
    low -= 1;
    left -= below;
    if (left < 0) return low;
  }
  // Only rounding brings a draw here: the masses add up to 1 but for some 1e-11.
  return likeliest;
}

/**
 * Counts of rows that fall into bins independently: one binomial draw for each bin but the last.
 * @param rows n, whole number >= 0
 * @param shares of the bins, >= 0, sum 1
 * @returns counts, sum n
 * @throws RangeError for shares that are negative or do not sum to 1
 */
export function multinomialCounts(stream: RandomStream, rows: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (!shares.every((share) => share >= 0) || !(Math.abs(sum - 1) <= 1e-9))
    throw new RangeError(`shares ${shares.join(', ')} must be >= 0 and sum to 1`);
  let [rowsLeft, shareLeft] = [rows, sum];
  return shares.map((share, bin) => {
    const count =
      bin === shares.length - 1
        ? rowsLeft
        : binomialDraw(stream, rowsLeft, shareLeft > 0 ? Math.min(1, share / shareLeft) : 0);
    rowsLeft -= count;
    shareLeft -= share;
    return count;
  });
}

/**
 * Counts of rows that fall into B bins of equal share, row by row: exact for any number of rows, and for few of them much
 * quicker than {@link multinomialCounts}, since one number of 32 bits holds the places of several rows.
 * @param rows n, whole number >= 0
 * @param bins B, whole number, 2 to 65,536
 * @returns counts, sum n
 * @throws RangeError outside those ranges
 */
export function equalShareCounts(stream: RandomStream, rows: number, bins: number): number[] {
  if (!Number.isSafeInteger(rows) || rows < 0) throw new RangeError(`rows ${rows} must be a whole number >= 0`);
  if (!Number.isInteger(bins) || bins < 2 || bins > 0x10000)
    throw new RangeError(`bins ${bins} must be a whole number from 2 to 65,536`);
  const places = Math.floor(32 / Math.log2(bins));
  // Whole multiples of B^places alone: beyond the last of them the first bins would come too often.
  const span = bins ** places;
  const usable = span * Math.floor(2 ** 32 / span);
  const counts = new Array<number>(bins).fill(0);
  for (let left = rows; left > 0;) {
    let digits = stream.next() >>> 0;
    if (digits >= usable) continue;
    for (let place = 0; place < places && left > 0; place++, left--) {
      const rest = Math.floor(digits / bins);
      counts[digits - rest * bins]! += 1;
      digits = rest;
    }
  }
  return counts;
}
