/** What a missing point, decibel or working update costs each track, how fast it goes, and how far it may go. */
import type { Constant, ConstantValues } from 'labwright/simulation';
import { smallestCycle } from '../science/energy.ts';
import { economyConstants, type Track, unitConstants } from './_mission-profiles.ts';
import { cadenceConstants } from './_retraining-scenario.ts';

const given = (label: string, value: number, unit?: string, digits = 0) =>
  ({ label, value, digits, kind: 'given', ...(unit ? { unit } : {}) }) as const;

export const intervalConstants = {
  ...unitConstants,
  ...economyConstants,
  ...cadenceConstants,
  ...{
    tooDear: given('Times the least that is too dear', 2),
    cloudRegained: given('Points that a full retraining regains', 10, 'point'),
    cloudAccuracy: { ...given('Answers that help, at launch', 85, '%'), symbol: 'A_0' },
    adapterCost: given('Cost of an adapter', 60_000, '$'),
    adapterRegained: given('Points that an adapter regains', 6, 'point'),
    edgeValue: { ...given('A missing point costs, vehicles', 2500, '$/point/day'), symbol: 'V' },
    seasons: { label: 'Seasons in a year', digits: 0, value: 4, kind: 'definition' },
    mobileBrokenDay: { ...given('A day with a broken driver costs', 18_000, '$/day'), symbol: 'V' },
    mobileUpdateEvery: given('Days from one update of the system to the next', 45, 'day'),
    mobileBreaking: given('Share of the updates that break', 0.25, undefined, 2),
    mobileRetrainCost: given('Cost of retraining the glasses’ model', 300_000, '$'),
    tinyValue: { ...given('A missing decibel costs', 200, '$/dB/day'), symbol: 'V' },
    tinyLossRate: { ...given('Isolation lost', 0.06, 'dB/day', 2), symbol: 'r' },
    tinyPowerBudget: given('Power that the hearable may draw', 1, 'mW'),
    tinyAdaptTime: given('Time of an adaptation on the device', 30, 'second'),
    tinyAdaptPower: given('Power of an adaptation', 60, 'mW'),
    tinyAdaptShare: given('Share of the day’s energy for adapting', 0.01, undefined, 2),
    joules: { label: 'Joules in a milliwatt-second', unit: 'J/mW/second', digits: 3, value: 0.001, kind: 'definition' },
    monitorSums: given('Sums for a frame’s histogram', 8),
    monitorFrames: given('Frames of the hearable', 100, '1/second'),
    monitorEnergy: given('Energy of a sum', 20, 'pJ'),
    picojoules: {
      label: 'Picojoules a second in a microwatt',
      unit: 'pJ/second/µW',
      digits: 0,
      value: 1_000_000,
      kind: 'definition',
    },
    microwatts: { label: 'Microwatts in a milliwatt', unit: 'µW/mW', digits: 0, value: 1000, kind: 'definition' },
  },
} as const satisfies Readonly<Record<string, Constant>>;
export type IntervalConstants = ConstantValues<typeof intervalConstants>;

/** Loss in a track's own unit: points, decibels, or broken updates that nobody has noticed. */
export interface Decay {
  /** V, money per day and unit. */
  readonly value: number;
  /** r, units per day, at the scenario's speed. */
  readonly rate: number;
  /** Units that can be lost before a promise breaks; null where none is given. */
  readonly bearable: number | null;
  /** Units that one repair regains at once. */
  readonly regained: number;
}

export function decayOf(track: Track, c: IntervalConstants): Decay {
  switch (track) {
    case 'cloud': {
      const value = (c.cloudPromptsPerDay * c.cloudIncome) / c.whole;
      return { value, rate: c.cloudLossRate, bearable: null, regained: c.cloudRegained };
    }
    case 'edge': {
      // From autumn to the peak, a quarter of a year, as much is lost as at the peak.
      const regained = c.edgeAccuracy * c.edgeHarm * c.edgeMostSnow;
      const rate = regained / (c.edgeYear / c.seasons);
      return { value: c.edgeValue, rate, bearable: c.edgeAccuracy - c.edgeFloor, regained };
    }
    case 'mobile':
      // Retraining repairs no driver.
      return { value: c.mobileBrokenDay, rate: c.mobileBreaking / c.mobileUpdateEvery, bearable: null, regained: 0 };
    case 'tiny': {
      const bearable = c.tinyIsolation - c.tinyFloor;
      return { value: c.tinyValue, rate: c.tinyLossRate, bearable, regained: bearable };
    }
  }
}

/** Days between adaptations that the hearable's energy allows; null in other tracks. */
export function shortestInterval(track: Track, c: IntervalConstants): number | null {
  if (track !== 'tiny') return null;
  const perDay = c.joules * c.secondsPerDay;
  const budget = c.tinyAdaptShare * c.tinyPowerBudget * perDay;
  return smallestCycle(c.tinyAdaptTime / c.secondsPerDay, c.tinyAdaptPower * perDay, 1, budget);
}

/** Cost of acting on the cause instead of the clock, per day: each update of the glasses, each winter; null without such a cause. */
export function eventCost(track: Track, cost: number, c: IntervalConstants): number | null {
  if (track === 'mobile') return cost / c.mobileUpdateEvery;
  return track === 'edge' ? cost / c.edgeYear : null;
}

/** Power of a histogram of every frame, µW. */
export const monitoringPower = (c: IntervalConstants): number =>
  (c.monitorSums * c.monitorFrames * c.monitorEnergy) / c.picojoules;
