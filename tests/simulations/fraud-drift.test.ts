import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { fraudDrift } from '../../src/lib/simulations/fraud-drift.ts';
import { six } from '../science/six-digits.ts';

type Given = Parameters<typeof evaluate>[1];
const outputs = (given: Given = {}) => {
  const { outputs: all } = evaluate(fraudDrift, given);
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, typeof value === 'number' ? six(value) : value]),
  );
};

describe('fraud-drift', () => {
  // Audit, tables L14-M2c and L14-M3c.
  it.each([
    [0, 0, 0, 0, 94],
    [4, 0.118921, 0.0890356, 0.0650285, 92.8875],
    [8, 0.2, 0.15502, 0.117214, 91.7882],
    [26, 0.484108, 0.39801, 0.319212, 87],
  ])('in week %d', (week, psiTransaction, psiMerchant, psiLocation, accuracy) => {
    expect(outputs({ week })).toMatchObject({
      psiTransaction,
      psiMerchant,
      psiLocation,
      maxPsi: psiTransaction,
      accuracy,
    });
  });

  // The issue, "Right when", and the audit below L14-M2c.
  it('warns and alarms when the issue says', () => {
    expect(outputs()).toMatchObject({ warningWeek: 3.1748, alarmWeek: 8, firstWeeklyAlarm: 8, complaintLag: 18 });
    expect(outputs({ threshold: 0.25 })).toMatchObject({
      alarmWeek: 10.7722,
      firstWeeklyAlarm: 11,
      complaintLag: 15,
      warningWeek: 3.1748,
    });
  });

  it('does not know of weeks after the complaint', () => {
    expect(outputs({ threshold: 0.5 })).toMatchObject({
      alarmWeek: null,
      firstWeeklyAlarm: null,
      complaintLag: null,
      psiLead: null,
    });
    // PSI of transaction amount in week 26 is 0.484108: the last threshold that it reaches.
    expect(outputs({ threshold: 0.484 })).toMatchObject({ firstWeeklyAlarm: 26, complaintLag: 0 });
    expect(outputs({ threshold: 0.485 }).alarmWeek).toBeNull();
  });

  // Audit, table L14-M3d: label delay in days, accuracy alarm, lead of PSI, accuracy known in week 8.
  it.each([
    [0, 7.22555, -0.774448, 91.7882],
    [14, 9.22555, 1.22555, 92.3362],
    [30, 11.5113, 3.51127, 92.9665],
    [45, 13.6541, 5.65412, 93.5614],
    [60, 15.797, 7.79698, 94],
    [90, 20.0827, 12.0827, 94],
  ])('with labels after %d days', (labelDelayDays, accuracyAlarmWeek, psiLead, measuredAccuracy) => {
    expect(outputs({ labelDelayDays, week: 8 })).toMatchObject({ accuracyAlarmWeek, psiLead, measuredAccuracy });
  });

  it('warns from week 4, has drifted from week 8, and both can be left again', () => {
    const states = (week: number) => evaluate(fraudDrift, { week }).states;
    expect([0, 3, 4, 7].map((week) => states(week).warned)).toEqual([false, false, true, true]);
    expect([7, 8, 26, 7].map((week) => states(week).drifted)).toEqual([false, true, true, false]);
    expect([0, 4, 8].map((week) => evaluate(fraudDrift, { week }).outputs.status)).toEqual([
      'stable',
      'watch',
      'alarm',
    ]);
  });

  it('never lets drift touch the infrastructure', () => {
    expect(evaluateAt(fraudDrift, 'sixMonths').outputs.infrastructure).toBe('all green');
  });

  it('shows no week that has not come', () => {
    for (const week of [0, 3, 26]) {
      const { datasets } = evaluate(fraudDrift, { week });
      for (const rows of [datasets.drift!, datasets.accuracy!])
        expect(rows.map((row) => row.week)).toEqual(Array.from({ length: week + 1 }, (_, index) => index));
    }
  });

  it('says nothing in its findings of weeks that have not come', () => {
    for (const [week, threshold] of [
      [0, 0.2],
      [3, 0.2],
      [7, 0.2],
      [10, 0.25],
      [26, 0.5],
    ] as const) {
      const result = evaluate(fraudDrift, { week, threshold });
      for (const chart of Object.keys(fraudDrift.charts)) {
        const sentence = findingOf(fraudDrift, chart, result);
        expect(sentence).not.toMatch(/week 8|week 11|\b18\b|has reached|have reached/);
      }
    }
    expect(findingOf(fraudDrift, 'timeline', evaluateAt(fraudDrift, 'alarm'))).toBe(
      'In week 8 transaction amount has reached the alarm threshold of 0.20; the largest PSI is 0.200.',
    );
    expect(findingOf(fraudDrift, 'timeline', evaluateAt(fraudDrift, 'allDrifted'))).toBe(
      'In week 15 transaction amount, merchant category and user location have reached the alarm threshold of 0.20; the largest PSI is 0.320.',
    );
  });

  it('has three bands, or two where the alarm comes before the warning', () => {
    expect(evaluate(fraudDrift).datasets.bands!.map(({ band, from, status }) => [band, from, status])).toEqual([
      ['below 0.10', 0, 'stable'],
      ['0.10 to below 0.20', 0.1, 'watch'],
      ['0.20 and above', 0.2, 'alarm'],
    ]);
    for (const threshold of [0.05, 0.1])
      expect(evaluate(fraudDrift, { threshold }).datasets.bands!.map(({ status }) => status)).toEqual([
        'stable',
        'alarm',
      ]);
  });
});
