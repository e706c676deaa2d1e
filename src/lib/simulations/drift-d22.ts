/**
 * NB-D22 and X3: levels of severity, a page that waits until a level has lasted, what the waiting costs, and what it buys where
 * the false alarms of one week and the next have nothing to do with each other, and where they have.
 */
import {
  type ChartSpec,
  choice,
  column,
  defineSimulation,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { persistentAlarmRateIfAlike } from '../science/alert-fatigue.ts';
import { powerLawDrift } from '../science/drift.ts';
import { evenlySpaced } from '../science/grid.ts';
import { firstAtLevel, persistentLevels, severityLevel } from '../science/severity.ts';
import { at, linear, logarithmic, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';

const rules = { single: 1, twoOfThree: 2, threeOfThree: 3 } as const;
const [weeksShown, window, mostAlike] = [12, 3, 0.95];
const verdicts = ['quiet', 'warning', 'alarm'];
const notReached = `not within ${weeksShown} weeks`;

const weeksSpec: ChartSpec = {
  data: { name: 'weeks' },
  layer: [
    { mark: { type: 'rule', style: 'limit' }, encoding: { y: at('warningLevel') } },
    { mark: { type: 'rule', style: 'limit' }, encoding: { y: at('alarmLevel') } },
    {
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: 'warning' },
      encoding: { x: at(0), y: at('warningLevel') },
    },
    {
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: 'alarm' },
      encoding: { x: at(0), y: at('alarmLevel') },
    },
    {
      mark: { type: 'line' },
      encoding: {
        x: { field: 'week', ...linear('weeks of drift', [0, weeksShown + 0.4], [0, 2, 4, 6, 8, 10, 12]) },
        y: { field: 'psi', ...linear('PSI of the weights', [0, 0.3], [0, 0.1, 0.2, 0.3]) },
      },
    },
    {
      mark: { type: 'point', style: 'marker', fill: 'var(--lw-panel)', opacity: 1 },
      encoding: { x: { field: 'week', type: 'quantitative' }, y: { field: 'psi', type: 'quantitative' } },
    },
    {
      transform: [{ filter: "datum.paged !== 'quiet'" }],
      mark: {
        type: 'point',
        fill: 'var(--lw-ink)',
        stroke: null,
        opacity: 1,
        size: { expr: "datum.paged === 'alarm' ? 130 : 60" },
      },
      encoding: {
        x: { field: 'week', type: 'quantitative' },
        y: { field: 'psi', type: 'quantitative' },
        shape: {
          field: 'paged',
          type: 'nominal',
          scale: { domain: verdicts.slice(1), range: ['circle', 'diamond'] },
          legend: null,
        },
      },
    },
  ],
};

