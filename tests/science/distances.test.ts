/** Distances beyond PSI: against SciPy and NumPy, the audit's numbers, and the laws of a distance. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hellinger, jensenShannon, populationStabilityIndex } from '../../src/lib/science/divergence.ts';
import { frechetDistance, psiLimit } from '../../src/lib/science/gaussians.ts';
import { maximumMeanDiscrepancy, medianBandwidth } from '../../src/lib/science/maximum-mean-discrepancy.ts';
import { sharesInEqualBins } from '../../src/lib/science/normal.ts';
import { randomStream } from '../../src/lib/science/random.ts';
import { standardNormal } from '../../src/lib/science/random-samples.ts';
import { sortedNumbers } from '../../src/lib/science/sorted.ts';
import { wassersteinOfHistograms, wassersteinOfSamples } from '../../src/lib/science/wasserstein.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { six } from './six-digits.ts';

const reference = [0.2, 0.3, 0.25, 0.25];
const current = [0.1, 0.25, 0.3, 0.35];

/** Pairs and triples of histograms of 2 to 8 bins; bins may be empty. */
const histograms = (count: number) =>
  fc.integer({ min: 2, max: 8 }).chain((bins) =>
    fc.array(
      fc
        .array(fc.integer({ min: 0, max: 100 }), { minLength: bins, maxLength: bins })
        .filter((weights) => weights.some((weight) => weight > 0))
        .map((weights) => weights.map((weight) => weight / weights.reduce((sum, next) => sum + next, 0))),
      { minLength: count, maxLength: count },
    ),
  );
const samples = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('distances of histograms', () => {
  it('agree with SciPy', () => {
    for (const { args, value } of scipy.functions.jensenShannon)
      expect(jensenShannon(args[0]!, args[1]!) / value).toBeCloseTo(1, 9);
    for (const { args, value } of scipy.functions.wasserstein1)
      expect(wassersteinOfHistograms(args[0]!, args[1]!) / value).toBeCloseTo(1, 9);
  });

  // Audit, NB-D17.
  it('have the values of the audit', () => {
    const js = jensenShannon(reference, current);
    expect([js, js / Math.LN2, Math.sqrt(js), hellinger(reference, current)].map(six)).toEqual([
      0.014957, 0.0215784, 0.122299, 0.122687,
    ]);
    expect(jensenShannon([1, 0], [0, 1])).toBeCloseTo(Math.LN2, 15);
    expect(hellinger([1, 0], [0, 1])).toBe(1);
  });

  // Audit, NB-D18: the same four pairs of bins in another order leave PSI as it is and change what must be moved.
  it('know neighbours, where PSI does not', () => {
    for (const [order, moved] of [
      [[1, 2, 3, 4], 0.35],
      [[4, 1, 2, 3], 0.15],
      [[1, 4, 2, 3], 0.15],
    ] as const) {
      const [p, q] = [reference, current].map((shares) => order.map((bin) => shares[bin - 1]!)) as [number[], number[]];
      expect(six(wassersteinOfHistograms(p, q))).toBe(moved);
      expect(six(populationStabilityIndex(p, q))).toBe(0.121194);
    }
    expect(wassersteinOfHistograms([0.4, 0.2, 0.2, 0.2], [0.3, 0.3, 0.2, 0.2])).toBeCloseTo(0.1, 12);
    expect(wassersteinOfHistograms([0.4, 0.2, 0.2, 0.2], [0.3, 0.2, 0.2, 0.3])).toBeCloseTo(0.3, 12);
    expect(wassersteinOfHistograms(reference, current, 5)).toBeCloseTo(1.75, 12);
  });

  it('are distances: nothing from itself, the same both ways, and no shorter by a detour', () => {
    fc.assert(
      fc.property(histograms(3), ([p, q, r]) => {
        for (const distance of [
          (a: number[], b: number[]) => Math.sqrt(Math.max(0, jensenShannon(a, b))),
          hellinger,
          (a: number[], b: number[]) => wassersteinOfHistograms(a, b),
        ]) {
          expect(distance(p!, p!)).toBeCloseTo(0, 7);
          expect(distance(p!, q!)).toBeGreaterThanOrEqual(0);
          expect(distance(q!, p!)).toBeCloseTo(distance(p!, q!), 9);
          expect(distance(p!, r!)).toBeLessThanOrEqual(distance(p!, q!) + distance(q!, r!) + 1e-7);
        }
        expect(jensenShannon(p!, q!)).toBeLessThanOrEqual(Math.LN2 + 1e-12);
      }),
    );
  });

  it('refuse what has no meaning', () => {
    expect(() => jensenShannon([1], [0.5, 0.5])).toThrow(RangeError);
    expect(() => hellinger([0.5, 0.4], [0.5, 0.5])).toThrow(RangeError);
    expect(() => wassersteinOfHistograms([1], [0.5, 0.5])).toThrow(RangeError);
    expect(() => wassersteinOfHistograms([0.5, 0.4], [0.5, 0.5])).toThrow(RangeError);
    expect(() => wassersteinOfHistograms([0.5, 0.5], [0.5, 0.5], 0)).toThrow(RangeError);
  });
});

