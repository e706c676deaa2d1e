import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { checkSchedule } from '../../src/lib/simulations/check-schedule.ts';
import { fraudDrift } from '../../src/lib/simulations/fraud-drift.ts';
import { six } from '../science/six-digits.ts';

// Audit, table L14-M4, rows of M2c.
const table = [
  ['weekly', 8, 18, 8.8824, 0],
  ['fortnightly', 8, 18, 8.8824, 0],
  ['monthly', 8.66667, 17.3333, 10.4176, 1.53522],
  ['quarterly', 13, 13, 23.3396, 14.4572],
  ['half-yearly', 26, 0, 92.1736, 83.2912],
] as const;

describe('check-schedule', () => {
  it.each([
    ['weekly', table[0]],
    ['fortnightly', table[1]],
    ['monthly', table[2]],
    ['quarterly', table[3]],
    ['halfYearly', table[4]],
  ])('detects %s checks', (setting, [, detection, before, lost]) => {
    const { outputs, states } = evaluateAt(checkSchedule, setting);
    expect(six(outputs.detectionWeek as number)).toBe(detection);
    expect(six(outputs.weeksBeforeComplaint as number)).toBe(before);
    expect(six(outputs.pointWeeksLost as number)).toBe(lost);
    expect(states.missedBeforeComplaint).toBe(detection >= 26);
  });

  it('has the table of schedules', () => {
    const rows = evaluate(checkSchedule).datasets.schedules!;
    expect(
      rows.map(({ schedule, detectedWeek, weeksBefore, lost, lostAfterCrossing }) => [
        schedule,
        ...[detectedWeek, weeksBefore, lost, lostAfterCrossing].map((value) => six(value as number)),
      ]),
    ).toEqual(table);
  });

  it('has no answer where the threshold is never reached, and says so', () => {
    const { outputs, states, datasets } = evaluate(checkSchedule, { threshold: 0.5 });
    expect(Object.values(outputs)).toEqual([null, null, null]);
    expect(states.missedBeforeComplaint).toBe(true);
    expect(datasets.losses).toEqual([]);
    expect(datasets.schedules!.map(({ lost }) => lost)).toEqual([null, null, null, null, null]);
    expect(findingOf(checkSchedule, 'loss', evaluate(checkSchedule, { threshold: 0.5 }))).toBe(
      'At a threshold of 0.50 no check sees the drift before the first complaint in week 26.',
    );
  });

  it('can see the drift later with more frequent checks', () => {
    // Checks in weeks 7 and 14 against one in week 13: the crossing lies in week 8.
    expect(evaluateAt(checkSchedule, 'justTooLate').outputs.detectionWeek).toBe(14);
    expect(evaluateAt(checkSchedule, 'quarterly').outputs.detectionWeek).toBe(13);
  });

  it('misses the complaint from 26 weeks on, and not before', () => {
    const missed = (checkEveryWeeks: number) =>
      evaluate(checkSchedule, { checkEveryWeeks }).states.missedBeforeComplaint;
    expect([1, 25, 26, 27, 25].map(missed)).toEqual([false, false, true, true, false]);
  });

  it('draws what it computes: each point of the curve is the loss at that interval', () => {
    for (const threshold of [0.05, 0.2, 0.33, 0.484]) {
      const { losses } = evaluate(checkSchedule, { threshold }).datasets;
      const ends = new Map<unknown, number>();
      for (const { stretch, every } of losses!) ends.set(stretch, every as number);
      for (const { every, stretch, lost } of losses!) {
        // The end of a stretch belongs to the next one, where the detection falls back to the crossing.
        if (every === ends.get(stretch)) continue;
        const { outputs } = evaluate(checkSchedule, { threshold, checkEveryWeeks: every as number });
        expect(six(outputs.pointWeeksLost as number)).toBe(six(lost as number));
      }
    }
  });

  it('agrees with the timeline on the first weekly alarm', () => {
    for (const threshold of [0.05, 0.1, 0.2, 0.25, 0.4, 0.5])
      expect(evaluate(checkSchedule, { threshold }).outputs.detectionWeek).toBe(
        evaluate(fraudDrift, { threshold }).outputs.firstWeeklyAlarm,
      );
  });
});
