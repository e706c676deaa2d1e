import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as divergence from '../../src/lib/science/divergence.ts';
import { expectedValue, mixHistograms } from '../../src/lib/science/mixtures.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { allSix, six } from './six-digits.ts';

const { kullbackLeibler, populationStabilityIndex, totalVariation } = divergence;
const reference = [0.2, 0.3, 0.25, 0.25];
const current = [0.1, 0.25, 0.3, 0.35];

/** Pairs of histograms of 2 to 12 bins, none empty. */
const pairs = fc.integer({ min: 2, max: 12 }).chain((bins) => {
  const histogram = fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: bins, maxLength: bins })
    .map((weights) => weights.map((weight) => weight / weights.reduce((sum, next) => sum + next, 0)));
  return fc.tuple(histogram, histogram);
});

describe('population stability index', () => {
  it('agrees with SciPy', () => {
    for (const { args, value } of scipy.functions.psi)
      expect(populationStabilityIndex(args[0]!, args[1]!)).toBeCloseTo(value, 12);
    for (const { args, value } of scipy.functions.kl)
      expect(kullbackLeibler(args[0]!, args[1]!)).toBeCloseTo(value, 12);
  });

  // Audit, table L14-M1: PSI, KL(c‖e), KL(e‖c), total variation.
  it.each([
    ['the notebook', reference, current, [0.121194, 0.0575666, 0.0636275, 0.15]],
    ['identical', reference, reference, [0, 0, 0, 0]],
    ['swapped', current, reference, [0.121194, 0.0636275, 0.0575666, 0.15]],
    ['30/70', [0.5, 0.5], [0.3, 0.7], [0.16946, 0.0822829, 0.0871767, 0.2]],
    ['40/60', [0.5, 0.5], [0.4, 0.6], [0.0405465, 0.0201355, 0.020411, 0.1]],
  ])('of %s', (_, e, c, expected) => {
    expect(
      allSix([populationStabilityIndex(e, c), kullbackLeibler(c, e), kullbackLeibler(e, c), totalVariation(c, e)]),
    ).toEqual(expected);
  });

  // Audit, NB-D08.
  it('is the sum of what its bins add', () => {
    expect(allSix(divergence.psiContributions(reference, current))).toEqual([
      0.0693147, 0.00911608, 0.00911608, 0.0336472,
    ]);
  });

  // Audit, NB-D01.
  it('grows with the mixture', () => {
    const weights = [0, 0.25, 0.5, 0.75, 1];
    const mixtures = weights.map((weight) => mixHistograms(reference, current, weight));
    expect(mixtures.map((mix) => six(populationStabilityIndex(reference, mix)))).toEqual([
      0, 0.00686291, 0.0280582, 0.0651761, 0.121194,
    ]);
    expect(mixtures.map((mix) => six(expectedValue(mix, [0.97, 0.95, 0.93, 0.88])))).toEqual([
      0.9315, 0.929, 0.9265, 0.924, 0.9215,
    ]);
  });

  it('is at least 0, symmetric, and the sum of both divergences', () => {
    fc.assert(
      fc.property(pairs, ([p, q]) => {
        const psi = populationStabilityIndex(p, q);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(populationStabilityIndex(q, p)).toBeCloseTo(psi, 9);
        expect(kullbackLeibler(p, q) + kullbackLeibler(q, p)).toBeCloseTo(psi, 9);
        expect(kullbackLeibler(p, q)).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('bounds the total variation, and with it the loss of accuracy', () => {
    fc.assert(
      fc.property(pairs, ([p, q]) => {
        const distance = totalVariation(p, q);
        expect(distance).toBeLessThanOrEqual(divergence.worstAccuracyDrop(populationStabilityIndex(p, q)) + 1e-12);
        const rightWhereItGrew = p.map((share, bin) => (q[bin]! < share ? 1 : 0));
        const lost = expectedValue(p, rightWhereItGrew) - expectedValue(q, rightWhereItGrew);
        expect(lost).toBeCloseTo(distance, 9);
      }),
    );
    // Audit, X6, in points.
    expect([0.01, 0.05, 0.1, 0.2, 0.25, 0.5].map((psi) => six(100 * divergence.worstAccuracyDrop(psi)))).toEqual([
      5, 11.1803, 15.8114, 22.3607, 25, 35.3553,
    ]);
  });

  // Audit, L14-M1: an empty bin is decided by its smoothing.
  it('of an empty bin depends on the smoothing alone', () => {
    const emptied = [0, 0.35, 0.3, 0.35];
    const byEpsilon = [1e-8, 1e-6, 1e-4, 1e-3, 1e-2].map((epsilon) =>
      six(
        populationStabilityIndex(
          divergence.smoothByEpsilon(reference, epsilon),
          divergence.smoothByEpsilon(emptied, epsilon),
        ),
      ),
    );
    expect(byEpsilon).toEqual([3.41272, 2.49168, 1.57011, 1.10653, 0.632421]);
    const byHalfCounts = [100, 1000, 10_000].map((rows) => {
      const smoothed = [reference, emptied].map((shares) =>
        divergence.smoothByHalfCounts(shares.map((share) => share * rows)),
      );
      return six(populationStabilityIndex(smoothed[0]!, smoothed[1]!));
    });
    expect(byHalfCounts).toEqual([0.776806, 1.24668, 1.70898]);
  });

  it('refuses what has no meaning', () => {
    expect(() => populationStabilityIndex([0.5, 0.5], [1])).toThrow('2 bins cannot be compared with 1');
    expect(() => populationStabilityIndex([0.5, 0.5], [0, 1])).toThrow('bin 1 is empty: smooth the counts first');
    expect(() => populationStabilityIndex([0.5, 0.5], [0.4, 0.5])).toThrow('shares sum to 0.9, not to 1');
    expect(() => totalVariation([1.5, -0.5], [0.5, 0.5])).toThrow('must be >= 0');
    expect(() => kullbackLeibler([0.5, 0.5], [1, 0])).toThrow('bin 2 is empty in q');
    expect(kullbackLeibler([1, 0], [0.5, 0.5])).toBeCloseTo(Math.LN2, 12);
    expect(() => divergence.worstAccuracyDrop(-1)).toThrow(RangeError);
    expect(() => divergence.smoothByHalfCounts([])).toThrow(RangeError);
    expect(() => divergence.smoothByEpsilon([1], -1)).toThrow(RangeError);
    expect(() => mixHistograms([1], [1], 2)).toThrow(RangeError);
    expect(() => expectedValue([1], [1, 2])).toThrow(RangeError);
  });
});
