/** How often a phone can train before its battery says no: energy per day against a share of one charge. */
import { type ChartSpec, column, defineSimulation, isBelow, number, quantity, textColumn } from 'labwright/simulation';
import { energyPerDay } from '../science/energy.ts';
import { logSpaced } from '../science/grid.ts';
import { at, limit, logarithmic, marker } from './_chart-parts.ts';
import {
  batteryShareParameter,
  energyBudget,
  phoneConstants,
  smallestPhoneCycle,
  trainingHoursParameter,
  trainingRate,
} from './_constraint-phone.ts';
import { trimmed } from './_words.ts';

const cycleRow = (label: string, value: number) =>
  ({ label, unit: 'hour', digits: 0, value, kind: 'definition' }) as const;
const constants = {
  ...phoneConstants,
  hourly: cycleRow('Every hour', 1),
  fourHourly: cycleRow('Every four hours', 4),
  halfDaily: cycleRow('Twice a day', 12),
  daily: cycleRow('Every day', 24),
  weekly: cycleRow('Every week', 168),
} as const;
const curvePointCount = 81;

/** Right of the chosen cycle the curve falls away: there its name has room, except near the right edge. */
const foot = 0.1;
const energy = logarithmic('Wh per day', [foot, 200], [0.1, 1, 10, 100]);
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 'energyBudget'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        text: { expr: "(width > 130 ? 'budget ' : '') + format(energyBudget, '.1~f') + ' Wh'" },
      },
      encoding: { x: at(168), y: at('energyBudget') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'cycle', ...logarithmic('hours per cycle', [1, 168], [1, 4, 12, 24, 72, 168]) },
        y: { field: 'energy', ...energy },
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('cycleHours'), y: at('energyPerDay'), y2: { datum: foot } },
    },
    { mark: marker, encoding: { x: at('cycleHours'), y: at('energyPerDay') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: {
          expr: "width > 130 ? 'every ' + format(cycleHours, '.1~f') + ' h' : format(cycleHours, '.1~f') + ' h'",
        },
      },
      encoding: { x: at('cycleHours'), y: at(foot) },
    },
  ],
};

const hours = (value: number): string => `${trimmed(value, 2)} ${value === 1 ? 'hour' : 'hours'}`;

