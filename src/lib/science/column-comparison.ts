/**
 * Everything that the bench says of one numeric column of two samples. Sorting takes n·log n steps, binning and distances one
 * pass; only what compares rows with rows looks at a seeded sample of them.
 */
import { countRows, equalMassEdgesOf } from './binning.ts';
import { chiSquaredTest, type ChiSquaredTest } from './chi-squared-test.ts';
import { type KsDistance, ksDistance, ksPValue } from './kolmogorov-smirnov.ts';
import { type Discrepancy, maximumMeanDiscrepancy } from './maximum-mean-discrepancy.ts';
import { emptyBins, psiOfCounts, type Smoothing } from './psi-counts.ts';
import { psiNoiseThreshold } from './psi-noise.ts';
import { randomStream, sampleOfRows } from './random.ts';
import { sortedNumbers } from './sorted.ts';
import { wassersteinOfSamples } from './wasserstein.ts';

export interface ComparisonSettings {
  /** Bins of equal mass of the reference, whole number >= 2. */
  readonly bins: number;
  readonly smoothing: Smoothing;
  /** Rate of false alarms for which the threshold of PSI is given, between 0 and 1. */
  readonly level: number;
  /** Rows of both samples together that are compared with each other, whole number >= 4. */
  readonly sampledRows: number;
  /** Permutations of those, whole number >= 0. */
  readonly permutations: number;
  /** Of the choice of rows and of the permutations. */
  readonly seed: number;
}

export interface ColumnComparison {
  /** Rows with a number, and without, in the reference and now. */
  readonly rows: readonly [number, number];
  readonly missing: readonly [number, number];
  /** Inner edges of the bins; fewer than asked for where values repeat. */
  readonly edges: readonly number[];
  readonly counts: readonly [readonly number[], readonly number[]];
  /** Bins, counted from 1, that are empty in one sample or both. */
  readonly emptyBins: readonly number[];
  /** Nats; Infinity where a bin is empty and nothing is smoothed. */
  readonly psi: number;
  /** PSI that samples of this size exceed at the given rate without any drift. */
  readonly psiThreshold: number;
  readonly chiSquared: ChiSquaredTest;
  readonly ks: KsDistance & { readonly pValue: number; readonly method: 'exact' | 'asymptotic' };
  /** In the unit of the column. */
  readonly wasserstein: number;
  /** Of the sampled rows; null where more than half of them are equal. */
  readonly discrepancy: Discrepancy | null;
}

/** Seeded rows of a sample; of sorted values it is as good as of unsorted ones. */
function someOf(values: Float64Array, size: number, seed: number, name: string): Float64Array {
  return Float64Array.from(sampleOfRows(randomStream(seed, name), values.length, size), (row) => values[row]!);
}

/**
 * Compares a column of the reference with the same column now.
 * @param reference, current numbers in any order; what is not finite counts as missing
 * @throws RangeError for fewer than two numbers in a sample, a reference of a single value, or settings out of range
 */
export function compareColumns(
  reference: ArrayLike<number>,
  current: ArrayLike<number>,
  settings: ComparisonSettings,
): ColumnComparison {
  const { bins, smoothing, level, sampledRows, permutations, seed } = settings;
  if (!Number.isInteger(sampledRows) || sampledRows < 4)
    throw new RangeError(`sampledRows ${sampledRows} must be a whole number >= 4`);
  const [then, now] = [sortedNumbers(reference), sortedNumbers(current)];
  if (then.length < 2 || now.length < 2)
    throw new RangeError(`samples of ${then.length} and ${now.length} numbers cannot be compared`);
  const edges = equalMassEdgesOf(then, bins);
  if (edges.length === 0) throw new RangeError(`every value of the reference is ${then[0]}: it has no bins`);
  const [before, after] = [countRows(then, edges).counts, countRows(now, edges).counts];
  const ks = ksDistance(then, now);
  const half = sampledRows >> 1;
  const [x, y] = [someOf(then, half, seed, 'reference rows'), someOf(now, half, seed, 'current rows')];
  return {
    rows: [then.length, now.length],
    missing: [reference.length - then.length, current.length - now.length],
    edges,
    counts: [before, after],
    emptyBins: emptyBins(before, after),
    psi: psiOfCounts(before, after, smoothing),
    psiThreshold: psiNoiseThreshold(now.length, then.length, edges.length + 1, level),
    chiSquared: chiSquaredTest(before, after),
    ks: { ...ks, ...ksPValue(ks) },
    wasserstein: wassersteinOfSamples(then, now),
    discrepancy: maximumMeanDiscrepancy(
      { values: x, columns: 1 },
      { values: y, columns: 1 },
      null,
      permutations,
      randomStream(seed, 'permutations'),
    ),
  };
}
