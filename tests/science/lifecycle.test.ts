import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as lifecycle from '../../src/lib/science/lifecycle.ts';
import { allSix, six } from './six-digits.ts';

/** Audit, L03-K-stages: requirements, data, modelling, evaluation, deployment, monitoring. */
const days = [5, 30, 60, 40, 10, 5];
const stages = [1, 2, 3, 4, 5, 6];
const durations = fc.array(fc.double({ min: 0.5, max: 100, noNaN: true }), { minLength: 2, maxLength: 9 });

describe('a constraint found late', () => {
  // Audit, table L03-M1c, column by column.
  it('costs what the table says', () => {
    expect(stages.map(lifecycle.doublingRule)).toEqual([1, 2, 4, 8, 16, 32]);
    expect(stages.map((stage) => lifecycle.sunkTime(days, stage))).toEqual([5, 35, 95, 135, 145, 150]);
    const rework = (firstInvalid: number) => stages.map((stage) => lifecycle.reworkTime(days, stage, firstInvalid));
    expect(rework(3)).toEqual([0, 0, 60, 100, 110, 115]);
    expect(rework(2)).toEqual([0, 30, 90, 130, 140, 145]);
    expect(rework(1)).toEqual([5, 35, 95, 135, 145, 150]);
    expect(rework(3).map((time) => lifecycle.lateDiscoveryMultiplier(time, 1))).toEqual([1, 1, 61, 101, 111, 116]);
    expect(stages.map((stage) => lifecycle.stagesToRedo(stage, 3))).toEqual([0, 0, 1, 2, 3, 4]);
  });

  // Audit, below table L03-M1: 150^(1/4) and 111^(1/4).
  it('would need another base than 2', () => {
    expect(allSix([lifecycle.fittingBase(150, 5)!, lifecycle.fittingBase(111, 5)!])).toEqual([3.49964, 3.24587]);
    expect(lifecycle.fittingBase(7, 1)).toBeNull();
    for (const stage of [2, 3, 4, 5, 6])
      expect(lifecycle.fittingBase(lifecycle.doublingRule(stage), stage)).toBeCloseTo(2, 12);
  });

  it('costs more the later it is found and the earlier its work begins, never more than all that was spent', () => {
    fc.assert(
      fc.property(durations, fc.nat(), fc.nat(), (times, one, two) => {
        const found = 1 + (one % times.length);
        const firstInvalid = 1 + (two % times.length);
        const rework = lifecycle.reworkTime(times, found, firstInvalid);
        expect(rework).toBeGreaterThanOrEqual(0);
        expect(rework).toBeLessThanOrEqual(lifecycle.sunkTime(times, found) + 1e-9);
        expect(rework > 0).toBe(lifecycle.stagesToRedo(found, firstInvalid) > 0);
        if (found < times.length)
          expect(lifecycle.reworkTime(times, found + 1, firstInvalid)).toBeGreaterThanOrEqual(rework);
        if (firstInvalid < times.length)
          expect(lifecycle.reworkTime(times, found, firstInvalid + 1)).toBeLessThanOrEqual(rework + 1e-9);
        expect(lifecycle.lateDiscoveryMultiplier(rework, 1)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('is found at the earliest gate that catches it', () => {
    expect(lifecycle.stageOfDiscovery([], 5)).toBe(5);
    expect(lifecycle.stageOfDiscovery([4, 3], 5)).toBe(3);
    expect(lifecycle.stageOfDiscovery([6], 5)).toBe(5);
  });

  it('refuses stages that are not there', () => {
    expect(() => lifecycle.sunkTime(days, 7)).toThrow('stage 7 must be a whole number from 1 to 6');
    expect(() => lifecycle.reworkTime(days, 0, 1)).toThrow(RangeError);
    expect(() => lifecycle.reworkTime(days, 1, 9)).toThrow(RangeError);
    expect(() => lifecycle.doublingRule(1.5)).toThrow(RangeError);
    expect(() => lifecycle.lateDiscoveryMultiplier(10, 0)).toThrow('prevention 0 must be > 0');
  });
});

describe('distance to a band', () => {
  // Audit, table L03-M2c.
  it.each([
    [5, 55],
    [40, 20],
    [60, 0],
    [70, 0],
    [90, 10],
    [95, 15],
  ])('of %d to 60–80 is %d', (guess, distance) => {
    expect(lifecycle.distanceToBand(guess, 60, 80)).toBe(distance);
  });

  it('is 0 inside and only there', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), (value) => {
        const distance = lifecycle.distanceToBand(value, 60, 80);
        expect(distance === 0).toBe(value >= 60 && value <= 80);
        expect(six(distance)).toBe(six(Math.abs(value - Math.min(80, Math.max(60, value)))));
      }),
    );
    expect(() => lifecycle.distanceToBand(1, 80, 60)).toThrow(RangeError);
  });
});
