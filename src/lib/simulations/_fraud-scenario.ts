/**
 * The fraud model of "The silent degradation problem": what every simulation of its first act shares.
 *
 * One list of constants, so that the timeline, the check schedules and the sentences cannot disagree.
 */
import { type Constant, type ConstantValues, number } from 'labwright/simulation';
import { decayRate } from '../science/decay.ts';
import { powerLawCrossing } from '../science/drift.ts';

const creditScoring = 'Rule of thumb of credit scoring: [@siddiqi2006]';

/** Accuracy at both ends of the story, and the drift of the feature that raises the alarm. */
export const fraudConstants = {
  launchAccuracy: { label: 'Accuracy at launch', symbol: 'A_0', unit: '%', digits: 0, value: 94, kind: 'given' },
  complaintAccuracy: { label: 'Accuracy at the first complaint', unit: '%', digits: 0, value: 87, kind: 'given' },
  complaintWeek: { label: 'Week of the first complaint', unit: 'week', digits: 0, value: 26, kind: 'given' },
  referenceLevel: {
    label: 'PSI by which the drift is dated',
    digits: 1,
    value: 0.2,
    kind: 'definition',
    source: 'Rule of thumb of monitoring tools; credit scoring draws its last limit higher [@siddiqi2006]',
  },
  transactionReach: {
    label: 'Transaction amount reaches PSI 0.2 after',
    symbol: 'w_1',
    unit: 'week',
    digits: 0,
    value: 8,
    kind: 'given',
  },
  transactionExponent: {
    label: 'Exponent of transaction amount',
    symbol: '\\gamma_1',
    digits: 2,
    value: 0.75,
    kind: 'given',
  },
} as const satisfies Readonly<Record<string, Constant>>;

/** The other features, the levels and the delays that only the timeline needs. */
export const timelineConstants = {
  warningLevel: {
    label: 'Warning level of PSI',
    digits: 1,
    value: 0.1,
    kind: 'definition',
    source: creditScoring,
  },
  merchantReach: {
    label: 'Merchant category reaches PSI 0.2 after',
    symbol: 'w_2',
    unit: 'week',
    digits: 0,
    value: 11,
    kind: 'given',
  },
  merchantExponent: {
    label: 'Exponent of merchant category',
    symbol: '\\gamma_2',
    digits: 2,
    value: 0.8,
    kind: 'given',
  },
  locationReach: {
    label: 'User location reaches PSI 0.2 after',
    symbol: 'w_3',
    unit: 'week',
    digits: 0,
    value: 15,
    kind: 'given',
  },
  locationExponent: {
    label: 'Exponent of user location',
    symbol: '\\gamma_3',
    digits: 2,
    value: 0.85,
    kind: 'given',
  },
  accuracyAlarmDrop: {
    label: 'Drop that raises the accuracy alarm',
    symbol: '\\delta',
    unit: 'point',
    digits: 0,
    value: 2,
    kind: 'given',
  },
  checkEvery: { label: 'Time between two checks', unit: 'week', digits: 0, value: 1, kind: 'given' },
  daysPerWeek: { label: 'Days in a week', unit: 'day/week', digits: 0, value: 7, kind: 'definition' },
} as const satisfies Readonly<Record<string, Constant>>;

type FraudConstants = ConstantValues<typeof fraudConstants>;

/** The reader's alarm threshold: one declaration, so that two instruments can be bound to one control. */
export const thresholdParameter = number({
  label: 'Alarm threshold of PSI',
  symbol: '\\tau',
  min: 0.05,
  max: 0.5,
  step: 0.01,
  digits: 2,
  default: 0.2,
  note: 'From here on a feature counts as drifted.',
});

/** Weeks after which transaction amount, the fastest feature, reaches a level; null when the complaint comes first. */
export function transactionCrossing(level: number, constants: FraudConstants): number | null {
  const { transactionReach, transactionExponent, referenceLevel, complaintWeek } = constants;
  const crossing = powerLawCrossing(level, transactionReach, transactionExponent, referenceLevel);
  return crossing <= complaintWeek ? crossing : null;
}

/** Decay rate of accuracy per week: from launch to the first complaint. */
export function accuracyDecayRate({ launchAccuracy, complaintAccuracy, complaintWeek }: FraudConstants): number {
  return decayRate(launchAccuracy, complaintAccuracy, complaintWeek);
}
