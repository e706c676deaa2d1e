/**
 * NB-D21: the line of an alarm by what it costs, when the quiet weeks that call and the drifts that are missed both have a
 * price. Beside it stand the two rules that need no data at all: to be called every week, and never.
 */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  money,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { evenlySpaced } from '../science/grid.ts';
import { alarmCost, cheapestThreshold, psiPower } from '../science/psi-power.ts';
import { at, colourBy, linear, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';

const [highest, drawnTo, top] = [0.5, 0.3, 2400];
const line = linear('line of the monitor', [0, drawnTo], [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
const bills = ['both together', 'calls for nothing', 'drifts missed'];
const billColour = colourBy('bill', bills);
const costSpec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    { mark: { type: 'rule', style: 'limit', clip: true }, encoding: { y: at('everyLook') } },
    {
      mark: { type: 'text', style: 'limit-label', clip: true, text: 'every week' },
      encoding: { x: at(drawnTo), y: at('everyLook') },
    },
    {
      transform: [
        { fold: ['cost', 'falseCalls', 'missed'], as: ['column', 'dollars'] },
        {
          calculate: `datum.column === 'cost' ? '${bills[0]}' : datum.column === 'missed' ? '${bills[2]}' : '${bills[1]}'`,
          as: 'bill',
        },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'threshold', ...line },
        y: { field: 'dollars', ...linear('$ per look', [0, top], [0, 500, 1000, 1500, 2000]) },
        color: { ...billColour, legend: { title: null, orient: 'top' } },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('threshold'), y: at('cost'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('threshold'), y: at('cost') } },
  ],
};

const shares = ['drifts seen', 'quiet weeks that call'];
const ratesSpec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    {
      transform: [
        { fold: ['power', 'falseRate'], as: ['column', 'share'] },
        { calculate: `datum.column === 'power' ? '${shares[0]}' : '${shares[1]}'`, as: 'which' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'threshold', ...line },
        y: { field: 'share', ...linear('weeks in which it calls, %', [0, 100], [0, 25, 50, 75, 100]) },
        color: { ...colourBy('which', shares), legend: { title: null, orient: 'top' } },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('threshold'), y: at('power'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('threshold'), y: at('power') } },
    { mark: { ...marker, clip: true }, encoding: { x: at('threshold'), y: at('falseRate') } },
  ],
};

