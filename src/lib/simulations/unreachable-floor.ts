/**
 * A warning that no slider can set off: a draft lets drift decide how long to wait, and forgets it when it reckons what the
 * waiting costs in accuracy.
 */
import {
  type ChartSpec,
  choice,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
} from 'labwright/simulation';
import { decayRate, exponentialDecay } from '../science/decay.ts';
import { logSpaced } from '../science/grid.ts';
import { driftCostGrowth, optimalInterval } from '../science/retraining.ts';
import { at, limit, linear, logarithmic, marker } from './_chart-parts.ts';

const constants = {
  launchAccuracy: {
    label: 'Accuracy after a retraining',
    symbol: 'A_0',
    unit: '%',
    digits: 0,
    value: 94,
    kind: 'given',
  },
  storyAccuracy: { label: 'Accuracy at the end of the story', unit: '%', digits: 0, value: 87, kind: 'given' },
  storyMonths: { label: 'Length of the story', unit: 'month', digits: 0, value: 6, kind: 'given' },
  daysPerMonth: { label: 'Days in a month', unit: 'day/month', digits: 2, value: 30.44, kind: 'given' },
  pointsLost: { label: 'Accuracy lost', symbol: 'p', unit: 'point', digits: 0, value: 7, kind: 'given' },
  valuePerPoint: {
    label: 'A missing point costs',
    symbol: 'V',
    unit: 'k$/point/day',
    digits: 0,
    value: 1,
    kind: 'given',
  },
  cheapest: { label: 'Cheapest retraining on the slider', unit: 'k$', digits: 0, value: 1, kind: 'given' },
  dearest: { label: 'Dearest retraining on the slider', unit: 'k$', digits: 0, value: 50, kind: 'given' },
  fastest: { label: 'Fastest drift on the slider', unit: 'day', digits: 0, value: 7, kind: 'given' },
  slowest: { label: 'Slowest drift on the slider', unit: 'day', digits: 0, value: 90, kind: 'given' },
} as const;

const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 'floor'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        baseline: 'top',
        dy: 3,
        text: { expr: "'floor ' + format(floor, '.0f') + ' %'" },
      },
      encoding: { x: at(constants.slowest.value), y: at('floor') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'days',
          ...logarithmic(
            'days to lose 7 points',
            [constants.fastest.value, constants.slowest.value],
            [7, 14, 30, 60, 90],
          ),
        },
        y: { field: 'accuracy', ...linear('accuracy just before a retraining, %', [82, 96], [84, 88, 92, 96]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('daysToLose7'), y: at('accuracyAtEnd'), y2: { datum: 82 } },
    },
    { mark: marker, encoding: { x: at('daysToLose7'), y: at('accuracyAtEnd') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(daysToLose7, '.0f') + ' days'" },
      },
      encoding: { x: at('daysToLose7'), y: at(82) },
    },
  ],
};

