import fc from 'fast-check';
import {
  type AnySimulation,
  checkParameterValue,
  completeParameters,
  nearest,
  parseParameterValue,
  settingParameters,
  suggest,
} from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { fall } from './fall.ts';

const { seconds, gravity, place, loud } = fall.params;

describe('values of parameters', () => {
  it('are completed from the preset, then from the defaults; what is given wins', () => {
    expect(completeParameters(fall)).toEqual({ place: 'earth', gravity: 10, seconds: 2, loud: false });
    expect(completeParameters(fall, { place: 'moon' })).toMatchObject({ gravity: 1.6 });
    expect(completeParameters(fall, { place: 'moon', gravity: 3 })).toMatchObject({ gravity: 3 });
  });

  it('come from settings by name', () => {
    expect(settingParameters(fall, 'landing')).toMatchObject({ seconds: 3, gravity: 10 });
    expect(settingParameters(fall, 'default')).toEqual(settingParameters(fall));
  });

  it('are read from text as they are written', () => {
    expect(parseParameterValue(seconds, ' 12 ')).toBe(12);
    expect(parseParameterValue(gravity, '9.81')).toBe(9.81);
    expect(parseParameterValue(place, 'moon')).toBe('moon');
    expect(parseParameterValue(loud, 'true')).toBe(true);
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 30, noNaN: true }), (value) => {
        expect(parseParameterValue(gravity, String(value))).toBe(value);
      }),
    );
  });

  it.each([
    [seconds, '2.5'],
    [seconds, ''],
    [seconds, '61'],
    [seconds, 'Infinity'],
    [gravity, 'NaN'],
    [place, 'mars'],
    [place, 'constructor'],
    [loud, 'yes'],
  ])('%o cannot be "%s"', (parameter, source) => {
    const { wrong, instead } = parseParameterValue(parameter, source) as { wrong: string; instead: string };
    expect(wrong).toBe(`"${source}"`);
    expect(instead).toMatch(/^Write .*\.$/);
    expect(checkParameterValue(parameter, Number.NaN)).toBeDefined();
  });
});

describe('errors', () => {
  const refused = (given: Parameters<typeof completeParameters>[1]) => () => completeParameters(fall, given);

  it('name the nearest parameter', () => {
    expect(refused({ secnods: 3 })).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: parameter/name fall has no parameter "secnods". Write "seconds", or one of "place", "gravity", "loud".]`,
    );
  });
  it('give the range', () => {
    expect(refused({ seconds: 61 })).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: parameter/value fall cannot take "61" for "seconds". Write a whole number from 0 to 60.]`,
    );
    expect(refused({ gravity: Number.NaN })).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: parameter/value fall cannot take "NaN" for "gravity". Write a number from 0.1 to 30.]`,
    );
  });
  it('give the options', () => {
    expect(refused({ place: 'mon' })).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: parameter/value fall cannot take "mon" for "place". Write "moon", or one of "earth".]`,
    );
  });
  it('name the nearest setting, and take no name from the prototype', () => {
    expect(() => settingParameters(fall, 'lnading')).toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: setting/name fall has no setting "lnading". Write "landing", or one of "default", "start".]`,
    );
    expect(() => settingParameters(fall, 'constructor')).toThrow('setting/name');
    expect(() => settingParameters({ ...fall, settings: {} } as AnySimulation, 'toString')).toThrow('setting/name');
  });
});

describe('suggestions', () => {
  it('find the name that was meant, and none where nothing is close', () => {
    expect(nearest('stalness', ['staleness', 'sharpness'])).toBe('staleness');
    expect(nearest('xyz', ['staleness'])).toBeUndefined();
    expect(suggest('anything', [])).toBe('Nothing of that kind is declared.');
  });

  it('always find a name that is there', () => {
    const names = ['accuracy', 'psi', 'week', 'threshold'];
    for (const name of names) expect(nearest(name, names)).toBe(name);
  });
});
