/**
 * Six months of a fraud model whose inputs drift while its infrastructure stays well.
 *
 * PSI of three features by a power law scaled to reach 0.2 in weeks 8, 11 and 15; accuracy by
 * exponential decay from 94 % to 87 % in 26 weeks (M3c); accuracy known from labels, later by their delay (M3d).
 */
import {
  atLeast,
  column,
  defineSimulation,
  integer,
  isBelow,
  percent,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import { detectionTime } from '../science/checks.ts';
import { exponentialDecay, timeToDrop } from '../science/decay.ts';
import { powerLawDrift } from '../science/drift.ts';
import { accuracySpec, barsSpec, timelineSpec } from './_fraud-drift-charts.ts';
import {
  accuracyDecayRate,
  fraudConstants,
  thresholdParameter,
  timelineConstants,
  transactionCrossing,
} from './_fraud-scenario.ts';
import { placeLabels } from './_label-places.ts';
import { inputStatus, psiBands } from './_psi-bands.ts';

const constants = { ...fraudConstants, ...timelineConstants };
const notYet = `not within ${constants.complaintWeek.value} weeks`;
const driftFormula = (reach: number, exponent: number): string =>
  `${constants.referenceLevel.value}\\,(w/${reach})^{${exponent}}`;

const list = new Intl.ListFormat('en-GB');

/** The drifted features in words: "transaction amount and merchant category". */
function namesOf(features: readonly { readonly feature: string }[]): string {
  const names = { transaction: 'transaction amount', merchant: 'merchant category', location: 'user location' };
  return list.format(features.map(({ feature }) => names[feature as keyof typeof names]));
}

export const fraudDrift = defineSimulation({
  id: 'fraud-drift',
  title: 'Six months of a fraud model in production',
  params: {
    week: integer({
      label: 'Weeks since launch',
      symbol: 'w',
      unit: 'week',
      min: 0,
      max: constants.complaintWeek.value,
      default: 0,
    }),
    threshold: thresholdParameter,
    labelDelayDays: integer({
      label: 'Days until a label arrives',
      symbol: 'L',
      unit: 'day',
      min: 0,
      max: 90,
      default: 45,
      note: 'A chargeback, an investigation: until then nobody knows whether the model was right.',
    }),
  },
  constants,
  outputs: {
    accuracy: percent({
      label: 'Accuracy, audit sample',
      symbol: 'A(w)',
      digits: 1,
      formula: 'A_0\\,e^{-\\lambda w}',
      note: 'On a balanced sample, half fraud, labelled by investigators.',
    }),
    accuracyDrop: quantity({ label: 'Lost since launch', unit: 'point', digits: 1, formula: 'A_0 - A(w)' }),
    psiTransaction: quantity({
      label: 'PSI of transaction amount',
      symbol: '\\mathrm{PSI}_1',
      digits: 3,
      formula: driftFormula(constants.transactionReach.value, constants.transactionExponent.value),
    }),
    psiMerchant: quantity({
      label: 'PSI of merchant category',
      symbol: '\\mathrm{PSI}_2',
      digits: 3,
      formula: driftFormula(constants.merchantReach.value, constants.merchantExponent.value),
    }),
    psiLocation: quantity({
      label: 'PSI of user location',
      symbol: '\\mathrm{PSI}_3',
      digits: 3,
      formula: driftFormula(constants.locationReach.value, constants.locationExponent.value),
    }),
    maxPsi: quantity({ label: 'Largest PSI', digits: 3 }),
    warningWeek: quantity({
      label: 'PSI reaches the warning level',
      unit: 'week',
      digits: 1,
      none: notYet,
      formula: 'w_1\\,(0.1/0.2)^{1/\\gamma_1}',
    }),
    alarmWeek: quantity({
      label: 'PSI reaches the threshold',
      symbol: 'w^*',
      unit: 'week',
      digits: 1,
      none: notYet,
      formula: 'w_1\\,(\\tau/0.2)^{1/\\gamma_1}',
    }),
    firstWeeklyAlarm: quantity({
      label: 'First alarm of a weekly check',
      unit: 'week',
      digits: 0,
      none: notYet,
      formula: '\\lceil w^* \\rceil',
    }),
    complaintLag: quantity({
      label: 'From the alarm to the first complaint',
      unit: 'week',
      digits: 0,
      none: 'no alarm before the complaint',
    }),
    measuredAccuracy: percent({
      label: 'Accuracy known from labels',
      digits: 1,
      formula: 'A(\\max(0,\\,w - L))',
    }),
    accuracyAlarmWeek: quantity({
      label: 'Labelled accuracy raises its alarm',
      unit: 'week',
      digits: 1,
      formula: '\\ln\\bigl(A_0/(A_0 - \\delta)\\bigr)/\\lambda + L',
    }),
    psiLead: quantity({
      label: 'PSI alarm before the accuracy alarm',
      unit: 'week',
      digits: 1,
      none: 'no PSI alarm to compare',
      note: 'Below zero the accuracy alarm comes first.',
    }),
    status: text({ label: 'Status of the inputs', words: ['stable', 'watch', 'alarm'] }),
    infrastructure: text({
      label: 'Infrastructure',
      words: ['all green'],
      note: 'Latency, errors and throughput know nothing of the inputs: no parameter moves this.',
    }),
  },
  states: {
    warned: { label: 'The inputs have passed the warning level', kind: 'condition' },
    drifted: {
      label: 'The inputs have left the training distribution',
      kind: 'failure',
      remedy: 'Compare the feature with its training sample, label a fresh sample, then retrain on recent data.',
    },
  },
  settings: {
    launch: { week: 0 },
    early: { week: 3 },
    warned: { week: 4 },
    alarm: { week: 8 },
    allDrifted: { week: 15 },
    quarter: { week: 13 },
    sixMonths: { week: 26 },
    strictThreshold: { threshold: 0.25 },
    strictThresholdAlarm: { threshold: 0.25, week: 11 },
    instantLabels: { labelDelayDays: 0 },
    instantLabelsSixMonths: { labelDelayDays: 0, week: 26 },
    lateLabels: { labelDelayDays: 90 },
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
    features: {
      columns: {
        feature: textColumn({ label: 'Feature' }),
        psi: column({ label: 'PSI', digits: 3 }),
        status: textColumn({ label: 'Status' }),
        labelAt: column({ label: 'Height of its name', digits: 3 }),
      },
    },
    accuracy: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        audit: column({ label: 'On the audit sample', unit: '%', digits: 1 }),
        labelled: column({ label: 'Known from labels', unit: '%', digits: 1 }),
      },
    },
    accuracyNow: {
      columns: {
        source: textColumn({ label: 'Source' }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        labelAt: column({ label: 'Height of its name', unit: '%', digits: 1 }),
      },
    },
    bands: {
      columns: {
        band: textColumn({ label: 'PSI' }),
        from: column({ label: 'From', digits: 2 }),
        status: textColumn({ label: 'Status' }),
        action: textColumn({ label: 'What to do' }),
      },
    },
  },
  charts: {
    timeline: {
      title: 'Population stability index since launch',
      height: 260,
      guess: 'x',
      spec: timelineSpec,
      table: { dataset: 'drift' },
      finding({ parameters, states, datasets, say }) {
        const { week } = parameters;
        if (week === 0) return 'At launch all three features match the training sample: PSI is 0.';
        const drifted = datasets.features.filter(({ status }) => status === 'alarm');
        if (drifted.length > 0) {
          const have = drifted.length === 1 ? 'has' : 'have';
          return `In week ${week} ${namesOf(drifted)} ${have} reached the alarm threshold of ${say('threshold')}; the largest PSI is ${say('maxPsi')}.`;
        }
        return states.warned
          ? `In week ${week} the largest PSI is ${say('maxPsi')}: past the warning level of ${say('warningLevel')}, still below the alarm threshold of ${say('threshold')}.`
          : `In week ${week} all three features are still below the warning level of ${say('warningLevel')}; the largest PSI is ${say('maxPsi')}.`;
      },
    },
    bars: {
      title: 'Population stability index this week',
      height: 150,
      spec: barsSpec,
      table: { dataset: 'features', columns: ['feature', 'psi', 'status'] },
      finding: ({ parameters, datasets, say }) =>
        `In week ${parameters.week} PSI is ${say('psiTransaction')} for transaction amount (${datasets.features[0]!.status}), ` +
        `${say('psiMerchant')} for merchant category (${datasets.features[1]!.status}) and ` +
        `${say('psiLocation')} for user location (${datasets.features[2]!.status}).`,
    },
    accuracyTrace: {
      title: 'Accuracy, and what is known of it',
      height: 220,
      spec: accuracySpec,
      table: { dataset: 'accuracy' },
      finding: ({ parameters, outputs, say }) =>
        parameters.week === 0
          ? `At launch the model is right on ${say('accuracy')} of the audit sample.`
          : `In week ${parameters.week} the model is right on ${say('accuracy')} of the audit sample, ${say('accuracyDrop')} below launch; ` +
            (outputs.measuredAccuracy === outputs.accuracy
              ? 'the labels say so at once.'
              : `the labels that have arrived still say ${say('measuredAccuracy')}.`),
    },
  },
  run({ week, threshold, labelDelayDays }, c) {
    const driftAt = (time: number) => ({
      transaction: powerLawDrift(time, c.transactionReach, c.transactionExponent, c.referenceLevel),
      merchant: powerLawDrift(time, c.merchantReach, c.merchantExponent, c.referenceLevel),
      location: powerLawDrift(time, c.locationReach, c.locationExponent, c.referenceLevel),
    });
    const statusOf = (psi: number) => inputStatus(psi, c.warningLevel, threshold);
    const now = driftAt(week);
    const maxPsi = Math.max(now.transaction, now.merchant, now.location);
    const rate = accuracyDecayRate(c);
    const labelDelay = labelDelayDays / c.daysPerWeek;
    const auditAt = (time: number) => exponentialDecay(c.launchAccuracy, rate, time);
    const labelledAt = (time: number) => auditAt(Math.max(0, time - labelDelay));
    const alarmWeek = transactionCrossing(threshold, c);
    const firstWeeklyAlarm = alarmWeek === null ? null : detectionTime(alarmWeek, c.checkEvery);
    const accuracyAlarmWeek = timeToDrop(c.launchAccuracy, rate, c.accuracyAlarmDrop) + labelDelay;
    const weeks = Array.from({ length: Math.floor(week / c.checkEvery) + 1 }, (_, check) => check * c.checkEvery);
    // While all curves are still short their names stay below the warning level, whose own name stands there.
    const names = placeLabels(Object.values(now), {
      low: 0.014,
      high: atLeast(maxPsi, c.warningLevel / 2) ? 0.53 : 0.082,
      gap: 0.033,
      rules: [c.warningLevel, threshold],
    });
    const known = [auditAt(week), labelledAt(week)];
    // Until the alarm is reached the names stay above it, whose own name stands below.
    const lowest = isBelow(auditAt(week), c.launchAccuracy - c.accuracyAlarmDrop) ? -4.9 : -0.7;
    const knownNames = placeLabels(
      known.map((accuracy) => (accuracy - c.launchAccuracy) / c.accuracyAlarmDrop),
      { low: lowest, high: 0.9, gap: 0.45, rules: [-1], clearance: 0.28 },
    ).map((place) => c.launchAccuracy + place * c.accuracyAlarmDrop);
    return {
      outputs: {
        accuracy: auditAt(week),
        accuracyDrop: c.launchAccuracy - auditAt(week),
        psiTransaction: now.transaction,
        psiMerchant: now.merchant,
        psiLocation: now.location,
        maxPsi,
        warningWeek: transactionCrossing(c.warningLevel, c),
        alarmWeek,
        firstWeeklyAlarm,
        complaintLag: firstWeeklyAlarm === null ? null : c.complaintWeek - firstWeeklyAlarm,
        measuredAccuracy: labelledAt(week),
        accuracyAlarmWeek,
        psiLead: alarmWeek === null ? null : accuracyAlarmWeek - alarmWeek,
        status: statusOf(maxPsi),
        infrastructure: 'all green',
      },
      states: { warned: atLeast(maxPsi, c.warningLevel), drifted: atLeast(maxPsi, threshold) },
      datasets: {
        drift: weeks.map((time) => ({ week: time, ...driftAt(time) })),
        features: Object.entries(now).map(([feature, psi], index) => ({
          feature,
          psi,
          status: statusOf(psi),
          labelAt: names[index]!,
        })),
        accuracy: weeks.map((time) => ({ week: time, audit: auditAt(time), labelled: labelledAt(time) })),
        accuracyNow: ['audit sample', 'known from labels'].map((source, index) => ({
          source,
          accuracy: known[index]!,
          labelAt: knownNames[index]!,
        })),
        bands: psiBands(c.warningLevel, threshold),
      },
    };
  },
});

export default fraudDrift;
