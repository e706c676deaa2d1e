/** How long the radar has to look, against the golden table of the audit, 4.2. */
import { evaluate, inTrack, type ParameterValue } from 'labwright/simulation';
import { expect, it } from 'vitest';
import { missionPatience } from '../../src/lib/simulations/mission-patience.ts';
import { six } from '../science/six-digits.ts';

const numbers = (track: string, at: Record<string, ParameterValue> = {}) =>
  evaluate(inTrack(missionPatience, track), at).outputs as Record<string, number>;

it('the vehicle needs minutes, not milliseconds', () => {
  expect(six(numbers('edge').secondsToKnow!)).toBe(336.688);
  expect(six(numbers('edge').effectivePerMinute!)).toBe(30.1508);
  const { correlations } = evaluate(inTrack(missionPatience, 'edge'), {}).datasets;
  expect(correlations!.map(({ perMinute, seconds }) => [six(perMinute as number), six(seconds as number)])).toEqual([
    [6000, 1.6919],
    [315.789, 32.1461],
    [30.1508, 336.688],
    [3.0015, 3382.1],
  ]);
  expect(numbers('edge', { alarmThreshold: 0.028 }).secondsToKnow).toBeCloseTo(1202.456, 2);
  expect(six(numbers('edge', { alarmThreshold: 0.2 }).secondsToKnow!)).toBe(168.344);
});

it('is the same sum in every track, at the rate and the likeness of its stream', () => {
  // χ² with 9 and with 7 degrees of freedom at 95 %, from tables: 16.919 and 14.067.
  expect(numbers('mobile').secondsToKnow).toBeCloseTo((16.919 / 0.1 / 60) * (1.99 / 0.01), 1);
  expect(numbers('tiny').secondsToKnow).toBeCloseTo((14.067 / 0.1 / 100) * (1.9 / 0.1), 1);
  expect(numbers('cloud').secondsToKnow).toBeCloseTo(14.067 / 0.1 / (20_000_000 / 86_400), 3);
});

it('takes longer than a minute where frames resemble each other most', () => {
  const slow = (track: string) => evaluate(inTrack(missionPatience, track), {}).states['slow'];
  expect(['cloud', 'edge', 'mobile', 'tiny'].map(slow)).toEqual([false, true, true, false]);
  expect(evaluate(inTrack(missionPatience, 'edge'), { correlation: 0 }).states['slow']).toBe(false);
});
