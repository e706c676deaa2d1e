/** A two-sample test for any statistic: how often does a random exchange of the rows make it as large? */
import { type RandomStream, shuffle } from './random.ts';

/** What is compared, of two samples. */
export type TwoSampleStatistic = (first: Float64Array, second: Float64Array) => number;

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Distance of the means |x̄ − ȳ|, for a two-sided test. */
export const distanceOfMeans: TwoSampleStatistic = (first, second) => Math.abs(mean(first) - mean(second));

/**
 * p = (1 + number of permutations whose statistic is at least the observed one) / (1 + permutations): never 0, and a test
 * at level α raises at most α false alarms.
 * @param first, second at least one number each
 * @param statistic large where the samples differ
 * @param permutations whole number >= 1; the error of p is about √(p·(1 − p) / permutations)
 * @returns the observed statistic and its p-value
 * @throws RangeError for an empty sample or no permutations
 * @source Phipson and Smyth (2010), Statistical Applications in Genetics and Molecular Biology 9, 39
 */
export function permutationTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  statistic: TwoSampleStatistic,
  permutations: number,
  stream: RandomStream,
): { observed: number; pValue: number } {
  const [n, m] = [first.length, second.length];
  if (n === 0 || m === 0) throw new RangeError('both samples must hold at least one number');
  if (!Number.isInteger(permutations) || permutations < 1)
    throw new RangeError(`permutations ${permutations} must be a whole number >= 1`);
  const pooled = new Float64Array(n + m);
  pooled.set(first);
  pooled.set(second, n);
  const [left, right] = [pooled.subarray(0, n), pooled.subarray(n)];
  const observed = statistic(left, right);
  // Rounding must not let a permutation that changes nothing count as smaller.
  const guard = 1e-12 * Math.abs(observed);
  let reaching = 0;
  for (let run = 0; run < permutations; run++) {
    shuffle(stream, pooled);
    if (statistic(left, right) >= observed - guard) reaching += 1;
  }
  return { observed, pValue: (1 + reaching) / (1 + permutations) };
}
