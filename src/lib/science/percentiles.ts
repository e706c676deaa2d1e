/** Percentiles of a sample. There is more than one way to read them from few values, so each has its name. */

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
