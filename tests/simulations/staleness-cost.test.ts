import fc from 'fast-check';
import { evaluate, evaluateAt } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { stalenessCost } from '../../src/lib/simulations/staleness-cost.ts';
import { six } from '../science/six-digits.ts';

type Given = Parameters<typeof evaluate>[1];
const at = (given: Given) => {
  const { outputs } = evaluate(stalenessCost, given);
  return Object.fromEntries(
    Object.entries(outputs).map(([name, value]) => [name, typeof value === 'number' ? six(value) : value]),
  );
};
const number = (value: unknown): number => value as number;

describe('staleness-cost', () => {
  // Audit, tables L14-M5c and L14-M6c; cadence words of L14-M8c.
  it.each([
    [
      'cloud',
      {
        driftCostGrowth: 0.5,
        optimum: 6.9282,
        costAtOptimum: 3.4641,
        maxInterval: 8,
        accuracyAtEnd: 90.5,
        meanAccuracy: 92.25,
        cadence: 'weekly',
      },
    ],
    [
      'edge',
      {
        driftCostGrowth: 0.2,
        optimum: 30,
        costAtOptimum: 6,
        maxInterval: 35,
        accuracyAtEnd: 88,
        meanAccuracy: 91,
        cadence: 'monthly',
      },
    ],
    [
      'mobile',
      {
        driftCostGrowth: 0.0777778,
        optimum: 90.7115,
        costAtOptimum: 7.05534,
        maxInterval: 115.714,
        accuracyAtEnd: 86.9222,
        meanAccuracy: 90.4611,
        cadence: 'quarterly',
      },
    ],
  ])('gives %s its numbers', (environment, expected) => {
    expect(at({ environment })).toMatchObject(expected);
  });

  it('opens each environment at its optimum in whole days, with the costs of the audit', () => {
    const opening = (environment: string) => {
      const { interval, retrainCost, daysToLose7, floor, valuePerPoint } = evaluate(stalenessCost, {
        environment,
      }).parameters;
      return [interval, retrainCost, daysToLose7, floor, valuePerPoint];
    };
    expect(opening('cloud')).toEqual([7, 12, 14, 90, 1]);
    expect(opening('edge')).toEqual([30, 90, 35, 87, 1]);
    expect(opening('mobile')).toEqual([91, 320, 90, 85, 1]);
  });

  // Audit, "the three schedules offered to the student"; a year is 365 days here, so C of mobile is checked in science.
  it.each([
    ['cloudDaily', 3.53627, 93.5, false],
    ['cloudWeekly', 1.00005, 90.5, false],
    ['cloudMonthly', 2.31045, 78.7813, true],
    ['edgeDaily', 15.0167, 93.8, false],
    ['edgeMonthly', 1.0001, 87.9125, false],
    ['edgeQuarterly', 1.68615, 75.7375, true],
    ['mobileDaily', 45.3612, 93.9222, false],
    ['mobileQuarterly', 1.00002, 86.8979, false],
  ])('%s costs so many times the least', (setting, penalty, accuracyAtEnd, fails) => {
    const { outputs, states } = evaluateAt(stalenessCost, setting);
    expect(six(number(outputs.penalty))).toBe(penalty);
    expect(six(number(outputs.accuracyAtEnd))).toBe(accuracyAtEnd);
    expect(states.belowFloor).toBe(fails);
  });

  // Audit, M6c and E-L14-26: one notch over the longest interval fails.
  it.each([
    ['cloud', 8, 9],
    ['edge', 35, 36],
    ['mobile', 115, 116],
  ])('%s keeps its floor at %d days, breaks it at %d, and keeps it again', (environment, last, first) => {
    const broken = (interval: number) => evaluate(stalenessCost, { environment, interval }).states.belowFloor;
    expect([last, first, last].map(broken)).toEqual([false, true, false]);
  });

  it('says when the cheapest interval is too long for the floor', () => {
    const { outputs, states } = evaluateAt(stalenessCost, 'optimumBreaksFloor');
    // (94 − 92) · 14 / 7 = 4 days, shorter than T* = 6.9282.
    expect(outputs.maxInterval).toBe(4);
    expect(states).toEqual({ belowFloor: false, optimumBreaksFloor: true });
    expect(evaluate(stalenessCost, { floor: 91 }).states.optimumBreaksFloor).toBe(true);
    expect(evaluate(stalenessCost, { floor: 90 }).states.optimumBreaksFloor).toBe(false);
  });

  it('adds up to a year', () => {
    const cloud = at({ interval: 7 });
    // 365 · 12/7, 365 · 0.5 · 7/2 and their sum.
    expect(cloud).toMatchObject({ annualRetrain: 625.714, annualDrift: 638.75, annualTotal: 1264.46 });
  });

  it('follows the square-root law', () => {
    expect(six(number(evaluateAt(stalenessCost, 'fourfoldCost').outputs.optimum))).toBe(13.8564);
    expect(six(number(evaluateAt(stalenessCost, 'fourfoldLoss').outputs.optimum))).toBe(3.4641);
  });

  it('draws no curve below its minimum, and equal halves at it', () => {
    const parameter = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(
        parameter(1, 500),
        parameter(7, 365),
        parameter(0.1, 10),
        (retrainCost, daysToLose7, valuePerPoint) => {
          const given = { retrainCost, daysToLose7, valuePerPoint };
          const { outputs, datasets } = evaluate(stalenessCost, given);
          const least = number(outputs.costAtOptimum);
          for (const { total, retrain, drift } of datasets.curves!) {
            expect(number(total)).toBeGreaterThanOrEqual(least * (1 - 1e-12));
            expect(number(total)).toBeCloseTo(number(retrain) + number(drift), 9);
          }
          const interval = number(outputs.optimum);
          if (interval < 1 || interval > 365) return;
          const atOptimum = evaluate(stalenessCost, { ...given, interval });
          expect(number(atOptimum.outputs.retrainPerDay) / number(atOptimum.outputs.driftPerDay)).toBeCloseTo(1, 12);
          expect(number(atOptimum.outputs.penalty)).toBeCloseTo(1, 12);
          expect(atOptimum.datasets.halves!.map(({ share }) => six(number(share)))).toEqual([50, 50]);
        },
      ),
    );
  });

  it('keeps the other environments at their presets while one is moved', () => {
    const minima = (given: Given) =>
      Object.fromEntries(
        evaluate(stalenessCost, given).datasets.minima!.map(({ environment, interval, shown }) => [
          environment,
          [six(number(interval)), shown],
        ]),
      );
    expect(minima({ environment: 'edge', retrainCost: 360 })).toEqual({
      Cloud: [6.9282, 'by its preset'],
      Edge: [60, 'chosen'],
      Mobile: [90.7115, 'by its preset'],
    });
  });

  // Audit, both tables L14-M5c.
  it('has the table of environments', () => {
    const rows = evaluate(stalenessCost).datasets.environments!;
    expect(
      rows.map((row) => [
        row.built,
        row.cadence,
        ...[row.retrainCost, row.daysToLose7, row.growth, row.optimum, row.accuracyAtEnd, row.maxInterval].map(
          (value) => six(number(value)),
        ),
        ...[row.annualRetrain, row.annualDrift, row.annualTotal, row.dailyPenalty].map((value) => six(number(value))),
      ]),
    ).toEqual([
      [
        '4,000 GPU-hours at $2, and 2 engineers for 2 days at $1,000',
        'weekly',
        ...[12, 14, 0.5, 6.9282, 90.5359, 8],
        ...[632.199, 632.199, 1264.4, 3.53627],
      ],
      ['1,800 devices at $50', 'monthly', ...[90, 35, 0.2, 30, 88, 35], ...[1095, 1095, 2190, 15.0167]],
      [
        '64,000 installs at $5',
        'quarterly',
        ...[320, 90, 0.0777778, 90.7115, 86.9447, 115.714],
        ...[1287.6, 1287.6, 2575.2, 45.3612],
      ],
    ]);
  });

  // Audit, c(T) for C = 12 and K = 0.5.
  it('has the table of cadences', () => {
    const rows = evaluate(stalenessCost).datasets.cadences!;
    expect(rows.map(({ cadence, interval, floor }) => [cadence, interval, floor])).toEqual([
      ['daily', 1, 'kept'],
      ['weekly', 7, 'kept'],
      ['fortnightly', 14, 'broken'],
      ['monthly', 30.4375, 'broken'],
      ['quarterly', 91.3125, 'broken'],
      ['half-yearly', 182.625, 'broken'],
      ['yearly', 365.25, 'broken'],
    ]);
    expect(rows.slice(0, 5).map(({ costPerDay }) => six(number(costPerDay)))).toEqual([
      12.25, 3.46429, 4.35714, 8.00363, 22.9595,
    ]);
  });
});
