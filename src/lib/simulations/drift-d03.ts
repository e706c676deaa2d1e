/**
 * Three signals of one decline (NB-D03): the inputs at once, the labels when they arrive, the money when enough is lost.
 *
 * The fraud model of `fraud-drift`: PSI reaches τ by a power law; accuracy decays from 94 % to 87 % in 26 weeks.
 */
import {
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  isBelow,
  money,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import { accumulatedLoss, timeToDrop } from '../science/decay.ts';
import { linear } from './_chart-parts.ts';
import {
  accuracyDecayRate,
  fraudConstants,
  thresholdParameter,
  timelineConstants,
  transactionCrossing,
} from './_fraud-scenario.ts';

const signals = ['inputs', 'labels', 'money'] as const;
type Signal = (typeof signals)[number];
const { complaintWeek, accuracyAlarmDrop, daysPerWeek } = { ...fraudConstants, ...timelineConstants };
const never = `not within ${complaintWeek.value} weeks`;

const signal = {
  field: 'signal',
  type: 'nominal' as const,
  scale: { domain: [...signals], padding: 0.45 },
  axis: { title: null },
};
const weeks = linear('weeks since launch', [0, complaintWeek.value], [0, 4, 8, 12, 16, 20, 24]);
const spec: ChartSpec = {
  data: { name: 'alarms' },
  layer: [
    {
      transform: [{ filter: 'isValid(datum.week)' }],
      mark: { type: 'bar' },
      encoding: { y: signal, x: { field: 'week', ...weeks } },
    },
    {
      mark: { type: 'point', style: 'marker', fill: 'var(--lw-panel)', opacity: 1 },
      transform: [{ filter: 'isValid(datum.happened) && isValid(datum.week)' }],
      encoding: {
        y: { field: 'signal', type: 'nominal' },
        x: { field: 'happened', type: 'quantitative' },
      },
    },
    {
      transform: [{ calculate: "isValid(datum.week) ? 'week ' + format(datum.week, '.1f') : 'silent'", as: 'words' }],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: {
        y: { field: 'signal', type: 'nominal' },
        x: { value: 'width' },
        text: { field: 'words' },
      },
    },
  ],
};

export const driftD03 = defineSimulation({
  id: 'drift-d03',
  title: 'Three signals of one decline',
  params: {
    labelDelayDays: integer({
      label: 'Days until a label arrives',
      symbol: 'L',
      unit: 'day',
      min: 0,
      max: 90,
      default: 45,
    }),
    costAlarm: integer({
      label: 'Weekly loss at which finance rings',
      unit: 'k$/week',
      min: 5,
      max: 45,
      default: 25,
    }),
    threshold: thresholdParameter,
  },
  constants: {
    ...fraudConstants,
    accuracyAlarmDrop,
    daysPerWeek,
    valuePerPoint: {
      label: 'A missing point costs',
      symbol: 'V',
      unit: 'k$/point/day',
      digits: 0,
      value: 1,
      kind: 'given',
    },
  },
  outputs: {
    psiWeek: quantity({
      label: 'Inputs ring',
      unit: 'week',
      digits: 1,
      none: never,
      formula: 'w_1\\,(\\tau/0.2)^{1/\\gamma_1}',
    }),
    dropWeek: quantity({
      label: 'Accuracy has fallen by the points of its alarm',
      unit: 'week',
      digits: 1,
      formula: '\\ln\\bigl(A_0/(A_0 - \\delta)\\bigr)/\\lambda',
    }),
    labelsWeek: quantity({
      label: 'Labels ring',
      unit: 'week',
      digits: 1,
      none: never,
      formula: '\\ln\\bigl(A_0/(A_0 - \\delta)\\bigr)/\\lambda + L',
    }),
    moneyWeek: quantity({
      label: 'Money rings',
      unit: 'week',
      digits: 1,
      formula: '\\ln\\bigl(A_0/(A_0 - m)\\bigr)/\\lambda, \\quad m = \\text{weekly loss}/(7V)',
    }),
    pointsForMoney: quantity({ label: 'Points lost when money rings', symbol: 'm', unit: 'point', digits: 1 }),
    first: text({ label: 'First to ring', words: signals }),
    last: text({ label: 'Last to ring', words: signals }),
    lostByFirst: money({
      label: 'Lost until the first alarm',
      unit: 'k$',
      digits: 0,
      formula: 'V \\int_0^{t} \\bigl(A_0 - A(w)\\bigr)\\,dw',
    }),
    lostByLast: money({ label: 'Lost until the last alarm', unit: 'k$', digits: 0, none: never }),
  },
  states: {
    inputsLast: { label: 'The inputs ring last', kind: 'condition' },
    labelsLast: { label: 'The labels ring last', kind: 'condition' },
    moneyLast: { label: 'The money rings last', kind: 'condition' },
    moneyFirst: {
      label: 'Finance knows before the monitors do',
      kind: 'failure',
      remedy: 'Lower the threshold of the inputs, or get labels sooner.',
    },
  },
  settings: {
    bank: {},
    instantLabels: { labelDelayDays: 0 },
    lateLabels: { labelDelayDays: 90 },
    deafInputs: { threshold: 0.35 },
    earlyFinance: { costAlarm: 10 },
    lateFinance: { costAlarm: 40 },
  },
  datasets: {
    alarms: {
      columns: {
        signal: textColumn({ label: 'Signal' }),
        happened: column({ label: 'It happens', unit: 'week', digits: 1, none: never }),
        week: column({ label: 'It rings', unit: 'week', digits: 1, none: never }),
        lost: column({ label: 'Lost by then', unit: 'k$', digits: 0, none: never }),
      },
    },
  },
  charts: {
    alarms: {
      title: 'When each of the three signals rings',
      height: 150,
      spec,
      table: { dataset: 'alarms', columns: ['signal', 'happened', 'week'] },
      finding: ({ outputs, say }) =>
        `The ${outputs.first} ${outputs.first === 'money' ? 'rings' : 'ring'} first; inputs: ${say('psiWeek')}, labels: ${say('labelsWeek')}, money: ${say('moneyWeek')}.`,
    },
  },
  run({ labelDelayDays, costAlarm, threshold }, c) {
    const rate = accuracyDecayRate(c);
    const after = (points: number) => timeToDrop(c.launchAccuracy, rate, points);
    const within = (week: number) => (week <= c.complaintWeek ? week : null);
    const pointsForMoney = costAlarm / (c.valuePerPoint * c.daysPerWeek);
    const dropWeek = after(c.accuracyAlarmDrop);
    const happened = { inputs: transactionCrossing(threshold, c), labels: dropWeek, money: after(pointsForMoney) };
    const rings: Readonly<Record<Signal, number | null>> = {
      ...happened,
      labels: within(dropWeek + labelDelayDays / c.daysPerWeek),
    };
    const lostBy = (week: number) => c.valuePerPoint * c.daysPerWeek * accumulatedLoss(c.launchAccuracy, rate, week);
    // A silent alarm is the last of all; what rings together stands in the order of the signals.
    const order = [...signals].sort((a, b) => (rings[a] ?? Infinity) - (rings[b] ?? Infinity));
    const [first, last] = [order[0]!, order[2]!];
    const lastWeek = rings[last];
    const monitors = Math.min(rings.inputs ?? Infinity, rings.labels ?? Infinity);
    return {
      outputs: {
        psiWeek: rings.inputs,
        dropWeek,
        labelsWeek: rings.labels,
        moneyWeek: happened.money,
        pointsForMoney,
        first,
        last,
        lostByFirst: lostBy(rings[first] ?? happened.money),
        lostByLast: lastWeek === null ? null : lostBy(lastWeek),
      },
      states: {
        inputsLast: last === 'inputs',
        labelsLast: last === 'labels',
        moneyLast: last === 'money',
        moneyFirst: isBelow(happened.money, monitors),
      },
      datasets: {
        alarms: signals.map((name) => {
          const week = rings[name];
          return {
            signal: name,
            happened: happened[name],
            week,
            lost: week === null ? null : lostBy(week),
          };
        }),
      },
    };
  },
});

export default driftD03;
