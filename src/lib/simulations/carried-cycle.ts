/**
 * A retraining cycle that was decided for another product, tried on the phones of the cadence lab.
 *
 * The same costs as in `staleness-cost` for mobile; the cycle comes in hours, as a training plan states it.
 */
import { choice, defineSimulation, integer, money, quantity } from 'labwright/simulation';
import { costRate, driftCostGrowth, optimalCostRate, optimalInterval } from '../science/retraining.ts';
import { environments, retrainingConstants } from './_retraining-scenario.ts';

const { pointsLost } = retrainingConstants;
const scenario = environments.mobile;

export const carriedCycle = defineSimulation({
  id: 'carried-cycle',
  title: 'Your cycle, on these phones',
  params: {
    cycleHours: integer({ label: 'Planned cycle', symbol: 'h', unit: 'hour', min: 1, max: 168, default: 24 }),
    update: choice({
      label: 'What an update does',
      options: { every: { label: 'reaches every install' }, tenth: { label: 'reaches one in ten' } },
      default: 'every',
    }),
  },
  constants: {
    pointsLost,
    hoursPerDay: { label: 'Hours in a day', unit: 'hour/day', value: 24, kind: 'definition' },
    fullCost: {
      label: 'Cost of one update of the phones',
      symbol: 'C',
      unit: 'k$',
      digits: 0,
      value: scenario.retrainCost,
      kind: 'given',
    },
    daysToLose7: {
      label: 'Days to lose 7 points',
      symbol: 'D',
      unit: 'day',
      digits: 0,
      value: scenario.daysToLose7,
      kind: 'given',
    },
    valuePerPoint: {
      label: 'Value of a point',
      symbol: 'V',
      unit: 'k$/point/day',
      digits: 1,
      value: scenario.valuePerPoint,
      kind: 'given',
    },
    partialShare: { label: 'Share that a partial update reaches', digits: 1, value: 0.1, kind: 'given' },
  },
  outputs: {
    intervalDays: quantity({ label: 'Cycle in days', unit: 'day', digits: 2, formula: 'h / 24' }),
    costPerDay: money({ label: 'Cost per day', unit: 'k$/day', digits: 1 }),
    leastCost: money({ label: 'Least cost per day', unit: 'k$/day', digits: 2 }),
    penalty: quantity({ label: 'Against the least, times', digits: 1 }),
    optimum: quantity({ label: 'Cheapest interval', symbol: 'T^*', unit: 'day', digits: 1 }),
    updatesPerCheapest: quantity({ label: 'Updates where one would do', digits: 0 }),
  },
  settings: {
    daily: { cycleHours: 24 },
    hourly: { cycleHours: 1 },
    weekly: { cycleHours: 168 },
    dailyTenth: { cycleHours: 24, update: 'tenth' },
  },
  run({ cycleHours, update }, c) {
    const cost = update === 'every' ? c.fullCost : c.fullCost * c.partialShare;
    const growth = driftCostGrowth(c.valuePerPoint, c.pointsLost, c.daysToLose7);
    const intervalDays = cycleHours / c.hoursPerDay;
    const { total } = costRate(intervalDays, cost, growth);
    const [optimum, leastCost] = [optimalInterval(cost, growth), optimalCostRate(cost, growth)];
    return {
      outputs: {
        intervalDays,
        costPerDay: total,
        leastCost,
        penalty: total / leastCost,
        optimum,
        updatesPerCheapest: optimum / intervalDays,
      },
      states: {},
      datasets: {},
    };
  },
});

export default carriedCycle;
