/**
 * How good the square-root rule is: the straight line of `staleness-cost` against exponential decay.
 *
 * Both lose 7 points in D days. With decay the cost is [C + V·A₀·(T − (1 − e^(−λT))/λ)]/T, whose minimum has no closed
 * form; it is found by golden section.
 */
import {
  type ChartSpec,
  column,
  defineSimulation,
  formatNumber,
  money,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { decayRate, exponentialDecay } from '../science/decay.ts';
import { logSpaced } from '../science/grid.ts';
import {
  costRate,
  driftCostGrowth,
  exponentialCostRate,
  exponentialOptimalInterval,
  optimalInterval,
} from '../science/retraining.ts';
import { at, colourBy, curveNames, logarithmic, marker } from './_chart-parts.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';
import {
  environmentChoice,
  environmentNames,
  environments,
  retrainingConstants,
  retrainingParams,
} from './_retraining-scenario.ts';

const curves = ['straight line', 'exponential decay'];
const curveColour = colourBy('curve', curves);
const spec: ChartSpec = {
  data: { name: 'curves' },
  layer: [
    {
      transform: [
        { fold: ['linear', 'exact'], as: ['column', 'cost'] },
        { calculate: `datum.column === 'linear' ? '${curves[0]}' : '${curves[1]}'`, as: 'curve' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'interval',
          ...logarithmic('days between two retrainings', [1, 365], [1, 7, 30, 91, 365]),
        },
        y: { field: 'cost', ...logarithmic('thousand $ per day', [0.3, 500], [1, 10, 100]) },
        color: curveColour,
      },
    },
    {
      data: { name: 'minima' },
      mark: { ...marker, clip: true, stroke: { expr: "scale('color', datum.curve)" } },
      encoding: { x: { field: 'interval', type: 'quantitative' }, y: { field: 'cost', type: 'quantitative' } },
    },
    {
      mark: {
        type: 'text',
        style: 'note',
        align: { expr: "scale('x', linearOptimum) < width / 2 ? 'left' : 'right'" },
        dy: -38,
        text: {
          expr: "width > 230 ? format(linearOptimum, '.2f') + ' and ' + format(exactOptimum, '.2f') + ' days' : ''",
        },
      },
      encoding: { x: at('linearOptimum'), y: at('exactCost') },
    },
    curveNames('curveEnds', at(365), 'curve', curveColour),
  ],
};

export const exactStaleness = defineSimulation({
  id: 'exact-staleness',
  title: 'The square-root rule against exponential decay',
  params: {
    environment: environmentChoice(['retrainCost', 'daysToLose7', 'valuePerPoint']),
    retrainCost: retrainingParams.retrainCost,
    daysToLose7: retrainingParams.daysToLose7,
    valuePerPoint: retrainingParams.valuePerPoint,
  },
  constants: {
    ...retrainingConstants,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    searchFrom: { label: 'Search from', unit: 'day', digits: 3, value: 0.001, kind: 'given' },
    searchTo: { label: 'Search to', unit: 'day', digits: 0, value: 2000, kind: 'given' },
    shortest: { label: 'Shortest interval', unit: 'day', digits: 0, value: 1, kind: 'given' },
    longest: { label: 'Longest interval', unit: 'day', digits: 0, value: 365, kind: 'given' },
  },
  outputs: {
    linearOptimum: quantity({
      label: 'Optimal interval, straight line',
      symbol: 'T^*',
      unit: 'day',
      digits: 2,
      formula: '\\sqrt{2C/K}',
    }),
    exactOptimum: quantity({
      label: 'Optimal interval, exponential decay',
      symbol: 'T^*_{\\mathrm{exp}}',
      unit: 'day',
      digits: 2,
    }),
    difference: quantity({ label: 'Difference of the intervals', unit: '%', digits: 2 }),
    exactCost: money({
      label: 'Least cost per day, exponential decay',
      unit: 'k$/day',
      digits: 2,
      formula: '\\bigl[C + V A_0\\,(T - (1 - e^{-\\lambda T})/\\lambda)\\bigr]/T',
    }),
    costOfRule: money({ label: 'Cost per day at the square-root rule', unit: 'k$/day', digits: 2 }),
    excess: quantity({ label: 'What the rule costs more', unit: '%', digits: 4 }),
    accuracyAtExactOptimum: percent({ label: 'Accuracy just before retraining', digits: 1 }),
  },
  settings: {
    cloud: { environment: 'cloud' },
    edge: { environment: 'edge' },
    mobile: { environment: 'mobile' },
    computeOnly: { retrainCost: 8 },
    sixMonthDrift: { retrainCost: 8, daysToLose7: 182 },
  },
  datasets: {
    curves: {
      columns: {
        interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
        linear: column({ label: 'Straight line', unit: 'k$/day', digits: 3 }),
        exact: column({ label: 'Exponential decay', unit: 'k$/day', digits: 3 }),
      },
    },
    curveEnds: namePlaces('curve', 'Curve', { unit: 'k$/day', digits: 2 }),
    minima: {
      columns: {
        curve: textColumn({ label: 'Model' }),
        interval: column({ label: 'Optimal interval', unit: 'day', digits: 2 }),
        cost: column({ label: 'Least cost per day', unit: 'k$/day', digits: 3 }),
      },
    },
    environments: {
      columns: {
        environment: textColumn({ label: 'Environment' }),
        linearOptimum: column({ label: 'Straight line', unit: 'day', digits: 2 }),
        exactOptimum: column({ label: 'Exponential decay', unit: 'day', digits: 2 }),
        exactCost: column({ label: 'Cost per day', unit: 'k$/day', digits: 3 }),
        accuracyAtExactOptimum: column({ label: 'Accuracy just before retraining', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    comparison: {
      title: 'Two models of staleness',
      height: 240,
      spec,
      table: { dataset: 'minima' },
      finding: ({ outputs, say }) =>
        `With exponential decay the optimum moves from ${say('linearOptimum')} to ${say('exactOptimum')}; ` +
        `keeping to the square-root rule costs ${formatNumber(outputs.excess, outputs.excess < 0.01 ? 4 : 2)}\u202f% more than the least.`,
    },
  },
  run({ retrainCost, daysToLose7, valuePerPoint }, c) {
    const solve = (cost: number, days: number, value: number) => {
      const rate = decayRate(c.launchAccuracy, c.launchAccuracy - c.pointsLost, days);
      const growth = driftCostGrowth(value, c.pointsLost, days);
      const exactCostAt = (interval: number) => exponentialCostRate(interval, cost, value, c.launchAccuracy, rate);
      const linearCostAt = (interval: number) => costRate(interval, cost, growth).total;
      const exactOptimum = exponentialOptimalInterval(cost, value, c.launchAccuracy, rate, c.searchFrom, c.searchTo);
      return {
        linearCostAt,
        exactCostAt,
        linearOptimum: optimalInterval(cost, growth),
        exactOptimum,
        exactCost: exactCostAt(exactOptimum),
        accuracyAtExactOptimum: exponentialDecay(c.launchAccuracy, rate, exactOptimum),
      };
    };
    const { linearCostAt, exactCostAt, ...solved } = solve(retrainCost, daysToLose7, valuePerPoint);
    const costOfRule = exactCostAt(solved.linearOptimum);
    const ends = placeLabelsOnLogAxis([linearCostAt(c.longest), exactCostAt(c.longest)], {
      low: 0.36,
      high: 430,
      gap: 0.24,
    });
    return {
      outputs: {
        ...solved,
        difference: c.whole * (solved.exactOptimum / solved.linearOptimum - 1),
        costOfRule,
        excess: c.whole * (costOfRule / solved.exactCost - 1),
      },
      states: {},
      datasets: {
        curves: logSpaced(c.shortest, c.longest, 97).map((interval) => ({
          interval,
          linear: linearCostAt(interval),
          exact: exactCostAt(interval),
        })),
        curveEnds: curves.map((curve, index) => ({ curve, labelAt: ends[index]! })),
        minima: [
          { curve: curves[0]!, interval: solved.linearOptimum, cost: linearCostAt(solved.linearOptimum) },
          { curve: curves[1]!, interval: solved.exactOptimum, cost: solved.exactCost },
        ],
        environments: environmentNames.map((name) => {
          const product = environments[name];
          const its = solve(product.retrainCost, product.daysToLose7, product.valuePerPoint);
          return {
            environment: product.label,
            linearOptimum: its.linearOptimum,
            exactOptimum: its.exactOptimum,
            exactCost: its.exactCost,
            accuracyAtExactOptimum: its.accuracyAtExactOptimum,
          };
        }),
      },
    };
  },
});

export default exactStaleness;
