/**
 * A star on the wrong place of a cost curve: the draft draws one of the two bills a thousand times too small, and marks the
 * minimum where the formula says it is.
 */
import { type ChartSpec, choice, column, defineSimulation, number, quantity } from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import { costRate, driftCostGrowth, optimalInterval } from '../science/retraining.ts';
import { at, colourBy, curveNames, logarithmic, marker } from './_chart-parts.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';

const [shortest, longest] = [1, 1000];
const [foot, top] = [0.3, 10_000];
const curves = ['total', 'retraining', 'drift'];
const curveColour = colourBy('curve', curves);
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    {
      transform: [
        { fold: ['total', 'retrain', 'drift'], as: ['column', 'cost'] },
        { calculate: "datum.column === 'retrain' ? 'retraining' : datum.column", as: 'curve' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'interval',
          ...logarithmic('days between two retrainings', [shortest, longest], [1, 10, 100, 1000], ',d'),
        },
        y: { field: 'cost', ...logarithmic('thousand $ a year', [foot, top], [1, 10, 100, 1000, 10_000], ',d') },
        color: curveColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('interval'), y: at('drawnTotal'), y2: { datum: foot } },
    },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(interval, '.0f') + (interval == 1 ? ' day' : ' days')" },
      },
      encoding: { x: at('interval'), y: at(foot) },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('optimum'), y: at('drawnAtOptimum') } },
    {
      mark: {
        type: 'text',
        style: 'value-label',
        align: 'center',
        dy: -12,
        text: { expr: "displacement > 1.5 ? 'star' : ''" },
      },
      encoding: { x: at('optimum'), y: at('drawnAtOptimum') },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('drawnMinimum'), y: at('costAtDrawnMinimum') } },
    {
      mark: { type: 'text', style: 'value-label', align: 'center', dy: -12, text: 'lowest' },
      encoding: { x: at('drawnMinimum'), y: at('costAtDrawnMinimum') },
    },
    curveNames('ends', at(longest), 'curve', curveColour),
  ],
};

