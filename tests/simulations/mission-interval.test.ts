/** The repair interval against the golden tables of the audit, 4.1 to 4.4, in each product's own units. */
import { evaluate, type ParameterValue } from 'labwright/simulation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missionInterval } from '../../src/lib/simulations/mission-interval.ts';
import { allSix, six } from '../science/six-digits.ts';
import { quick } from './quick.ts';

const at = (given: Record<string, ParameterValue>) => evaluate(missionInterval, given);
const numbers = (given: Record<string, ParameterValue>) => at(given).outputs as Record<string, number>;
const trackNames = ['cloud', 'edge', 'mobile', 'tiny'];

// Audit, tables of part 2: interval, cost per day, cost over the least.
const tables: [string, [number, number, number][]][] = [
  [
    'cloud',
    [
      [1, 2.00025e6, 44.7269],
      [7, 287464, 6.4279],
      [8.94427191, 225843, 5.05],
      [30, 74166.7, 1.65842],
      [89.4427191, 44721.4, 1],
      [180, 56111.1, 1.25468],
      [365, 96729.5, 2.16294],
    ],
  ],
  [
    'edge',
    [
      [1, 500260, 21.9263],
      [7, 73250.5, 3.21056],
      [365 / 15.2, 27071.9, 1.18656],
      [30, 24474.9, 1.07273],
      [43.8298, 22815.5, 1],
      [91.25, 29229.5, 1.28112],
    ],
  ],
  [
    'mobile',
    [
      [0.5, 1025, 3.24133],
      [1, 550, 1.73925],
      [Math.sqrt(10), 316.228, 1],
      [7, 421.429, 1.33267],
      [30, 1516.67, 4.79612],
      [45, 2261.11, 7.15026],
    ],
  ],
  [
    'tiny',
    [
      [1, 15006, 25.01],
      [5, 3030, 5.05],
      [25, 750, 1.25],
      [50, 600, 1],
      [250 / 3, 680, 1.13333],
      [100, 750, 1.25],
    ],
  ],
];
describe.each(tables)('%s', (track, rows) => {
  it.each(rows)('costs what the audit has every %f days', (interval, cost, penalty) => {
    const { costPerDay, penalty: times } = numbers({ track, interval });
    expect(allSix([costPerDay!, times!])).toEqual([cost, penalty]);
  });
  it('costs 5.05 times the least ten times too often', () => {
    const interval = numbers({ track }).optimum! / 10;
    // A third of a day is below the shortest inspection that the control offers.
    if (interval < 0.5) expect(numbers({ track, interval: 0.5 }).timesTooOften).toBeCloseTo(6.32456, 4);
    else expect(six(numbers({ track, interval }).penalty!)).toBe(5.05);
    const row = at({ track }).datasets['schedules']!.find(({ schedule }) => schedule === 'ten times as often')!;
    expect(row['penalty']).toBeCloseTo(5.05, 9);
  });
  it('is fit at the interval to run at, and unfit ten times too often', () => {
    expect(at({ track }).states).toMatchObject({ unfit: false });
    expect(at({ track, interval: Math.max(0.5, numbers({ track }).optimum! / 10) }).states).toMatchObject({
      unfit: true,
    });
  });
  it('runs in less than 20 ms', () => expect(quick(missionInterval, { track })).toBeLessThan(20));
});

describe('the cloud', () => {
  it('has the economics of the audit', () => {
    const { optimum, leastCost, annualCost, driftCostGrowth } = numbers({ interval: 89.4427191 });
    expect(allSix([optimum!, leastCost!, annualCost! / 1e6, driftCostGrowth!])).toEqual([
      89.4427, 44721.4, 16.3233, 500,
    ]);
    expect(85 - numbers({ interval: 89.4427191 }).accuracyAtEnd!).toBeCloseTo(8.94427, 5);
  });
  // Audit 4.1: days; return of the full retraining, of the adapter, of the one over the other.
  it.each([
    [30, [-25, 1400, -69.0722]],
    [60, [50, 2900, -38.1443]],
    [89.44271909999159, [123.607, 4372.14, -7.79101]],
    [97, [142.5, 4750, 0]],
    [180, [350, 8900, 85.567]],
  ])('returns after %f days what the audit has', (horizon, expected) => {
    const { fullReturn, adapterReturn, marginalReturn } = numbers({ horizon });
    expect(allSix([fullReturn!, adapterReturn!, marginalReturn!].map((each) => Number(each.toFixed(9))))).toEqual(
      expected,
    );
  });
  it('pays after 40 days, over the adapter after 97, and in between loses', () => {
    expect(numbers({})).toMatchObject({ breakEven: 40 });
    expect(numbers({}).breakEvenOverAdapter).toBeCloseTo(97, 9);
    expect(at({ horizon: 89 }).states).toMatchObject({ dearerLoses: true });
    expect(at({ horizon: 98 }).states).toMatchObject({ dearerLoses: false });
  });
});

