/**
 * Everything that the bench says of one numeric column of two samples. Sorting takes n·log n steps, binning and distances one
 * pass; only what compares rows with rows looks at a seeded sample of them. It comes in three parts, so that a page can show
 * the first while the last is under way, and need not sort anew where only the bins change.
 */
import { countRows, equalMassEdgesOf } from './binning.ts';
import { compareCounts, type CountComparison, type CountSettings } from './count-comparison.ts';
import { type KsDistance, ksDistance, ksPValue } from './kolmogorov-smirnov.ts';
import { type Discrepancy, maximumMeanDiscrepancy } from './maximum-mean-discrepancy.ts';
import { distanceOfMeans, permutationTest } from './permutation-test.ts';
import { randomStream, sampleOfRows } from './random.ts';
import { sortedNumbers } from './sorted.ts';
import { wassersteinOfSamples } from './wasserstein.ts';

export interface BinSettings extends CountSettings {
  /** Bins of equal mass of the reference, whole number >= 2. */
  readonly bins: number;
}

export interface RowSettings {
  /** Rows of both samples together that are compared with each other, whole number >= 4. */
  readonly sampledRows: number;
  /** Permutations of those, whole number >= 0. */
  readonly permutations: number;
  /** Of the choice of rows and of the permutations. */
  readonly seed: number;
}

export interface ComparisonSettings extends BinSettings, RowSettings {}

export interface BinComparison extends CountComparison {
  /** Inner edges of the bins; fewer than asked for where values repeat. */
  readonly edges: readonly number[];
}

export interface ValueComparison {
  readonly ks: KsDistance & { readonly pValue: number; readonly method: 'exact' | 'asymptotic' };
  /** In the unit of the column. */
  readonly wasserstein: number;
}

export interface RowComparison {
  /** Rows that were compared, of the reference and now. */
  readonly sampled: readonly [number, number];
  /** Of the sampled rows; null where more than half of them are equal. */
  readonly discrepancy: Discrepancy | null;
  /** Distance of the means of the sampled rows, and its p-value; null without permutations. */
  readonly means: { readonly observed: number; readonly pValue: number } | null;
}

export interface ColumnComparison extends BinComparison, ValueComparison, RowComparison {
  /** Rows with a number, and without, in the reference and now. */
  readonly rows: readonly [number, number];
  readonly missing: readonly [number, number];
}

/**
 * The rulers that look at bins, of samples in rising order.
 * @throws RangeError for a reference of a single value, which has no bins, or settings out of range
 */
export function compareInBins(then: Float64Array, now: Float64Array, settings: BinSettings): BinComparison {
  const edges = equalMassEdgesOf(then, settings.bins);
  if (edges.length === 0) throw new RangeError(`every value of the reference is ${then[0]}: it has no bins`);
  const [before, after] = [countRows(then, edges).counts, countRows(now, edges).counts];
  return { edges, ...compareCounts(before, after, settings) };
}

/** The rulers that look at every value and need no bins, of samples in rising order. */
export function compareValues(then: Float64Array, now: Float64Array): ValueComparison {
  const ks = ksDistance(then, now);
  return { ks: { ...ks, ...ksPValue(ks) }, wasserstein: wassersteinOfSamples(then, now) };
}

/** Seeded rows of a sample; of sorted values it is as good as of unsorted ones. */
function someOf(values: Float64Array, size: number, seed: number, name: string): Float64Array {
  return Float64Array.from(sampleOfRows(randomStream(seed, name), values.length, size), (row) => values[row]!);
}

/**
 * The rulers that compare rows with rows: of a seeded sample, half of it from each side.
 * @throws RangeError for fewer than two numbers in a sample, or settings out of range
 */
export function compareRows(then: Float64Array, now: Float64Array, settings: RowSettings): RowComparison {
  const { sampledRows, permutations, seed } = settings;
  if (!Number.isInteger(sampledRows) || sampledRows < 4)
    throw new RangeError(`sampledRows ${sampledRows} must be a whole number >= 4`);
  const half = sampledRows >> 1;
  const [x, y] = [someOf(then, half, seed, 'reference rows'), someOf(now, half, seed, 'current rows')];
  return {
    sampled: [x.length, y.length],
    discrepancy: maximumMeanDiscrepancy(
      { values: x, columns: 1 },
      { values: y, columns: 1 },
      null,
      permutations,
      randomStream(seed, 'permutations'),
    ),
    means:
      permutations === 0
        ? null
        : permutationTest(x, y, distanceOfMeans, permutations, randomStream(seed, 'exchanged means')),
  };
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
  const [then, now] = [sortedNumbers(reference), sortedNumbers(current)];
  if (then.length < 2 || now.length < 2)
    throw new RangeError(`samples of ${then.length} and ${now.length} numbers cannot be compared`);
  return {
    rows: [then.length, now.length],
    missing: [reference.length - then.length, current.length - now.length],
    ...compareInBins(then, now, settings),
    ...compareValues(then, now),
    ...compareRows(then, now, settings),
  };
}