export const driftD21 = defineSimulation({
  id: 'drift-d21',
  title: 'A line by what it costs',
  params: {
    threshold: number({
      label: 'Line of the monitor',
      symbol: '\\tau',
      min: 0,
      max: highest,
      step: 0.002,
      digits: 3,
      default: 0.1,
    }),
    missedDrift: number({
      label: 'A drift that nobody sees',
      symbol: 'c_1',
      unit: '$',
      min: 1000,
      max: 200_000,
      step: 1000,
      digits: 0,
      scale: 'log',
      default: 20_000,
    }),
    driftShare: number({
      label: 'Weeks with a drift',
      symbol: '\\pi',
      unit: '%',
      min: 0.5,
      max: 50,
      step: 0.5,
      digits: 1,
      scale: 'log',
      default: 10,
    }),
    rows: integer({ label: 'Parcels in a look', symbol: 'n', min: 50, max: 2000, scale: 'log', default: 200 }),
    truePsi: number({
      label: 'PSI of a drift, when there is one',
      symbol: 'J',
      min: 0.02,
      max: 0.5,
      step: 0.01,
      digits: 2,
      default: 0.1,
    }),
  },
  constants: {
    ...psiLevels,
    falseAlarm: { label: 'A call for nothing', symbol: 'c_0', unit: '$', digits: 0, value: 1000, kind: 'given' },
    nothing: { label: 'Next to nothing', unit: '$/look', digits: 0, value: 1, kind: 'given' },
    perLook: { label: 'Calls that a look can make', unit: '1/look', digits: 0, value: 1, kind: 'definition' },
    bins: { label: 'Bins of equal share', symbol: 'B', digits: 0, value: 10, kind: 'given' },
    referenceRows: { label: 'Parcels in the reference', symbol: 'm', digits: 0, value: 10_000, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    falseRate: percent({
      label: 'Quiet weeks that call',
      symbol: '\\alpha(\\tau)',
      digits: 1,
      formula: 'P\\bigl(\\chi^2(B-1) \\ge \\tau/(\\tfrac1n + \\tfrac1m)\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    power: percent({
      label: 'Drifts seen',
      symbol: '1 - \\beta(\\tau)',
      digits: 0,
      formula: '\\chi^2(B-1)\\text{, non-centrality }J/(\\tfrac1n + \\tfrac1m)',
      note: 'An approximation: with 200 rows, draws see some 2 points fewer.',
    }),
    missedShare: percent({ label: 'Drifts missed', symbol: '\\beta(\\tau)', digits: 0 }),
    cost: money({
      label: 'Cost of the line',
      unit: '$/look',
      digits: 0,
      formula: '(1 - \\pi)\\,c_0\\,\\alpha(\\tau) + \\pi\\,c_1\\,\\beta(\\tau)',
    }),
    bestThreshold: quantity({ label: 'Cheapest line', symbol: '\\tau^*', digits: 3 }),
    leastCost: money({ label: 'Least cost', unit: '$/look', digits: 0 }),
    penalty: quantity({
      label: 'Times the least',
      digits: 1,
      none: 'the least is next to nothing',
      note: 'Not told where the least is below $1 per look.',
    }),
    everyLook: money({
      label: 'Called every week, by no monitor',
      unit: '$/look',
      digits: 0,
      formula: '(1 - \\pi)\\,c_0',
    }),
    neverCalled: money({ label: 'Never called', unit: '$/look', digits: 0, formula: '\\pi\\,c_1' }),
    costOverBlind: quantity({ label: 'Times the cheaper of every week and never', digits: 1 }),
    priceRatio: quantity({
      label: 'What a quiet week weighs against a drift',
      digits: 2,
      formula: '\\frac{(1 - \\pi)\\,c_0}{\\pi\\,c_1}',
    }),
  },
  states: {
    worseThanBlind: {
      label: 'The monitor costs more than none',
      kind: 'failure',
      remedy: 'Move the line towards the cheapest.',
    },
    asleep: { label: 'More than half of the drifts are missed', kind: 'condition' },
  },
  settings: {
    everyWeek: { threshold: 0 },
    halfWarning: { threshold: 0.05 },
    cheapest: { threshold: 0.072 },
    warning: { threshold: 0.1 },
    alarm: { threshold: 0.2 },
    alarmManyRows: { threshold: 0.2, rows: 2000 },
    rare: { threshold: 0.072, driftShare: 1 },
    manyRows: { threshold: 0.072, rows: 400 },
  },
  datasets: {
    curve: {
      columns: {
        threshold: column({ label: 'Line', digits: 3 }),
        falseRate: column({ label: 'Quiet weeks that call', unit: '%', digits: 1 }),
        power: column({ label: 'Drifts seen', unit: '%', digits: 1 }),
        falseCalls: column({ label: 'Calls for nothing', unit: '$/look', digits: 0 }),
        missed: column({ label: 'Drifts missed', unit: '$/look', digits: 0 }),
        cost: column({ label: 'Both together', unit: '$/look', digits: 0 }),
      },
    },
    rules: {
      columns: {
        rule: textColumn({ label: 'Line' }),
        falseRate: column({ label: 'Quiet weeks that call', unit: '%', digits: 1 }),
        power: column({ label: 'Drifts seen', unit: '%', digits: 0 }),
        cost: column({ label: 'Cost', unit: '$/look', digits: 0 }),
      },
    },
  },
  charts: {
    cost: {
      title: 'What a look costs, against the line',
      height: 220,
      spec: costSpec,
      table: { dataset: 'rules', columns: ['rule', 'cost'] },
      finding: ({ outputs, say }) =>
        outputs.penalty === null
          ? `A line at ${say('threshold')} costs ${say('cost')}; the least is next to nothing, at ${say('bestThreshold')}.`
          : `A line at ${say('threshold')} costs ${say('cost')}, ${say('penalty')} times the least, which is at ${say('bestThreshold')}.`,
    },
    rates: {
      title: 'Weeks in which the monitor calls, against the line',
      height: 200,
      spec: ratesSpec,
      table: { dataset: 'rules', columns: ['rule', 'falseRate', 'power'] },
      finding: ({ say }) =>
        `At ${say('threshold')} it calls in ${say('falseRate')} of quiet weeks, and in ${say('power')} of those with a drift.`,
    },
  },
  run({ threshold, missedDrift, driftShare, rows, truePsi }, c) {
    const samples = { rows, referenceRows: c.referenceRows, bins: c.bins };
    const drift = driftShare / c.whole;
    const costs = { driftShare: drift, truePsi, falseAlarm: c.falseAlarm, missedDrift };
    const lineAt = (place: number) => {
      const [falseRate, power] = [psiPower(place, 0, samples), psiPower(place, truePsi, samples)];
      const falseCalls = c.perLook * (1 - drift) * c.falseAlarm * falseRate;
      const missed = c.perLook * drift * missedDrift * (1 - power);
      return {
        threshold: place,
        falseRate: c.whole * falseRate,
        power: c.whole * power,
        falseCalls,
        missed,
        cost: falseCalls + missed,
      };
    };
    const now = lineAt(threshold);
    const bestThreshold = cheapestThreshold(samples, costs, highest);
    const leastCost = c.perLook * alarmCost(bestThreshold, samples, costs);
    const everyLook = c.perLook * (1 - drift) * c.falseAlarm;
    const neverCalled = c.perLook * drift * missedDrift;
    const blind = Math.min(everyLook, neverCalled);
    const rule = (name: string, place: number) => {
      const { falseRate, power, cost } = lineAt(place);
      return { rule: name, falseRate, power, cost };
    };
    return {
      outputs: {
        falseRate: now.falseRate,
        power: now.power,
        missedShare: c.whole - now.power,
        cost: now.cost,
        bestThreshold,
        leastCost,
        penalty: leastCost < c.nothing ? null : now.cost / leastCost,
        everyLook,
        neverCalled,
        costOverBlind: now.cost / blind,
        priceRatio: everyLook / neverCalled,
      },
      states: {
        // To be called every week is the line at zero: the same rule, and no worse than itself.
        worseThanBlind: now.cost > blind * (1 + 1e-9),
        asleep: atLeast(c.whole - now.power, c.whole / 2),
      },
      datasets: {
        curve: evenlySpaced(0, drawnTo, 61).map(lineAt),
        rules: [
          rule('none, called every week', 0),
          ...[0.05, 0.072, 0.085, c.warningLevel, 0.15, c.alarmLevel].map((place) => rule(`${place}`, place)),
          { rule: 'none, never called', falseRate: 0, power: 0, cost: neverCalled },
        ],
      },
    };
  },
});

export default driftD21;
