/** Many tests, many looks and persistence: how often something is found where nothing is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedFalseAlarms,
  meanLooksToFalseAlarm,
  meanLooksToPersistentAlarm,
  persistentAlarmRate,
  persistentAlarmRateIfAlike,
} from '../../src/lib/science/alert-fatigue.ts';
import { detectorPrecision } from '../../src/lib/science/base-rates.ts';
import { powerLawDrift } from '../../src/lib/science/drift.ts';
import { benjaminiHochberg, bonferroni, bonferroniBar, holm } from '../../src/lib/science/multiple-comparisons.ts';
import { randomStream, uniform } from '../../src/lib/science/random.ts';
import { falseAlarmIfIndependent, peekingFalsePositiveRate } from '../../src/lib/science/repeated-looks.ts';
import { firstAtLevel, persistentLevels, severityLevel } from '../../src/lib/science/severity.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { allSix, six } from './six-digits.ts';

const stream = (name: string) => randomStream(20_260_101, name);
const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
const count = (kept: readonly boolean[]) => kept.filter(Boolean).length;

describe('corrections', () => {
  // Benjamini and Hochberg (1995), the example of thrombolysis: fifteen p-values; Bonferroni keeps 3 at 5 %, theirs 4.
  it('keep what the paper keeps', () => {
    const trial = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    expect(count(bonferroni(trial, 0.05).kept)).toBe(3);
    expect(count(benjaminiHochberg(trial, 0.05).kept)).toBe(4);
    expect(count(holm(trial, 0.05).kept)).toBe(3);
  });

  // By hand: 5p; then 5p, 4p, 3p, 2p, p with running maxima; then 5p, 5p/2, 5p/3, 5p/4, p with running minima.
  it('adjust as a hand does', () => {
    const p = [0.01, 0.02, 0.03, 0.04, 0.05];
    expect(bonferroni(p, 0.05).adjusted.map(six)).toEqual([0.05, 0.1, 0.15, 0.2, 0.25]);
    expect(holm(p, 0.05).adjusted.map(six)).toEqual([0.05, 0.08, 0.09, 0.09, 0.09]);
    expect(benjaminiHochberg(p, 0.05).adjusted.map(six)).toEqual([0.05, 0.05, 0.05, 0.05, 0.05]);
  });

  // Audit, NB-D24.
  it('leave of six hits as many as the audit says', () => {
    const p = [0.001, 0.008, 0.012, 0.021, 0.03, 0.045, 0.2, 0.4, 0.6, 0.9];
    expect(p.filter((each) => each <= 0.05).length).toBe(6);
    expect(count(bonferroni(p, 0.05).kept)).toBe(1);
    expect(count(benjaminiHochberg(p, 0.05).kept)).toBe(3);
    expect(expectedFalseAlarms(10, 0.05)).toBe(0.5);
    expect(six(falseAlarmIfIndependent(10, 0.05))).toBe(0.401263);
    expect(six(falseAlarmIfIndependent(60, 0.05))).toBe(0.95393);
  });

  it('keep more the less they promise, whatever the order of the tests', () => {
    fc.assert(
      fc.property(pValues, (p) => {
        const [first, second, third] = [bonferroni, holm, benjaminiHochberg].map((correct) => correct(p, 0.05));
        p.forEach((value, index) => {
          expect(first!.adjusted[index]).toBeGreaterThanOrEqual(second!.adjusted[index]! - 1e-15);
          expect(second!.adjusted[index]).toBeGreaterThanOrEqual(third!.adjusted[index]! - 1e-15);
          expect(third!.adjusted[index]).toBeGreaterThanOrEqual(value - 1e-15);
        });
        const turned = [...p].reverse();
        expect(benjaminiHochberg(turned, 0.05).adjusted).toEqual([...third!.adjusted].reverse());
        // The procedure as its authors state it: all up to the last that lies below its bar.
        const sorted = [...p].sort((a, b) => a - b);
        const last = sorted.findLastIndex((value, rank) => value <= (0.05 * (rank + 1)) / p.length);
        expect(count(third!.kept)).toBe(last < 0 ? 0 : sorted.filter((value) => value <= sorted[last]!).length);
      }),
    );
  });

  it('keep their promises where nothing is to be found', () => {
    const source = stream('corrections');
    let [families, discoveries] = [0, 0];
    for (let run = 0; run < 2000; run++) {
      const p = Array.from({ length: 20 }, () => uniform(source));
      if (holm(p, 0.05).kept.some(Boolean)) families += 1;
      if (benjaminiHochberg(p, 0.05).kept.some(Boolean)) discoveries += 1;
    }
    const error = Math.sqrt((0.05 * 0.95) / 2000);
    expect(families / 2000).toBeLessThan(0.05 + 3 * error);
    expect(discoveries / 2000).toBeLessThan(0.05 + 3 * error);
    expect(bonferroni([], 0.05)).toEqual({ adjusted: [], kept: [] });
    expect(() => holm([2], 0.05)).toThrow(RangeError);
    expect(() => holm([0.5], 0)).toThrow(RangeError);
  });
});

describe('false pages', () => {
  it('of one growing sample are the rates of another program', () => {
    for (const { args, value } of scipy.functions['peeking.falsePositiveRate'])
      expect(Math.abs(peekingFalsePositiveRate(args[0]!, args[1]!) / value - 1)).toBeLessThan(1e-4);
  });

  // Audit, NB-D04: monitors and their rate, P(a page a day), pages a week.
  it.each([
    [1, 0.01, 0.01, 0.07],
    [10, 0.01, 0.0956179, 0.7],
    [60, 0.01, 0.452843, 4.2],
    [60, 0.001, 0.0582637, 0.42],
    [200, 0.01, 0.86602, 14],
  ])('of %d monitors at %d', (monitors, rate, daily, weekly) => {
    expect(six(falseAlarmIfIndependent(monitors, rate))).toBe(daily);
    expect(six(expectedFalseAlarms(7 * monitors, rate))).toBe(weekly);
  });

  it('drown the right ones', () => {
    expect([0.01, 0.001].map((rate) => six(detectorPrecision(0.005, 0.9, rate)))).toEqual([0.311419, 0.818926]);
  });

  // Audit, X2: looks in 26 weeks, P(at least one) at 0.05, 0.01, 0.001, at 0.001 with three features, weeks to one at 0.01.
  it.each([
    ['hourly', 4368, [1, 1, 0.987351, 0.999998], 0.595238],
    ['daily', 182, [0.999912, 0.839452, 0.166475, 0.420896], 14.2857],
    ['weekly', 26, [0.73648, 0.229957, 0.0256776, 0.0750717], 100],
    ['monthly', 6, [0.264908, 0.0585199, 0.00598502, 0.0178478], 433.333],
  ])('of %s checks', (_, looks, rates, weeks) => {
    expect([
      ...[0.05, 0.01, 0.001].map((rate) => six(falseAlarmIfIndependent(looks, rate))),
      six(falseAlarmIfIndependent(3 * looks, 0.001)),
    ]).toEqual(rates);
    expect(six((meanLooksToFalseAlarm(0.01) * 26) / looks)).toBe(weeks);
    expect(falseAlarmIfIndependent(3 * looks, bonferroniBar(3 * looks, 0.05))).toBeLessThan(0.05);
  });

  // Audit, X3; and by hand for 2 of 3, (1/a + 2 − a) / (2a − a²) looks to the first.
  it.each([
    [0.2, 0.104],
    [0.1, 0.028],
    [0.05, 0.00725],
    [0.01, 0.000298],
    [0.001, 2.998e-6],
  ])('at %d become rarer when two of three looks must agree', (rate, persistent) => {
    expect(six(persistentAlarmRate(rate, 2, 3))).toBe(persistent);
    const looks = (1 / rate + 2 - rate) / (2 * rate - rate * rate);
    expect(meanLooksToPersistentAlarm(rate, 2, 3) / looks).toBeCloseTo(1, 9);
    expect(meanLooksToPersistentAlarm(rate, 1, 1)).toBeCloseTo(meanLooksToFalseAlarm(rate), 6);
    // By hand for k hits in a row: (a⁻ᵏ − 1) / (1 − a).
    expect(meanLooksToPersistentAlarm(rate, 3, 3) / ((rate ** -3 - 1) / (1 - rate))).toBeCloseTo(1, 6);
  });

  // By hand for 2 of 3: a·p + a(1 − p)q + (1 − a)q·p, with p after a false alarm and q after a quiet look.
  it('become less rare the more alike neighbouring looks are', () => {
    const rates = fc.tuple(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(rates, ([rate, alike]) => {
        const [after, fresh] = [rate + alike * (1 - rate), rate * (1 - alike)];
        const twoOfThree = rate * after + rate * (1 - after) * fresh + (1 - rate) * fresh * after;
        expect(persistentAlarmRateIfAlike(rate, alike, 2, 3)).toBeCloseTo(twoOfThree, 12);
        expect(persistentAlarmRateIfAlike(rate, alike, 3, 3)).toBeCloseTo(rate * after * after, 12);
        expect(persistentAlarmRateIfAlike(rate, 0, 2, 5)).toBeCloseTo(persistentAlarmRate(rate, 2, 5), 12);
        expect(persistentAlarmRateIfAlike(rate, 1, 3, 4)).toBeCloseTo(rate, 12);
      }),
    );
    expect(() => persistentAlarmRateIfAlike(0.1, 1.1, 2, 3)).toThrow(RangeError);
  });

  it('refuse what has no meaning', () => {
    expect(() => expectedFalseAlarms(-1, 0.1)).toThrow(RangeError);
    expect(() => meanLooksToFalseAlarm(0)).toThrow(RangeError);
    expect(() => persistentAlarmRate(0.1, 3, 2)).toThrow(RangeError);
    expect(() => meanLooksToPersistentAlarm(0.1, 1, 11)).toThrow(RangeError);
  });
});

describe('severity', () => {
  // Audit, NB-D22: ten weeks of transaction amounts, levels 0.1 and 0.2, a page when 2 of the last 3 weeks are there.
  it('waits for two of three weeks', () => {
    const psi = Array.from({ length: 10 }, (_, week) => powerLawDrift(week + 1, 8, 0.75, 0.2));
    expect(allSix(psi)).toEqual([
      0.0420448, 0.0707107, 0.0958415, 0.118921, 0.140585, 0.161185, 0.180941, 0.2, 0.218471, 0.236435,
    ]);
    const levels = psi.map((value) => severityLevel(value, [0.1, 0.2]));
    const pages = persistentLevels(levels, 2, 3);
    const week = (list: number[], level: number) => firstAtLevel(list, level)! + 1;
    expect([week(levels, 1), week(levels, 2), week(pages, 1), week(pages, 2)]).toEqual([4, 8, 5, 9]);
    expect(firstAtLevel(levels, 3)).toBeNull();
    // Audit, body NB-S6: a guardrail is one level.
    expect([0.05, 0.2, 0.45, 0.8, 0.95].map((score) => severityLevel(score, [0.7]))).toEqual([0, 0, 0, 1, 1]);
  });

  it('lets a single spike pass, and never pages above what it saw', () => {
    expect(persistentLevels([0, 2, 0, 0, 1, 0, 2], 2, 3)).toEqual([0, 0, 0, 0, 0, 0, 1]);
    const levels = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 });
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), (list, needed, more) => {
        const window = needed + more;
        persistentLevels(list, needed, window).forEach((page, look) => {
          const recent = list.slice(Math.max(0, look - window + 1), look + 1);
          expect(recent.filter((level) => level >= page).length >= needed || page === 0).toBe(true);
          expect(recent.filter((level) => level > page).length).toBeLessThan(needed);
        });
      }),
    );
    expect(() => persistentLevels([], 3, 2)).toThrow(RangeError);
    expect(() => severityLevel(1, [0.2, 0.1])).toThrow('must rise');
  });
});
