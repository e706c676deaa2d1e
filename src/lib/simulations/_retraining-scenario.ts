/**
 * The three products of "The right cadence": what one retraining costs each of them and how fast it goes stale.
 *
 * Costs are built up from the numbers a reader can check, so that table, preset and sentence agree.
 */
import { choice, type Constant, type ConstantValues, formatNumber, number } from 'labwright/simulation';
import type { Cadence } from '../science/cadence.ts';
import { accuracyAtEnd, costRate, driftCostGrowth, longestInterval, optimalInterval } from '../science/retraining.ts';

export const retrainingConstants = {
  launchAccuracy: {
    label: 'Accuracy after a retraining',
    symbol: 'A_0',
    unit: '%',
    digits: 0,
    value: 94,
    kind: 'given',
  },
  pointsLost: { label: 'Points lost', symbol: 'p', unit: 'point', digits: 0, value: 7, kind: 'given' },
} as const satisfies Readonly<Record<string, Constant>>;

/** What the costs of one retraining are made of. */
export const costConstants = {
  gpuHours: { label: 'GPU-hours of a cloud retraining', unit: 'hour', digits: 0, value: 4000, kind: 'given' },
  gpuHourPrice: { label: 'Price of a GPU-hour', unit: '$/hour', digits: 0, value: 2, kind: 'given' },
  engineers: { label: 'Engineers at a cloud retraining', digits: 0, value: 2, kind: 'given' },
  engineerDays: { label: 'Days of each engineer', unit: 'day', digits: 0, value: 2, kind: 'given' },
  engineerDayCost: { label: 'Cost of an engineer', unit: '$/day', digits: 0, value: 1000, kind: 'given' },
  devices: { label: 'Devices of the edge fleet', digits: 0, value: 1800, kind: 'given' },
  costPerDevice: { label: 'Cost of updating a device', unit: '$', digits: 0, value: 50, kind: 'given' },
  installs: { label: 'Installs of the mobile app', digits: 0, value: 64_000, kind: 'given' },
  costPerInstall: { label: 'Cost of updating an install', unit: '$', digits: 0, value: 5, kind: 'given' },
  dollarsPerThousand: { label: 'Dollars in $1k', unit: '$/k$', digits: 0, value: 1000, kind: 'definition' },
} as const satisfies Readonly<Record<string, Constant>>;

/** The named cadences, shortest first; a month is a twelfth of 365.25 days. */
export const cadenceConstants = {
  daily: { label: 'Daily', unit: 'day', digits: 0, value: 1, kind: 'definition' },
  weekly: { label: 'Weekly', unit: 'day', digits: 0, value: 7, kind: 'definition' },
  fortnightly: { label: 'Fortnightly', unit: 'day', digits: 0, value: 14, kind: 'definition' },
  monthly: { label: 'Monthly', unit: 'day', digits: 1, value: 30.4375, kind: 'definition' },
  quarterly: { label: 'Quarterly', unit: 'day', digits: 1, value: 91.3125, kind: 'definition' },
  halfYearly: { label: 'Half-yearly', unit: 'day', digits: 1, value: 182.625, kind: 'definition' },
  yearly: { label: 'Yearly', unit: 'day', digits: 1, value: 365.25, kind: 'definition' },
} as const satisfies Readonly<Record<string, Constant>>;

export const cadenceWords = [
  'daily',
  'weekly',
  'fortnightly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
] as const;
export type CadenceWord = (typeof cadenceWords)[number];

/** The named cadences with their intervals, in the unit of the constants. */
export function namedCadences(c: ConstantValues<typeof cadenceConstants>): Cadence<CadenceWord>[] {
  const intervals = [c.daily, c.weekly, c.fortnightly, c.monthly, c.quarterly, c.halfYearly, c.yearly];
  return cadenceWords.map((word, index) => ({ word, interval: intervals[index]! }));
}

/** What sets an environment apart. */
export interface Environment {
  readonly label: string;
  /** How the cost of one retraining comes about. */
  readonly built: string;
  readonly note: string;
  readonly retrainCost: number;
  readonly daysToLose7: number;
  readonly floor: number;
  readonly valuePerPoint: number;
  /** The interval a reader finds set: the optimum, rounded to whole days. */
  readonly interval: number;
}