const alikeSpec: ChartSpec = {
  data: { name: 'alike' },
  layer: [
    { mark: { type: 'rule', style: 'limit', clip: true }, encoding: { y: at('falseRate') } },
    {
      mark: { type: 'text', style: 'limit-label', clip: true, align: 'left', dx: 4, text: 'a single week' },
      encoding: { x: at(0), y: at('falseRate') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'correlation',
          ...linear('how alike neighbouring weeks are', [0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]),
        },
        y: { field: 'rate', ...logarithmic('quiet weeks that page, %', [0.001, 100], [0.001, 0.01, 0.1, 1, 10, 100]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('correlation'), y: at('falsePages'), y2: { datum: 0.001 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('correlation'), y: at('falsePages') } },
  ],
};

export const driftD22 = defineSimulation({
  id: 'drift-d22',
  title: 'A page that waits until it lasts',
  params: {
    rule: choice({
      label: 'Page when a level is reached in',
      options: {
        single: { label: 'any week' },
        twoOfThree: { label: '2 of the last 3' },
        threeOfThree: { label: '3 of 3' },
      },
      default: 'twoOfThree',
    }),
    falseRate: number({
      label: 'Quiet weeks that reach a level',
      symbol: 'a',
      unit: '%',
      min: 0.1,
      max: 20,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 5,
    }),
    correlation: number({
      label: 'How alike neighbouring weeks are',
      symbol: '\\rho',
      min: 0,
      max: mostAlike,
      step: 0.05,
      digits: 2,
      default: 0,
      note: '0 where chance starts afresh each week, 1 where a false alarm stays for good.',
    }),
  },
  constants: {
    ...psiLevels,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    reach: { label: 'The weights reach the alarm level after', unit: 'week', digits: 0, value: 8, kind: 'given' },
    exponent: { label: 'Shape of the drift', symbol: '\\gamma', digits: 2, value: 0.75, kind: 'given' },
    weekly: { label: 'One look', unit: 'week', digits: 0, value: 1, kind: 'given' },
  },
  outputs: {
    firstWarning: quantity({ label: 'Warning level reached after', unit: 'week', digits: 0, none: notReached }),
    firstAlarm: quantity({ label: 'Alarm level reached after', unit: 'week', digits: 0, none: notReached }),
    warningPage: quantity({ label: 'Paged for the warning after', unit: 'week', digits: 0, none: notReached }),
    alarmPage: quantity({ label: 'Paged for the alarm after', unit: 'week', digits: 0, none: notReached }),
    delay: quantity({ label: 'The page waits', unit: 'week', digits: 0, none: notReached }),
    headStart: quantity({ label: 'The warning is ahead of the alarm by', unit: 'week', digits: 0, none: notReached }),
    falsePages: percent({
      label: 'Quiet weeks that page',
      digits: 3,
      formula: '3a^2 - 2a^3\\text{ for two of three, at }\\rho = 0',
    }),
    rarer: quantity({ label: 'Times as rare as a single week', digits: 1 }),
  },
  states: {
    boughtNothing: {
      label: 'The waiting buys next to nothing',
      kind: 'failure',
      remedy: 'Look at weeks that share no cause, or page at once.',
    },
  },
  settings: {
    twoOfThree: { rule: 'twoOfThree' },
    single: { rule: 'single' },
    threeOfThree: { rule: 'threeOfThree' },
    oneInFive: { falseRate: 20 },
    oneInTen: { falseRate: 10 },
    oneInAHundred: { falseRate: 1 },
    oneInAThousand: { falseRate: 0.1 },
    alike: { correlation: 0.8 },
  },
  datasets: {
    weeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        psi: column({ label: 'PSI', digits: 3 }),
        reached: textColumn({ label: 'Level reached' }),
        paged: textColumn({ label: 'Level paged' }),
      },
    },
    alike: {
      columns: {
        correlation: column({ label: 'How alike', digits: 2 }),
        rate: column({ label: 'Quiet weeks that page', unit: '%', digits: 3 }),
      },
    },
    alikeSteps: {
      columns: {
        correlation: column({ label: 'How alike', digits: 2 }),
        rate: column({ label: 'Quiet weeks that page', unit: '%', digits: 3 }),
      },
    },
  },
  charts: {
    weeks: {
      title: 'Levels of severity, and the weeks in which somebody is paged',
      height: 200,
      spec: weeksSpec,
      table: { dataset: 'weeks' },
      finding: ({ say }) =>
        `The warning level is reached after ${say('firstWarning')} and paged after ${say('warningPage')}, the alarm level after ${say('firstAlarm')} and ${say('alarmPage')}.`,
    },
    alike: {
      title: 'Quiet weeks that page, against how alike neighbouring weeks are',
      height: 200,
      spec: alikeSpec,
      guess: 'y',
      table: { dataset: 'alikeSteps' },
      finding: ({ say }) =>
        `Where a single week is wrong in ${say('falseRate')} of the cases, the rule is wrong in ${say('falsePages')}, ${say('rarer')} times as rare.`,
    },
  },
  run({ rule, falseRate, correlation }, c) {
    const needed = rules[rule];
    const weeks = Array.from({ length: weeksShown }, (_, index) => (index + 1) * c.weekly);
    const psi = weeks.map((week) => powerLawDrift(week, c.reach, c.exponent, c.alarmLevel));
    const levels = psi.map((value) => severityLevel(value, [c.warningLevel, c.alarmLevel]));
    // One look of three is any of the last three: a page "in any week" has no memory.
    const pages = persistentLevels(levels, needed, rule === 'single' ? 1 : window);
    const weekOf = (list: readonly number[], level: number) => {
      const place = firstAtLevel(list, level);
      return place === null ? null : weeks[place]!;
    };
    const [firstAlarm, warningPage, alarmPage] = [weekOf(levels, 2), weekOf(pages, 1), weekOf(pages, 2)];
    const falseAt = (alike: number) =>
      rule === 'single' ? falseRate : c.whole * persistentAlarmRateIfAlike(falseRate / c.whole, alike, needed, window);
    const falsePages = falseAt(correlation);
    const row = (alike: number) => ({ correlation: alike, rate: falseAt(alike) });
    return {
      outputs: {
        firstWarning: weekOf(levels, 1),
        firstAlarm,
        warningPage,
        alarmPage,
        delay: firstAlarm === null || alarmPage === null ? null : alarmPage - firstAlarm,
        headStart: warningPage === null || alarmPage === null ? null : alarmPage - warningPage,
        falsePages,
        rarer: falseRate / falsePages,
      },
      states: { boughtNothing: rule !== 'single' && falsePages > falseRate / 2 },
      datasets: {
        weeks: weeks.map((week, index) => ({
          week,
          psi: psi[index]!,
          reached: verdicts[levels[index]!]!,
          paged: verdicts[pages[index]!]!,
        })),
        alike: evenlySpaced(0, 1, 41).map(row),
        alikeSteps: [0, 0.2, 0.4, 0.6, 0.8, 1].map(row),
      },
    };
  },
});

export default driftD22;
