/** What an aggregate hides. */
import { expectedValue } from './mixtures.ts';

/** A part of the traffic. */
export interface Slice {
  readonly name: string;
  /** Share of the traffic, 0 to 1. */
  readonly weight: number;
  /** What was measured in it, before and after a change, same unit. */
  readonly before: number;
  readonly after: number;
}

/** The whole and its parts. */
export interface SliceReport {
  /** Σ weight · value. */
  readonly before: number;
  readonly after: number;
  /** after − before of each slice, in their order. */
  readonly changes: readonly number[];
  /** Name of the slice with the largest loss; null where none loses. */
  readonly worst: string | null;
}

/**
 * The aggregate before and after, and what became of each slice: an aggregate can rise while a slice falls.
 * @param slices at least one, weights with the sum 1
 * @throws RangeError for weights that are negative or do not sum to 1
 */
export function sliceReport(slices: readonly Slice[]): SliceReport {
  const weights = slices.map((slice) => slice.weight);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!weights.every((weight) => weight >= 0) || !(Math.abs(sum - 1) <= 1e-9))
    throw new RangeError(`weights ${weights.join(', ')} must be >= 0 and sum to 1`);
  const changes = slices.map((slice) => slice.after - slice.before);
  const least = Math.min(...changes);
  return {
    before: expectedValue(
      weights,
      slices.map((slice) => slice.before),
    ),
    after: expectedValue(
      weights,
      slices.map((slice) => slice.after),
    ),
    changes,
    worst: least < 0 ? slices[changes.indexOf(least)]!.name : null,
  };
}

/** Rows of a slice and what was measured in it. */
export interface SliceSample {
  readonly rows: number;
  readonly value: number;
}

/**
 * Mean over all rows, as a dashboard without slices shows it: Σ rows · value / Σ rows. Two of them compare mixes as much as
 * models: each slice can be better and the pooled mean worse.
 * @throws RangeError for negative rows, or none
 * @source Simpson (1951), J. R. Stat. Soc. B 13, 238
 */
export function pooledMean(samples: readonly SliceSample[]): number {
  return reweightedMean(
    samples,
    samples.map((sample) => sample.rows),
  );
}

/**
 * Mean of the slices' values by weights of another mix: Σ w · value / Σ w.
 * @param weights rows or shares of the mix to be compared with, >= 0, in the order of the samples
 * @throws RangeError for weights that do not match, are negative, or are all 0
 */
export function reweightedMean(samples: readonly SliceSample[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (samples.length !== weights.length || !weights.every((weight) => weight >= 0) || !(total > 0))
    throw new RangeError(`weights ${weights.join(', ')} must be >= 0, one for each of ${samples.length} slices`);
  return samples.reduce((sum, sample, index) => sum + weights[index]! * sample.value, 0) / total;
}

/**
 * Standard error of a share that is estimated slice by slice and weighed: √(Σ wₛ² pₛ (1 − pₛ) / nₛ), weights scaled to a sum of 1.
 * @param samples rows nₛ > 0 and the true share pₛ of each slice, 0 to 1, wherever its weight is not 0
 * @param weights >= 0, in the order of the samples
 * @returns share
 * @throws RangeError for weights as in {@link reweightedMean}, a share outside 0 to 1, or a weighed slice without rows
 * @source Cochran (1977), Sampling Techniques, chapter 5, without the correction for finite populations
 */
export function stratifiedError(samples: readonly SliceSample[], weights: readonly number[]): number {
  const variances = samples.map(({ rows, value }, index) => {
    if (weights[index] === 0) return { rows, value: 0 };
    if (!(rows > 0 && value >= 0 && value <= 1))
      throw new RangeError(`a slice of ${rows} rows and share ${value} has no standard error`);
    return { rows, value: (weights[index]! * value * (1 - value)) / rows };
  });
  // Σ w · (w · variance) / Σ w leaves one sum of the weights to be divided by.
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Math.sqrt(reweightedMean(variances, weights) / total);
}
