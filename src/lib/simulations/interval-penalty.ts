/** What a wrong interval costs: (k + 1/k)/2 of the least at k times the optimum, whatever the product. */
import { type ChartSpec, column, defineSimulation, number, quantity, textColumn } from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import { intervalPenalty, optimalInterval } from '../science/retraining.ts';
import { at, limit, logarithmic, linear, marker } from './_chart-parts.ts';
import { trimmed } from './_words.ts';

const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 1),
    {
      mark: 'line',
      encoding: {
        x: {
          field: 'factor',
          ...logarithmic('interval, times the optimum', [0.1, 10], [0.1, 0.25, 0.5, 1, 2, 4, 10]),
        },
        y: {
          field: 'penalty',
          ...linear('cost, times the least', [0, 5.5], [0, 1, 2, 3, 4, 5]),
        },
      },
    },
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('factor'), y: at('penalty'), y2: { datum: 0 } } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(penalty, '.3~f') + ' times the least'" },
      },
      encoding: { x: at('factor'), y: at(0) },
    },
    {
      data: { name: 'penalties' },
      transform: [{ filter: 'datum.factor == 1' }],
      mark: marker,
      encoding: { x: at('factor'), y: at('penalty') },
    },
  ],
};

export const intervalPenaltySimulation = defineSimulation({
  id: 'interval-penalty',
  title: 'What a wrong interval costs',
  params: {
    factor: number({
      label: 'Interval, times the optimum',
      symbol: 'k',
      min: 0.1,
      max: 10,
      step: 0.05,
      digits: 2,
      scale: 'log',
      default: 1,
    }),
  },
  constants: { whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' } },
  outputs: {
    penalty: quantity({
      label: 'Cost, times the least',
      symbol: 'c(kT^*)/c(T^*)',
      digits: 3,
      formula: '\\tfrac12\\,(k + 1/k)',
    }),
    extraCost: quantity({ label: 'Spent above the least', unit: '%', digits: 1 }),
    shareOfRetraining: quantity({
      label: 'Share of the cost that is retraining',
      unit: '%',
      digits: 1,
      formula: '1/(1 + k^2)',
    }),
  },
  settings: {
    tenfoldShort: { factor: 0.1 },
    fourfoldShort: { factor: 0.25 },
    half: { factor: 0.5 },
    fifthShort: { factor: 0.8 },
    optimum: { factor: 1 },
    quarterLong: { factor: 1.25 },
    twice: { factor: 2 },
    fourfoldLong: { factor: 4 },
    tenfoldLong: { factor: 10 },
  },
  datasets: {
    curve: {
      columns: {
        factor: column({ label: 'Interval, times the optimum', digits: 2 }),
        penalty: column({ label: 'Cost, times the least', digits: 3 }),
      },
    },
    penalties: {
      columns: {
        factor: column({ label: 'Interval, times the optimum', digits: 2 }),
        penalty: column({ label: 'Cost, times the least', digits: 3 }),
        extraCost: column({ label: 'Above the least', unit: '%', digits: 1 }),
      },
    },
    scaling: {
      columns: {
        change: textColumn({ label: 'Change' }),
        interval: column({ label: 'Optimal interval, times', digits: 1 }),
      },
    },
  },
  charts: {
    penalty: {
      title: 'Cost of an interval that is k times the optimum',
      height: 220,
      guess: 'y',
      spec,
      table: { dataset: 'penalties' },
      finding: ({ parameters, outputs, say }) =>
        parameters.factor === 1
          ? 'At the optimum the cost is the least there is.'
          : `An interval ${trimmed(parameters.factor, 2)} times the optimum costs ${trimmed(outputs.penalty, 3)} times the least: ${say('extraCost')} more.`,
    },
  },
  run({ factor }, { whole }) {
    const extra = (penalty: number) => whole * (penalty - 1);
    const penalty = intervalPenalty(factor);
    const changes = [
      ['C × 4', 4, 1],
      ['K × 4', 1, 4],
      ['C × 9', 9, 1],
      ['C × 100', 100, 1],
    ] as const;
    return {
      outputs: { penalty, extraCost: extra(penalty), shareOfRetraining: whole / (1 + factor ** 2) },
      states: {},
      datasets: {
        curve: logSpaced(0.1, 10, 81).map((k) => ({ factor: k, penalty: intervalPenalty(k) })),
        penalties: [0.1, 0.25, 0.5, 0.8, 1, 1.25, 2, 4, 10].map((k) => ({
          factor: k,
          penalty: intervalPenalty(k),
          extraCost: extra(intervalPenalty(k)),
        })),
        scaling: changes.map(([change, cost, growth]) => ({
          change,
          interval: optimalInterval(cost, growth) / optimalInterval(1, 1),
        })),
      },
    };
  },
});

export default intervalPenaltySimulation;
