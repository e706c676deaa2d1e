/** PSI in samples: what the closed forms say, what drawing says, and where they part. */
import { describe, expect, it } from 'vitest';
import { populationStabilityIndex } from '../../src/lib/science/divergence.ts';
import { sharesInEqualBins } from '../../src/lib/science/normal.ts';
import { emptyBins, psiOfCounts, sharesOfCounts, type Smoothing } from '../../src/lib/science/psi-counts.ts';
import {
  meanPsiToSecondOrder,
  meanPsiWithoutDrift,
  psiExceedance,
  psiNoiseThreshold,
} from '../../src/lib/science/psi-noise.ts';
import {
  alarmCost,
  cheapestThreshold,
  noncentralityForPower,
  psiPower,
  rowsToSeePsi,
} from '../../src/lib/science/psi-power.ts';
import {
  type Estimate,
  healthyPsi,
  meanEstimate,
  shareReaching,
  simulatePsi,
} from '../../src/lib/science/psi-simulation.ts';
import { randomStream } from '../../src/lib/science/random.ts';
import { six } from './six-digits.ts';

const runs = 20_000;
const referenceRows = 100_000;
const tenths = new Array<number>(10).fill(0.1);

/** PSI of healthy weeks, each setting drawn once. */
const healthy = (rows: number, smoothing: Smoothing, known = false) =>
  simulatePsi(
    { reference: tenths, current: tenths, referenceRows: known ? Infinity : referenceRows, rows, smoothing },
    runs,
    randomStream(20_260_101, `healthy weeks of ${rows} rows, ${JSON.stringify(smoothing)}`),
  );

/** How many standard errors an estimate lies from a number. */
const errorsFrom = ({ value, error }: Estimate, expected: number) => Math.abs(value - expected) / error;

describe('PSI of counts', () => {
  const [reference, current] = [
    [20, 30, 25, 25],
    [0, 35, 30, 35],
  ];

  // Audit, L14-M1: an empty bin at n = 100 with half-counts, and with epsilons.
  it('says what an empty bin makes of it under each smoothing', () => {
    expect(six(psiOfCounts(reference, current, 'half-count'))).toBe(0.776806);
    expect(six(psiOfCounts(reference, current, { epsilon: 1e-8 }))).toBe(3.41272);
    expect(six(psiOfCounts(reference, current, { epsilon: 0.01 }))).toBe(0.632421);
    expect(psiOfCounts(reference, current, 'none')).toBe(Infinity);
    expect(emptyBins(reference, current)).toEqual([1]);
  });

  it('takes bins that are empty in both as alike', () => {
    expect(psiOfCounts([0, 5, 5], [0, 5, 5], 'none')).toBe(0);
    expect(psiOfCounts([0, 4, 6], [0, 8, 12], 'none')).toBe(0);
    expect(psiOfCounts([20, 30, 25, 25], [10, 25, 30, 35], 'none')).toBeCloseTo(0.12119409739751127, 12);
  });

  it('refuses what has no meaning', () => {
    expect(() => psiOfCounts([1, 2], [1, 2, 3], 'none')).toThrow('2 bins cannot be compared with 3');
    expect(() => sharesOfCounts([0, 0], 'none')).toThrow(RangeError);
    expect(() => sharesOfCounts([-1, 2], 'half-count')).toThrow(RangeError);
  });
});

describe('healthy weeks', () => {
  // The bench's own note: 31.0 % with half-counts, 39.2 % with none, and 35.1 % by chi-squared. A million draws with NumPy
  // 2.4.6 give 31.03 and 39.24 % (standard error 0.05 points).
  it.each([
    ['half-count', 0.31],
    ['none', 0.392],
  ] as const)('of 100 rows warn a third of the time, with %s', (smoothing, expected) => {
    const rate = shareReaching(healthy(100, smoothing), 0.1);
    expect(errorsFrom(rate, expected)).toBeLessThan(3);
    expect(rate.error).toBeCloseTo(Math.sqrt((expected * (1 - expected)) / runs), 4);
    // Here the approximation is far outside the error, on the other side for each smoothing.
    const chiSquared = psiExceedance(0.1, 100, referenceRows, 10);
    expect(six(chiSquared)).toBe(0.351295);
    expect(errorsFrom(rate, chiSquared)).toBeGreaterThan(10);
    expect(rate.value < chiSquared).toBe(smoothing === 'half-count');
  });

  describe.each([500, 1000, 5000])('of %d rows', (rows) => {
    const values = healthy(rows, 'half-count');

    it.each([0.05, 0.01])('reach the threshold for %d as often as chi-squared says', (level) => {
      const rate = shareReaching(values, psiNoiseThreshold(rows, referenceRows, 10, level));
      expect(errorsFrom(rate, level)).toBeLessThan(3);
    });

    it('have the mean to second order', () => {
      const mean = meanEstimate(healthy(rows, 'half-count', true));
      expect(errorsFrom(mean, meanPsiToSecondOrder(rows, 10, 0.5))).toBeLessThan(3);
    });
  });

  // B · E[(q − 1/B) · ln(q · B)] summed over the binomial distribution with SciPy 1.17.1, relative to (B − 1) / n. At 500
  // rows the first order is 1 % off, which is three standard errors of 20,000 draws: from 1,000 rows it lies well within.
  it.each([
    [100, 0.06004529540833148, -0.046479141553432246],
    [250, 0.02140399019984307, -0.019460594415640298],
    [500, 0.01033061965544535, -0.009866068107451165],
    [1000, 0.005080412440073401, -0.004966600452780856],
    [5000, 0.001003149487553312, -0.0009986661878080838],
  ])('of %d rows have a mean that smoothing shifts', (rows, none, half) => {
    const first = meanPsiWithoutDrift(rows, Infinity, 10);
    const third = 120 / rows ** 2; // what the next order may still change
    expect(Math.abs(meanPsiToSecondOrder(rows, 10, 0) / first - 1 - none)).toBeLessThan(third);
    expect(Math.abs(meanPsiToSecondOrder(rows, 10, 0.5) / first - 1 - half)).toBeLessThan(third);
    if (rows >= 1000) expect(errorsFrom(meanEstimate(healthy(rows, 'none', true)), first)).toBeLessThan(3);
  });
});

