/**
 * Alert fatigue (NB-D04, with the persistence of X3): many monitors that are hardly ever wrong, and what a page is worth.
 *
 * P(page a day) = 1 − (1 − a)^m; pages a week = 7ma; precision = πβ / (πβ + (1 − π)a).
 */
import {
  boolean,
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
} from 'labwright/simulation';
import { expectedFalseAlarms, persistentAlarmRate } from '../science/alert-fatigue.ts';
import { detectorPrecision } from '../science/base-rates.ts';
import { logSpaced } from '../science/grid.ts';
import { falseAlarmIfIndependent } from '../science/repeated-looks.ts';
import { at, linear, logarithmic, marker } from './_chart-parts.ts';

const [lowRate, highRate, mostMonitors] = [0.1, 5, 200];
const once = { data: { name: 'now' } };
const precisionSpec: ChartSpec = {
  data: { name: 'rates' },
  layer: [
    {
      mark: 'line',
      encoding: {
        x: {
          field: 'falseRate',
          ...logarithmic('false alarms of a monitor, %', [lowRate, highRate], [0.1, 0.2, 0.5, 1, 2, 5]),
        },
        y: { field: 'precision', ...linear('pages with a cause, %', [0, 100], [0, 25, 50, 75, 100]) },
      },
    },
    {
      ...once,
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('falseRate'), y: at('precision'), y2: { datum: 0 } },
    },
    { ...once, mark: marker, encoding: { x: at('falseRate'), y: at('precision') } },
    {
      ...once,
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(precision, '.0f') + ' of 100'" },
      },
      encoding: { x: at('falseRate'), y: at(0) },
    },
  ],
};
const pagesSpec: ChartSpec = {
  data: { name: 'crowds' },
  layer: [
    { mark: { type: 'rule', style: 'limit' }, encoding: { y: at('readable') } },
    {
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: 'read in earnest' },
      encoding: { x: at(1), y: at('readable') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'monitors', ...logarithmic('monitors', [1, mostMonitors], [1, 2, 5, 10, 20, 50, 100, 200]) },
        y: {
          field: 'pages',
          ...logarithmic('false pages a week', [0.001, 100], [0.001, 0.01, 0.1, 1, 10, 100]),
        },
      },
    },
    {
      ...once,
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('monitors'), y: at('pagesPerWeek'), y2: { datum: 0.001 } },
    },
    { ...once, mark: { ...marker, clip: true }, encoding: { x: at('monitors'), y: at('pagesPerWeek') } },
    {
      ...once,
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(monitors, 'd') + ' monitors'" },
      },
      encoding: { x: at('monitors'), y: at(0.001) },
    },
  ],
};

