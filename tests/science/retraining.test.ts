import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cadence, nearestCadence } from '../../src/lib/science/cadence.ts';
import { decayRate } from '../../src/lib/science/decay.ts';
import { logSpaced } from '../../src/lib/science/grid.ts';
import * as retraining from '../../src/lib/science/retraining.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { allSix, six } from './six-digits.ts';

const { costRate, driftCostGrowth, optimalCostRate, optimalInterval } = retraining;
/** Audit, table L14-M5c: cost of one retraining, days to lose 7 points, floor. */
const environments = [
  { name: 'cloud', cost: 12, days: 14, floor: 90 },
  { name: 'edge', cost: 90, days: 35, floor: 87 },
  { name: 'mobile', cost: 320, days: 90, floor: 85 },
] as const;
const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('cost of retraining every T days', () => {
  it('has its optimum where SciPy finds it', () => {
    for (const { args, value } of scipy.functions['retraining.optimalInterval']) {
      const [cost, days, valuePerPoint] = args as [number, number, number];
      expect(optimalInterval(cost, driftCostGrowth(valuePerPoint, 7, days))).toBeCloseTo(value, 9);
    }
  });

  // Audit, tables L14-M5c: K, T*, cost a day, a year of 365 days, accuracy before retraining, T_max, daily over least.
  it.each([
    ['cloud', 12, 14, 90, [0.5, 6.9282, 3.4641, 1264.4, 90.5359, 8, 3.53627]],
    ['edge', 90, 35, 87, [0.2, 30, 6, 2190, 88, 35, 15.0167]],
    ['mobile', 320, 90, 85, [0.0777778, 90.7115, 7.05534, 2575.2, 86.9447, 115.714, 45.3612]],
  ])('gives the table of %s', (_, cost, days, floor, expected) => {
    const growth = driftCostGrowth(1, 7, days);
    const optimum = optimalInterval(cost, growth);
    const least = optimalCostRate(cost, growth);
    expect(
      allSix([
        growth,
        optimum,
        least,
        365 * least,
        retraining.accuracyAtEnd(94, 7, days, optimum),
        retraining.longestInterval(94, floor, 7, days),
        costRate(1, cost, growth).total / least,
      ]),
    ).toEqual(expected);
  });

  // Audit, below table L14-M5c: c(T) for C = 12, K = 0.5.
  it('gives c(T)', () => {
    expect([1, 3.5, 7, 14, 30.4375, 91.3125].map((interval) => six(costRate(interval, 12, 0.5).total))).toEqual([
      12.25, 4.30357, 3.46429, 4.35714, 8.00363, 22.9595,
    ]);
  });

  // Audit, "the three schedules offered to the student": cost over optimum and lowest accuracy.
  // Cloud ends a month at 78.78125 %, a tie that the audit rounds to even and JavaScript rounds up.
  it.each([
    [0, [1, 7, 30.4375], [3.53627, 1.00005, 2.31045], [93.5, 90.5, 78.7813]],
    [1, [1, 30.4375, 91.3125], [15.0167, 1.0001, 1.68615], [93.8, 87.9125, 75.7375]],
    [2, [1, 91.3125, 365.25], [45.3612, 1.00002, 2.13743], [93.9222, 86.8979, 65.5917]],
  ])('compares schedules of environment %d', (index, intervals, penalties, accuracies) => {
    const { cost, days } = environments[index]!;
    const growth = driftCostGrowth(1, 7, days);
    const least = optimalCostRate(cost, growth);
    expect(intervals.map((interval) => six(costRate(interval, cost, growth).total / least))).toEqual(penalties);
    expect(intervals.map((interval) => six(retraining.accuracyAtEnd(94, 7, days, interval)))).toEqual(accuracies);
  });

  // Audit, table L14-M6c.
  it.each([
    [7, 14, 90.5, 92.25],
    [8, 14, 90, 92],
    [9, 14, 89.5, 91.75],
    [30, 35, 88, 91],
    [36, 35, 86.8, 90.4],
    [91, 90, 86.9222, 90.4611],
    [5.65685, 14, 91.1716, 92.5858],
  ])('ends %d days at D = %d with accuracy %d, mean %d', (interval, days, end, mean) => {
    expect(six(retraining.accuracyAtEnd(94, 7, days, interval))).toBe(end);
    expect(six(retraining.meanAccuracy(94, 7, days, interval))).toBe(mean);
  });

  it('never lets accuracy or its mean fall below 0, nor the mean below the end', () => {
    fc.assert(
      fc.property(positive(1, 365), positive(7, 365), (interval, days) => {
        const end = retraining.accuracyAtEnd(94, 7, days, interval);
        const mean = retraining.meanAccuracy(94, 7, days, interval);
        expect(end).toBeGreaterThanOrEqual(0);
        expect(mean).toBeGreaterThanOrEqual(end - 1e-9);
        expect(mean).toBeLessThan(94);
        const longer = retraining.meanAccuracy(94, 7, days, interval * 1.0001);
        expect(longer).toBeLessThan(mean);
        expect(longer).toBeCloseTo(mean, 1);
      }),
    );
  });

  it('ends at the floor after the longest allowed interval', () => {
    fc.assert(
      fc.property(positive(75, 93), positive(7, 365), (floor, days) => {
        const longest = retraining.longestInterval(94, floor, 7, days);
        expect(retraining.accuracyAtEnd(94, 7, days, longest)).toBeCloseTo(floor, 9);
      }),
    );
    expect(() => retraining.longestInterval(94, 94, 7, 14)).toThrow(RangeError);
  });

  it('is least at T*, where both halves are equal, for any cost and drift', () => {
    fc.assert(
      fc.property(positive(1, 500), positive(0.001, 10), (cost, growth) => {
        const optimum = optimalInterval(cost, growth);
        const atOptimum = costRate(optimum, cost, growth);
        expect(atOptimum.retrain / atOptimum.drift).toBeCloseTo(1, 12);
        expect(atOptimum.total / optimalCostRate(cost, growth)).toBeCloseTo(1, 12);
        for (const interval of logSpaced(0.1, 3650, 200))
          expect(costRate(interval, cost, growth).total).toBeGreaterThanOrEqual(atOptimum.total * (1 - 1e-12));
      }),
    );
  });

  it('costs (k + 1/k) / 2 of the least at k times the optimum', () => {
    // Audit, table L14-M7.
    expect([0.1, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 10].map((k) => six(retraining.intervalPenalty(k)))).toEqual([
      5.05, 2.125, 1.25, 1.025, 1, 1.025, 1.25, 2.125, 5.05,
    ]);
    fc.assert(
      fc.property(positive(0.1, 10), positive(1, 500), positive(0.001, 10), (factor, cost, growth) => {
        const total = costRate(factor * optimalInterval(cost, growth), cost, growth).total;
        expect(total / optimalCostRate(cost, growth)).toBeCloseTo(retraining.intervalPenalty(factor), 9);
      }),
    );
  });

  // Audit, second table of L14-M7.
  it.each([
    [4, 1, 2],
    [1, 4, 0.5],
    [9, 1, 3],
    [100, 1, 10],
    [160, 1, 12.6491],
    [7.5, 1 / 2.5, 4.33013],
    [26.6667, 1 / 6.42857, 13.0931],
  ])('scales as a square root: C × %d, K × %d', (cost, growth, expected) => {
    expect(six(optimalInterval(12 * cost, 0.5 * growth) / optimalInterval(12, 0.5))).toBe(expected);
  });

  it('refuses what has no meaning', () => {
    expect(() => costRate(0, 12, 0.5)).toThrow('interval 0 must be > 0');
    expect(() => optimalInterval(12, 0)).toThrow('growth 0 must be > 0');
    expect(() => driftCostGrowth(1, 7, 0)).toThrow('days 0 must be > 0');
    expect(() => retraining.intervalPenalty(-1)).toThrow('factor -1 must be > 0');
  });
});

