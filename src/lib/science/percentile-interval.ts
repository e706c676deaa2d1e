/** How far a percentile of a sample can be trusted. */
import { binomialCdf } from './binomial.ts';

/** Values of a sample that enclose a percentile of what it was drawn from; null where the sample has none so far out. */
export interface PercentileInterval {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Interval for a percentile that holds for every distribution: the r-th smallest value lies above the p-th percentile with the
 * probability that fewer than r of n values fall below it, a binomial one. On each side at most (1 − c) / 2 is left.
 * @param sorted values in rising order, independent of each other
 * @param share p, between 0 and 1
 * @param confidence c, between 0 and 1
 * @throws RangeError outside those ranges
 * @source Conover (1999), Practical Nonparametric Statistics, 3.2
 */
export function percentileInterval(sorted: ArrayLike<number>, share: number, confidence: number): PercentileInterval {
  if (!(share > 0 && share < 1)) throw new RangeError(`share ${share} must lie between 0 and 1`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} must lie between 0 and 1`);
  const count = sorted.length;
  const tail = (1 - confidence) / 2;
  const below = (rank: number) => binomialCdf(rank - 1, count, share);
  /** The largest rank, 0 to n, for which a test that holds for small ranks holds. */
  const last = (holds: (rank: number) => boolean) => {
    let [low, high] = [0, count + 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle;
      else high = middle;
    }
    return low;
  };
  const lowRank = last((rank) => below(rank) <= tail);
  const highRank = last((rank) => below(rank) < 1 - tail) + 1;
  return {
    low: lowRank === 0 ? null : sorted[lowRank - 1]!,
    high: highRank > count ? null : sorted[highRank - 1]!,
  };
}

/**
 * Values from which the sample holds an upper bound of the percentile at all: n = ⌈ln((1 − c) / 2) / ln p⌉.
 * @param share p and `confidence` c, between 0 and 1
 * @returns whole number
 * @throws RangeError outside those ranges
 */
export function valuesForUpperBound(share: number, confidence: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`share ${share} must lie between 0 and 1`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} must lie between 0 and 1`);
  return Math.ceil(Math.log((1 - confidence) / 2) / Math.log(share));
}
