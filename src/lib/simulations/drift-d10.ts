/**
 * NB-D10: policies of retraining. Under a steady loss a threshold of δ points is a calendar of δ / r days, so both lie on
 * the same curve, and both have the same best place.
 */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  money,
  number,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import { costRate, optimalCostRate, optimalInterval } from '../science/retraining.ts';
import { at, colourBy, curveNames, limit, logarithmic, marker } from './_chart-parts.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';

const [smallest, largest] = [0.5, 10];
const [foot, top] = [0.1, 120];
const curves = ['total', 'retraining', 'loss'];
const curveColour = colourBy('curve', curves);

const costSpec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 'neverCost'),
    {
      mark: { type: 'text', style: 'limit-label', text: 'never retrain' },
      encoding: { x: at(largest), y: at('neverCost') },
    },
    {
      transform: [
        { fold: ['total', 'retrain', 'drift'], as: ['column', 'cost'] },
        {
          calculate: `datum.column === 'retrain' ? '${curves[1]}' : datum.column === 'drift' ? '${curves[2]}' : '${curves[0]}'`,
          as: 'curve',
        },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'threshold',
          ...logarithmic('points lost before a retraining', [0.45, largest], [0.5, 1, 2, 5, 10]),
        },
        y: { field: 'cost', ...logarithmic('thousand $ per day', [foot, top], [0.1, 1, 10, 100]) },
        color: curveColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('threshold'), y: at('costPerDay'), y2: { datum: foot } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('threshold'), y: at('costPerDay') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "'every ' + format(interval, '.1~f') + ' days'" },
      },
      encoding: { x: at('threshold'), y: at(foot) },
    },
    curveNames('curveEnds', at(largest), 'curve', curveColour),
  ],
};

const days = (label: string, value: number, digits = 0) =>
  ({ label, unit: 'day', digits, value, kind: 'definition' }) as const;

