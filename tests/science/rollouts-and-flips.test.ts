import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveRows, rowsToCollect } from '../../src/lib/science/correlated-samples.ts';
import { pairedChange, requestsToPass, unpairedChange } from '../../src/lib/science/non-inferiority.ts';
import { normalQuantile } from '../../src/lib/science/normal-quantile.ts';
import { marginalReturn, returnOnInvestment } from '../../src/lib/science/return-on-investment.ts';
import { distortedAccuracy, distortedMargin, flipRate, missedByReplay } from '../../src/lib/science/sign-flips.ts';
import {
  bestStageLength,
  bigBangRegret,
  longestPayingStage,
  type Rollout,
  stagedRollout,
} from '../../src/lib/science/staged-rollout.ts';
import { allSix, six } from './six-digits.ts';

const share = (min = 0, max = 1) => fc.double({ min, max, noNaN: true });

describe('a margin that comes back distorted', () => {
  const mean = normalQuantile(0.95);
  // Audit, table 4.3: gain, offset, noise; accuracy, flip rate, P(no flip in 16), P(no flip in 256).
  it.each([
    [1, 0, 0, [0.95, 0, 1, 1]],
    [0.9, -0.1, 0.3, [0.92717, 0.0358304, 0.557769, 8.77555e-5]],
    [1, -0.5, 0, [0.873865, 0.0761349, 0.281668, 1.56961e-9]],
  ])('gives the audit at %f, %f, %f', (gain, offset, noise, expected) => {
    const distortion = { gain, offset, noise };
    const flip = flipRate(mean, distortion);
    expect(
      allSix([distortedAccuracy(mean, distortion), flip, missedByReplay(flip, 16), missedByReplay(flip, 256)]),
    ).toEqual(expected);
  });
  it.each([
    [0.7, -0.2, 0.5, [0.865632, 0.103423, 0.174343]],
    [0.6, -0.3, 0.8, [0.753931, 0.221487, 0.0182077]],
    [1, 0, 1, [0.877603, 0.107416, 0.162325]],
  ])('and at %f, %f, %f, where a full replay misses nothing', (gain, offset, noise, expected) => {
    const distortion = { gain, offset, noise };
    const flip = flipRate(mean, distortion);
    expect(allSix([distortedAccuracy(mean, distortion), flip, missedByReplay(flip, 16)])).toEqual(expected);
    expect(missedByReplay(flip, 256)).toBeLessThan(1e-12);
  });

  it('flips at least as much as accuracy moves, and nothing without distortion', () => {
    fc.assert(
      fc.property(share(0.3, 1.5), share(-1, 1), share(0, 2), share(-1, 3), (gain, offset, noise, middle) => {
        const distortion = { gain, offset, noise };
        const before = distortedAccuracy(middle, { gain: 1, offset: 0, noise: 0 });
        const flip = flipRate(middle, distortion);
        expect(flip).toBeGreaterThanOrEqual(Math.abs(distortedAccuracy(middle, distortion) - before) - 1e-9);
        expect(flip).toBeLessThanOrEqual(1);
      }),
    );
    expect(flipRate(1, { gain: 2, offset: 0, noise: 0 })).toBe(0);
  });

  // arctan(s / g) / π: half the angle between two directions of a plane, for margins around 0.
  it('flips by the angle between two centred normal variables', () => {
    for (const [gain, noise] of [
      [1, 1],
      [0.5, 1.2],
      [1.5, 0.01],
    ] as const)
      expect(flipRate(0, { gain, offset: 0, noise })).toBeCloseTo(Math.atan2(noise, gain) / Math.PI, 6);
  });

  it('keeps its ranges', () => {
    expect(distortedMargin(2, { gain: 3, offset: 1, noise: 4 })).toEqual({ mean: 7, deviation: 5 });
    expect(() => flipRate(0, { gain: 0, offset: 0, noise: 1 })).toThrow(RangeError);
    expect(() => distortedAccuracy(0, { gain: 1, offset: 0, noise: -1 })).toThrow(RangeError);
    expect(() => missedByReplay(1.1, 4)).toThrow(RangeError);
    expect(() => missedByReplay(0.1, -4)).toThrow(RangeError);
  });
});

