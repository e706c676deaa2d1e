/** Two-sample tests: against SciPy, closed forms, the audit, and the law that p-values are uniform where nothing differs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredTest } from '../../src/lib/science/chi-squared-test.ts';
import { populationStabilityIndex } from '../../src/lib/science/divergence.ts';
import { kolmogorovCriticalValue, kolmogorovUpperTail } from '../../src/lib/science/kolmogorov.ts';
import {
  ksAsymptoticPValue,
  ksDistance,
  ksExactPValue,
  ksOfHistograms,
  ksPValue,
} from '../../src/lib/science/kolmogorov-smirnov.ts';
import { distanceOfMeans, permutationTest } from '../../src/lib/science/permutation-test.ts';
import { labelsNeeded, smallestVisibleDrop } from '../../src/lib/science/power.ts';
import { randomStream, uniform } from '../../src/lib/science/random.ts';
import { multinomialCounts, standardNormal } from '../../src/lib/science/random-samples.ts';
import { sortedNumbers } from '../../src/lib/science/sorted.ts';
import { pairedTTest, welchTTest } from '../../src/lib/science/t-tests.ts';
import {
  peoplePerArm,
  pooledZ,
  pooledZOfSamples,
  powerOfTwoProportions,
} from '../../src/lib/science/two-proportions.ts';
import { six } from './six-digits.ts';

const stream = (name: string) => randomStream(20_260_101, name);
const near = (actual: number, expected: number) => {
  expect(actual / expected).toBeCloseTo(1, 9);
};

/** p-value of the hypothesis that numbers are uniform on [0, 1], by Kolmogorov's limit. */
function uniformity(pValues: readonly number[]): number {
  const sorted = sortedNumbers(pValues);
  const reach = sorted.reduce(
    (most, p, index) => Math.max(most, p - index / sorted.length, (index + 1) / sorted.length - p),
    0,
  );
  return kolmogorovUpperTail(reach * Math.sqrt(sorted.length));
}

