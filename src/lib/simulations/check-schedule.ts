/**
 * What a slower check of the inputs costs: the drift of `fraud-drift`, looked at every p weeks.
 *
 * Checks fall p, 2p, 3p, … weeks after launch; the first at or after the crossing sees the drift, and until then the
 * model loses accuracy: the area between the launch accuracy and its decay, in point-weeks.
 */
import { atLeast, column, type ChartSpec, defineSimulation, number, quantity, textColumn } from 'labwright/simulation';
import { detectionStretches, detectionTime } from '../science/checks.ts';
import { accumulatedLoss } from '../science/decay.ts';
import { evenlySpaced } from '../science/grid.ts';
import { at, linear, marker } from './_chart-parts.ts';
import { accuracyDecayRate, fraudConstants, thresholdParameter, transactionCrossing } from './_fraud-scenario.ts';
import { trimmed } from './_words.ts';

const constants = {
  ...fraudConstants,
  shortest: { label: 'Shortest interval', unit: 'week', digits: 0, value: 1, kind: 'given' },
  longest: { label: 'Longest interval', unit: 'week', digits: 0, value: 27, kind: 'given' },
  weekly: { label: 'A week', unit: 'week', digits: 0, value: 1, kind: 'definition' },
  fortnightly: { label: 'A fortnight', unit: 'week', digits: 0, value: 2, kind: 'definition' },
  monthly: { label: 'A sixth of half a year', unit: 'week', digits: 2, value: 26 / 6, kind: 'definition' },
  quarterly: { label: 'A quarter', unit: 'week', digits: 0, value: 13, kind: 'definition' },
  halfYearly: { label: 'Half a year', unit: 'week', digits: 0, value: 26, kind: 'definition' },
} as const;
const never = `no alarm within ${constants.complaintWeek.value} weeks`;
/** A curve has at most this many points, shared among its stretches. */
const mostPoints = 116;

const interval = { field: 'every', ...linear('weeks between two checks', [0, 28]) };
const loss = linear('point-weeks lost before detection', [0, 110]);
const chosen = at('checkEveryWeeks');
/** One row, and none where no check sees the drift. */
const once = {
  data: { name: 'schedules' },
  transform: [{ filter: "datum.schedule === 'weekly' && isValid(pointWeeksLost)" }],
};
const lossSpec: ChartSpec = {
  data: { name: 'losses' },
  layer: [
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: interval,
        y: { field: 'lost', ...loss },
        detail: { field: 'stretch', type: 'nominal' },
      },
    },
    {
      ...once,
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: chosen, y: at('pointWeeksLost'), y2: { datum: 0 } },
    },
    { ...once, mark: { ...marker, clip: true }, encoding: { x: chosen, y: at('pointWeeksLost') } },
    {
      ...once,
      // At the foot of the rule: no curve is as low as that, whatever the interval.
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(pointWeeksLost, '.1f') + ' lost'" },
      },
      encoding: { x: chosen, y: at(0) },
    },
    {
      data: { name: 'schedules' },
      transform: [{ filter: "datum.schedule === 'weekly' && !isValid(pointWeeksLost)" }],
      mark: { type: 'text', style: 'note', text: never },
      encoding: { x: at(14), y: at(50) },
    },
  ],
};