describe('Wasserstein of samples', () => {
  it('agrees with SciPy 1.17.1, wasserstein_distance', () =>
    expect(wassersteinOfSamples(sortedNumbers([1, 2, 2, 5, 7.5]), sortedNumbers([0, 3, 3.5]))).toBeCloseTo(
      1.8666666666666667,
      12,
    ));

  it('moves with the sample, scales with its unit, and is the mean gap of samples of one size', () => {
    fc.assert(
      fc.property(samples, samples, fc.double({ min: -20, max: 20, noNaN: true }), (a, b, shift) => {
        const [x, y] = [sortedNumbers(a), sortedNumbers(b)];
        const distance = wassersteinOfSamples(x, y);
        expect(wassersteinOfSamples(y, x)).toBeCloseTo(distance, 9);
        expect(
          wassersteinOfSamples(
            x.map((v) => 3 * v),
            y.map((v) => 3 * v),
          ),
        ).toBeCloseTo(3 * distance, 8);
        expect(
          wassersteinOfSamples(
            x,
            x.map((v) => v + shift),
          ),
        ).toBeCloseTo(Math.abs(shift), 9);
        const size = Math.min(x.length, y.length);
        const gaps = Array.from({ length: size }, (_, index) => Math.abs(x[index]! - y[index]!));
        expect(wassersteinOfSamples(x.subarray(0, size), y.subarray(0, size))).toBeCloseTo(
          gaps.reduce((sum, gap) => sum + gap, 0) / size,
          9,
        );
      }),
    );
    expect(() => wassersteinOfSamples([], [1])).toThrow(RangeError);
  });

  it('sorts what can be sorted', () => {
    expect([...sortedNumbers([3, NaN, -1, Infinity, 10, 2])]).toEqual([-1, 2, 3, 10]);
  });
});

