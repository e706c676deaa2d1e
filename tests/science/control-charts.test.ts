/** The charts that add small deviations up, and how long they run before they call. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cusumAverageRunLength,
  cusumThresholdFor,
  ewmaAverageRunLength,
  shewhartAverageRunLength,
  twoSidedCusumAverageRunLength,
} from '../../src/lib/science/average-run-length.ts';
import { cusum, ewma, pageHinkley } from '../../src/lib/science/control-charts.ts';
import { solveLinear } from '../../src/lib/science/linear-system.ts';
import { randomStream } from '../../src/lib/science/random.ts';
import { standardNormal } from '../../src/lib/science/random-samples.ts';
import { six } from './six-digits.ts';

const stream = (name: string) => randomStream(20_260_101, name);

describe('control charts', () => {
  const settings = { target: 10, deviation: 1, slack: 0.5, threshold: 5 };
  // Montgomery (2013), Introduction to Statistical Quality Control, table 9.1 and 9.2: the mean is 10, from the 21st on 11.
  const values = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
    8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
  ];

  it('add up as the table of a textbook does', () => {
    const { high, low, firstAlarm } = cusum(values, settings);
    expect(high.slice(0, 5).map((sum) => six(sum))).toEqual([0, 0, 0, 1.16, 2.82]);
    expect(low.slice(0, 3).map((sum) => six(sum))).toEqual([0.05, 1.56, 1.77]);
    // The alarm of the book comes with the 29th value.
    expect(six(high[28]!)).toBe(5.28);
    expect(firstAlarm).toBe(28);
  });

  it('average as by hand', () => {
    // w = 0.1 from 10: 9.945, 9.7495, 9.70355; the exact reach grows to its fixed limit 2.7 · √(0.1 / 1.9) = 0.61942.
    const chart = ewma(values, { target: 10, deviation: 1, weight: 0.1, width: 2.7 }, 'exact');
    expect(chart.mean.slice(0, 3).map(six)).toEqual([9.945, 9.7495, 9.70355]);
    expect(six(chart.reach[0]!)).toBe(0.27);
    expect(six(chart.reach.at(-1)!)).toBeLessThan(0.61942);
    const fixed = ewma(values, { target: 10, deviation: 1, weight: 0.1, width: 2.7 }, 'fixed');
    expect(six(fixed.reach[0]!)).toBe(0.619422);
    // 10.5731 after the 28th value is within its reach of 0.6186, 10.6468 after the 29th is not.
    expect([chart.firstAlarm, fixed.firstAlarm]).toEqual([28, 28]);
  });

  it('of Page and Hinkley are the upper half of CUSUM where the mean is known', () => {
    const known = pageHinkley(values, { mean: 10, tolerance: 0.5, threshold: 5 });
    const { high } = cusum(values, settings);
    known.statistic.forEach((statistic, index) => expect(statistic).toBeCloseTo(high[index]!, 12));
    expect(known.firstAlarm).toBe(28);
  });

  it('of Page and Hinkley with a running mean are what the definition says', () => {
    const list = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(list, (series) => {
        const { statistic } = pageHinkley(series, { mean: null, tolerance: 0.1, threshold: 1 });
        let [sum, cumulated, least] = [0, 0, 0];
        series.forEach((value, index) => {
          sum += value;
          cumulated += value - sum / (index + 1) - 0.1;
          least = Math.min(least, cumulated);
          expect(statistic[index]).toBeCloseTo(cumulated - least, 9);
        });
      }),
    );
  });

  it('see nothing in what does not move, and turn with the sign', () => {
    const still = new Array<number>(50).fill(10);
    expect(cusum(still, settings).firstAlarm).toBeNull();
    expect(ewma(still, { target: 10, deviation: 1, weight: 0.2, width: 3 }, 'exact').firstAlarm).toBeNull();
    const turned = cusum(
      values.map((value) => 20 - value),
      settings,
    );
    turned.low.forEach((sum, index) => expect(sum).toBeCloseTo(cusum(values, settings).high[index]!, 12));
    expect(() => cusum([], { ...settings, deviation: 0 })).toThrow(RangeError);
    expect(() => cusum([], { ...settings, slack: -1 })).toThrow(RangeError);
    expect(() => pageHinkley([], { mean: null, tolerance: -1, threshold: 1 })).toThrow(RangeError);
    expect(() => ewma([], { target: 0, deviation: 1, weight: 0, width: 3 }, 'exact')).toThrow(RangeError);
  });
});

describe('average run lengths', () => {
  const within = (actual: number, expected: number, digits: number) =>
    expect(Number(actual.toPrecision(digits))).toBe(expected);

  // Lucas and Crosier (1982), Technometrics 24, 199, table 1: two-sided, h = 4, k = 0.5.
  it.each([
    [0, 168],
    [0.25, 74.2],
    [0.5, 26.6],
    [0.75, 13.3],
    [1, 8.38],
    [1.5, 4.75],
    [2, 3.34],
    [2.5, 2.62],
    [3, 2.19],
    [4, 1.71],
    [5, 1.31],
  ])('of a two-sided CUSUM shifted by %d', (shift, length) =>
    within(twoSidedCusumAverageRunLength(4, 0.5, shift), length, 3),
  );

  // Vance (1986), Journal of Quality Technology 18, 189, table 1: one-sided, h = 10, k = 0.
  it.each([
    [-0.125, 400.28],
    [0, 124.66],
    [0.125, 59.3],
    [0.25, 36.71],
    [0.5, 20.37],
    [0.75, 14.06],
    [1, 10.75],
  ])('of a one-sided CUSUM shifted by %d', (shift, length) =>
    expect(cusumAverageRunLength(10, 0, shift)).toBeCloseTo(length, 2),
  );

  // Crowder (1987), Technometrics 29, 401, table 1: L = 2 with w = 0.5 and 0.05; its 3.95 at 1.25 for the first is held to be
  // a misprint of 3.59.
  it.each([
    [0, 26.45, 127.53],
    [0.25, 20.12, 43.94],
    [0.5, 11.89, 18.97],
    [1, 4.91, 8.38],
    [1.25, 3.59, 6.56],
    [1.5, 2.8, 5.41],
    [3, 1.26, 2.76],
    [4, 1.05, 2.15],
  ])('of an EWMA shifted by %d', (shift, half, twentieth) => {
    expect(ewmaAverageRunLength(0.5, 2, shift)).toBeCloseTo(half, 2);
    expect(ewmaAverageRunLength(0.05, 2, shift)).toBeCloseTo(twentieth, 2);
  });

  // Lucas and Saccucci (1990), Technometrics 32, 1, table 3: designed for 500.
  it.each([
    [0, 500, 500],
    [0.25, 255, 76.7],
    [0.5, 88.8, 29.3],
    [1, 17.5, 12.6],
    [2, 3.63, 5.99],
    [5, 1.07, 2.55],
  ])('of EWMA charts for 500, shifted by %d', (shift, half, small) => {
    within(ewmaAverageRunLength(0.5, 3.071, shift), half, 3);
    within(ewmaAverageRunLength(0.03, 2.437, shift), small, 3);
  });

  // SAS/QC (1999), functions CUSUMARL and EWMAARL, and the 3σ chart of every textbook.
  it('of other programs', () => {
    expect(cusumAverageRunLength(8, 0.25, 2.5)).toBeCloseTo(4.1500836225, 6);
    expect(ewmaAverageRunLength(0.25, 3, 1)).toBeCloseTo(11.154267016, 8);
    expect(shewhartAverageRunLength(3, 0)).toBeCloseTo(370.398, 3);
    expect(ewmaAverageRunLength(1, 3, 0.7)).toBeCloseTo(shewhartAverageRunLength(3, 0.7), 6);
  });

  it('are those of simulated charts', () => {
    const source = stream('run lengths');
    const runLengths = Array.from({ length: 2000 }, () => {
      let [sum, looks] = [0, 0];
      while (sum <= 3) {
        sum = Math.max(0, sum + standardNormal(source) + 0.5 - 0.5);
        looks += 1;
      }
      return looks;
    });
    const mean = runLengths.reduce((sum, looks) => sum + looks, 0) / runLengths.length;
    const variance = runLengths.reduce((sum, looks) => sum + (looks - mean) ** 2, 0) / (runLengths.length - 1);
    const error = Math.sqrt(variance / runLengths.length);
    expect(Math.abs(mean - cusumAverageRunLength(3, 0.5, 0.5))).toBeLessThan(3 * error);
  });

  it('fall with the shift, and set the threshold', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 20, max: 5000, noNaN: true }),
        fc.double({ min: 0.2, max: 1, noNaN: true }),
        (length, slack) => {
          const threshold = cusumThresholdFor(length, slack);
          expect(twoSidedCusumAverageRunLength(threshold, slack, 0) / length).toBeCloseTo(1, 6);
          expect(twoSidedCusumAverageRunLength(threshold, slack, 0.5)).toBeLessThan(length);
        },
      ),
      { numRuns: 15 },
    );
    // Hawkins (1993), as in Montgomery (2013), table 9.4: h for a run length of 370.
    for (const [slack, threshold] of [
      [0.25, 8.01],
      [0.5, 4.77],
      [0.75, 3.34],
      [1, 2.52],
      [1.25, 1.99],
      [1.5, 1.61],
    ] as const)
      expect(Math.abs(cusumThresholdFor(370, slack) - threshold)).toBeLessThan(0.01);
  });

  it('refuse what has no meaning', () => {
    expect(() => shewhartAverageRunLength(0, 0)).toThrow(RangeError);
    expect(() => shewhartAverageRunLength(3, NaN)).toThrow(RangeError);
    expect(() => cusumAverageRunLength(0, 0.5, 0)).toThrow(RangeError);
    expect(() => cusumAverageRunLength(4, -1, 0)).toThrow(RangeError);
    expect(() => ewmaAverageRunLength(2, 3, 0)).toThrow(RangeError);
    expect(() => cusumThresholdFor(5, 1.5)).toThrow('must lie above 7.48');
    expect(() => cusumThresholdFor(100, 0)).toThrow(RangeError);
  });

  it('rest on linear equations that are solved', () => {
    const unknowns = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 4, maxLength: 4 });
    const matrices = fc.array(unknowns, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(matrices, unknowns, (rows, x) => {
        const matrix = rows.map((row, index) => row.map((value, column) => value + (column === index ? 50 : 0)));
        const right = matrix.map((row) => row.reduce((sum, value, column) => sum + value * x[column]!, 0));
        solveLinear(matrix, right).forEach((value, index) => expect(value).toBeCloseTo(x[index]!, 9));
      }),
    );
    expect([
      ...solveLinear(
        [
          [0, 1],
          [1, 0],
        ],
        [3, 4],
      ),
    ]).toEqual([4, 3]);
    expect(() =>
      solveLinear(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toThrow('no inverse');
    expect(() => solveLinear([[1, 1]], [1, 2])).toThrow(RangeError);
  });
});