export const checkSchedule = defineSimulation({
  id: 'check-schedule',
  title: 'How often to check the inputs',
  params: {
    checkEveryWeeks: number({
      label: 'Weeks between two checks',
      symbol: 'p',
      unit: 'week',
      min: constants.shortest.value,
      max: constants.longest.value,
      step: 1,
      digits: 1,
      default: 1,
    }),
    threshold: thresholdParameter,
  },
  constants,
  outputs: {
    detectionWeek: quantity({
      label: 'First check that sees the drift',
      unit: 'week',
      digits: 1,
      none: never,
      formula: 'p\\,\\lceil w^*/p \\rceil',
    }),
    weeksBeforeComplaint: quantity({
      label: 'Before the first complaint',
      unit: 'week',
      digits: 1,
      none: never,
      note: 'Below zero the complaint comes first.',
    }),
    pointWeeksLost: quantity({
      label: 'Lost before detection',
      unit: 'point*week',
      digits: 1,
      none: never,
      formula: 'A_0\\bigl(t - (1 - e^{-\\lambda t})/\\lambda\\bigr)',
      note: 'One point of accuracy missing for one week is one point-week.',
    }),
  },
  states: {
    missedBeforeComplaint: {
      label: 'The complaint comes before the alarm',
      kind: 'failure',
      remedy: 'Check more often, or lower the threshold.',
    },
  },
  settings: {
    weekly: { checkEveryWeeks: constants.weekly.value },
    fortnightly: { checkEveryWeeks: constants.fortnightly.value },
    monthly: { checkEveryWeeks: constants.monthly.value },
    quarterly: { checkEveryWeeks: constants.quarterly.value },
    halfYearly: { checkEveryWeeks: constants.halfYearly.value },
    // Checks in week 7, one week before the crossing, and then not until week 14.
    justTooLate: { checkEveryWeeks: 7 },
    tooLate: { checkEveryWeeks: constants.longest.value },
    looseThreshold: { threshold: 0.5 },
  },
  datasets: {
    schedules: {
      columns: {
        schedule: textColumn({ label: 'Check' }),
        every: column({ label: 'Every', unit: 'week', digits: 1 }),
        detectedWeek: column({ label: 'Detected in week', unit: 'week', digits: 1, none: never }),
        weeksBefore: column({ label: 'Before the complaint', unit: 'week', digits: 1, none: never }),
        lost: column({ label: 'Lost by then', unit: 'point*week', digits: 1, none: never }),
        lostAfterCrossing: column({ label: 'Of which after the crossing', unit: 'point*week', digits: 1, none: never }),
      },
    },
    losses: {
      columns: {
        every: column({ label: 'Weeks between two checks', unit: 'week', digits: 2 }),
        stretch: column({ label: 'Check that detects, counted from launch', digits: 0 }),
        detectedWeek: column({ label: 'Detected in week', unit: 'week', digits: 1 }),
        lost: column({ label: 'Lost by then', unit: 'point*week', digits: 1 }),
      },
    },
  },
  charts: {
    loss: {
      title: 'Accuracy lost before detection, against the check interval',
      height: 240,
      spec: lossSpec,
      table: { dataset: 'schedules', columns: ['schedule', 'detectedWeek', 'lost', 'lostAfterCrossing'] },
      finding({ parameters, outputs, states, say }) {
        const { detectionWeek, weeksBeforeComplaint } = outputs;
        if (detectionWeek === null || weeksBeforeComplaint === null)
          return `At a threshold of ${say('threshold')} no check sees the drift before the first complaint in week ${constants.complaintWeek.value}.`;
        const { checkEveryWeeks } = parameters;
        const every = checkEveryWeeks === 1 ? 'week' : `${trimmed(checkEveryWeeks, 1)} weeks`;
        const rhythm = `A check every ${every} first sees the drift in week ${trimmed(detectionWeek, 1)}`;
        if (!states.missedBeforeComplaint)
          return `${rhythm}, ${trimmed(weeksBeforeComplaint, 1)} weeks before the first complaint; by then ${say('pointWeeksLost')} of accuracy are lost.`;
        const late = weeksBeforeComplaint === 0 ? 'the week of the first complaint' : 'after the first complaint';
        return `${rhythm}, ${late}; by then ${say('pointWeeksLost')} of accuracy are lost.`;
      },
    },
  },
  run({ checkEveryWeeks, threshold }, c) {
    const crossing = transactionCrossing(threshold, c);
    const rate = accuracyDecayRate(c);
    const lostBy = (time: number) => accumulatedLoss(c.launchAccuracy, rate, time);
    const detect = (every: number) => (crossing === null ? null : detectionTime(crossing, every));
    const before = (detection: number | null) => (detection === null ? null : c.complaintWeek - detection);
    const detectionWeek = detect(checkEveryWeeks);
    const stretches = crossing === null ? [] : detectionStretches(crossing, c.shortest, c.longest);
    const pointsPerStretch = Math.max(2, Math.floor(mostPoints / Math.max(1, stretches.length)));
    const named = [
      ['weekly', c.weekly],
      ['fortnightly', c.fortnightly],
      ['monthly', c.monthly],
      ['quarterly', c.quarterly],
      ['half-yearly', c.halfYearly],
    ] as const;
    return {
      outputs: {
        detectionWeek,
        weeksBeforeComplaint: before(detectionWeek),
        pointWeeksLost: detectionWeek === null ? null : lostBy(detectionWeek),
      },
      states: { missedBeforeComplaint: detectionWeek === null || atLeast(detectionWeek, c.complaintWeek) },
      datasets: {
        schedules: named.map(([schedule, every]) => {
          const detectedWeek = detect(every);
          return {
            schedule,
            every,
            detectedWeek,
            weeksBefore: before(detectedWeek),
            lost: detectedWeek === null ? null : lostBy(detectedWeek),
            lostAfterCrossing:
              detectedWeek === null || crossing === null ? null : lostBy(detectedWeek) - lostBy(crossing),
          };
        }),
        losses: stretches.flatMap(({ checks, from, to }) =>
          evenlySpaced(from, to, pointsPerStretch).map((every) => ({
            every,
            stretch: checks,
            detectedWeek: checks * every,
            lost: lostBy(checks * every),
          })),
        ),
      },
    };
  },
});

export default checkSchedule;
