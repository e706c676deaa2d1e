import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accumulatedLoss, decayRate, exponentialDecay, timeToDrop } from '../../src/lib/science/decay.ts';
import { powerLawCrossing, powerLawDrift } from '../../src/lib/science/drift.ts';
import { six } from './six-digits.ts';

describe('power-law drift', () => {
  // Audit of the course lab, table L14-M2c.
  it.each([
    ['transaction', 8, 0.75, [0, 0.0420448, 0.0958415, 0.118921, 0.2, 0.253955, 0.320465, 0.397635, 0.484108], 3.1748],
    ['merchant', 11, 0.8, [0, 0.0293708, 0.0707315, 0.0890356, 0.15502, 0.2, 0.256324, 0.322656, 0.39801], 4.62493],
    ['location', 15, 0.85, [0, 0.0200149, 0.050922, 0.0650285, 0.117214, 0.153651, 0.2, 0.255404, 0.319212], 6.63649],
  ])('gives the curve of %s', (_, reach, exponent, expected, warning) => {
    const weeks = [0, 1, 3, 4, 8, 11, 15, 20, 26];
    expect(weeks.map((week) => six(powerLawDrift(week, reach, exponent, 0.2)))).toEqual(expected);
    expect(six(powerLawCrossing(0.1, reach, exponent, 0.2))).toBe(warning);
  });

  it('hits its level exactly, and 0.25 where the issue says', () => {
    expect(powerLawDrift(8, 8, 0.75, 0.2)).toBe(0.2);
    expect(powerLawCrossing(0.2, 8, 0.75, 0.2)).toBe(8);
    expect(six(powerLawCrossing(0.25, 8, 0.75, 0.2))).toBe(10.7722);
  });

  it('rises, and crosses where its inverse says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        (threshold, reach, exponent) => {
          const week = powerLawCrossing(threshold, reach, exponent, 0.2);
          expect(powerLawDrift(week, reach, exponent, 0.2)).toBeCloseTo(threshold, 9);
          expect(powerLawDrift(week * 1.01, reach, exponent, 0.2)).toBeGreaterThan(threshold);
        },
      ),
    );
  });

  it('refuses what has no meaning', () => {
    expect(() => powerLawDrift(-1, 8, 0.75, 0.2)).toThrow(RangeError);
    expect(() => powerLawDrift(1, 0, 0.75, 0.2)).toThrow(RangeError);
    expect(() => powerLawCrossing(0, 8, 0.75, 0.2)).toThrow(RangeError);
  });
});

describe('decay of accuracy', () => {
  const rate = decayRate(94, 87, 26);

  // Audit, tables L14-M3c and L14-M3d.
  it('gives the rate and the curve', () => {
    expect(six(rate)).toBe(0.00297641);
    expect([0, 4, 8, 13, 14, 18, 26].map((week) => six(exponentialDecay(94, rate, week)))).toEqual([
      94, 92.8875, 91.7882, 90.4323, 90.1635, 89.0964, 87,
    ]);
    expect(six(timeToDrop(94, rate, 2))).toBe(7.22555);
    expect(six(timeToDrop(94, rate, 5))).toBe(18.3639);
  });

  // Audit, table L14-M4.
  it('adds up what is lost', () => {
    expect([8, 26 / 3, 13, 26].map((week) => six(accumulatedLoss(94, rate, week)))).toEqual([
      8.8824, 10.4176, 23.3396, 92.1736,
    ]);
  });

  it('loses nothing at once, and as much per week as the curve says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), (time) => {
        const step = 1e-3;
        const slope = (accumulatedLoss(94, rate, time + step) - accumulatedLoss(94, rate, time)) / step;
        expect(slope).toBeCloseTo(94 - exponentialDecay(94, rate, time + step / 2), 6);
      }),
    );
    expect(accumulatedLoss(94, rate, 0)).toBe(0);
  });

  it('refuses what has no meaning', () => {
    expect(() => decayRate(94, 0, 26)).toThrow(RangeError);
    expect(() => timeToDrop(94, rate, 94)).toThrow(RangeError);
  });
});