describe('what money brings back', () => {
  // Audit, table 4.1: ROI of the full retraining and of the adapter after H days, and of the one over the other.
  it.each([
    [30, [-0.25, 14, -0.690722]],
    [40, [0, 19, -0.587629]],
    [60, [0.5, 29, -0.381443]],
    [97, [1.425, 47.5, 0]],
    [180, [3.5, 89, 0.85567]],
  ])('gives the audit after %i days', (days, expected) => {
    const full = { cost: 2_000_000, gain: 5000 * 10 * days };
    const adapter = { cost: 60_000, gain: 5000 * 6 * days };
    expect(allSix([returnOnInvestment(full), returnOnInvestment(adapter), marginalReturn(full, adapter)])).toEqual(
      expected,
    );
  });
  it('keeps its ranges', () => {
    expect(() => returnOnInvestment({ cost: 0, gain: 1 })).toThrow(RangeError);
    expect(() => marginalReturn({ cost: 1, gain: 1 }, { cost: 1, gain: 0 })).toThrow(RangeError);
  });
});

describe('rows', () => {
  it('are collected until they are worth what is needed', () => {
    fc.assert(
      fc.property(share(1, 1e6), share(0, 0.999), (rows, correlation) => {
        const there = rowsToCollect(effectiveRows(rows, correlation), correlation);
        expect(Math.abs(there / rows - 1)).toBeLessThan(1e-9);
      }),
    );
    expect(() => rowsToCollect(0, 0)).toThrow(RangeError);
  });

  // Audit, below the table of 4.5, and G16: the shadow runs that prove two slices, as totals over their shares.
  it('prove a slice', () => {
    const variance = (change: number) => 2 * 0.015 + Math.abs(change) - change * change;
    expect(six(requestsToPass(0.001, variance(0.001), 0.01, 0.05)! / 0.08)).toBe(8664.17);
    expect(Math.round(requestsToPass(-0.005, variance(-0.005), 0.01, 0.05)! / 0.05)).toBe(75_701);
    expect(requestsToPass(-0.01, variance(-0.01), 0.01, 0.05)).toBeNull();
  });
  it('are just so many that the lower bound meets the margin', () => {
    fc.assert(
      fc.property(share(0.01, 0.1), share(0.01, 0.1), share(0, 0.05), (gained, lost, margin) => {
        const change = gained - lost;
        const rows = requestsToPass(change, gained + lost - change * change, margin, 0.05);
        fc.pre(rows !== null && change + margin > 1e-6);
        expect(pairedChange(gained, lost, rows!, 0.05).lower).toBeCloseTo(-margin, 9);
      }),
    );
    const spread = 0.93 * 0.07 + 0.931 * 0.069;
    const rows = requestsToPass(0.001, spread, 0.01, 0.05)!;
    expect(unpairedChange(0.93, 0.931, rows, 0.05).lower).toBeCloseTo(-0.01, 9);
    expect(() => requestsToPass(0, 0, 0.01, 0.05)).toThrow(RangeError);
    expect(() => requestsToPass(0, 1, -1, 0.05)).toThrow(RangeError);
    expect(() => requestsToPass(0, 1, 0, 0.6)).toThrow(RangeError);
  });
});

