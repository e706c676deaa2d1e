/** Everything that the bench says of two lists of counts, be their bins pieces of a scale or words. */
import { chiSquaredTest, type ChiSquaredTest } from './chi-squared-test.ts';
import { hellinger, jensenShannon, totalVariation } from './divergence.ts';
import { emptyBins, psiOfCounts, sharesOfCounts, type Smoothing } from './psi-counts.ts';
import { psiNoiseThreshold } from './psi-noise.ts';

export interface CountSettings {
  readonly smoothing: Smoothing;
  /** Rate of false alarms for which the threshold of PSI is given, between 0 and 1. */
  readonly level: number;
}

export interface CountComparison {
  readonly counts: readonly [readonly number[], readonly number[]];
  /** Bins, counted from 1, that are empty in one sample or both. */
  readonly emptyBins: readonly number[];
  /** Nats; Infinity where a bin is empty and nothing is smoothed. */
  readonly psi: number;
  /** PSI that samples of this size exceed at the given rate without any drift. */
  readonly psiThreshold: number;
  /** KL(current‖reference) and KL(reference‖current) of smoothed shares, nats; their sum is the PSI. */
  readonly kullbackLeibler: readonly [number, number];
  /** Of the shares as they are, for empty bins do them no harm: nats, 0 to ln 2; 0 to 1; 0 to 1. */
  readonly jensenShannon: number;
  readonly hellinger: number;
  readonly totalVariation: number;
  readonly chiSquared: ChiSquaredTest;
}

/** Σᵢ pᵢ · ln(pᵢ / qᵢ), infinite where p has mass and q has none. */
function divergenceFrom(q: readonly number[], p: readonly number[]): number {
  const sum = p.reduce((total, share, bin) => (share === 0 ? total : total + share * Math.log(share / q[bin]!)), 0);
  return Math.max(0, sum);
}

/**
 * Compares the counts of a reference with those of now.
 * @param reference, current rows in the same bins, >= 0
 * @throws RangeError for bins that do not match, a negative count, an empty sample, or fewer than two bins in use
 */
export function compareCounts(
  reference: readonly number[],
  current: readonly number[],
  { smoothing, level }: CountSettings,
): CountComparison {
  const chiSquared = chiSquaredTest(reference, current);
  const [then, now] = [reference, current].map((counts) => sharesOfCounts(counts, 'none')) as [number[], number[]];
  const [smoothThen, smoothNow] = [reference, current].map((counts) => sharesOfCounts(counts, smoothing)) as [
    number[],
    number[],
  ];
  const [n, m] = [current, reference].map((counts) => counts.reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ];
  return {
    counts: [reference, current],
    emptyBins: emptyBins(reference, current),
    psi: psiOfCounts(reference, current, smoothing),
    psiThreshold: psiNoiseThreshold(n, m, chiSquared.degrees + 1, level),
    kullbackLeibler: [divergenceFrom(smoothThen, smoothNow), divergenceFrom(smoothNow, smoothThen)],
    jensenShannon: jensenShannon(then, now),
    hellinger: hellinger(then, now),
    totalVariation: totalVariation(then, now),
    chiSquared,
  };
}