export const misplacedMinimum = defineSimulation({
  id: 'misplaced-minimum',
  title: 'The cost curve as drafted',
  params: {
    interval: number({
      label: 'Retraining interval',
      symbol: 'T',
      unit: 'day',
      min: shortest,
      max: longest,
      step: 1,
      scale: 'log',
      default: 6,
    }),
    drawn: choice({
      label: 'The cost of drift is drawn',
      options: {
        drafted: { label: 'as in the draft', note: 'Divided by a thousand, as if it were in dollars.' },
        mended: { label: 'in thousand dollars', note: 'Like the cost of retraining.' },
      },
      default: 'mended',
    }),
  },
  constants: {
    retrainCost: { label: 'Cost of one retraining', symbol: 'C', unit: 'k$', digits: 0, value: 8, kind: 'given' },
    pointsLost: { label: 'Accuracy lost', symbol: 'p', unit: 'point', digits: 0, value: 7, kind: 'given' },
    daysToLose: { label: 'Days in which it is lost', symbol: 'D', unit: 'day', digits: 0, value: 14, kind: 'given' },
    valuePerPoint: {
      label: 'A missing point costs',
      symbol: 'V',
      unit: 'k$/point/day',
      digits: 0,
      value: 1,
      kind: 'given',
    },
    daysPerYear: { label: 'Days in a year', unit: 'day/year', digits: 0, value: 365, kind: 'definition' },
    slip: { label: 'The draft divides the cost of drift by', digits: 0, value: 1000, kind: 'given' },
  },
  outputs: {
    optimum: quantity({
      label: 'Cheapest interval by the formula',
      symbol: 'T^*',
      unit: 'day',
      digits: 1,
      formula: '\\sqrt{2CD / (pV)}',
      source: '[@harris1913]',
    }),
    drawnMinimum: quantity({
      label: 'Lowest point of the curve as it is drawn',
      unit: 'day',
      digits: 0,
      note: 'A bill divided by s moves the lowest point by the square root of s.',
      formula: '\\sqrt{s}\\;T^*',
    }),
    displacement: quantity({ label: 'Lowest point drawn over the formula’s', digits: 1, formula: '\\sqrt{s}' }),
    drawnTotal: quantity({ label: 'Cost a year, as drawn', unit: 'k$/year', digits: 0 }),
    trueTotal: quantity({ label: 'Cost a year', unit: 'k$/year', digits: 0 }),
    drawnAtOptimum: quantity({ label: 'Cost a year at the formula’s interval, as drawn', unit: 'k$/year', digits: 0 }),
    trueAtOptimum: quantity({ label: 'Cost a year at the formula’s interval', unit: 'k$/year', digits: 0 }),
    trueAtDrawnMinimum: quantity({ label: 'Cost a year at the lowest point drawn', unit: 'k$/year', digits: 0 }),
    costAtDrawnMinimum: quantity({ label: 'Lowest cost as drawn', unit: 'k$/year', digits: 0 }),
  },
  settings: {
    mended: { drawn: 'mended' },
    drafted: { drawn: 'drafted' },
    atDrawnMinimum: { drawn: 'drafted', interval: 179 },
  },
  datasets: {
    curve: {
      columns: {
        interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
        retrain: column({ label: 'Retraining', unit: 'k$/year', digits: 1 }),
        drift: column({ label: 'Drift, as drawn', unit: 'k$/year', digits: 1 }),
        total: column({ label: 'Total, as drawn', unit: 'k$/year', digits: 1 }),
      },
    },
    steps: {
      columns: {
        interval: column({ label: 'Interval', unit: 'day', digits: 0 }),
        retrain: column({ label: 'Retraining', unit: 'k$/year', digits: 1 }),
        drift: column({ label: 'Drift, as drawn', unit: 'k$/year', digits: 1 }),
        total: column({ label: 'Total, as drawn', unit: 'k$/year', digits: 1 }),
      },
    },
    ends: namePlaces('curve', 'Curve', { unit: 'k$/year', digits: 1 }),
  },
  charts: {
    cost: {
      title: 'Cost a year against the interval, as the draft draws it',
      height: 240,
      guess: 'x',
      spec,
      table: { dataset: 'steps' },
      finding: ({ say }) =>
        `The curve as drawn is lowest at an interval of ${say('drawnMinimum')}; the formula puts the cheapest interval at ${say('optimum')}.`,
    },
  },
  run({ interval, drawn }, c) {
    const growth = driftCostGrowth(c.valuePerPoint, c.pointsLost, c.daysToLose);
    const slip = drawn === 'drafted' ? c.slip : 1;
    const yearly = (days: number, divisor: number) => {
      const { retrain, drift } = costRate(days, c.retrainCost, growth / divisor);
      const [a, b] = [retrain * c.daysPerYear, drift * c.daysPerYear];
      return { interval: days, retrain: a, drift: b, total: a + b };
    };
    const optimum = optimalInterval(c.retrainCost, growth);
    const drawnMinimum = optimalInterval(c.retrainCost, growth / slip);
    const end = yearly(longest, slip);
    const names = placeLabelsOnLogAxis([end.total, end.retrain, end.drift], { low: 0.5, high: 8000, gap: 0.38 });
    return {
      outputs: {
        optimum,
        drawnMinimum,
        displacement: drawnMinimum / optimum,
        drawnTotal: yearly(interval, slip).total,
        trueTotal: yearly(interval, 1).total,
        drawnAtOptimum: yearly(optimum, slip).total,
        trueAtOptimum: yearly(optimum, 1).total,
        trueAtDrawnMinimum: yearly(drawnMinimum, 1).total,
        costAtDrawnMinimum: yearly(drawnMinimum, slip).total,
      },
      states: {},
      datasets: {
        curve: logSpaced(shortest, longest, 73).map((days) => yearly(days, slip)),
        steps: logSpaced(shortest, longest, 7).map((days) => yearly(days, slip)),
        ends: curves.map((curve, index) => ({ curve, labelAt: names[index]! })),
      },
    };
  },
});

export default misplacedMinimum;