export const batteryBudget = defineSimulation({
  id: 'battery-budget',
  title: 'What training takes from a phone',
  params: {
    cycleHours: number({
      label: 'Hours per cycle',
      symbol: 'c',
      unit: 'hour',
      min: constants.hourly.value,
      max: constants.weekly.value,
      step: 1,
      scale: 'log',
      default: constants.daily.value,
    }),
    trainingHours: trainingHoursParameter,
    batteryShare: batteryShareParameter,
  },
  constants,
  outputs: {
    energyPerDay: quantity({
      label: 'Energy per day',
      symbol: 'E',
      unit: 'Wh/day',
      digits: 2,
      formula: '\\frac{24}{c}\\,P\\,t',
      note: 'A cycle is never shorter than its training: then the phone trains around the clock.',
    }),
    timesBattery: quantity({ label: 'Full batteries per day', digits: 2, formula: 'E/B' }),
    smallestCycle: quantity({
      label: 'Shortest cycle within the budget',
      symbol: 'c_{\\min}',
      unit: 'hour',
      digits: 1,
      formula: '\\frac{24\\,P\\,t}{s\\,B}',
    }),
    energyBudget: quantity({ label: 'Budget per day', unit: 'Wh/day', digits: 1, formula: 's\\,B' }),
  },
  states: {
    overBudget: {
      label: 'Training takes more than its share of the battery',
      kind: 'failure',
      remedy: 'Train less often or for a shorter time, or grant training a larger share of the battery.',
    },
  },
  settings: {
    hourly: { cycleHours: constants.hourly.value },
    fourHourly: { cycleHours: constants.fourHourly.value },
    halfDaily: { cycleHours: constants.halfDaily.value },
    daily: { cycleHours: constants.daily.value },
    weekly: { cycleHours: constants.weekly.value },
    wholeBattery: { trainingHours: 2, batteryShare: constants.whole.value },
    shortTraining: { cycleHours: constants.fourHourly.value, trainingHours: 0.5 },
  },
  datasets: {
    cycles: {
      columns: {
        cycle: column({ label: 'Cycle', unit: 'hour', digits: 0 }),
        energyPerDay: column({ label: 'Energy', unit: 'Wh/day', digits: 2 }),
        timesBattery: column({ label: 'Full batteries per day', digits: 2 }),
        verdict: textColumn({ label: 'Budget' }),
      },
    },
    curve: {
      columns: {
        cycle: column({ label: 'Cycle', unit: 'hour', digits: 1 }),
        energy: column({ label: 'Energy', unit: 'Wh/day', digits: 2 }),
      },
    },
  },
  charts: {
    energy: {
      title: 'Energy that training takes per day, against the cycle',
      height: 240,
      guess: 'x',
      spec,
      table: { dataset: 'cycles' },
      finding: ({ parameters, states, outputs, say }) =>
        `Training ${hours(parameters.trainingHours)} in every ${hours(Math.max(parameters.cycleHours, parameters.trainingHours))} takes ${trimmed(outputs.energyPerDay, 2)} Wh a day, ` +
        `${trimmed(outputs.timesBattery, 2)} times the energy of a full battery; the budget of ${trimmed(outputs.energyBudget, 1)} Wh ` +
        (states.overBudget
          ? `allows no cycle shorter than ${say('smallestCycle')}.`
          : `allows cycles down to ${say('smallestCycle')}.`),
    },
  },
  derivations: {
    smallestCycle: [
      {
        symbols: 'E = \\frac{24}{c}\\,P\\,t',
        numbers:
          '\\frac{\\val{hoursPerDay}}{\\val{cycleHours}} \\times \\val{phonePower} \\times \\val{trainingHours} = \\val{energyPerDay}',
        because: 'sessions per day, times the energy of one',
      },
      {
        symbols: 's\\,B',
        numbers: '\\frac{\\val{batteryShare}}{\\val{whole}} \\times \\val{battery} = \\val{energyBudget}',
        because: 'the share of one charge that training may have',
      },
      {
        symbols: 'c_{\\min} = \\frac{24\\,P\\,t}{s\\,B}',
        numbers:
          '\\frac{\\val{hoursPerDay} \\times \\val{phonePower} \\times \\val{trainingHours}}{\\val{energyBudget}} = \\val{smallestCycle}',
        because: 'the cycle at which both are equal',
      },
    ],
  },
  run({ cycleHours, trainingHours, batteryShare }, c) {
    const budget = energyBudget(batteryShare, c);
    const energyAt = (cycle: number) => energyPerDay(cycle, trainingHours, trainingRate(c), c.hoursPerDay);
    const timesBattery = (energy: number) => energy / (c.battery * c.chargesPerDay);
    const isOver = (energy: number) => isBelow(budget, energy);
    const now = energyAt(cycleHours);
    return {
      outputs: {
        energyPerDay: now,
        timesBattery: timesBattery(now),
        smallestCycle: smallestPhoneCycle(trainingHours, batteryShare, c),
        energyBudget: budget,
      },
      states: { overBudget: isOver(now) },
      datasets: {
        cycles: [c.hourly, c.fourHourly, c.halfDaily, c.daily, c.weekly].map((cycle) => {
          const taken = energyAt(cycle);
          return {
            cycle,
            energyPerDay: taken,
            timesBattery: timesBattery(taken),
            verdict: isOver(taken) ? 'broken' : 'kept',
          };
        }),
        curve: logSpaced(c.hourly, c.weekly, curvePointCount).map((cycle) => ({ cycle, energy: energyAt(cycle) })),
      },
    };
  },
});

export default batteryBudget;