describe('Kolmogorov and Smirnov', () => {
  it('find the largest distance, equal numbers together', () => {
    expect(ksDistance([1, 2, 3, 4, 5, 6, 7], [3.5, 4.5, 6.5, 8, 9])).toEqual({
      statistic: expect.closeTo(0.45714285714285713, 12) as number,
      steps: 16,
      sizes: [7, 5],
    });
    expect(ksDistance([1, 1, 2], [1, 2, 2]).steps).toBe(3);
    expect(ksDistance([1, 2], [1, 2]).statistic).toBe(0);
    expect(ksDistance([1, 2], [3, 4]).statistic).toBe(1);
    // Audit, NB-D19.
    expect(six(ksOfHistograms([0.2, 0.3, 0.25, 0.25], [0.1, 0.25, 0.3, 0.35]))).toBe(0.15);
    expect(() => ksOfHistograms([1], [0.5, 0.5])).toThrow(RangeError);
  });

  // SciPy 1.17.1, ks_2samp(method='exact').
  it.each([
    [16, [7, 5], 0.43434343434343425],
    [126, [12, 30], 0.203994350471004],
    [1185, [60, 45], 5.980096789408726e-5],
    [14226, [200, 333], 1.7405693911362646e-5],
  ] as const)('have the exact probability of %d steps for sizes %j', (steps, sizes, value) =>
    near(ksExactPValue({ statistic: steps / (sizes[0] * sizes[1]), steps, sizes }), value),
  );

  it('have the closed form of Gnedenko and Korolyuk (1951) for equal sizes', () => {
    // P(D >= k / n) = 2 Σⱼ (−1)^(j + 1) C(2n, n − jk) / C(2n, n), j = 1 … ⌊n / k⌋.
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (n, k) => {
        fc.pre(k <= n);
        let [sum, ratio] = [0, 1];
        for (let step = 0; step < n; step++) {
          // C(2n, n − step − 1) / C(2n, n), one factor at a time.
          ratio *= (n - step) / (n + step + 1);
          if ((step + 1) % k === 0) sum += (((step + 1) / k) % 2 === 1 ? 2 : -2) * ratio;
        }
        expect(ksExactPValue({ statistic: k / n, steps: k * n, sizes: [n, n] })).toBeCloseTo(sum, 10);
      }),
    );
  });

  it('have a limit that the exact probability approaches', () => {
    const apart = (n: number) => {
      const steps = Math.round(1.2 * Math.sqrt(n / 2) * 2) * n; // near √(n/2) · D = 1.2
      const distance = { statistic: steps / (n * n), steps, sizes: [n, n] } as const;
      return Math.abs(ksExactPValue(distance) - ksAsymptoticPValue(distance));
    };
    expect(apart(2000)).toBeLessThan(apart(200));
    expect(apart(2000)).toBeLessThan(0.005);
    expect(ksPValue({ statistic: 0.1, steps: 1_000_000, sizes: [10_000, 1000] }).method).toBe('asymptotic');
    expect(ksPValue({ statistic: 0.5, steps: 50, sizes: [10, 10] })).toEqual({
      pValue: expect.closeTo(0.167821, 6) as number,
      method: 'exact',
    });
  });

  // Audit, NB-D19: the largest difference of two histograms, and the critical value at 5 % for n rows in each.
  it.each([
    [50, 0.27162],
    [100, 0.192065],
    [200, 0.13581],
    [1000, 0.0607361],
  ])('have a critical value for %d rows each', (rows, critical) => {
    // The audit takes the first term of Kolmogorov's series alone: √(−½ ln(α / 2)) = 1.358102 for 1.358099.
    expect(six(Math.sqrt(-Math.log(0.025) / 2) * Math.sqrt(2 / rows))).toBe(critical);
    expect((kolmogorovCriticalValue(0.05) * Math.sqrt(2 / rows)) / critical).toBeCloseTo(1, 5);
  });

  it('cannot tell a sample that a rising function has changed, nor which comes first', () => {
    const numbers = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [sortedNumbers(a), sortedNumbers(b)];
        const { steps, statistic } = ksDistance(x, y);
        expect(ksDistance(y, x).steps).toBe(steps);
        // Doubling is exact, so that no two numbers become equal that were not.
        expect(
          ksDistance(
            x.map((v) => 2 * v),
            y.map((v) => 2 * v),
          ).steps,
        ).toBe(steps);
        expect(statistic).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('give uniform p-values where nothing differs', () => {
    const source = stream('ks under the null');
    const sample = () => sortedNumbers(Array.from({ length: 250 }, () => uniform(source)));
    const pValues = Array.from({ length: 400 }, () => {
      const distance = ksDistance(sample(), sample());
      const p = ksExactPValue(distance);
      // D moves in steps of n: a p-value stands for the interval down to that of the next step, and is spread over it.
      return p - uniform(source) * (p - ksExactPValue({ ...distance, steps: distance.steps + 250 }));
    });
    expect(uniformity(pValues)).toBeGreaterThan(0.01);
  });

  it('refuse what has no meaning', () => {
    expect(() => ksDistance([], [1])).toThrow(RangeError);
    expect(() => ksDistance([2, 1], [3, 4])).toThrow('1 after 2: the samples must be in rising order');
  });
});

