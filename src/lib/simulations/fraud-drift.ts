/**
 * Six months of a fraud model whose inputs drift while its infrastructure stays well.
 *
 * PSI of three features by a power law calibrated to reach 0.2 in weeks 8, 11 and 15 (L14-M2c); accuracy by
 * exponential decay from 94 % to 87 % in 26 weeks (M3c); measured accuracy later by the label delay (M3d).
 */
import { atLeast, column, defineSimulation, integer, number, percent, quantity } from 'labwright/simulation';
import { decayRate, exponentialDecay, timeToDrop } from '../science/decay.ts';
import { powerLawCrossing, powerLawDrift } from '../science/drift.ts';

export const fraudDrift = defineSimulation({
  id: 'fraud-drift',
  title: 'Six months of a fraud model in production',
  params: {
    week: integer({ label: 'Weeks since launch', symbol: 'w', unit: 'week', min: 0, max: 26, default: 0 }),
    threshold: number({
      label: 'Alarm threshold of PSI',
      symbol: '\\tau',
      min: 0.05,
      max: 0.5,
      step: 0.01,
      digits: 2,
      default: 0.2,
    }),
    labelDelayDays: integer({
      label: 'Days until labels arrive',
      symbol: 'L',
      unit: 'day',
      min: 0,
      max: 90,
      default: 45,
    }),
  },
  constants: {
    launchAccuracy: { label: 'Accuracy at launch', symbol: 'A_0', unit: '%', digits: 1, value: 94, kind: 'given' },
    complaintAccuracy: { label: 'Accuracy at the first complaint', unit: '%', digits: 1, value: 87, kind: 'given' },
    complaintWeek: { label: 'Week of the first complaint', unit: 'week', value: 26, kind: 'given' },
    warningLevel: {
      label: 'Warning level of PSI',
      digits: 1,
      value: 0.1,
      kind: 'definition',
      source: 'Rule of thumb of credit scoring',
    },
    referenceLevel: {
      label: 'PSI that dates each feature',
      digits: 1,
      value: 0.2,
      kind: 'definition',
      source: 'Rule of thumb of credit scoring',
    },
    transactionReach: { label: 'Transaction amount reaches 0.2', unit: 'week', value: 8, kind: 'given' },
    merchantReach: { label: 'Merchant category reaches 0.2', unit: 'week', value: 11, kind: 'given' },
    locationReach: { label: 'User location reaches 0.2', unit: 'week', value: 15, kind: 'given' },
    transactionExponent: {
      label: 'Exponent of transaction amount',
      symbol: '\\gamma',
      digits: 2,
      value: 0.75,
      kind: 'given',
    },
    merchantExponent: { label: 'Exponent of merchant category', digits: 2, value: 0.8, kind: 'given' },
    locationExponent: { label: 'Exponent of user location', digits: 2, value: 0.85, kind: 'given' },
    accuracyAlarmDrop: {
      label: 'Drop that raises the accuracy alarm',
      symbol: '\\delta',
      unit: 'point',
      value: 2,
      kind: 'given',
    },
    daysPerWeek: { label: 'Days in a week', unit: 'day/week', value: 7, kind: 'definition' },
  },
  outputs: {
    accuracy: percent({ label: 'Accuracy, audit sample', symbol: 'A(w)', digits: 1, formula: 'A_0\\,e^{-\\lambda w}' }),
    accuracyDrop: quantity({ label: 'Lost since launch', unit: 'point', digits: 1, formula: 'A_0 - A(w)' }),
    psiTransaction: quantity({ label: 'PSI of transaction amount', digits: 3, formula: '0.2\\,(w/8)^{0.75}' }),
    psiMerchant: quantity({ label: 'PSI of merchant category', digits: 3, formula: '0.2\\,(w/11)^{0.80}' }),
    psiLocation: quantity({ label: 'PSI of user location', digits: 3, formula: '0.2\\,(w/15)^{0.85}' }),
    maxPsi: quantity({ label: 'Largest PSI', digits: 3 }),
    warningWeek: quantity({
      label: 'PSI reaches the warning level',
      unit: 'week',
      digits: 1,
      none: 'not within 26 weeks',
    }),
    alarmWeek: quantity({ label: 'PSI reaches the threshold', unit: 'week', digits: 1, none: 'not within 26 weeks' }),
    firstWeeklyAlarm: quantity({
      label: 'First alarm of a weekly check',
      unit: 'week',
      digits: 0,
      none: 'not within 26 weeks',
    }),
    complaintLag: quantity({
      label: 'Alarm before the first complaint',
      unit: 'week',
      digits: 0,
      none: 'no alarm before the complaint',
    }),
    measuredAccuracy: percent({ label: 'Accuracy known from labels', digits: 1 }),
    accuracyAlarmWeek: quantity({ label: 'Labelled accuracy raises the alarm', unit: 'week', digits: 1 }),
    psiLead: quantity({
      label: 'PSI alarm before the accuracy alarm',
      unit: 'week',
      digits: 1,
      none: 'no PSI alarm to compare',
    }),
  },
  states: {
    warned: { label: 'Warned', kind: 'condition' },
    drifted: {
      label: 'Drifted',
      kind: 'failure',
      remedy: 'Compare the feature with its training sample, then retrain on recent data.',
    },
  },
  settings: {
    launch: { week: 0 },
    warned: { week: 4 },
    alarm: { week: 8 },
    sixMonths: { week: 26 },
    strictThreshold: { threshold: 0.25 },
    instantLabels: { labelDelayDays: 0 },
  },
  datasets: {
    drift: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        transaction: column({ label: 'Transaction amount', digits: 3 }),
        merchant: column({ label: 'Merchant category', digits: 3 }),
        location: column({ label: 'User location', digits: 3 }),
      },
    },
  },
  charts: {
    timeline: {
      title: 'Population stability index since launch',
      height: 240,
      guess: 'x',
      spec: {
        data: { name: 'drift' },
        transform: [{ fold: ['transaction', 'merchant', 'location'], as: ['feature', 'psi'] }],
        layer: [
          {
            mark: 'line',
            encoding: {
              x: { field: 'week', type: 'quantitative' },
              y: { field: 'psi', type: 'quantitative' },
              color: { field: 'feature' },
            },
          },
        ],
      },
      table: { dataset: 'drift' },
      finding: ({ parameters, say }) => `In week ${parameters.week} the largest PSI is ${say('maxPsi')}.`,
    },
  },
  run({ week, threshold, labelDelayDays }, c) {
    const psiTransaction = powerLawDrift(week, c.transactionReach, c.transactionExponent, c.referenceLevel);
    const psiMerchant = powerLawDrift(week, c.merchantReach, c.merchantExponent, c.referenceLevel);
    const psiLocation = powerLawDrift(week, c.locationReach, c.locationExponent, c.referenceLevel);
    const maxPsi = Math.max(psiTransaction, psiMerchant, psiLocation);
    const rate = decayRate(c.launchAccuracy, c.complaintAccuracy, c.complaintWeek);
    const accuracy = exponentialDecay(c.launchAccuracy, rate, week);
    const within = (crossing: number): number | null => (crossing <= c.complaintWeek ? crossing : null);
    const alarmWeek = within(powerLawCrossing(threshold, c.transactionReach, c.transactionExponent, c.referenceLevel));
    const labelDelay = labelDelayDays / c.daysPerWeek;
    const accuracyAlarmWeek = timeToDrop(c.launchAccuracy, rate, c.accuracyAlarmDrop) + labelDelay;
    const firstWeeklyAlarm = alarmWeek === null ? null : Math.ceil(alarmWeek - 1e-9);
    return {
      outputs: {
        accuracy,
        accuracyDrop: c.launchAccuracy - accuracy,
        psiTransaction,
        psiMerchant,
        psiLocation,
        maxPsi,
        warningWeek: within(
          powerLawCrossing(c.warningLevel, c.transactionReach, c.transactionExponent, c.referenceLevel),
        ),
        alarmWeek,
        firstWeeklyAlarm,
        complaintLag: firstWeeklyAlarm === null ? null : c.complaintWeek - firstWeeklyAlarm,
        measuredAccuracy: exponentialDecay(c.launchAccuracy, rate, Math.max(0, week - labelDelay)),
        accuracyAlarmWeek,
        psiLead: alarmWeek === null ? null : accuracyAlarmWeek - alarmWeek,
      },
      states: { warned: atLeast(maxPsi, c.warningLevel), drifted: atLeast(maxPsi, threshold) },
      datasets: {
        drift: Array.from({ length: week + 1 }, (_, w) => ({
          week: w,
          transaction: powerLawDrift(w, c.transactionReach, c.transactionExponent, c.referenceLevel),
          merchant: powerLawDrift(w, c.merchantReach, c.merchantExponent, c.referenceLevel),
          location: powerLawDrift(w, c.locationReach, c.locationExponent, c.referenceLevel),
        })),
      },
    };
  },
});
export default fraudDrift;
