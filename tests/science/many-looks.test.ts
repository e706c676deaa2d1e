/** Many tests, many looks, persistence, and the charts that add small deviations up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedFalseAlarms,
  meanLooksToFalseAlarm,
  meanLooksToPersistentAlarm,
  persistentAlarmRate,
  persistentAlarmRateIfAlike,
} from '../../src/lib/science/alert-fatigue.ts';
import {
  cusumAverageRunLength,
  cusumThresholdFor,
  ewmaAverageRunLength,
  shewhartAverageRunLength,
  twoSidedCusumAverageRunLength,
} from '../../src/lib/science/average-run-length.ts';
import { detectorPrecision } from '../../src/lib/science/base-rates.ts';
import { cusum, ewma, pageHinkley } from '../../src/lib/science/control-charts.ts';
import { powerLawDrift } from '../../src/lib/science/drift.ts';
import { solveLinear } from '../../src/lib/science/linear-system.ts';
import { benjaminiHochberg, bonferroni, bonferroniBar, holm } from '../../src/lib/science/multiple-comparisons.ts';
import { randomStream, uniform } from '../../src/lib/science/random.ts';
import { standardNormal } from '../../src/lib/science/random-samples.ts';
import { falseAlarmIfIndependent, peekingFalsePositiveRate } from '../../src/lib/science/repeated-looks.ts';
import { firstAtLevel, persistentLevels, severityLevel } from '../../src/lib/science/severity.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { allSix, six } from './six-digits.ts';

const stream = (name: string) => randomStream(20_260_101, name);
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
const count = (kept: readonly boolean[]) => kept.filter(Boolean).length;

describe('corrections', () => {
  // Benjamini and Hochberg (1995), the example of thrombolysis: fifteen p-values; Bonferroni keeps 3 at 5 %, theirs 4.
  it('keep what the paper keeps', () => {
    const trial = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(count(bonferroni(trial, 0.05).kept)).toBe(3);
    expect(count(benjaminiHochberg(trial, 0.05).kept)).toBe(4);
    expect(count(holm(trial, 0.05).kept)).toBe(3);
  });

  // By hand: 5p; then 5p, 4p, 3p, 2p, p with running maxima; then 5p, 5p/2, 5p/3, 5p/4, p with running minima.
  it('adjust as a hand does', () => {
    const p = [0.01, 0.02, 0.03, 0.04, 0.05];
    expect(bonferroni(p, 0.05).adjusted.map(six)).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
    expect(holm(p, 0.05).adjusted.map(six)).toEqual([0.05, 0.08, 0.09, 0.09, 0.09]);
    expect(benjaminiHochberg(p, 0.05).adjusted.map(six)).toEqual([0.05, 0.05, 0.05, 0.05, 0.05]);
  });

  // Audit, NB-D24.
  it('leave of six hits as many as the audit says', () => {
    const p = [0.001, 0.008, 0.012, 0.021, 0.03, 0.045, 0.2, 0.4, 0.6, 0.9];
    expect(p.filter((each) => each <= 0.05).length).toBe(6);
    expect(count(bonferroni(p, 0.05).kept)).toBe(1);
    expect(count(benjaminiHochberg(p, 0.05).kept)).toBe(3);
    expect(expectedFalseAlarms(10, 0.05)).toBe(0.5);
    expect(six(falseAlarmIfIndependent(10, 0.05))).toBe(0.401263);
    expect(six(falseAlarmIfIndependent(60, 0.05))).toBe(0.95393);
  });

  it('keep more the less they promise, whatever the order of the tests', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [first, second, third] = [bonferroni, holm, benjaminiHochberg].map((correct) => correct(p, 0.05));
        p.forEach((value, index) => {
          expect(first!.adjusted[index]).toBeGreaterThanOrEqual(second!.adjusted[index]! - 1e-15);
          expect(second!.adjusted[index]).toBeGreaterThanOrEqual(third!.adjusted[index]! - 1e-15);
          expect(third!.adjusted[index]).toBeGreaterThanOrEqual(value - 1e-15);
        });
        const turned = [...p].reverse();
        expect(benjaminiHochberg(turned, 0.05).adjusted).toEqual([...third!.adjusted].reverse());
        // The procedure as its authors state it: all up to the last that lies below its bar.
        const sorted = [...p].sort((a, b) => a - b);
        const last = sorted.findLastIndex((value, rank) => value <= (0.05 * (rank + 1)) / p.length);
        expect(count(third!.kept)).toBe(last < 0 ? 0 : sorted.filter((value) => value <= sorted[last]!).length);
      }),
    );
  });

  it('keep their promises where nothing is to be found', () => {
    const source = stream('corrections');
    let [families, discoveries] = [0, 0];
    for (let run = 0; run < 2000; run++) {
      const p = Array.from({ length: 20 }, () => uniform(source));
      if (holm(p, 0.05).kept.some(Boolean)) families += 1;
      if (benjaminiHochberg(p, 0.05).kept.some(Boolean)) discoveries += 1;
    }
    const error = Math.sqrt((0.05 * 0.95) / 2000);
    expect(families / 2000).toBeLessThan(0.05 + 3 * error);
    expect(discoveries / 2000).toBeLessThan(0.05 + 3 * error);
    expect(bonferroni([], 0.05)).toEqual({ adjusted: [], kept: [] });
    expect(() => holm([2], 0.05)).toThrow(RangeError);
    expect(() => holm([0.5], 0)).toThrow(RangeError);
  });
});

describe('false pages', () => {
  it('of one growing sample are the rates of another program', () => {
    for (const { args, value } of scipy.functions['peeking.falsePositiveRate'])
      expect(Math.abs(peekingFalsePositiveRate(args[0]!, args[1]!) / value - 1)).toBeLessThan(1e-4);
  });

  // Audit, NB-D04: monitors and their rate, P(a page a day), pages a week.
  it.each([
    [1, 0.01, 0.01, 0.07],
    [10, 0.01, 0.0956179, 0.7],
    [60, 0.01, 0.452843, 4.2],
    [60, 0.001, 0.0582637, 0.42],
    [200, 0.01, 0.86602, 14],
  ])('of %d monitors at %d', (monitors, rate, daily, weekly) => {
    expect(six(falseAlarmIfIndependent(monitors, rate))).toBe(daily);
    expect(six(expectedFalseAlarms(7 * monitors, rate))).toBe(weekly);
  });

  it('drown the right ones', () => {
    expect([0.01, 0.001].map((rate) => six(detectorPrecision(0.005, 0.9, rate)))).toEqual([0.311419, 0.818926]);
  });

  // Audit, X2: looks in 26 weeks, P(at least one) at 0.05, 0.01, 0.001, at 0.001 with three features, weeks to one at 0.01.
  it.each([
    ['hourly', 4368, [1, 1, 0.987351, 0.999998], 0.595238],
    ['daily', 182, [0.999912, 0.839452, 0.166475, 0.420896], 14.2857],
    ['weekly', 26, [0.73648, 0.229957, 0.0256776, 0.0750717], 100],
    ['monthly', 6, [0.264908, 0.0585199, 0.00598502, 0.0178478], 433.333],
  ])('of %s checks', (_, looks, rates, weeks) => {
    expect([
      ...[0.05, 0.01, 0.001].map((rate) => six(falseAlarmIfIndependent(looks, rate))),
      six(falseAlarmIfIndependent(3 * looks, 0.001)),
    ]).toEqual(rates);
    expect(six((meanLooksToFalseAlarm(0.01) * 26) / looks)).toBe(weeks);
    expect(falseAlarmIfIndependent(3 * looks, bonferroniBar(3 * looks, 0.05))).toBeLessThan(0.05);
  });

  // Audit, X3; and by hand for 2 of 3, (1/a + 2 − a) / (2a − a²) looks to the first.
  it.each([
    [0.2, 0.104],
    [0.1, 0.028],
    [0.05, 0.00725],
    [0.01, 0.000298],
    [0.001, 2.998e-6],
  ])('at %d become rarer when two of three looks must agree', (rate, persistent) => {
    expect(six(persistentAlarmRate(rate, 2, 3))).toBe(persistent);
    const looks = (1 / rate + 2 - rate) / (2 * rate - rate * rate);
    expect(meanLooksToPersistentAlarm(rate, 2, 3) / looks).toBeCloseTo(1, 9);
    expect(meanLooksToPersistentAlarm(rate, 1, 1)).toBeCloseTo(meanLooksToFalseAlarm(rate), 6);
    // By hand for k hits in a row: (a⁻ᵏ − 1) / (1 − a).
    expect(meanLooksToPersistentAlarm(rate, 3, 3) / ((rate ** -3 - 1) / (1 - rate))).toBeCloseTo(1, 6);
  });

  // By hand for 2 of 3: a·p + a(1 − p)q + (1 − a)q·p, with p after a false alarm and q after a quiet look.
  it('become less rare the more alike neighbouring looks are', () => {
    const rates = fc.tuple(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(rates, ([rate, alike]) => {
        const [after, fresh] = [rate + alike * (1 - rate), rate * (1 - alike)];
        const twoOfThree = rate * after + rate * (1 - after) * fresh + (1 - rate) * fresh * after;
        expect(persistentAlarmRateIfAlike(rate, alike, 2, 3)).toBeCloseTo(twoOfThree, 12);
        expect(persistentAlarmRateIfAlike(rate, alike, 3, 3)).toBeCloseTo(rate * after * after, 12);
        expect(persistentAlarmRateIfAlike(rate, 0, 2, 5)).toBeCloseTo(persistentAlarmRate(rate, 2, 5), 12);
        expect(persistentAlarmRateIfAlike(rate, 1, 3, 4)).toBeCloseTo(rate, 12);
      }),
    );
    expect(() => persistentAlarmRateIfAlike(0.1, 1.1, 2, 3)).toThrow(RangeError);
  });

  it('refuse what has no meaning', () => {
    expect(() => expectedFalseAlarms(-1, 0.1)).toThrow(RangeError);
    expect(() => meanLooksToFalseAlarm(0)).toThrow(RangeError);
    expect(() => persistentAlarmRate(0.1, 3, 2)).toThrow(RangeError);
    expect(() => meanLooksToPersistentAlarm(0.1, 1, 11)).toThrow(RangeError);
  });
});

describe('severity', () => {
  // Audit, NB-D22: ten weeks of transaction amounts, levels 0.1 and 0.2, a page when 2 of the last 3 weeks are there.
  it('waits for two of three weeks', () => {
    const psi = Array.from({ length: 10 }, (_, week) => powerLawDrift(week + 1, 8, 0.75, 0.2));
    expect(allSix(psi)).toEqual([
      0.0420448, 0.0707107, 0.0958415, 0.118921, 0.140585, 0.161185, 0.180941, 0.2, 0.218471, 0.236435,
    ]);
    const levels = psi.map((value) => severityLevel(value, [0.1, 0.2]));
    const pages = persistentLevels(levels, 2, 3);
    const week = (list: number[], level: number) => firstAtLevel(list, level)! + 1;
    expect([week(levels, 1), week(levels, 2), week(pages, 1), week(pages, 2)]).toEqual([4, 8, 5, 9]);
    expect(firstAtLevel(levels, 3)).toBeNull();
    // Audit, body NB-S6: a guardrail is one level.
    expect([0.05, 0.2, 0.45, 0.8, 0.95].map((score) => severityLevel(score, [0.7]))).toEqual([0, 0, 0, 1, 1]);
  });

  it('lets a single spike pass, and never pages above what it saw', () => {
    expect(persistentLevels([0, 2, 0, 0, 1, 0, 2], 2, 3)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    const levels = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), (list, needed, more) => {
        const window = needed + more;
        persistentLevels(list, needed, window).forEach((page, look) => {
          const recent = list.slice(Math.max(0, look - window + 1), look + 1);
          expect(recent.filter((level) => level >= page).length >= needed || page === 0).toBe(true);
          expect(recent.filter((level) => level > page).length).toBeLessThan(needed);
        });
      }),
    );
    expect(() => persistentLevels([], 3, 2)).toThrow(RangeError);
    expect(() => severityLevel(1, [0.2, 0.1])).toThrow('must rise');
  });
});

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
