/** The drift radar against the golden tables of the audit, 4.1 to 4.4, and against what it is to teach. */
import { evaluate, type ParameterValue } from 'labwright/simulation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { infrastructureUse } from '../../src/lib/simulations/_mission-radar-models.ts';
import { missionRadar } from '../../src/lib/simulations/mission-radar.ts';
import { allSix, six } from '../science/six-digits.ts';
import { quick } from './quick.ts';

const radar = (at: Record<string, ParameterValue>) => evaluate(missionRadar, at);
const numbers = (at: Record<string, ParameterValue>) => radar(at).outputs as Record<string, number>;

describe('the cloud', () => {
  // Audit 4.1: share in percent; PSI, KL, TV, accuracy, points lost, bound in points.
  it.each([
    [0, [0, 0, 0, 85, 0, 0]],
    [10, [0.0118207, 0.00629928, 0.031, 84, 1, 5.43615]],
    [25, [0.060279, 0.0337662, 0.0775, 82.5, 2.5, 12.2759]],
    [50, [0.194634, 0.113502, 0.155, 80, 5, 22.0586]],
    [20_000 / 310, [0.296821, 0.175237, 0.2, 78.5484, 6.45161, 27.2406]],
    [75, [0.380502, 0.225971, 0.2325, 77.5, 7.5, 30.8424]],
    [100, [0.612287, 0.366096, 0.31, 75, 10, 39.1244]],
  ])('gives the audit at %f %%', (topicShare, expected) => {
    const { psi, kullbackLeibler, totalVariation, accuracy, accuracyLost, worstLoss } = numbers({ topicShare });
    expect(allSix([psi!, kullbackLeibler!, totalVariation!, accuracy!, accuracyLost!, worstLoss!])).toEqual(expected);
  });
  it('crosses the levels of the trade where the audit has it', () => {
    expect(six(numbers({}).shareAtAlarm!)).toBe(33.6147);
    expect(six(numbers({ alarmThreshold: 0.2 }).shareAtAlarm!)).toBe(50.8251);
  });
  it('keeps 62 % of its replicas busy, and pays for an alarm that rings too early', () => {
    expect(six(numbers({}).infrastructureUse! / 100)).toBe(0.62004);
    // (k + 1/k)/2 at 33.6147 and 50.8251 of 89.4427 days, by hand.
    expect(numbers({}).penaltyAtAlarm).toBeCloseTo(1.51832, 4);
    expect(numbers({ alarmThreshold: 0.2 }).penaltyAtAlarm).toBeCloseTo(1.16403, 4);
  });
});

describe('the vehicle', () => {
  const track = 'edge';
  /** The day before 15 January on which a share of the frames has snow: f = cos(2π·d/365) / 2. */
  const daysBefore = (fraction: number) => (365 / (2 * Math.PI)) * Math.acos(2 * fraction);
  // Audit 4.2: fraction, PSI, accuracy, days before the peak.
  it.each([
    [0.05, 0.00434708, 93.1, 85.4311],
    [5 / 38, 0.0280375, 90, 75.7806],
    [0.2584595214, 0.1, 85.1785, 59.6918],
    [0.374236, 0.2, 80.779, 42.1188],
    [0.5, 0.346571, 76, 0],
  ])('gives the audit at a fraction of %f', (fraction, psi, accuracy, days) => {
    expect(daysBefore(fraction)).toBeCloseTo(days, 3);
    const now = numbers({ track, day: Math.min(364, (365 + 15 - daysBefore(fraction)) % 365) });
    expect(now.psi).toBeCloseTo(psi, 5);
    expect(now.accuracy).toBeCloseTo(accuracy, 3);
  });
  it('has no snow in July, and shows its bins of snow', () => {
    expect(numbers({ track, day: 196 })).toMatchObject({ psi: 0, accuracy: 95 });
  });
  it('breaks its floor 16.1 days before the warning, and earlier still before the alarm', () => {
    expect(six(numbers({ track }).psiAtHarm!)).toBe(0.0280374); // 5/38; the audit prints the PSI of 0.131579
    expect(numbers({ track }).leadDays).toBeCloseTo(59.6918 - 75.7806, 3);
    expect(numbers({ track, alarmThreshold: 0.2 }).leadDays).toBeCloseTo(42.1188 - 75.7806, 3);
    expect(radar({ track, day: 305 }).states).toMatchObject({ harmBeforeAlarm: true, alarm: false });
    expect(radar({ track, day: 305, alarmThreshold: 0.028 }).states).toMatchObject({ harmBeforeAlarm: false });
  });
});

