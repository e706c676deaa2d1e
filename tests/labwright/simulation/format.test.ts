import fc from 'fast-check';
import {
  describeSetting,
  evaluate,
  formatNumber,
  formatValue,
  money,
  number,
  percent,
  quantity,
  say,
} from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { fall } from './fall.ts';

const [thin, fixed, minus] = ['\u202f', '\u00a0', '\u2212'];

describe('numbers', () => {
  it.each([
    [12345.678, 1, '12,345.7'],
    [-3.5, 1, `${minus}3.5`],
    [-0.0001, 2, '0.00'],
    [-0, 0, '0'],
    [2, 3, '2.000'],
    [0.2, 2, '0.20'],
  ])('%d with %d digits is %s', (value, digits, expected) => {
    expect(formatNumber(value, digits)).toBe(expected);
  });

  it('never print NaN, exponents or a hyphen for minus', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 8 }), (value, digits) => {
        expect(formatNumber(value, digits)).toMatch(/^\u2212?\d{1,3}(,\d{3})*(\.\d+)?$/);
      }),
    );
  });
});

describe('values with their units', () => {
  const days = quantity({ label: 'Interval', unit: 'day', digits: 0 });
  it.each([
    [days, 7, `7${fixed}days`],
    [days, 1, `1${fixed}day`],
    [days, 1.04, `1${fixed}day`],
    [days, 0.6, `1${fixed}day`],
    [days, 0, `0${fixed}days`],
    [days, -1, `${minus}1${fixed}day`],
    [quantity({ label: 'Loss', unit: 'point*week', digits: 1 }), 8.88, `8.9${fixed}point-weeks`],
    [quantity({ label: 'Rate', unit: '1/day', digits: 0 }), 3, `3${fixed}per day`],
    [quantity({ label: 'PSI', digits: 3 }), 0.2, '0.200'],
    [percent({ label: 'Accuracy', digits: 1 }), 94, `94.0${thin}%`],
    [quantity({ label: 'Share', unit: '%', digits: 0 }), 5, `5${thin}%`],
    [money({ label: 'Cost', unit: 'k$/day', digits: 2 }), 3.464, '$3.46k per day'],
    [money({ label: 'Cost', unit: 'k$', digits: 0 }), -12, `${minus}$12k`],
    [money({ label: 'Growth', unit: 'k$/day^2', digits: 3 }), 0.5, '$0.500k per day²'],
    [money({ label: 'Price', unit: '€/hour', digits: 0 }), 2, '€2 per hour'],
    [quantity({ label: 'Alarm', unit: 'week', none: 'never' }), null, 'never'],
    [number({ label: 'Threshold', min: 0, max: 1, step: 0.05, default: 0.2 }), 0.2, '0.20'],
    [
      number({ label: 'Stage', unit: 'day', min: 0, max: 9, step: 0.005, digits: 3, exact: true, default: 1 }),
      1,
      `1${fixed}day`,
    ],
    [quantity({ label: 'Stage', unit: 'day', digits: 3, exact: true }), 0.05, `0.05${fixed}days`],
    [quantity({ label: 'Share', unit: '%', digits: 1, exact: true }), 100, `100${thin}%`],
    [number({ label: 'Tiny', min: 0, max: 1, step: 1e-7, default: 0 }), 3e-7, '0.0000003'],
  ])('%o', (declared, value, expected) => {
    expect(formatValue(declared, value)).toBe(expected);
  });

  it('leave the unit to a column head when bare', () => {
    expect(formatValue(days, 7, { bare: true })).toBe('7');
    expect(formatValue(percent({ label: 'Accuracy', digits: 1 }), 94, { bare: true })).toBe('94.0');
  });
});

describe('a result in words', () => {
  it('prints parameters, constants and outputs by name', () => {
    const result = evaluate(fall, { seconds: 3 });
    expect(
      ['seconds', 'place', 'loud', 'depth', 'distance', 'left', 'word'].map((name) => say(fall, result, name)),
    ).toEqual([`3${fixed}seconds`, 'On Earth', 'off', `45${fixed}metres`, `45.0${fixed}metres`, 'has landed', 'down']);
    expect(say(fall, result, 'nothing')).toBe('');
  });

  it('describes a setting', () => {
    expect(describeSetting(fall, { place: 'moon', seconds: 2, loud: true })).toBe(
      `On the Moon, Time 2${fixed}seconds, Loud on`,
    );
  });
});
