/** Do two histograms of counts come from one distribution? */
import { chiSquaredUpperTail } from './chi-squared.ts';

export interface ChiSquaredTest {
  /** χ². */
  readonly statistic: number;
  /** Bins that are not empty in both, less one. */
  readonly degrees: number;
  readonly pValue: number;
  /** The smallest count that was expected in a bin: below 5 the p-value is rough (Cochran 1954, Biometrics 10, 417). */
  readonly smallestExpected: number;
}

/**
 * Pearson's test of homogeneity: χ² = Σᵢ (√(m/n) · aᵢ − √(n/m) · bᵢ)² / (aᵢ + bᵢ), for n = m simply Σ (a − b)² / (a + b).
 * For small differences it is nearly PSI / (1/n + 1/m).
 * @param first counts aᵢ >= 0 with the sum n, and `second` counts bᵢ of the same bins with the sum m
 * @throws RangeError for bins that do not match, a negative count, an empty sample, or fewer than two bins in use
 * @source Press et al. (2007), Numerical Recipes, 14.3.3
 */
export function chiSquaredTest(first: readonly number[], second: readonly number[]): ChiSquaredTest {
  if (first.length !== second.length)
    throw new RangeError(`${first.length} bins cannot be compared with ${second.length}`);
  for (const counts of [first, second])
    if (!counts.every((count) => count >= 0)) throw new RangeError(`counts ${counts.join(', ')} must be >= 0`);
  const [n, m] = [first, second].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [number, number];
  if (!(n > 0 && m > 0)) throw new RangeError(`samples of ${n} and ${m} rows cannot be compared`);
  let [statistic, used, smallest] = [0, 0, Infinity];
  for (let bin = 0; bin < first.length; bin++) {
    const both = first[bin]! + second[bin]!;
    if (both === 0) continue;
    used += 1;
    smallest = Math.min(smallest, (both * Math.min(n, m)) / (n + m));
    statistic += (Math.sqrt(m / n) * first[bin]! - Math.sqrt(n / m) * second[bin]!) ** 2 / both;
  }
  if (used < 2) throw new RangeError('all rows lie in one bin: there is nothing to compare');
  const degrees = used - 1;
  return { statistic, degrees, pValue: chiSquaredUpperTail(statistic, degrees), smallestExpected: smallest };
}