describe('cost with exponential decay', () => {
  // Audit, table L14-M9: linear optimum, exact optimum, cost a day, accuracy just before retraining.
  it.each([
    [12, 14, [6.9282, 6.8829, 3.50915, 90.4908]],
    [90, 35, [30, 30.0869, 6.04975, 87.9503]],
    [320, 90, [90.7115, 91.3369, 7.09995, 86.9]],
    [8, 14, [5.65685, 5.60671, 2.86854, 91.1315]],
    [8, 182, [20.3961, 20.0647, 0.798555, 93.2014]],
  ])('C = %d, D = %d', (cost, days, expected) => {
    const rate = decayRate(94, 87, days);
    const exact = retraining.exponentialOptimalInterval(cost, 1, 94, rate, 0.001, 2000);
    expect(
      allSix([
        optimalInterval(cost, driftCostGrowth(1, 7, days)),
        exact,
        retraining.exponentialCostRate(exact, cost, 1, 94, rate),
        94 * Math.exp(-rate * exact),
      ]),
    ).toEqual(expected);
  });
});

describe('cadence words', () => {
  const words: Cadence[] = [
    { word: 'daily', interval: 1 },
    { word: 'weekly', interval: 7 },
    { word: 'fortnightly', interval: 14 },
    { word: 'monthly', interval: 30.4375 },
    { word: 'quarterly', interval: 91.3125 },
    { word: 'half-yearly', interval: 182.625 },
    { word: 'yearly', interval: 365.25 },
  ];

  // Audit, table L14-M8c.
  it.each([
    [1, 'daily'],
    [5.65685, 'weekly'],
    [7, 'weekly'],
    [14, 'fortnightly'],
    [30, 'monthly'],
    [60, 'quarterly'],
    [91, 'quarterly'],
    [200, 'half-yearly'],
    [365, 'yearly'],
  ])('%d days are %s', (interval, word) => {
    expect(nearestCadence(interval, words).word).toBe(word);
  });

  it.each([2.64575, 9.89949, 20.6428, 52.7193, 129.135, 258.271])('change at %d days', (cut) => {
    const below = words.findIndex(({ word }) => word === nearestCadence(cut * (1 - 1e-5), words).word);
    expect(nearestCadence(cut * (1 + 1e-5), words).word).toBe(words[below + 1]!.word);
  });

  it('need an interval above 0', () => {
    expect(() => nearestCadence(0, words)).toThrow(RangeError);
    expect(() => nearestCadence(1, [])).toThrow(RangeError);
  });
});