export const driftD10 = defineSimulation({
  id: 'drift-d10',
  title: 'Policies of retraining',
  params: {
    threshold: number({
      label: 'Points lost before a retraining',
      symbol: '\\delta',
      unit: 'point',
      min: smallest,
      max: largest,
      step: 0.5,
      digits: 1,
      default: 2,
    }),
    retrainCost: number({
      label: 'Cost of one retraining',
      symbol: 'C',
      unit: 'k$',
      min: 1,
      max: 50,
      step: 1,
      digits: 0,
      default: 12,
    }),
    lossPerDay: number({
      label: 'Loss of accuracy',
      symbol: 'r',
      unit: 'point/day',
      min: 0.1,
      max: 2,
      step: 0.1,
      digits: 1,
      default: 0.5,
    }),
  },
  constants: {
    valuePerPoint: {
      label: 'A missing point costs',
      symbol: 'V',
      unit: 'k$/point/day',
      digits: 0,
      value: 1,
      kind: 'given',
    },
    horizon: { label: 'Stretch without any retraining', unit: 'day', digits: 0, value: 90, kind: 'given' },
    farOff: { label: 'Times the least that is too dear', digits: 1, value: 1.5, kind: 'given' },
    onePoint: { label: 'The nervous threshold', unit: 'point', digits: 0, value: 1, kind: 'given' },
    twoPoints: { label: 'The middle threshold', unit: 'point', digits: 0, value: 2, kind: 'given' },
    fivePoints: { label: 'The patient threshold', unit: 'point', digits: 0, value: 5, kind: 'given' },
    daily: days('A day', 1),
    twiceWeekly: days('Half a week', 3.5, 1),
    weekly: days('A week', 7),
    fortnightly: days('A fortnight', 14),
    monthly: days('A month', 30.4375, 1),
  },
  outputs: {
    interval: quantity({ label: 'That is every', symbol: 'T', unit: 'day', digits: 1, formula: '\\delta/r' }),
    costPerDay: money({ label: 'Cost', symbol: 'c', unit: 'k$/day', digits: 2, formula: 'C/T + K\\,T/2,\\; K = V r' }),
    bestThreshold: quantity({
      label: 'Cheapest threshold',
      symbol: '\\delta^*',
      unit: 'point',
      digits: 2,
      formula: '\\sqrt{2Cr/V}',
    }),
    bestInterval: quantity({
      label: 'Cheapest interval',
      symbol: 'T^*',
      unit: 'day',
      digits: 1,
      formula: '\\sqrt{2C/K}',
    }),
    leastCost: money({ label: 'Least cost', unit: 'k$/day', digits: 2, formula: '\\sqrt{2CK}' }),
    penalty: quantity({ label: 'Times the least', digits: 2 }),
    neverCost: money({
      label: 'Without any retraining',
      unit: 'k$/day',
      digits: 1,
      formula: 'K \\times 90/2',
      note: 'The mean over the first ninety days.',
    }),
  },
  states: {
    dear: {
      label: 'The policy costs half as much again as the least',
      kind: 'failure',
      remedy: 'Move the threshold towards the cheapest.',
    },
  },
  settings: {
    onePoint: { threshold: 1 },
    twoPoints: { threshold: 2 },
    fivePoints: { threshold: 5 },
    nearBest: { threshold: 3.5 },
  },
  datasets: {
    curve: {
      columns: {
        threshold: column({ label: 'Points lost', unit: 'point', digits: 1 }),
        retrain: column({ label: 'Retraining', unit: 'k$/day', digits: 2 }),
        drift: column({ label: 'Lost meanwhile', unit: 'k$/day', digits: 2 }),
        total: column({ label: 'Total', unit: 'k$/day', digits: 2 }),
      },
    },
    curveEnds: namePlaces('curve', 'Curve', { unit: 'k$/day', digits: 2 }),
    policies: {
      columns: {
        policy: textColumn({ label: 'Policy' }),
        interval: column({ label: 'Retrains every', unit: 'day', digits: 1, none: 'never' }),
        lost: column({ label: 'Points lost by then', unit: 'point', digits: 2 }),
        cost: column({ label: 'Cost', unit: 'k$/day', digits: 2 }),
      },
    },
  },
  charts: {
    cost: {
      title: 'Cost of a policy, against the loss it waits for',
      height: 220,
      spec: costSpec,
      table: { dataset: 'policies' },
      finding: ({ say }) =>
        `Waiting for ${say('threshold')} means a retraining every ${say('interval')} and costs ${say('costPerDay')}, ${say('penalty')} times the least, which is at ${say('bestThreshold')}.`,
    },
  },
  run({ threshold, retrainCost, lossPerDay }, c) {
    const growth = c.valuePerPoint * lossPerDay;
    const waiting = (points: number) => costRate(points / lossPerDay, retrainCost, growth);
    const bestInterval = optimalInterval(retrainCost, growth);
    const leastCost = optimalCostRate(retrainCost, growth);
    const costPerDay = waiting(threshold).total;
    const neverCost = (growth * c.horizon) / 2;
    const penalty = costPerDay / leastCost;
    const end = waiting(largest);
    const names = placeLabelsOnLogAxis([end.total, end.retrain, end.drift], { low: foot, high: top, gap: 0.28 });
    const byCalendar = (policy: string, interval: number) => ({
      policy,
      interval,
      lost: lossPerDay * interval,
      cost: costRate(interval, retrainCost, growth).total,
    });
    const byLoss = (policy: string, points: number) => ({
      policy,
      interval: points / lossPerDay,
      lost: points,
      cost: waiting(points).total,
    });
    return {
      outputs: {
        interval: threshold / lossPerDay,
        costPerDay,
        bestThreshold: lossPerDay * bestInterval,
        bestInterval,
        leastCost,
        penalty,
        neverCost,
      },
      states: { dear: atLeast(penalty, c.farOff) },
      datasets: {
        curve: logSpaced(smallest, largest, 41).map((points) => ({ threshold: points, ...waiting(points) })),
        curveEnds: curves.map((curve, index) => ({ curve, labelAt: names[index]! })),
        policies: [
          byLoss('at one point', c.onePoint),
          byLoss('at two points', c.twoPoints),
          byLoss('at five points', c.fivePoints),
          byCalendar('daily', c.daily),
          byCalendar('twice a week', c.twiceWeekly),
          byCalendar('weekly', c.weekly),
          byCalendar('fortnightly', c.fortnightly),
          byCalendar('monthly', c.monthly),
          {
            policy: `never, in ${c.horizon} days`,
            interval: null,
            lost: lossPerDay * c.horizon,
            cost: neverCost,
          },
        ],
      },
    };
  },
});

export default driftD10;