export const unreachableFloor = defineSimulation({
  id: 'unreachable-floor',
  title: 'A floor that nothing can break',
  params: {
    retrainCost: number({
      label: 'Cost of one retraining',
      symbol: 'C',
      unit: 'k$',
      min: constants.cheapest.value,
      max: constants.dearest.value,
      step: 1,
      default: 8,
    }),
    daysToLose7: number({
      label: 'Days to lose 7 points',
      symbol: 'D',
      unit: 'day',
      min: constants.fastest.value,
      max: constants.slowest.value,
      step: 1,
      scale: 'log',
      default: 14,
    }),
    floor: number({ label: 'Accuracy floor', unit: '%', min: 80, max: 93, step: 1, default: 90 }),
    decayOf: choice({
      label: 'Accuracy falls as in',
      options: {
        story: { label: 'the half-year story', note: 'What the draft computes, whatever the product.' },
        product: { label: 'this product', note: 'The points and the days that also set the interval.' },
      },
      default: 'story',
    }),
  },
  constants,
  outputs: {
    interval: quantity({
      label: 'Cheapest interval',
      symbol: 'T^*',
      unit: 'day',
      digits: 1,
      formula: '\\sqrt{2CD / (pV)}',
    }),
    accuracyAtEnd: percent({
      label: 'Accuracy just before a retraining',
      digits: 1,
      formula: 'A_0\\,e^{-\\lambda T^*} \\;\\text{or}\\; A_0 - p\\,T^*/D',
    }),
    longestInterval: quantity({ label: 'Longest interval that the two sliders allow', unit: 'day', digits: 0 }),
    lowest: percent({
      label: 'Lowest accuracy that the two sliders can reach',
      digits: 1,
      note: 'The lowest at the four corners of cost and drift: between them it only rises or falls.',
    }),
  },
  states: {
    belowFloor: {
      label: 'The model sinks below its floor',
      kind: 'failure',
      remedy: 'Make a retraining cheaper, so that the interval gets shorter, or promise less.',
    },
  },
  settings: {
    drafted: {},
    slowAndDear: { retrainCost: constants.dearest.value, daysToLose7: constants.slowest.value },
    dearest: { retrainCost: constants.dearest.value },
    mended: { decayOf: 'product', retrainCost: constants.dearest.value },
    mendedCorner: { decayOf: 'product', retrainCost: constants.dearest.value, daysToLose7: constants.fastest.value },
  },
  datasets: {
    curve: {
      columns: {
        days: column({ label: 'Days to lose 7 points', unit: 'day', digits: 1 }),
        accuracy: column({ label: 'Accuracy just before a retraining', unit: '%', digits: 1 }),
      },
    },
    steps: {
      columns: {
        days: column({ label: 'Days to lose 7 points', unit: 'day', digits: 0 }),
        accuracy: column({ label: 'Accuracy just before a retraining', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    accuracy: {
      title: 'Accuracy just before a retraining, against the speed of the drift',
      height: 220,
      spec,
      guess: 'y',
      table: { dataset: 'steps' },
      finding: ({ states, say }) =>
        `At ${say('retrainCost')} for a retraining and ${say('daysToLose7')} to lose ${say('pointsLost')}, the model is at ${say('accuracyAtEnd')} just before the next: ` +
        (states.belowFloor ? `below its floor of ${say('floor')}.` : `above its floor of ${say('floor')}.`),
    },
  },
  run({ retrainCost, daysToLose7, floor, decayOf }, c) {
    const rate = decayRate(c.launchAccuracy, c.storyAccuracy, c.storyMonths * c.daysPerMonth);
    const intervalAt = (cost: number, days: number) =>
      optimalInterval(cost, driftCostGrowth(c.valuePerPoint, c.pointsLost, days));
    const accuracyAt = (cost: number, days: number) =>
      decayOf === 'story'
        ? exponentialDecay(c.launchAccuracy, rate, intervalAt(cost, days))
        : c.launchAccuracy - (c.pointsLost * intervalAt(cost, days)) / days;
    const accuracyAtEnd = accuracyAt(retrainCost, daysToLose7);
    const corners = [c.cheapest, c.dearest].flatMap((cost) =>
      [c.fastest, c.slowest].map((days) => accuracyAt(cost, days)),
    );
    const point = (days: number) => ({ days, accuracy: accuracyAt(retrainCost, days) });
    return {
      outputs: {
        interval: intervalAt(retrainCost, daysToLose7),
        accuracyAtEnd,
        longestInterval: intervalAt(c.dearest, c.slowest),
        lowest: Math.min(...corners),
      },
      states: { belowFloor: isBelow(accuracyAtEnd, floor) },
      datasets: {
        curve: logSpaced(c.fastest, c.slowest, 61).map(point),
        steps: logSpaced(c.fastest, c.slowest, 6).map(point),
      },
    };
  },
});

export default unreachableFloor;
