/** The phone of "The constraint tax": its battery, its processor, and the controls that two instruments share. */
import { type Constant, type ConstantValues, number } from 'labwright/simulation';
import { smallestCycle } from '../science/energy.ts';

export const phoneConstants = {
  phonePower: {
    label: 'Power of the phone while it trains',
    symbol: 'P',
    unit: 'W',
    digits: 0,
    value: 5,
    kind: 'given',
  },
  battery: { label: 'Energy of a full battery', symbol: 'B', unit: 'Wh', digits: 0, value: 10, kind: 'given' },
  chargesPerDay: { label: 'Charges a day', unit: '1/day', digits: 0, value: 1, kind: 'given' },
  hoursPerDay: { label: 'Hours in a day', unit: 'hour/day', digits: 0, value: 24, kind: 'definition' },
  wattHour: { label: 'Energy of one watt for one hour', unit: 'Wh/W/hour', digits: 0, value: 1, kind: 'definition' },
  whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
} as const satisfies Readonly<Record<string, Constant>>;

type PhoneConstants = ConstantValues<typeof phoneConstants>;

/** One training of the small model. */
export const trainingHoursParameter = number({
  label: 'Training per cycle',
  symbol: 't',
  unit: 'hour',
  min: 0.25,
  max: 4,
  step: 0.25,
  default: 1,
  note: 'A cycle is never shorter than its training.',
});

/** How much of the battery training may use. */
export const batteryShareParameter = number({
  label: 'Share of the battery for training',
  symbol: 's',
  unit: '%',
  min: 10,
  max: 100,
  step: 5,
  default: 50,
});

/** Energy that training takes per hour. */
export const trainingRate = ({ phonePower, wattHour }: PhoneConstants): number => phonePower * wattHour;

/** Energy that training may take per day. */
export const energyBudget = (batteryShare: number, c: PhoneConstants): number =>
  (batteryShare / c.whole) * c.battery * c.chargesPerDay;

/** Shortest cycle, in hours, that the battery allows. */
export const smallestPhoneCycle = (trainingHours: number, batteryShare: number, c: PhoneConstants): number =>
  smallestCycle(trainingHours, trainingRate(c), c.hoursPerDay, energyBudget(batteryShare, c));
