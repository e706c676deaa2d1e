import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  brierScore,
  confidenceBins,
  confidenceEdges,
  coverageOf,
  type Forecast,
  wilsonInterval,
} from '../../../src/lib/labwright/ledger/calibration.ts';

const forecast = (probability: number | undefined, hit: boolean): Forecast => ({
  kind: 'choice',
  ...(probability === undefined ? {} : { probability }),
  hit,
});

describe('the Brier score', () => {
  // By hand: (1 - 0.7)^2 = 0.09 and (0 - 0.7)^2 = 0.49, the worked example of a 70 % chance of rain.
  test.each([
    [[forecast(0.7, true)], 0.09],
    [[forecast(0.7, false)], 0.49],
    [[forecast(1, true)], 0],
    [[forecast(1, false)], 1],
    [[forecast(0.5, true), forecast(0.5, false)], 0.25],
    // (0.04 + 0.36 + 0.01 + 0.64) / 4 = 0.2625
    [[forecast(0.8, true), forecast(0.6, false), forecast(0.9, true), forecast(0.8, false)], 0.2625],
  ])('of %j is %d', (forecasts, expected) => {
    expect(brierScore(forecasts)).toBeCloseTo(expected, 12);
  });

  it('says nothing when no confidence was stated, and leaves out those without one', () => {
    expect(brierScore([])).toBeUndefined();
    expect(brierScore([forecast(undefined, true)])).toBeUndefined();
    expect(brierScore([forecast(undefined, false), forecast(0.5, true)])).toBe(0.25);
  });

  it('is p(1 - p) for a reader who says p and is right as often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
        const p = percent / 100;
        const forecasts = Array.from({ length: 100 }, (_, index) => forecast(p, index < percent));
        expect(brierScore(forecasts)).toBeCloseTo(p * (1 - p), 10);
      }),
    );
  });
});

describe("Wilson's interval", () => {
  // Newcombe, Statistics in Medicine 17 (1998) 857-872, Table I, method 3 (score, no continuity correction).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %d to %d', (hits, n, low, high) => {
    const interval = wilsonInterval(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('is the whole range without an observation, and refuses what is no share', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    for (const [hits, n] of [
      [2, 1],
      [-1, 1],
      [0.5, 1],
      [0, Number.NaN],
    ] as const)
      expect(() => wilsonInterval(hits, n)).toThrow(RangeError);
  });

  it('holds the share, is the mirror image of that of the misses, and narrows with n', () => {
    const share = fc
      .integer({ min: 1, max: 400 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(share, ([hits, n]) => {
        const { low, high } = wilsonInterval(hits, n);
        const mirror = wilsonInterval(n - hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
        expect(mirror.low).toBeCloseTo(1 - high, 10);
        const wider = wilsonInterval(hits, n);
        const narrower = wilsonInterval(4 * hits, 4 * n);
        expect(narrower.high - narrower.low).toBeLessThan(wider.high - wider.low);
      }),
    );
  });
});

describe('bins of confidence', () => {
  const forecasts = [
    forecast(0.25, false),
    forecast(0.25, true),
    forecast(0.3, true),
    forecast(0.6, true),
    forecast(0.6, false),
    forecast(0.9, true),
    forecast(1, true),
    forecast(undefined, true),
  ];

  it('hold each stated forecast once, the edges going up and certainty into the last', () => {
    const bins = confidenceBins(forecasts);
    expect(bins.map(({ n }) => n)).toEqual([2, 1, 2, 0, 2]);
    expect(bins.map(({ hits }) => hits)).toEqual([1, 1, 1, 0, 2]);
    expect(bins[0]).toMatchObject({ from: 0, to: 0.3, stated: 0.25, share: 0.5 });
    expect(bins[3]).toEqual({ from: 0.7, to: 0.9, n: 0, hits: 0, interval: { low: 0, high: 1 } });
    expect(bins[4]!.stated).toBeCloseTo(0.95, 12);
    // 2 of 2 by hand, with z^2 = 3.841459: low = 1/(1 + z^2/2) = 1/2.9207295 = 0.342380.
    expect(bins[4]!.interval.low).toBeCloseTo(0.34238, 6);
  });

  it('lose none, whatever is stated', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean())), (pairs) => {
        const bins = confidenceBins(pairs.map(([probability, hit]) => forecast(probability, hit)));
        expect(bins).toHaveLength(confidenceEdges.length - 1);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(pairs.length);
        expect(bins.reduce((sum, { hits }) => sum + hits, 0)).toBe(pairs.filter(([, hit]) => hit).length);
      }),
    );
  });
});

test('coverage counts every forecast, and averages the confidence of those that state one', () => {
  expect(coverageOf([])).toEqual({ n: 0, hits: 0, interval: { low: 0, high: 1 }, statedBy: 0 });
  expect(coverageOf([forecast(0.8, true), forecast(0.4, false), forecast(undefined, true)])).toMatchObject({
    n: 3,
    hits: 2,
    share: 2 / 3,
    stated: 0.6000000000000001,
    statedBy: 2,
  });
});