describe('healthy weeks, drawn fast', () => {
  const draw = { bins: 10, rows: 100, referenceRows, weeksPerReference: 100 };
  const { halfCount, none } = healthyPsi(draw, runs, randomStream(7, 'healthy weeks, fast'));

  // The same million draws with NumPy as above, and the means to second order.
  it('warn as often as others, under both smoothings', () => {
    expect(errorsFrom(shareReaching(halfCount, 0.1), 0.3103)).toBeLessThan(3);
    expect(errorsFrom(shareReaching(none, 0.1), 0.3924)).toBeLessThan(3);
    expect(meanEstimate(halfCount).value / meanPsiToSecondOrder(100, 10, 0.5)).toBeCloseTo(1, 1);
    for (const values of [halfCount, none]) expect(values).toEqual(values.slice().sort());
  });

  // Audit, X1: 20,000 draws of its own with half-counts, at 100 rows 31.6 % of them at 0.1 or above. Both sides are drawn, so
  // the error of their difference is √2 times that of one; the audit's means are rounded to the half unit given.
  it.each([
    [100, 0.0862, 0.00005],
    [250, 0.0354, 0.00005],
    [1000, 0.00904, 0.000005],
  ])('of %d rows have the mean that the audit drew', (rows, expected, rounding) => {
    const values =
      rows === 100 ? halfCount : healthyPsi({ ...draw, rows }, runs, randomStream(7, `the audit at ${rows}`)).halfCount;
    const mean = meanEstimate(values);
    expect(Math.abs(mean.value - expected)).toBeLessThan(3 * Math.SQRT2 * mean.error + rounding);
    // By the formula it would be (B - 1)(1/n + 1/m), which is too high by 4 % at 100 rows and by less than 2 % from 250 on.
    const excess = meanPsiWithoutDrift(rows, referenceRows, 10) / mean.value - 1;
    if (rows === 100) {
      expect(excess).toBeCloseTo(0.045, 2);
      expect(errorsFrom(shareReaching(values, 0.1), 0.316)).toBeLessThan(3 * Math.SQRT2);
    } else expect(excess).toBeLessThan(0.02 + (3 * mean.error) / mean.value);
  });

  it('are the PSI of counts: one row in two bins against a reference that is all but even', () => {
    // Half-counts of 1 and 0 rows are 3/4 and 1/4, so PSI is ¼ · ln 3/2 + ¼ · ln 2 = ¼ · ln 3, but for the noise of a reference of 10⁸ rows.
    const one = { bins: 2, rows: 1, referenceRows: 1e8, weeksPerReference: 5 };
    const weeks = healthyPsi(one, 5, randomStream(7, 'one row'));
    for (const value of weeks.halfCount) expect(value).toBeCloseTo(Math.log(3) / 4, 3);
    expect([...weeks.none]).toEqual(new Array<number>(5).fill(Infinity));
  });

  it('are refused without weeks, rows or a reference', () => {
    const refused = (changes: Partial<typeof draw>, weeks = 1) =>
      expect(() => healthyPsi({ ...draw, ...changes }, weeks, randomStream(7, 'refused'))).toThrow(RangeError);
    refused({}, 0);
    refused({ rows: 0 });
    refused({ bins: 1 });
    refused({ referenceRows: 0.5 });
    refused({ weeksPerReference: 0 });
  });
});

