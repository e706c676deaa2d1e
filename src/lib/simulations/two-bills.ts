/**
 * The two bills of the cloud service on plain axes, for a reader who draws their sum before seeing it.
 *
 * c(T) = C/T + K·T/2 as in `staleness-cost`. On linear axes a day is a day: the steep side and the flat one show as they are.
 */
import { type ChartSpec, column, defineSimulation, money, quantity } from 'labwright/simulation';
import { evenlySpaced } from '../science/grid.ts';
import { costRate, driftCostGrowth, optimalInterval } from '../science/retraining.ts';
import { at, linear, marker } from './_chart-parts.ts';
import { retrainingConstants, retrainingParams } from './_retraining-scenario.ts';

const [shortest, longest] = [1, 30];
const points = 117;

const spec: ChartSpec = {
  data: { name: 'bills' },
  layer: [
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'interval', ...linear('days between two retrainings', [0, longest], [1, 5, 10, 15, 20, 25, 30]) },
        y: { field: 'total', ...linear('thousand $ per day', [0, 20], [0, 5, 10, 15, 20]) },
      },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('optimum'), y: at('costAtOptimum') } },
  ],
};

export const twoBills = defineSimulation({
  id: 'two-bills',
  title: 'The two bills of the cloud service',
  params: {
    retrainCost: retrainingParams.retrainCost,
    daysToLose7: retrainingParams.daysToLose7,
    valuePerPoint: retrainingParams.valuePerPoint,
  },
  constants: {
    pointsLost: retrainingConstants.pointsLost,
    twice: { label: 'Twice the optimal interval', digits: 0, value: 2, kind: 'definition' },
    shortest: { label: 'Shortest interval', unit: 'day', digits: 0, value: shortest, kind: 'given' },
    longest: { label: 'Longest interval', unit: 'day', digits: 0, value: longest, kind: 'given' },
  },
  outputs: {
    optimum: quantity({ label: 'Optimal interval', symbol: 'T^*', unit: 'day', digits: 1, formula: '\\sqrt{2C/K}' }),
    costAtOptimum: money({ label: 'Least cost per day', unit: 'k$/day', digits: 2, formula: '\\sqrt{2CK}' }),
    costAtShortest: money({ label: 'Cost per day at the shortest interval', unit: 'k$/day', digits: 2 }),
    costAtTwice: money({ label: 'Cost per day at twice the optimal interval', unit: 'k$/day', digits: 2 }),
    costAtLongest: money({ label: 'Cost per day at the longest interval', unit: 'k$/day', digits: 2 }),
  },
  datasets: {
    bills: {
      columns: {
        interval: column({ label: 'Retraining every', unit: 'day', digits: 1 }),
        total: column({ label: 'Cost per day', unit: 'k$/day', digits: 2 }),
      },
    },
  },
  charts: {
    bills: {
      title: 'The sum of the two bills',
      height: 260,
      spec,
      table: { dataset: 'bills' },
      finding: ({ say }) => `The sum of the two bills is least at ${say('optimum')}, with ${say('costAtOptimum')}.`,
    },
  },
  run({ retrainCost, daysToLose7, valuePerPoint }, c) {
    const growth = driftCostGrowth(valuePerPoint, c.pointsLost, daysToLose7);
    const optimum = optimalInterval(retrainCost, growth);
    const totalAt = (days: number) => costRate(days, retrainCost, growth).total;
    return {
      outputs: {
        optimum,
        costAtOptimum: totalAt(optimum),
        costAtShortest: totalAt(c.shortest),
        costAtTwice: totalAt(c.twice * optimum),
        costAtLongest: totalAt(c.longest),
      },
      states: {},
      datasets: {
        bills: evenlySpaced(c.shortest, c.longest, points).map((interval) => ({ interval, total: totalAt(interval) })),
      },
    };
  },
});

export default twoBills;