describe('chi-squared of two histograms', () => {
  // SciPy 1.17.1, chi2_contingency(correction=False).
  it('agrees with SciPy for samples of different size', () => {
    const { statistic, degrees, pValue, smallestExpected } = chiSquaredTest([20, 30, 25, 25], [20, 50, 60, 70]);
    near(statistic, 8.318498452012385);
    near(pValue, 0.03986809783792973);
    expect([degrees, smallestExpected]).toEqual([3, expect.closeTo(13.33333333333, 9)]);
  });

  // Audit, NB-D16 and NB-D19: p, χ² and PSI · n / 2 for n rows in each.
  it.each([
    [50, 0.398687, 2.95455, 3.02985],
    [100, 0.116118, 5.90909, 6.0597],
    [200, 0.00803267, 11.8182, 12.1194],
    [1000, 9.19272e-13, 59.0909, 60.597],
  ])('of %d rows each', (rows, p, statistic, fromPsi) => {
    const [reference, current] = [
      [0.2, 0.3, 0.25, 0.25],
      [0.1, 0.25, 0.3, 0.35],
    ];
    const counts = (shares: number[]) => shares.map((share) => share * rows);
    const test = chiSquaredTest(counts(reference), counts(current));
    expect([test.pValue, test.statistic].map(six)).toEqual([p, statistic]);
    expect(six((populationStabilityIndex(reference, current) * rows) / 2)).toBe(fromPsi);
  });

  it('leaves bins out that nobody is in, and asks for two', () => {
    expect(chiSquaredTest([0, 5, 5], [0, 6, 4]).degrees).toBe(1);
    expect(() => chiSquaredTest([0, 5], [0, 6])).toThrow('all rows lie in one bin');
    expect(() => chiSquaredTest([1], [1, 2])).toThrow(RangeError);
    expect(() => chiSquaredTest([-1, 2], [1, 2])).toThrow(RangeError);
    expect(() => chiSquaredTest([0, 0], [1, 2])).toThrow(RangeError);
  });

  it('gives uniform p-values where nothing differs', () => {
    const source = stream('chi-squared under the null');
    const shares = new Array<number>(10).fill(0.1);
    const pValues = Array.from(
      { length: 2000 },
      () => chiSquaredTest(multinomialCounts(source, 2000, shares), multinomialCounts(source, 1000, shares)).pValue,
    );
    expect(uniformity(pValues)).toBeGreaterThan(0.01);
  });
});

describe('permutation', () => {
  it('counts orders: of the 20 ways to part 1 … 6 in threes two reach the largest difference', () => {
    const { observed, pValue } = permutationTest([1, 2, 3], [4, 5, 6], distanceOfMeans, 20_000, stream('threes'));
    expect(observed).toBe(3);
    expect(Math.abs(pValue - 0.1)).toBeLessThan(3 * Math.sqrt((0.1 * 0.9) / 20_000));
  });

  it('repeats itself with its seed, and is never certain', () => {
    const run = (seed: number) =>
      permutationTest([1, 5, 2], [3, 4, 9], distanceOfMeans, 99, randomStream(seed, 'permutation')).pValue;
    expect(run(1)).toBe(run(1));
    const apart = permutationTest(
      [1, 2, 3, 4, 5, 6, 7, 8],
      [101, 102, 103, 104, 105, 106, 107, 108],
      distanceOfMeans,
      99,
      stream('apart'),
    );
    expect(apart.pValue).toBe(0.01);
    expect(() => permutationTest([], [1], distanceOfMeans, 9, stream(''))).toThrow(RangeError);
    expect(() => permutationTest([1], [1], distanceOfMeans, 0, stream(''))).toThrow(RangeError);
  });

  it('gives uniform p-values where nothing differs', () => {
    const source = stream('permutations under the null');
    const sample = () => Array.from({ length: 15 }, () => standardNormal(source));
    const pValues = Array.from(
      { length: 300 },
      // A p-value of k / 200 stands for an interval of that width: spread over it, it is uniform.
      () => permutationTest(sample(), sample(), distanceOfMeans, 199, source).pValue - uniform(source) / 200,
    );
    expect(uniformity(pValues)).toBeGreaterThan(0.01);
  });
});