describe('a rollout in stages', () => {
  const rollout = (given: Partial<Rollout>): Rollout => ({
    fractions: [0.01, 0.1, 0.5],
    outcomes: 100_000,
    labelled: 1,
    affected: 0.08,
    baseline: 0.93,
    drop: 0.1,
    severity: 50,
    rollback: 3,
    prior: 0.05,
    gain: 1072,
    significance: 0.05,
    ...given,
  });
  const edge = rollout({});
  // Audit, table 4.5: M, φ, w, Δ, p₀, κ, R, π, G in failures, value of one; big bang, six lengths, best, regret, break-even.
  it.each([
    [
      { outcomes: 2e7, labelled: 0.01, affected: 0.78, drop: 0.06, baseline: 0.86, severity: 5, rollback: 1 / 24 },
      { prior: 0.25, gain: 15_320 / 0.025 },
      0.025,
      [30468.8, 1541.71, 2911.06, 6984.07, 13890.2, 27765.8, 55519.4, 0.015, 684.02, 1.09739],
    ],
    [{}, {}, 1, [8000, 1111.28, 782.694, 945.384, 1418.62, 2538.14, 4968.43, 0.12, 770.183, 3.23556]],
    [
      { outcomes: 8e6, labelled: 0.002, affected: 0.62, drop: 0.1, baseline: 0.95, severity: 2, rollback: 2 },
      { prior: 0.2, gain: 537_600 },
      1,
      [595200, 91794, 129244, 272206, 521560, 1.03395e6, 2.06372e6, 0.04, 90357.4, 0.572422],
    ],
    [
      { outcomes: 150_000, labelled: 0.02, affected: 0.55, drop: 0.12, baseline: 0.97, severity: 3, rollback: 7 },
      { prior: 0.1, gain: 11_535 },
      1,
      [23760, 6089.37, 5098.69, 7583.92, 13350.4, 25299.6, 49912.4, 0.1, 5098.69, 0.93648],
    ],
  ])('gives the audit at %o', (given, more, value, expected) => {
    const each = rollout({ ...given, ...more });
    const best = bestStageLength(
      each,
      Array.from({ length: 400 }, (_, index) => 0.005 * (index + 1)),
    );
    expect(
      allSix([
        value * bigBangRegret(each),
        ...[0.05, 0.1, 0.25, 0.5, 1, 2].map((days) => value * stagedRollout(each, days).regret),
        best.days,
        value * best.regret,
        longestPayingStage(each, best.days, 20)!,
      ]),
    ).toEqual(expected);
  });

  // Audit, below table 4.5: the vehicle with stages of a day.
  it('finds a bad build stage by stage', () => {
    const { stages, harm, delay } = stagedRollout(edge, 1);
    expect(allSix(stages.map(({ power }) => power))).toEqual([0.967344, 1, 1]);
    expect(allSix([harm, delay])).toEqual([2083.31, 2562.08]);
  });

  it('harms no more than the big bang at most, and waits in proportion to its stages', () => {
    fc.assert(
      fc.property(share(0.01, 1), share(0, 10), share(0.01, 20), (prior, rollback, days) => {
        const each = rollout({ prior, rollback });
        const { stages, escaped, delay, regret } = stagedRollout(each, days);
        expect(escaped).toBeGreaterThanOrEqual(0);
        expect(stages.every(({ reached, power }) => reached <= 1 && power >= 0 && power <= 1)).toBe(true);
        expect(delay / days).toBeCloseTo(2.39 * edge.gain, 6);
        expect(regret).toBeGreaterThan(0);
      }),
    );
    expect(stagedRollout(rollout({ labelled: 0 }), 1).stages[0]!.power).toBe(0.05);
    expect(longestPayingStage(edge, 5, 6)).toBeNull();
    expect(longestPayingStage(edge, 0.1, 0.2)).toBeNull();
  });

  it('keeps its ranges', () => {
    for (const wrong of [
      { fractions: [0.5, 0.1] },
      { fractions: [1] },
      { outcomes: 0 },
      { severity: -1 },
      { prior: 2 },
      { baseline: 1 },
    ])
      expect(() => stagedRollout(rollout(wrong), 1)).toThrow(RangeError);
    expect(() => stagedRollout(edge, 0)).toThrow(RangeError);
    expect(() => bestStageLength(edge, [])).toThrow(RangeError);
  });
});
