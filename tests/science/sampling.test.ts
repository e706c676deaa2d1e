import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectorAccuracy, detectorPrecision } from '../../src/lib/science/base-rates.ts';
import { chiSquaredQuantile, chiSquaredUpperTail } from '../../src/lib/science/chi-squared.ts';
import { evenlySpaced, logSpaced } from '../../src/lib/science/grid.ts';
import { goldenSectionMinimum } from '../../src/lib/science/minimise.ts';
import { labelsNeeded } from '../../src/lib/science/power.ts';
import {
  meanPsiWithoutDrift,
  psiExceedance,
  psiNoiseThreshold,
  rowsForPsiThreshold,
} from '../../src/lib/science/psi-noise.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { six } from './six-digits.ts';
import { noiseOfPsi } from '../helpers/audit.ts';

describe('chi-squared', () => {
  it('agrees with SciPy, far into the tail', () => {
    for (const { args, value } of scipy.functions['chiSquared.quantile'])
      expect(chiSquaredQuantile(args[1]!, args[0]!) / value).toBeCloseTo(1, 9);
    for (const { args, value } of scipy.functions['chiSquared.upperTail'])
      expect(chiSquaredUpperTail(args[1]!, args[0]!) / value).toBeCloseTo(1, 9);
  });

  it('refuses what has no meaning', () => {
    expect(() => chiSquaredQuantile(1, 3)).toThrow(RangeError);
    expect(() => chiSquaredUpperTail(-1, 3)).toThrow(RangeError);
    expect(() => chiSquaredUpperTail(1, 0)).toThrow(RangeError);
  });
});

describe('PSI without drift', () => {
  const reference = 100_000;

  it.each(noiseOfPsi)('B = %d, n = %d', (bins, rows, mean, threshold, watch, alarm) => {
    expect(six(meanPsiWithoutDrift(rows, reference, bins))).toBe(mean);
    expect(six(psiNoiseThreshold(rows, reference, bins, 0.05))).toBe(threshold);
    for (const [level, expected] of [
      [0.1, watch],
      [0.2, alarm],
    ] as const) {
      const probability = psiExceedance(level, rows, reference, bins);
      if (expected === null) expect(probability).toBeLessThan(1e-9);
      else expect(six(probability)).toBe(expected);
    }
  });

  // Audit, below X1: smallest n for m → ∞.
  it.each([
    [5, 94.8773, 132.767],
    [10, 169.19, 216.66],
    [20, 301.435, 361.909],
  ])('B = %d needs so many rows for 5 %% and 1 %%', (bins, five, one) => {
    expect(six(rowsForPsiThreshold(0.1, Infinity, bins, 0.05))).toBe(five);
    expect(six(rowsForPsiThreshold(0.1, Infinity, bins, 0.01))).toBe(one);
  });

  it('reaches the noise threshold exactly as often as asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.integer({ min: 20, max: 10_000 }), (bins, rows) => {
        const threshold = psiNoiseThreshold(rows, reference, bins, 0.05);
        expect(psiExceedance(threshold, rows, reference, bins)).toBeCloseTo(0.05, 9);
        expect(rowsForPsiThreshold(threshold, reference, bins, 0.05)! / rows).toBeCloseTo(1, 6);
      }),
    );
  });

  it('has no answer where the reference is too small, and refuses what has no meaning', () => {
    expect(rowsForPsiThreshold(0.1, 100, 10, 0.05)).toBeNull();
    expect(() => rowsForPsiThreshold(0, 100, 10, 0.05)).toThrow(RangeError);
    expect(() => meanPsiWithoutDrift(0, 100, 10)).toThrow(RangeError);
    expect(() => meanPsiWithoutDrift(10, 100, 1)).toThrow(RangeError);
  });
});

describe('labels needed', () => {
  // Audit, NB-D02.
  it.each([
    [0.9315, 0.9215, 4119.75],
    [0.94, 0.92, 957.77],
    [0.94, 0.93, 3664.71],
    [0.94, 0.9, 258.5],
    [0.94, 0.87, 92.619],
  ])('to tell %d from %d', (before, after, expected) => {
    expect(six(labelsNeeded(before, after, 0.05, 0.8))).toBe(expected);
  });

  it('fall with the drop and rise with the power', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.005, max: 0.2, noNaN: true }), (drop) => {
        const labels = labelsNeeded(0.94, 0.94 - drop, 0.05, 0.8);
        expect(labelsNeeded(0.94, 0.94 - drop * 1.1, 0.05, 0.8)).toBeLessThan(labels);
        expect(labelsNeeded(0.94, 0.94 - drop, 0.05, 0.9)).toBeGreaterThan(labels);
      }),
    );
    expect(() => labelsNeeded(0.94, 0.94, 0.05, 0.8)).toThrow(RangeError);
    expect(() => labelsNeeded(0.94, 1, 0.05, 0.8)).toThrow(RangeError);
  });
});

describe('base rates', () => {
  // Audit, X4 (TPR 0.8, FPR 0.05): accuracy and precision; always "legitimate" is right 1 − π of the time.
  it.each([
    [0.001, 0.94985, 0.0157635],
    [0.005, 0.94925, 0.0744186],
    [0.01, 0.9485, 0.13913],
    [0.05, 0.9425, 0.457143],
    [0.06, 0.941, 0.505263],
  ])('at prevalence %d', (prevalence, accuracy, precision) => {
    expect(six(detectorAccuracy(prevalence, 0.8, 0.05))).toBe(accuracy);
    expect(six(detectorPrecision(prevalence, 0.8, 0.05))).toBe(precision);
    expect(detectorAccuracy(prevalence, 0, 0)).toBeCloseTo(1 - prevalence, 15);
  });

  it('have no precision without a flag, and stay between 0 and 1', () => {
    expect(detectorPrecision(0.01, 0, 0)).toBeNull();
    expect(() => detectorAccuracy(1.1, 0, 0)).toThrow(RangeError);
    expect(() => detectorPrecision(0.1, -1, 0)).toThrow(RangeError);
  });
});

describe('grids and minima', () => {
  it('end exactly where they should', () => {
    expect(evenlySpaced(0, 1, 5)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const grid = logSpaced(1, 365, 120);
    expect([grid.length, grid[0], grid.at(-1)]).toEqual([120, 1, 365]);
    expect(() => logSpaced(0, 1, 3)).toThrow(RangeError);
    expect(() => evenlySpaced(0, 1, 1)).toThrow(RangeError);
  });

  it('find the bottom of a valley', () => {
    expect(goldenSectionMinimum((x) => (x - 3) ** 2, 0.001, 2000)).toBeCloseTo(3, 6);
    expect(() => goldenSectionMinimum((x) => x, 1, 1)).toThrow(RangeError);
  });
});
