/** Availability from two times in different units, and what it means in hours of a month. */
import { defineSimulation, number, percent, quantity } from 'labwright/simulation';
import { availability } from '../science/reliability.ts';

export const downtime = defineSimulation({
  id: 'downtime',
  title: 'Up, and not up',
  params: {
    betweenFailures: number({
      label: 'Time between failures',
      unit: 'hour',
      min: 10,
      max: 2000,
      step: 1,
      default: 156,
    }),
    toRepair: number({ label: 'Time to repair', unit: 'minute', min: 1, max: 600, step: 1, default: 127 }),
  },
  constants: {
    minutesPerHour: { label: 'Minutes in an hour', unit: 'minute/hour', digits: 0, value: 60, kind: 'definition' },
    misreading: {
      label: 'Minutes in an hour, when minutes are read as hundredths',
      unit: 'minute/hour',
      digits: 0,
      value: 100,
      kind: 'given',
    },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    hoursPerMonth: {
      label: 'Hours in a month of thirty days',
      unit: 'hour',
      digits: 0,
      value: 720,
      kind: 'definition',
    },
  },
  outputs: {
    availability: percent({
      label: 'Availability',
      digits: 2,
      formula: '\\frac{\\mathrm{MTBF}}{\\mathrm{MTBF} + \\mathrm{MTTR}}',
    }),
    misread: percent({ label: 'Availability, with minutes read as hundredths of an hour', digits: 2 }),
    down: quantity({ label: 'Down in a month of thirty days', unit: 'hour', digits: 1 }),
    misreadDown: quantity({ label: 'The same, misread', unit: 'hour', digits: 1 }),
    repairHours: quantity({ label: 'Time to repair, in hours', unit: 'hour', digits: 2 }),
    misreadHours: quantity({ label: 'The same, misread', unit: 'hour', digits: 2 }),
  },
  settings: { median: {} },
  run({ betweenFailures, toRepair }, c) {
    const [repairHours, misreadHours] = [toRepair / c.minutesPerHour, toRepair / c.misreading];
    const [up, misread] = [availability(betweenFailures, repairHours), availability(betweenFailures, misreadHours)];
    return {
      outputs: {
        availability: c.whole * up,
        misread: c.whole * misread,
        down: (1 - up) * c.hoursPerMonth,
        misreadDown: (1 - misread) * c.hoursPerMonth,
        repairHours,
        misreadHours,
      },
      states: {},
      datasets: {},
    };
  },
});

export default downtime;