describe('normal distributions', () => {
  const standard = { means: [0, 0, 0, 0], variances: [1, 1, 1, 1] };
  // Audit, NB-D20: total, of the means, of the variances.
  it.each([
    [[0.3, -0.1, 0.2, 0], [1.2, 0.9, 1, 1.1], 0.154125, 0.14, 0.0141255],
    [[0.3, -0.1, 0.2, 0], [1, 1, 1, 1], 0.14, 0.14, 0],
    [[0, 0, 0, 0], [1.5, 0.5, 1.5, 0.5], 0.272593, 0, 0.272593],
    [[1, 0, 0, 0], [1, 1, 1, 1], 1, 1, 0],
  ])('with means %j and variances %j', (means, variances, total, ofMeans, ofVariances) => {
    const distance = frechetDistance(standard, { means, variances });
    expect([distance.total, distance.means, distance.variances].map(six)).toEqual([total, ofMeans, ofVariances]);
  });

  it('lie as far apart in either direction', () => {
    const vector = fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(vector, vector, vector, vector, (m1, v1, m2, v2) => {
        const [a, b] = [
          { means: m1, variances: v1 },
          { means: m2, variances: v2 },
        ];
        expect(frechetDistance(a, b).total).toBeCloseTo(frechetDistance(b, a).total, 9);
        expect(frechetDistance(a, a).total).toBe(0);
      }),
    );
    expect(() => frechetDistance(standard, { means: [0], variances: [1] })).toThrow(RangeError);
    expect(() => frechetDistance(standard, { ...standard, variances: [1, 1, 1, -1] })).toThrow(RangeError);
  });

  // Audit, NB-D11: PSI of deciles under a mean shift, and what finer bins approach.
  it.each([
    [0.1, 0.00958728, 0.01],
    [0.25, 0.0598156, 0.0625],
    [0.5, 0.237749, 0.25],
    [0.75, 0.529167, 0.5625],
    [1, 0.926142, 1],
  ])('shifted by %d have a PSI below its limit', (shift, deciles, limit) => {
    const same = sharesInEqualBins(10, 0, 1);
    expect(six(populationStabilityIndex(same, sharesInEqualBins(10, shift, 1)))).toBe(deciles);
    expect(six(psiLimit(shift, 1))).toBe(limit);
  });

  // Audit, X1: the bins decide the value of one and the same drift.
  it.each([
    [2, 0.154504],
    [4, 0.211419],
    [5, 0.220972],
    [10, 0.237749],
    [20, 0.244671],
    [50, 0.248153],
    [100, 0.24915],
  ])('in %d bins come closer to it', (bins, psi) =>
    expect(six(populationStabilityIndex(sharesInEqualBins(bins, 0, 1), sharesInEqualBins(bins, 0.5, 1)))).toBe(psi),
  );

  it('have the limit that integration gives', () => {
    // Simpson's rule on (p − q) ln(p / q) for N(0, 1) and N(0.5, 1.2²), by 10,000 steps on [−15, 15].
    const density = (x: number, mean: number, deviation: number) =>
      Math.exp(-(((x - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
    const at = (x: number) => {
      const [p, q] = [density(x, 0, 1), density(x, 0.5, 1.2)];
      return (p - q) * Math.log(p / q);
    };
    const [steps, width] = [10_000, 30 / 10_000];
    let sum = 0;
    for (let step = 0; step <= steps; step++)
      sum += (step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2) * at(-15 + step * width);
    expect(psiLimit(0.5, 1.2)).toBeCloseTo((sum * width) / 3, 9);
    expect(() => psiLimit(0, 0)).toThrow(RangeError);
  });
});

describe('maximum mean discrepancy', () => {
  const x = { values: [0, 0, 1, 0, 0, 1, 2, 2], columns: 2 };
  const y = { values: [3, 1, 2, 0, 4, 4], columns: 2 };
  const stream = () => randomStream(7, 'mmd');

  it('agrees with NumPy and SciPy 1.17.1, pdist and cdist', () => {
    expect(medianBandwidth(x, y)).toBeCloseTo(2.23606797749979, 12);
    const { squared, bandwidth, pValue } = maximumMeanDiscrepancy(x, y, null, 0, stream())!;
    expect([squared, bandwidth]).toEqual([expect.closeTo(0.20478449646642483, 12), expect.closeTo(Math.sqrt(5), 12)]);
    expect(pValue).toBeNull();
  });

  it('depends on neither the order of the samples nor of their rows, nor on where they lie', () => {
    const { squared } = maximumMeanDiscrepancy(x, y, 1.5, 0, stream())!;
    expect(maximumMeanDiscrepancy(y, x, 1.5, 0, stream())!.squared).toBeCloseTo(squared, 12);
    const turned = { values: [2, 2, 0, 1, 1, 0, 0, 0], columns: 2 };
    expect(maximumMeanDiscrepancy(turned, y, 1.5, 0, stream())!.squared).toBeCloseTo(squared, 12);
    const moved = (rows: typeof x) => ({ ...rows, values: rows.values.map((value) => value + 9) });
    expect(maximumMeanDiscrepancy(moved(x), moved(y), 1.5, 0, stream())!.squared).toBeCloseTo(squared, 12);
  });

  /** Rows of independent normal columns, the first shifted. */
  const cloud = (name: string, rows: number, columns: number, shift: number) => {
    const source = randomStream(20_260_101, name);
    const values = Float64Array.from({ length: rows * columns }, () => standardNormal(source));
    for (let row = 0; row < rows; row++) values[row * columns]! += shift;
    return { values, columns };
  };

  it('sees a shift that no column alone shows clearly, and no difference where there is none', () => {
    const here = cloud('here', 100, 8, 0);
    expect(maximumMeanDiscrepancy(here, cloud('shifted', 100, 8, 1), null, 199, stream())!.pValue).toBe(1 / 200);
    const p = maximumMeanDiscrepancy(here, cloud('there', 100, 8, 0), null, 199, stream())!.pValue!;
    expect(p).toBeGreaterThan(0.05);
  });

  it('refuses what has no meaning', () => {
    expect(() => maximumMeanDiscrepancy(x, { values: [1, 2, 3, 4, 5, 6], columns: 3 }, 1, 0, stream())).toThrow(
      'rows of 2 cannot be compared with rows of 3',
    );
    expect(() => medianBandwidth(x, { values: [1, 2], columns: 2 })).toThrow('at least two whole rows');
    expect(() => maximumMeanDiscrepancy(x, y, 0, 0, stream())).toThrow('bandwidth 0 must be > 0');
    expect(() => maximumMeanDiscrepancy(x, y, 1, -1, stream())).toThrow(RangeError);
    const same = { values: [1, 1, 1], columns: 1 };
    expect(maximumMeanDiscrepancy(same, same, null, 0, stream())).toBeNull();
  });
});
