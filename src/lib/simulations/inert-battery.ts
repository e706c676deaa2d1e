/** A battery that takes no notice of its slider: a draft trains through the whole of every cycle. */
import { column, defineSimulation, number, quantity } from 'labwright/simulation';
import { energyPerDay } from '../science/energy.ts';

export const inertBattery = defineSimulation({
  id: 'inert-battery',
  title: 'What a cycle takes from a battery, in two formulas',
  params: {
    cycle: number({
      label: 'Hours between two trainings',
      symbol: 'c',
      unit: 'hour',
      min: 1,
      max: 168,
      step: 1,
      default: 24,
    }),
    training: number({
      label: 'Hours of a training',
      symbol: 't',
      unit: 'hour',
      min: 0.25,
      max: 1,
      step: 0.25,
      default: 1,
    }),
  },
  constants: {
    power: { label: 'Energy per hour of training', symbol: 'P', unit: 'Wh/hour', digits: 0, value: 5, kind: 'given' },
    hoursPerDay: { label: 'Hours in a day', unit: 'hour/day', digits: 0, value: 24, kind: 'definition' },
    battery: { label: 'A full battery', unit: 'Wh', digits: 0, value: 10, kind: 'given' },
    oneDay: { label: 'One day', unit: 'day', digits: 0, value: 1, kind: 'definition' },
    hourly: { label: 'Every hour', unit: 'hour', digits: 0, value: 1, kind: 'definition' },
    fourHourly: { label: 'Every four hours', unit: 'hour', digits: 0, value: 4, kind: 'definition' },
    daily: { label: 'Every day', unit: 'hour', digits: 0, value: 24, kind: 'definition' },
    weekly: { label: 'Every week', unit: 'hour', digits: 0, value: 168, kind: 'definition' },
  },
  outputs: {
    drafted: quantity({
      label: 'Energy by the draft’s formula',
      unit: 'Wh/day',
      digits: 0,
      formula: '\\frac{24}{c}\\,P\\,c',
      note: 'A training lasts as long as its cycle.',
    }),
    mended: quantity({
      label: 'Energy when a training has its own length',
      unit: 'Wh/day',
      digits: 1,
      formula: '\\frac{24}{c}\\,P\\,t',
    }),
    draftedRatio: quantity({ label: 'Every hour against every day, by the draft’s formula', digits: 0 }),
    mendedRatio: quantity({ label: 'The same when a training has its own length', digits: 0 }),
    batteries: quantity({ label: 'Full batteries a day, by the draft’s formula', digits: 0 }),
  },
  settings: { hourly: { cycle: 1 }, daily: { cycle: 24 }, fourHourly: { cycle: 4 } },
  datasets: {
    cycles: {
      columns: {
        cycle: column({ label: 'Cycle', unit: 'hour', digits: 0 }),
        drafted: column({ label: 'By the draft’s formula', unit: 'Wh/day', digits: 0 }),
        mended: column({ label: 'With a training of its own length', unit: 'Wh/day', digits: 1 }),
      },
    },
  },
  run({ cycle, training }, c) {
    const drafted = (every: number) => energyPerDay(every, every, c.power, c.hoursPerDay);
    const mended = (every: number) => energyPerDay(every, training, c.power, c.hoursPerDay);
    return {
      outputs: {
        drafted: drafted(cycle),
        mended: mended(cycle),
        draftedRatio: drafted(c.hourly) / drafted(c.daily),
        mendedRatio: mended(c.hourly) / mended(c.daily),
        batteries: (drafted(cycle) * c.oneDay) / c.battery,
      },
      states: {},
      datasets: {
        cycles: [c.hourly, c.fourHourly, c.daily, c.weekly].map((every) => ({
          cycle: every,
          drafted: drafted(every),
          mended: mended(every),
        })),
      },
    };
  },
});

export default inertBattery;