describe('t-tests', () => {
  // Audit, body NB-S3, and SciPy 1.17.1, ttest_rel and ttest_ind(equal_var=False).
  const before = [0.72, 0.73, 0.71, 0.74, 0.72];
  const after = [0.74, 0.75, 0.73, 0.76, 0.75];
  it('know pairs', () => {
    const paired = pairedTTest(before, after, 0.95);
    expect([paired.difference, paired.error, paired.t, paired.pValue, paired.low, paired.high].map(six)).toEqual([
      0.022, 0.002, 11, 0.000388171, 0.0164471, 0.0275529,
    ]);
    const unpaired = welchTTest(before, after, 0.95);
    expect([unpaired.error, unpaired.t].map(six)).toEqual([0.0072111, 3.05085]);
    near(unpaired.pValue, 0.01580059625057194);
  });

  it('take samples of different size and spread', () => {
    const test = welchTTest([1, 2, 4, 8], [2.5, 3, 9, 10, 12], 0.9);
    near(test.t, 1.4390249563042654);
    near(test.degrees, 6.96536225894783);
    near(test.pValue, 0.1935237287753623);
    expect([test.low, test.high]).toEqual([
      expect.closeTo(-1.1273263899458437, 9),
      expect.closeTo(8.22732638994584, 9),
    ]);
  });

  it('give uniform p-values where nothing differs', () => {
    const source = stream('t under the null');
    const sample = () => Array.from({ length: 6 }, () => standardNormal(source));
    const pValues = Array.from({ length: 2000 }, () => pairedTTest(sample(), sample(), 0.95).pValue);
    expect(uniformity(pValues)).toBeGreaterThan(0.01);
  });

  it('refuse what has no meaning', () => {
    expect(() => pairedTTest([1], [1, 2], 0.95)).toThrow(RangeError);
    expect(() => pairedTTest([1], [2], 0.95)).toThrow('at least two are needed');
    expect(() => pairedTTest([1, 2], [2, 3], 0.95)).toThrow('do not vary');
    expect(() => welchTTest([1, 2], [2, 4], 1)).toThrow(RangeError);
  });
});

describe('power', () => {
  // Audit, NB-D15: null rate 1 % of 100,000 rows against p₁ of 5,000: z.
  it.each([
    [0.012, 1.38059],
    [0.015, 3.42756],
    [0.018, 5.44663],
    [0.03, 13.2604],
    [0.1, 52.3367],
  ])('of samples of different size: a null rate of %d', (rate, z) =>
    expect(six(pooledZOfSamples(0.01, 100_000, rate, 5000))).toBe(z),
  );

  it('of equal arms is that of the other test, and people and power undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 0.5, noNaN: true }),
        fc.double({ min: 1.05, max: 1.8, noNaN: true }),
        fc.double({ min: 0.3, max: 0.99, noNaN: true }),
        (control, factor, power) => {
          const treated = control * factor;
          expect(pooledZOfSamples(control, 500, treated, 500)).toBeCloseTo(pooledZ(control, treated, 500), 9);
          const people = peoplePerArm(control, treated, 0.05, power);
          expect(powerOfTwoProportions(control, treated, people, 0.05)).toBeCloseTo(power, 9);
        },
      ),
    );
  });

  it('says which drop some labels can see', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 100_000 }), (labels) => {
        const drop = smallestVisibleDrop(0.94, labels, 0.05, 0.8)!;
        near(labelsNeeded(0.94, 0.94 - drop, 0.05, 0.8), labels);
      }),
    );
    expect(smallestVisibleDrop(0.5, 1, 0.05, 0.8)).toBeNull();
  });

  it('refuses what has no meaning', () => {
    expect(() => pooledZOfSamples(0.1, 0, 0.2, 5)).toThrow(RangeError);
    expect(() => pooledZOfSamples(0, 5, 0.2, 5)).toThrow(RangeError);
    expect(() => powerOfTwoProportions(0.1, 0.2, 0, 0.05)).toThrow(RangeError);
    expect(() => smallestVisibleDrop(0.9, 0, 0.05, 0.8)).toThrow(RangeError);
    expect(() => smallestVisibleDrop(2, 10, 0.05, 0.8)).toThrow(RangeError);
  });
});