describe('the glasses', () => {
  const track = 'mobile';
  // Audit 4.3: PSI of the outputs, accuracy, flip rate.
  it.each([
    ['rounded', [0.0756522, 92.717, 3.58304]],
    ['coarse', [0.585566, 86.5632, 10.3423]],
    ['garbled', [0.852412, 75.3931, 22.1487]],
    ['shifted', [0.237749, 87.3865, 7.61349]],
    ['noisy', [0.145388, 87.7603, 10.7416]],
  ])('give the audit with a driver %s', (driver, expected) => {
    const now = numbers({ track, driver, driverShare: 100, monitor: 'outputs' });
    expect(allSix([now.psi!, now.accuracy!, now.flipRate!])).toEqual(expected);
    expect(now.inputPsi).toBe(0);
  });
  it('are blind in the inputs, see in the outputs, and dilute it over the fleet', () => {
    expect(radar({ track, driverShare: 100 })).toMatchObject({
      outputs: { psi: 0 },
      states: { harmBeforeAlarm: true },
    });
    expect(radar({ track, driverShare: 100, monitor: 'outputs' }).states).toMatchObject({ alarm: true });
    const third = radar({ track, driverShare: 30, monitor: 'outputs' });
    expect(third.states).toMatchObject({ alarm: false, harmBeforeAlarm: true });
    expect(third.outputs['psi']).toBeLessThan(0.1);
  });
  it('answer rightly and too late on the CPU', () => {
    const late = radar({ track, driver: 'fallback', driverShare: 100 });
    expect(late.states).toMatchObject({ rightButLate: true });
    expect(late.outputs).toMatchObject({ accuracy: 95, infrastructureStatus: 'red', flipRate: 0 });
    expect(six(late.outputs['framesPerSecond'] as number)).toBe(35.7143);
  });
});

describe('the hearable', () => {
  const track = 'tiny';
  // Audit 4.4: share in percent, PSI, isolation in dB.
  it.each([
    [0, 0, 20, false],
    [5, 0.0173998, 16.5641, false],
    [10, 0.0621385, 14.6701, true],
    [13.0539, 0.1, 13.8211, true],
    [19.3895, 0.2, 12.4592, true],
    [30, 0.424113, 10.843, true],
    [50, 1.02868, 8.84076, true],
  ])('gives the audit at %f %%', (fanShare, psi, isolation, broken) => {
    const now = radar({ track, fanShare });
    expect(now.outputs['psi']).toBeCloseTo(psi, 5);
    expect(six(now.outputs['isolation'] as number)).toBe(isolation);
    expect((now.outputs['harm'] as number) > 1).toBe(broken);
    expect(now.outputs['accuracy']).toBeNull();
  });
  it('loses 15 dB at a PSI of 0.051', () => {
    const { shareAtHarm, psiAtHarm } = numbers({ track });
    expect(allSix([shareAtHarm!, psiAtHarm!])).toEqual([8.96509, 0.0510142]);
  });
});

describe('in every track', () => {
  const tracks = fc.constantFrom('cloud', 'edge', 'mobile', 'tiny');
  it('the infrastructure knows nothing of the drift', () => {
    expect(infrastructureUse.length).toBe(3); // track, where it runs, constants: no drift to pass
    const shares = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(tracks, shares, fc.integer({ min: 0, max: 364 }), (track, moved, day) => {
        const at = { track, topicShare: moved, driverShare: moved, fanShare: moved / 2, day };
        expect(radar(at).outputs['infrastructureUse']).toBe(numbers({ track }).infrastructureUse);
        expect(radar(at).outputs['infrastructureStatus']).toBe('green');
      }),
    );
  });
  it('PSI and loss grow with the share, and start at nothing', () => {
    fc.assert(
      fc.property(tracks, (track) => {
        const path = radar({ track, monitor: 'outputs' }).datasets['path'] as unknown as {
          psi: number;
          harm: number;
        }[];
        expect(path[0]!.psi).toBeCloseTo(0, 12);
        expect(path[0]!.harm).toBeCloseTo(0, 12);
        for (const [index, point] of path.slice(1).entries()) {
          expect(point.psi).toBeGreaterThan(path[index]!.psi);
          expect(point.harm).toBeGreaterThan(path[index]!.harm);
        }
      }),
    );
  });
  it('an alarm from harm rings as harm begins', () => {
    for (const track of ['cloud', 'edge', 'mobile', 'tiny']) {
      const { psiAtHarm } = numbers({ track, monitor: 'outputs' });
      expect(numbers({ track, monitor: 'outputs', alarmThreshold: psiAtHarm! }).harmAtAlarm).toBeCloseTo(1, 9);
    }
  });
  it.each(['cloud', 'edge', 'mobile', 'tiny'])('a run takes less than 20 ms: %s', (track) => {
    expect(quick(missionRadar, { track })).toBeLessThan(20);
  });
});
