/** How many each track's rollout reaches, what a bad build does there, and what a good one brings. */
import type { Constant, ConstantValues } from 'labwright/simulation';
import { sliceReport } from '../science/slices.ts';
import { type Track, unitConstants } from './_mission-profiles.ts';
import { missionSlices, sliceOf } from './_mission-slice-models.ts';

const given = (label: string, value: number, unit?: string, digits = 0) =>
  ({ label, value, digits, kind: 'given', ...(unit ? { unit } : {}) }) as const;

export const rolloutConstants = {
  whole: unitConstants.whole,
  significance: { label: 'Level of each stage’s test', symbol: '\\alpha', digits: 2, value: 0.05, kind: 'given' },
  firstStage: given('First stage', 0.01, undefined, 2),
  secondStage: given('Second stage', 0.1, undefined, 1),
  thirdStage: given('Third stage', 0.5, undefined, 1),
  fewestLabels: {
    label: 'Labels that a stage’s test should rest on',
    digits: 0,
    value: 30,
    kind: 'definition',
    note: 'A rule of thumb: below it the normal approximation of the power is a guess.',
  },
  gridStep: { label: 'Step of the search', unit: 'day', digits: 3, value: 0.005, kind: 'definition' },
  oneDay: { label: 'A day until a bad build is found out', unit: 'day', digits: 0, value: 1, kind: 'given' },
  plainFailure: { label: 'Weight of an ordinary failure', unit: 'failure', digits: 0, value: 1, kind: 'definition' },
  cloudOutcomes: given('Prompts', 20_000_000, '1/day'),
  cloudSeverity: { ...given('Weight of a failure of a bad build, cloud', 5, 'failure'), symbol: '\\kappa' },
  cloudFailureCost: given('A failure costs', 0.025, '$/failure', 3),
  edgeOutcomes: given('Scenes of the vehicles', 100_000, '1/day'),
  edgeSeverity: given('Weight of a failure of a bad build, vehicles', 50, 'failure'),
  edgeNight: { label: 'A stage that holds a night', unit: 'day', digits: 0, value: 1, kind: 'given' },
  mobileOutcomes: given('Uses of the glasses', 8_000_000, '1/day'),
  mobileSeverity: given('Weight of a failure of a bad build, glasses', 2, 'failure'),
  tinyOutcomes: given('Uses of the hearable', 150_000, '1/day'),
  tinySeverity: given('Weight of a failure of a bad build, hearable', 3, 'failure'),
} as const satisfies Readonly<Record<string, Constant>>;
export type RolloutConstants = ConstantValues<typeof rolloutConstants>;

/** The slice that a bad build harms: the track's largest protected one, for the vehicle the night. */
export const harmedSlice = { cloud: 0, edge: 1, mobile: 0, tiny: 0 } as const satisfies Readonly<Record<Track, number>>;

/** Volume per day, what one failure weighs, what part of the traffic is at stake, and what B brings in all, as shares. */
export function exposureOf(track: Track, c: RolloutConstants) {
  const [outcomes, severity] = {
    cloud: [c.cloudOutcomes, c.cloudSeverity],
    edge: [c.edgeOutcomes, c.edgeSeverity],
    mobile: [c.mobileOutcomes, c.mobileSeverity],
    tiny: [c.tinyOutcomes, c.tinySeverity],
  }[track] as [number, number];
  const slices = missionSlices[track];
  const { weight, before, name } = slices[harmedSlice[track]]!;
  const report = sliceReport(slices.map((slice) => sliceOf(slice, 'careful')));
  return { outcomes, severity, affected: weight, baseline: before, name, gained: report.after - report.before };
}