const given = Object.fromEntries(
  Object.entries(costConstants).map(([name, { value }]) => [name, value]),
) as ConstantValues<typeof costConstants>;
const whole = (value: number): string => formatNumber(value, 0);
const thousands = (dollars: number): number => dollars / given.dollarsPerThousand;

export const environments = {
  cloud: {
    label: 'Cloud',
    built: `${whole(given.gpuHours)} GPU-hours at $${whole(given.gpuHourPrice)}, and ${whole(given.engineers)} engineers for ${whole(given.engineerDays)} days at $${whole(given.engineerDayCost)}`,
    note: 'Real-time fraud scoring: fast drift, and a retraining is mostly compute.',
    retrainCost: thousands(
      given.gpuHours * given.gpuHourPrice + given.engineers * given.engineerDays * given.engineerDayCost,
    ),
    daysToLose7: 14,
    floor: 90,
    valuePerPoint: 1,
    interval: 7,
  },
  edge: {
    label: 'Edge',
    built: `${whole(given.devices)} devices at $${whole(given.costPerDevice)}`,
    note: 'Scanners in the field: every device has to be updated.',
    retrainCost: thousands(given.devices * given.costPerDevice),
    daysToLose7: 35,
    floor: 87,
    valuePerPoint: 1,
    interval: 30,
  },
  mobile: {
    label: 'Mobile',
    built: `${whole(given.installs)} installs at $${whole(given.costPerInstall)}`,
    note: 'A model inside an app: slow drift, and a release reaches every phone.',
    retrainCost: thousands(given.installs * given.costPerInstall),
    daysToLose7: 90,
    floor: 85,
    valuePerPoint: 1,
    interval: 91,
  },
} as const satisfies Readonly<Record<string, Environment>>;

export type EnvironmentName = keyof typeof environments;
export const environmentNames = Object.keys(environments) as EnvironmentName[];

/** The choice of an environment; it sets the parameters that are named. */
export function environmentChoice(names: readonly (keyof Environment)[]) {
  const option = ({ label, note, built, ...rest }: Environment) => ({
    label,
    note,
    values: Object.fromEntries(names.map((name) => [name, rest[name as keyof typeof rest]])),
    source: built,
  });
  return choice({
    label: 'Environment',
    note: 'Sets cost, drift and floor; each can then be moved on its own.',
    options: {
      cloud: option(environments.cloud),
      edge: option(environments.edge),
      mobile: option(environments.mobile),
    },
    default: 'cloud',
  });
}

/** The economics of one environment: everything that depends on neither interval nor names. */
export interface Economics {
  readonly growth: number;
  readonly optimum: number;
  readonly maxInterval: number;
  readonly accuracyAtOptimum: number;
  readonly costAtOptimum: number;
}

type Product = Pick<Environment, 'retrainCost' | 'daysToLose7' | 'floor' | 'valuePerPoint'>;

export function economicsOf(
  { retrainCost, daysToLose7, floor, valuePerPoint }: Product,
  { launchAccuracy, pointsLost }: ConstantValues<typeof retrainingConstants>,
): Economics {
  const growth = driftCostGrowth(valuePerPoint, pointsLost, daysToLose7);
  const optimum = optimalInterval(retrainCost, growth);
  return {
    growth,
    optimum,
    maxInterval: longestInterval(launchAccuracy, floor, pointsLost, daysToLose7),
    accuracyAtOptimum: accuracyAtEnd(launchAccuracy, pointsLost, daysToLose7, optimum),
    costAtOptimum: costRate(optimum, retrainCost, growth).total,
  };
}

/** What every model of these economics lets a reader move; the cloud's values are the start. */
export const retrainingParams = {
  retrainCost: number({
    label: 'Cost of one retraining',
    symbol: 'C',
    unit: 'k$',
    min: 1,
    max: 500,
    step: 1,
    scale: 'log',
    default: environments.cloud.retrainCost,
  }),
  daysToLose7: number({
    label: 'Days to lose 7 points',
    symbol: 'D',
    unit: 'day',
    min: 7,
    max: 365,
    step: 1,
    scale: 'log',
    default: environments.cloud.daysToLose7,
  }),
  valuePerPoint: number({
    label: 'Loss per missing point',
    symbol: 'V',
    unit: 'k$/point/day',
    min: 0.1,
    max: 10,
    step: 0.1,
    digits: 1,
    scale: 'log',
    default: environments.cloud.valuePerPoint,
  }),
};