describe('the vehicle', () => {
  const track = 'edge';
  it('has a floor that binds', () => {
    const now = numbers({ track });
    expect(allSix([now.optimum!, now.maxInterval!, now.driftCostGrowth!, now.leastCost!])).toEqual([
      43.8298, 24.0132, 520.548, 22815.5,
    ]);
    expect(allSix([now.operatingInterval!, now.operatingCost!, now.operatingPenalty!])).toEqual([
      24.0132, 27071.9, 1.18656,
    ]);
    expect(at({ track })).toMatchObject({ states: { floorBinds: true, floorBroken: false } });
    expect(at({ track, interval: 24.5 }).states).toMatchObject({ floorBroken: true, unfit: true });
  });
  it('ends where the audit has it', () => {
    const ends = [1, 7, 30, 43.8298, 91.25].map((interval) => numbers({ track, interval }).accuracyAtEnd!);
    expect(allSix(ends)).toEqual([94.7918, 93.5425, 88.7534, 85.8738, 76]);
  });
  // The steepest of f = cos/2 over its mean slope is π/2: 0.32707 against 0.208219 points a day.
  it('has less time at the steepest slope of the season', () => {
    const { optimum, maxInterval } = numbers({ track, driftSpeed: Math.PI / 2 });
    expect(allSix([optimum!, maxInterval!])).toEqual([34.9711, 15.2873]);
  });
});

describe('the glasses', () => {
  const track = 'mobile';
  it('are 28 times cheaper to look after by the event', () => {
    const { optimum, leastCost, eventPerDay, eventAdvantage } = numbers({ track });
    expect(allSix([optimum!, leastCost!, eventPerDay!, eventAdvantage!])).toEqual([3.16228, 316.228, 11.1111, 28.4605]);
  });
  it('are not repaired by retraining', () => {
    const { outputs, states } = at({ track });
    expect(six(outputs['accuracyAfterRetraining'] as number)).toBe(75.3931);
    expect(outputs).toMatchObject({ fullReturn: -100, breakEven: null });
    expect(states).toMatchObject({ neverPays: true });
  });
});

describe('the hearable', () => {
  const track = 'tiny';
  it('has the intervals of the audit', () => {
    const now = numbers({ track });
    expect(allSix([now.optimum!, now.maxInterval!, now.shortestInterval!, now.driftCostGrowth!])).toEqual([
      50, 83.3333, 2.08333, 12,
    ]);
    expect(now.operatingInterval).toBeCloseTo(50, 9);
  });
  it('ends where the audit has it', () => {
    const ends = [1, 5, 25, 50, 250 / 3, 100].map((interval) => numbers({ track, interval }).isolationAtEnd!);
    expect(allSix(ends)).toEqual([19.94, 19.7, 18.5, 17, 15, 14]);
  });
  it('watches itself for 0.016 µW, 0.0016 % of its milliwatt', () => {
    const { monitoringPower, monitoringShare } = numbers({ track });
    expect(allSix([monitoringPower!, monitoringShare!])).toEqual([0.016, 0.0016]);
  });
});

describe('in every track', () => {
  const tracks = fc.constantFrom(...trackNames);
  const speeds = fc.double({ min: 0.1, max: 10, noNaN: true });
  // Audit, G11: K wrong by so much costs so much.
  it.each([
    [2, 1.06066],
    [4, 1.25],
    [10, 1.73925],
  ])('a drift misjudged %f times costs %f times the least', (driftSpeed, penalty) => {
    for (const track of trackNames) {
      expect(six(numbers({ track, driftSpeed }).plannedPenalty!)).toBe(penalty);
      expect(six(numbers({ track, driftSpeed: 1 / driftSpeed }).plannedPenalty!)).toBe(penalty);
    }
  });
  it('clock and threshold cost the same at every speed', () => {
    fc.assert(
      fc.property(tracks, speeds, (track, driftSpeed) => {
        const { datasets, outputs } = at({ track, driftSpeed });
        const [clock, threshold] = datasets['policies']! as unknown as { cost: number; penalty: number }[];
        expect(threshold!.cost / clock!.cost).toBeCloseTo(1, 9);
        expect(clock!.penalty).toBeCloseTo(outputs['plannedPenalty'] as number, 9);
      }),
    );
  });
  // Audit, G10: T* unchanged by a lag, cost + K·R; a fifth of the runs failing makes T* 1.11803 times as long.
  it('a lag costs K·R and moves nothing; failures stretch the interval', () => {
    for (const track of trackNames) {
      const plain = numbers({ track });
      const late = numbers({ track, retrainLag: 3 });
      const failing = numbers({ track, failedShare: 20 });
      expect(late.optimum).toBeCloseTo(plain.optimum!, 9);
      expect((late.leastCost! - plain.leastCost!) / (3 * plain.driftCostGrowth!)).toBeCloseTo(1, 9);
      expect(six(failing.optimum! / plain.optimum!)).toBe(1.11803);
    }
  });
  it('no interval is cheaper than the cheapest, and what is run at keeps the floor', () => {
    fc.assert(
      fc.property(tracks, speeds, fc.double({ min: 0.5, max: 365, noNaN: true }), (track, driftSpeed, interval) => {
        const { outputs } = at({ track, driftSpeed, interval });
        expect(outputs['penalty']).toBeGreaterThanOrEqual(1 - 1e-12);
        if (outputs['maxInterval'] !== null && outputs['shortestInterval'] === null)
          expect(outputs['operatingInterval']).toBeLessThanOrEqual((outputs['maxInterval'] as number) + 1e-9);
      }),
    );
  });
});