describe('weeks that have drifted', () => {
  // NB-D21, audit: α and power at n = 200, m = 10,000, B = 10 and a true PSI of 0.1, and the cost of a check.
  const samples = { rows: 200, referenceRows: 10_000, bins: 10 };
  const costs = { driftShare: 0.1, truePsi: 0.1, falseAlarm: 1, missedDrift: 20 };
  it.each([
    [0.05, 0.366591, 0.991336, 0.34726],
    [0.072, 0.118201, 0.951492, 0.203397],
    [0.085, 0.0541991, 0.902116, 0.244548],
    [0.1, 0.0204929, 0.818466, 0.381511],
    [0.15, 0.000552108, 0.429863, 1.14077],
    [0.2, 1.05333e-5, 0.14096, 1.71809],
  ])('reach %d with a probability and at a cost', (threshold, falseAlarms, power, cost) => {
    expect(six(psiPower(threshold, 0, samples))).toBe(falseAlarms);
    expect(six(psiPower(threshold, 0.1, samples))).toBe(power);
    expect(six(alarmCost(threshold, samples, costs))).toBe(cost);
  });

  it('have a threshold of least cost', () => {
    const best = cheapestThreshold(samples, costs, 0.5);
    expect(best).toBeCloseTo(0.072, 3);
    for (const threshold of [0.06, 0.07, 0.075, 0.085])
      expect(alarmCost(threshold, samples, costs)).toBeGreaterThan(alarmCost(best, samples, costs));
  });

  it('without drift agree with the noise', () => {
    expect(psiPower(0.1, 0, { rows: 100, referenceRows, bins: 10 })).toBeCloseTo(
      psiExceedance(0.1, 100, referenceRows, 10),
      12,
    );
  });

  // Zaykin, "Noncentrality table" by Mathematica, 8 degrees at 5 %.
  it('need rows enough', () => {
    expect(noncentralityForPower(8, 0.05, 0.8)).toBeCloseTo(15.0221, 4);
    expect(noncentralityForPower(8, 0.05, 0.95)).toBeCloseTo(22.7437, 4);
    const rows = rowsToSeePsi(0.1, 10_000, 10, 0.05, 0.8)!;
    const threshold = psiNoiseThreshold(rows, 10_000, 10, 0.05);
    expect(psiPower(threshold, 0.1, { rows, referenceRows: 10_000, bins: 10 })).toBeCloseTo(0.8, 9);
    expect(rowsToSeePsi(0.1, 100, 10, 0.05, 0.8)).toBeNull();
    expect(() => rowsToSeePsi(0, 100, 10, 0.05, 0.8)).toThrow(RangeError);
    expect(() => rowsToSeePsi(0.1, 0, 10, 0.05, 0.8)).toThrow(RangeError);
    expect(() => rowsToSeePsi(0.1, 100, 1, 0.05, 0.8)).toThrow(RangeError);
    expect(() => noncentralityForPower(9, 0.5, 0.1)).toThrow(RangeError);
  });

  // A mean shift of 0.3234744 σ has PSI 0.1 in deciles. The non-central form is an approximation: two points and a half too
  // high with half-counts at 200 rows, one and a half at 500, one at 1,000 and half a point at 5,000.
  it.each([
    [200, 0.025],
    [500, 0.015],
    [1000, 0.01],
    [5000, 0.006],
  ])('of %d rows are seen about as often as the approximation says', (rows, apart) => {
    const current = sharesInEqualBins(10, 0.3234743997054888, 1);
    expect(populationStabilityIndex(tenths, current)).toBeCloseTo(0.1, 10);
    const values = simulatePsi(
      { reference: tenths, current, referenceRows: Infinity, rows, smoothing: 'half-count' },
      runs,
      randomStream(20_260_101, `drifted weeks of ${rows} rows`),
    );
    const rate = shareReaching(values, 0.1);
    const approximation = psiPower(0.1, 0.1, { rows, referenceRows: Infinity, bins: 10 });
    expect(Math.abs(approximation - rate.value)).toBeLessThan(apart + 3 * rate.error);
  });

  it('refuse what has no meaning', () => {
    expect(() => psiPower(0.1, 0.1, { ...samples, rows: 0 })).toThrow(RangeError);
    expect(() => psiPower(0.1, 0.1, { ...samples, bins: 1 })).toThrow(RangeError);
    expect(() => alarmCost(0.1, samples, { ...costs, driftShare: 2 })).toThrow(RangeError);
    const draw = { reference: tenths, current: tenths, referenceRows: 10, rows: 10, smoothing: 'none' } as const;
    expect(() => simulatePsi(draw, 0, randomStream(1, ''))).toThrow(RangeError);
    expect(() => simulatePsi({ ...draw, rows: 0 }, 1, randomStream(1, ''))).toThrow(RangeError);
    expect(() => shareReaching([], 1)).toThrow(RangeError);
    expect(() => meanEstimate([1])).toThrow(RangeError);
    expect(() => meanPsiToSecondOrder(10, 10, -1)).toThrow(RangeError);
  });
});
