/** The staged rollout against the golden tables of the audit, 4.5; the cloud's are in dollars there, at $0.025 a failure. */
import { evaluate, type ParameterValue } from 'labwright/simulation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missionRollout } from '../../src/lib/simulations/mission-rollout.ts';
import { allSix, six } from '../science/six-digits.ts';
import { quick } from './quick.ts';

const numbers = (given: Record<string, ParameterValue>) =>
  evaluate(missionRollout, given).outputs as Record<string, number>;
const states = (given: Record<string, ParameterValue>) => evaluate(missionRollout, given).states;

// Audit 4.5: big bang; regret with stages of .05, .1, .25, .5, 1 and 2 days; best length, regret there, break-even; G.
describe.each([
  ['cloud', [30468.8, 1541.71, 2911.06, 6984.07, 13890.2, 27765.8, 55519.4], [0.015, 684.02, 1.09739, 15320]],
  ['edge', [8000, 1111.28, 782.694, 945.384, 1418.62, 2538.14, 4968.43], [0.12, 770.183, 3.23556, 1072]],
  ['mobile', [595200, 91794, 129244, 272206, 521560, 1.03395e6, 2.06372e6], [0.04, 90357.4, 0.572422, 537600]],
  ['tiny', [23760, 6089.37, 5098.69, 7583.92, 13350.4, 25299.6, 49912.4], [0.1, 5098.69, 0.93648, 11535]],
])('%s', (track, regrets, [best, least, longest, gain]) => {
  const price = track === 'cloud' ? 0.025 : 1;
  it('has the regrets of the audit', () => {
    const found = [0.05, 0.1, 0.25, 0.5, 1, 2].map((stageDays) => price * numbers({ track, stageDays }).regret!);
    expect(allSix([price * numbers({ track }).bigBang!, ...found])).toEqual(regrets);
  });
  it('has its optimum inside, where the audit finds it', () => {
    const { bestStage, bestRegret, longestStage, gainPerDay } = numbers({ track });
    expect(allSix([bestStage!, price * bestRegret!, longestStage!, price * gainPerDay!])).toEqual([
      best,
      least,
      longest,
      gain,
    ]);
    expect(states({ track, stageDays: longest! * 1.001 })).toMatchObject({ stagingLoses: true });
    expect(states({ track, stageDays: longest! * 0.999 })).toMatchObject({ stagingLoses: false });
  });
  it('runs in less than 20 ms', () => expect(quick(missionRollout, { track })).toBeLessThan(20));
});

it('prices failures in the cloud alone', () => {
  expect(six(numbers({}).bigBangMoney!)).toBe(30468.8);
  expect(six(numbers({ stageDays: 1 }).regretMoney!)).toBe(27765.8);
  expect(numbers({ track: 'edge' }).regretMoney).toBeNull();
});

it('lets the vehicle wait for the night, at three times less than all at once', () => {
  const at = numbers({ track: 'edge', stageDays: 1 });
  expect(allSix([at.advantage!, at.nightAdvantage!, at.harm!, at.delay!, at.firstPower!])).toEqual([
    3.15191, 3.15191, 2083.31, 2562.08, 96.7344,
  ]);
  expect(states({ track: 'edge', stageDays: 0.12 })).toMatchObject({ missesNight: true, best: true });
  expect(states({ track: 'edge', stageDays: 1 })).toMatchObject({ missesNight: false });
});

it('pays for stages only while something may be bad', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('cloud', 'edge', 'mobile', 'tiny'),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      (track, stageDays) => {
        const [doubtful, sure] = [numbers({ track, stageDays, prior: 40 }), numbers({ track, stageDays, prior: 2 })];
        expect(doubtful.ratio).toBeLessThan(sure.ratio!);
        expect(doubtful.bestRegret).toBeLessThanOrEqual(numbers({ track, stageDays: 0.5, prior: 40 }).regret! + 1e-9);
      },
    ),
  );
});

// At the best lengths 1 % of the glasses and hearables bring 4 and 1.65 labels: f·M·φ·w·d by hand.
it('says where the formula’s best stage rests on next to nothing', () => {
  expect(numbers({ track: 'tiny', stageDays: 0.1 }).firstLabels).toBeCloseTo(0.01 * 150_000 * 0.02 * 0.55 * 0.1, 9);
  expect(numbers({ track: 'mobile', stageDays: 0.04 }).firstLabels).toBeCloseTo(0.01 * 8e6 * 0.002 * 0.62 * 0.04, 9);
  expect(states({ track: 'tiny', stageDays: 0.1 })).toMatchObject({ thinEvidence: true });
  expect(states({ track: 'tiny', stageDays: 2 })).toMatchObject({ thinEvidence: false });
});