export const driftD04 = defineSimulation({
  id: 'drift-d04',
  title: 'A wall of careful monitors',
  params: {
    monitors: integer({ label: 'Monitors', symbol: 'm', min: 1, max: mostMonitors, scale: 'log', default: 10 }),
    falseRate: number({
      label: 'False alarms of one monitor',
      symbol: 'a',
      unit: '%',
      min: lowRate,
      max: highRate,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 1,
      note: 'Of its daily looks at a feature that has not moved.',
    }),
    persistent: boolean({
      label: 'Page only if 2 of the last 3 looks agree',
      default: false,
      note: 'A page then comes a day later at the earliest.',
    }),
    driftRate: number({
      label: 'Looks at a feature that has moved',
      symbol: '\\pi',
      unit: '%',
      min: 0.1,
      max: 20,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 0.5,
    }),
    power: number({
      label: 'Moved features that a look sees',
      symbol: '\\beta',
      unit: '%',
      min: 50,
      max: 99,
      step: 1,
      digits: 0,
      default: 90,
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    pagesPerDay: { label: 'Looks of a monitor, each a possible page', unit: 'page/day', value: 1, kind: 'given' },
    daysPerWeek: { label: 'Days in a week', unit: 'day/week', digits: 0, value: 7, kind: 'definition' },
    readable: {
      label: 'False pages that the team bears',
      unit: 'page/week',
      digits: 0,
      value: 2,
      kind: 'given',
    },
    needed: { label: 'Looks that must agree', digits: 0, value: 2, kind: 'given' },
    window: { label: 'Of the last looks', digits: 0, value: 3, kind: 'given' },
  },
  outputs: {
    pageChance: percent({
      label: 'Days with a false page',
      digits: 1,
      formula: '1 - (1 - a)^m',
      note: 'If the monitors err independently of each other.',
    }),
    pagesPerWeek: quantity({ label: 'False pages', unit: 'page/week', digits: 2, formula: '7\\,m\\,a' }),
    precision: percent({
      label: 'Pages with a cause',
      digits: 0,
      formula: '\\frac{\\pi\\beta}{\\pi\\beta + (1 - \\pi)\\,a}',
      note: 'Does not depend on how many monitors there are.',
    }),
    falseNow: percent({
      label: 'False alarms of one monitor, after the rule',
      digits: 2,
      formula: 'a, \\quad\\text{or}\\quad 3a^2 - 2a^3',
    }),
    seenNow: percent({ label: 'Moved features seen, after the rule', digits: 0 }),
  },
  states: {
    ignored: {
      label: 'More false pages than anybody reads',
      kind: 'failure',
      remedy: 'Ask for two looks that agree before anybody is woken.',
    },
    mostlyNoise: { label: 'Most pages have no cause', kind: 'condition' },
  },
  settings: {
    one: { monitors: 1 },
    ten: {},
    sixty: { monitors: 60 },
    sixtyCareful: { monitors: 60, falseRate: 0.1 },
    twoHundred: { monitors: 200 },
    sixtyPersistent: { monitors: 60, persistent: true },
    careful: { falseRate: 0.1 },
  },
  datasets: {
    rates: {
      columns: {
        falseRate: column({ label: 'False alarms of one monitor', unit: '%', digits: 2 }),
        precision: column({ label: 'Pages with a cause', unit: '%', digits: 0 }),
      },
    },
    steps: {
      columns: {
        falseRate: column({ label: 'False alarms of one monitor', unit: '%', digits: 1 }),
        precision: column({ label: 'Pages with a cause', unit: '%', digits: 0 }),
        pages: column({ label: 'False pages', unit: 'page/week', digits: 2 }),
      },
    },
    crowds: {
      columns: {
        monitors: column({ label: 'Monitors', digits: 0 }),
        pages: column({ label: 'False pages', unit: 'page/week', digits: 2 }),
        chance: column({ label: 'Days with a false page', unit: '%', digits: 1 }),
      },
    },
    crowdSteps: {
      columns: {
        monitors: column({ label: 'Monitors', digits: 0 }),
        pages: column({ label: 'False pages', unit: 'page/week', digits: 2 }),
        chance: column({ label: 'Days with a false page', unit: '%', digits: 1 }),
      },
    },
    now: { columns: { precision: column({ label: 'Pages with a cause', unit: '%', digits: 0 }) } },
  },
  charts: {
    precision: {
      title: 'Pages with a cause, against the false alarms of a monitor',
      height: 210,
      guess: 'y',
      spec: precisionSpec,
      table: { dataset: 'steps' },
      finding: ({ say }) =>
        `When a monitor is wrong on ${say('falseRate')} of its quiet looks, ${say('precision')} of its pages have a cause.`,
    },
    pages: {
      title: 'False pages a week, against the number of monitors',
      height: 200,
      spec: pagesSpec,
      table: { dataset: 'crowdSteps' },
      finding: ({ states, say }) =>
        `With ${say('monitors')} ${say('monitors') === '1' ? 'monitor' : 'monitors'} there are ${say('pagesPerWeek')} without a cause, on ${say('pageChance')} of the days: ` +
        (states.ignored ? `more than the ${say('readable')} that the team bears.` : 'few enough to be read.'),
    },
  },
  run({ monitors, falseRate, persistent, driftRate, power }, c) {
    const ruled = (rate: number) => (persistent ? persistentAlarmRate(rate, c.needed, c.window) : rate);
    const seen = ruled(power / c.whole);
    const precisionAt = (rate: number) =>
      // A rate above zero flags something, so there is a precision.
      c.whole * detectorPrecision(driftRate / c.whole, seen, ruled(rate / c.whole))!;
    const pagesAt = (count: number, rate: number) =>
      expectedFalseAlarms(count * c.pagesPerDay * c.daysPerWeek, ruled(rate / c.whole));
    const crowd = (count: number) => ({
      monitors: count,
      pages: pagesAt(count, falseRate),
      chance: c.whole * falseAlarmIfIndependent(count, ruled(falseRate / c.whole)),
    });
    const { pages, chance } = crowd(monitors);
    const precision = precisionAt(falseRate);
    return {
      outputs: {
        pageChance: chance,
        pagesPerWeek: pages,
        precision,
        falseNow: c.whole * ruled(falseRate / c.whole),
        seenNow: c.whole * seen,
      },
      states: { ignored: pages > c.readable, mostlyNoise: precision < c.whole / 2 },
      datasets: {
        rates: logSpaced(lowRate, highRate, 61).map((rate) => ({ falseRate: rate, precision: precisionAt(rate) })),
        steps: [0.1, 0.5, 1, 2, 5].map((rate) => ({
          falseRate: rate,
          precision: precisionAt(rate),
          pages: pagesAt(monitors, rate),
        })),
        crowds: [1, mostMonitors].map(crowd),
        crowdSteps: [1, 10, 60, mostMonitors].map(crowd),
        now: [{ precision }],
      },
    };
  },
});

export default driftD04;
