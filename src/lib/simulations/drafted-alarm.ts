/** The alarm that a draft rang in week 8: the curve that its own coefficient draws, and when that one rings. */
import { type ChartSpec, column, defineSimulation, number, quantity } from 'labwright/simulation';
import { detectionTime } from '../science/checks.ts';
import { powerLawCrossing, powerLawDrift } from '../science/drift.ts';
import { evenlySpaced } from '../science/grid.ts';
import { at, limit, linear, marker } from './_chart-parts.ts';

const lastWeek = 26;
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 'threshold'),
    {
      mark: { type: 'text', style: 'limit-label', text: { expr: "'alarm at ' + format(threshold, '.2~f')" } },
      encoding: { x: at(lastWeek), y: at('threshold') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'week', ...linear('weeks since launch', [0, lastWeek], [0, 4, 8, 12, 16, 20, 24]) },
        y: { field: 'psi', ...linear('PSI', [0, 0.5], [0, 0.1, 0.2, 0.3, 0.4, 0.5]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('crossingWeek'), y: at('threshold'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('crossingWeek'), y: at('threshold') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: `crossingWeek > ${lastWeek} ? '' : 'week ' + format(crossingWeek, '.1f')` },
      },
      encoding: { x: at(`min(crossingWeek, ${lastWeek})`), y: at(0) },
    },
  ],
};

export const draftedAlarm = defineSimulation({
  id: 'drafted-alarm',
  title: 'When the drafted curve rings',
  params: {
    firstWeek: number({
      label: 'PSI after one week',
      symbol: 'a',
      min: 0.02,
      max: 0.06,
      step: 0.001,
      digits: 3,
      default: 0.028,
      note: 'The coefficient of the curve, as the draft has it in its code.',
    }),
    threshold: number({
      label: 'Alarm threshold',
      symbol: '\\tau',
      min: 0.1,
      max: 0.3,
      step: 0.01,
      digits: 2,
      default: 0.2,
    }),
  },
  constants: {
    exponent: { label: 'Exponent of the curve', symbol: '\\gamma', digits: 2, value: 0.75, kind: 'given' },
    unitWeek: { label: 'One week', unit: 'week', digits: 0, value: 1, kind: 'definition' },
    horizon: { label: 'The draft looks at', unit: 'week', digits: 0, value: lastWeek, kind: 'given' },
    proseWeek: { label: 'Week in which the prose has it ring', unit: 'week', digits: 0, value: 8, kind: 'given' },
    weeksInAYear: { label: 'Weeks in a year', unit: 'week', digits: 3, value: 365.25 / 7, kind: 'definition' },
    monthsInAYear: { label: 'Months in a year', unit: 'month', digits: 0, value: 12, kind: 'definition' },
  },
  outputs: {
    crossingWeek: quantity({
      label: 'The curve reaches the threshold after',
      unit: 'week',
      digits: 1,
      formula: '(\\tau / a)^{1/\\gamma}',
    }),
    firstCheck: quantity({
      label: 'First weekly check at or above the threshold',
      unit: 'week',
      digits: 0,
      formula: '\\lceil (\\tau / a)^{1/\\gamma} \\rceil',
    }),
    psiInProseWeek: quantity({ label: 'PSI in the week of the prose', digits: 3, formula: 'a\\,w^{\\gamma}' }),
    neededFirstWeek: quantity({
      label: 'PSI after one week that would make the prose true',
      digits: 3,
      formula: '\\tau / w^{\\gamma}',
    }),
    lead: quantity({
      label: 'Weeks from the check to the complaint',
      unit: 'week',
      digits: 0,
      none: 'none: the complaint comes first',
    }),
    leadMonths: quantity({
      label: 'The same in months',
      unit: 'month',
      digits: 1,
      none: 'none: the complaint comes first',
    }),
  },
  settings: { drafted: { firstWeek: 0.028 }, mended: { firstWeek: 0.043 } },
  datasets: {
    curve: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 1 }),
        psi: column({ label: 'PSI', digits: 3 }),
      },
    },
    weeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        psi: column({ label: 'PSI', digits: 3 }),
      },
    },
  },
  charts: {
    curve: {
      title: 'PSI of the drafted curve',
      height: 220,
      guess: 'x',
      spec,
      table: { dataset: 'weeks' },
      finding: ({ outputs, say }) =>
        `A curve that starts at ${say('firstWeek')} reaches ${say('threshold')} after ${say('crossingWeek')}` +
        (outputs.lead === null
          ? `, later than the ${say('horizon')} of the draft.`
          : `; the weekly check after ${say('firstCheck')} is the first to see it.`),
    },
  },
  run({ firstWeek, threshold }, c) {
    const psiAt = (week: number) => powerLawDrift(week, c.unitWeek, c.exponent, firstWeek);
    const crossingWeek = powerLawCrossing(threshold, c.unitWeek, c.exponent, firstWeek);
    const firstCheck = detectionTime(crossingWeek, c.unitWeek);
    const lead = firstCheck > c.horizon ? null : c.horizon - firstCheck;
    return {
      outputs: {
        crossingWeek,
        firstCheck,
        psiInProseWeek: psiAt(c.proseWeek),
        neededFirstWeek: threshold / (c.proseWeek / c.unitWeek) ** c.exponent,
        lead,
        leadMonths: lead === null ? null : (lead / c.weeksInAYear) * c.monthsInAYear,
      },
      states: {},
      datasets: {
        curve: evenlySpaced(0, c.horizon, 79).map((week) => ({ week, psi: psiAt(week) })),
        weeks: evenlySpaced(c.unitWeek, c.horizon, lastWeek).map((week) => ({ week, psi: psiAt(week) })),
      },
    };
  },
});

export default draftedAlarm;
