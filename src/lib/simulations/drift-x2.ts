/** X2: how often a monitor asks, and how long it takes until it is wrong once. */
import {
  type ChartSpec,
  choice,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { expectedFalseAlarms, meanLooksToFalseAlarm } from '../science/alert-fatigue.ts';
import { logSpaced } from '../science/grid.ts';
import { bonferroniBar } from '../science/multiple-comparisons.ts';
import { falseAlarmIfIndependent } from '../science/repeated-looks.ts';
import { at, linear, logarithmic, marker } from './_chart-parts.ts';

const names = ['hourly', 'daily', 'weekly', 'monthly'] as const;
const mostLooks = 20_000;
const spec: ChartSpec = {
  data: { name: 'course' },
  layer: [
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'looks', ...logarithmic('looks in half a year', [1, mostLooks], [1, 10, 100, 1000, 10_000], ',d') },
        y: { field: 'chance', ...linear('half-years with a false page, %', [0, 105], [0, 25, 50, 75, 100]) },
      },
    },
    {
      data: { name: 'rhythms' },
      mark: { type: 'point', fill: 'var(--lw-ink)', stroke: null, opacity: 1, size: 30, clip: true },
      encoding: { x: { field: 'looks', type: 'quantitative' }, y: { field: 'chance', type: 'quantitative' } },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('looks'), y: at('chance'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('looks'), y: at('chance') } },
  ],
};

const perWeek = (label: string, value: number, digits = 0) =>
  ({ label, unit: 'look/week', digits, value, kind: 'definition' }) as const;

export const driftX2 = defineSimulation({
  id: 'drift-x2',
  title: 'False pages against how often a monitor asks',
  params: {
    rhythm: choice({
      label: 'The monitor asks',
      options: {
        hourly: { label: 'hourly' },
        daily: { label: 'daily' },
        weekly: { label: 'weekly' },
        monthly: { label: 'monthly' },
      },
      default: 'weekly',
    }),
    falseRate: number({
      label: 'Quiet looks that page',
      symbol: 'a',
      unit: '%',
      min: 0.1,
      max: 5,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 1,
    }),
    features: integer({ label: 'Features', symbol: 'F', min: 1, max: 10, default: 1 }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    halfYear: { label: 'Half a year', unit: 'week', digits: 0, value: 26, kind: 'definition' },
    hourly: perWeek('Hourly', 168),
    daily: perWeek('Daily', 7),
    weekly: perWeek('Weekly', 1),
    monthly: perWeek('Monthly', 6 / 26, 2),
    perLook: { label: 'Pages that a look can send', unit: 'page/look', digits: 0, value: 1, kind: 'definition' },
    oneLook: { label: 'One look', unit: 'look', digits: 0, value: 1, kind: 'definition' },
    accepted: { label: 'Half-years that may bring a false page', unit: '%', digits: 0, value: 5, kind: 'given' },
  },
  outputs: {
    looks: quantity({ label: 'Looks in half a year', symbol: 'k', unit: 'look', digits: 0 }),
    chance: percent({
      label: 'Half-years with a false page',
      digits: 1,
      formula: '1 - (1 - a)^k',
      note: 'If each look starts afresh.',
    }),
    expected: quantity({ label: 'False pages in half a year', unit: 'page', digits: 2, formula: 'k\\,a' }),
    weeksToFalse: quantity({
      label: 'Until the first false page, on average',
      unit: 'week',
      digits: 1,
      formula: '1/a',
    }),
    strict: percent({
      label: 'By Bonferroni, a look may be wrong in',
      digits: 4,
      formula: '\\alpha/(kF)',
      source: '[@dunn1961]',
    }),
  },
  states: {},
  settings: {
    hourly: { rhythm: 'hourly' },
    daily: { rhythm: 'daily' },
    weekly: { rhythm: 'weekly' },
    monthly: { rhythm: 'monthly' },
  },
  datasets: {
    course: {
      columns: {
        looks: column({ label: 'Looks', unit: 'look', digits: 0 }),
        chance: column({ label: 'With a false page', unit: '%', digits: 1 }),
      },
    },
    rhythms: {
      columns: {
        rhythm: textColumn({ label: 'It asks' }),
        looks: column({ label: 'Looks in half a year', unit: 'look', digits: 0 }),
        chance: column({ label: 'Half-years with a false page', unit: '%', digits: 1 }),
        weeks: column({ label: 'Until the first, on average', unit: 'week', digits: 1 }),
      },
    },
  },
  charts: {
    chance: {
      title: 'Half-years with a false page, against the looks in one',
      height: 190,
      spec,
      table: { dataset: 'rhythms' },
      finding: ({ parameters, say }) =>
        `Asking ${parameters.rhythm}, it looks ${say('looks')} in half a year, and ${say('chance')} of the half-years bring a false page.`,
    },
  },
  run({ rhythm, falseRate, features }, c) {
    const rate = falseRate / c.whole;
    const looksOf = (name: (typeof names)[number]) =>
      features * Math.round((c[name] * c.halfYear) / c.oneLook) * c.oneLook;
    const chanceOf = (looks: number) => c.whole * falseAlarmIfIndependent(Math.round(looks / c.oneLook), rate);
    const weeksOf = (looks: number) => (meanLooksToFalseAlarm(rate) * c.oneLook * c.halfYear) / looks;
    const looks = looksOf(rhythm);
    return {
      outputs: {
        looks,
        chance: chanceOf(looks),
        expected: c.perLook * c.oneLook * expectedFalseAlarms(looks / c.oneLook, rate),
        weeksToFalse: weeksOf(looks),
        strict: c.whole * bonferroniBar(Math.round(looks / c.oneLook), c.accepted / c.whole),
      },
      states: {},
      datasets: {
        course: logSpaced(1, mostLooks, 61).map((count) => ({
          looks: Math.round(count) * c.oneLook,
          chance: chanceOf(Math.round(count) * c.oneLook),
        })),
        rhythms: names.map((name) => {
          const count = looksOf(name);
          return { rhythm: name, looks: count, chance: chanceOf(count), weeks: weeksOf(count) };
        }),
      },
    };
  },
});

export default driftX2;
