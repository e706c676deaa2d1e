/** Percentiles of a sample. There is more than one way to read them from few values, so each has its name. */
import { binomialCdf } from './binomial.ts';

/**
 * How the p-th percentile of n sorted values is found: at the place n·p + a + p·(1 − a − b), counted from 1 and interpolated,
 * by the a and b of Hyndman and Fan's types 5 to 9; or by the nearest rank ⌈n·p⌉, their type 1, which is always a value that
 * was seen.
 */
export type PercentileMethod = 'nearest-rank' | 'hazen' | 'weibull' | 'linear' | 'median-unbiased' | 'normal-unbiased';

/** a, and b the same, of the types that interpolate. */
const plottingPositions: Readonly<Record<Exclude<PercentileMethod, 'nearest-rank'>, number>> = {
  hazen: 1 / 2,
  weibull: 0,
  linear: 1,
  'median-unbiased': 1 / 3,
  'normal-unbiased': 3 / 8,
};

function checkShare(share: number): void {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share ${share} must lie in [0, 1]`);
}

/**
 * The value below which a share p of a sample lies.
 * @param sorted at least one value in rising order
 * @param share p, 0 to 1
 * @param method by name; 'linear' is that of NumPy and spreadsheets
 * @returns the unit of the values
 * @throws RangeError for no values or a share outside 0 to 1
 * @source Hyndman and Fan (1996), The American Statistician 50, 361
 */
export function percentile(sorted: ArrayLike<number>, share: number, method: PercentileMethod): number {
  const count = sorted.length;
  if (count === 0) throw new RangeError('no values have no percentile');
  checkShare(share);
  if (method === 'nearest-rank') return sorted[Math.max(1, Math.ceil(count * share - 1e-12)) - 1]!;
  const position = plottingPositions[method];
  const place = Math.min(count, Math.max(1, count * share + position + share * (1 - 2 * position)));
  const below = Math.min(count - 1, Math.max(1, Math.floor(place + 1e-12)));
  if (count === 1) return sorted[0]!;
  const [low, high] = [sorted[below - 1]!, sorted[below]!];
  return low + (place - below) * (high - low);
}

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
