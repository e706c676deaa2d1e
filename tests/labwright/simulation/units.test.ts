import fc from 'fast-check';
import { atLeast, headUnit, isBelow, parseUnit, thresholdGuard, unitLabel } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';

describe('units', () => {
  it.each([
    ['', {}],
    ['1', {}],
    ['day', { day: 1 }],
    ['k$/day^2', { k$: 1, day: -2 }],
    ['k$/point/day', { k$: 1, point: -1, day: -1 }],
    ['point*week', { point: 1, week: 1 }],
    ['1/day', { day: -1 }],
    ['day/day', {}],
    ['%', { '%': 1 }],
    ['°C/minute', { '°C': 1, minute: -1 }],
  ])('"%s" is read', (unit, dimension) => {
    expect(parseUnit(unit)).toEqual(dimension);
  });

  it('multiply by adding exponents', () => {
    const base = fc.constantFrom('day', 'week', 'point', 'k$');
    fc.assert(
      fc.property(base, base, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 }), (a, b, m, n) => {
        const product = parseUnit(`${a}^${m}*${b}^${n}`);
        const expected: Record<string, number> = {};
        for (const [name, exponent] of [
          [a, m],
          [b, n],
        ] as const)
          expected[name] = (expected[name] ?? 0) + exponent;
        for (const name of Object.keys(expected)) if (expected[name] === 0) delete expected[name];
        expect(product).toEqual(expected);
      }),
    );
  });

  it('say what cannot be read', () => {
    expect(() => parseUnit('k$ per day')).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: unit/unreadable The unit "k$ per day" cannot be read at "k$ per day". Write base units joined by * and /, with whole exponents, such as "k$/day^2".]`,
    );
    expect(() => parseUnit('day^half')).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: unit/unreadable The unit "day^half" cannot be read at "day^half". Write base units joined by * and /, with whole exponents, such as "k$/day^2".]`,
    );
  });

  it.each([
    ['day', 1, 'day'],
    ['day', 2, 'days'],
    ['day', undefined, 'days'],
    ['point*week', 2, 'point-weeks'],
    ['k$/day', 2, 'k$ per day'],
    ['day/week', 2, 'days per week'],
    ['second', 0.5, 'seconds'],
    ['battery', 3, 'batteries'],
    ['inch', 2, 'inches'],
    ['foot', 2, 'feet'],
    ['kWh', 2, 'kWh'],
    ['ml', 2, 'ml'],
    ['mol', 2, 'mol'],
    ['kelvin', 300, 'kelvin'],
    ['J/g/°C', 4.18, 'J per g per °C'],
  ])('"%s" after %s reads %s', (unit, value, label) => {
    expect(unitLabel(unit, value)).toBe(label);
  });
});

describe('threshold tests', () => {
  it('forgive the last bits, and no more', () => {
    expect(atLeast(0.2 - 1e-13, 0.2)).toBe(true);
    expect(atLeast(0.2 - 1e-11, 0.2)).toBe(false);
    expect(isBelow(90 - thresholdGuard / 2, 90)).toBe(false);
  });

  it('are each other’s opposite', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (value, threshold) => {
        expect(isBelow(value, threshold)).toBe(!atLeast(value, threshold));
      }),
    );
  });
});

describe('the unit beside the head of a column', () => {
  it.each([
    ['Week', 'week', ''],
    ['Detected in week', 'week', ''],
    ['Days to lose 7 points', 'day', ''],
    ['Longest interval', 'day', 'days'],
    ['Cost per day', 'k$/day', 'k$ per day'],
    ['Weekly loss', 'week', 'weeks'],
    ['Adds to PSI', '1', ''],
    ['Training', '%', '%'],
    ['Change', undefined, ''],
  ])('"%s" in %s shows "%s"', (label, unit, shown) => {
    expect(headUnit(unit === undefined ? { label } : { label, unit })).toBe(shown);
  });
});
