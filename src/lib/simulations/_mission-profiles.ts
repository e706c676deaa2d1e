/**
 * The four tracks of the mission: what each product watches, what harms it, and what its numbers are.
 *
 * The products and all their numbers are invented for teaching and agree with each other: `given` is what the scenario says,
 * and what follows from it is computed where it is used. Lists of shares have no unit and stand here as tables.
 */
import { choice, type Constant, type ParameterValue } from 'labwright/simulation';
import { sharesInEqualBins } from '../science/normal.ts';
import { normalQuantile } from '../science/normal-quantile.ts';
import { distortedMargin, type Distortion } from '../science/sign-flips.ts';

export const trackNames = ['cloud', 'edge', 'mobile', 'tiny'] as const;
export type Track = (typeof trackNames)[number];

const products: Readonly<Record<Track, { readonly label: string; readonly note: string }>> = {
  cloud: {
    label: 'Cloud Titan',
    note: 'A large language model that answers 20 million prompts a day; the prompts turn to a new topic.',
  },
  edge: { label: 'Edge Guardian', note: 'A camera of vehicles, in a loop of 10 ms; winter comes.' },
  mobile: {
    label: 'Mobile Nomad',
    note: 'Glasses that show 60 frames a second; an update of the system brings another driver.',
  },
  tiny: { label: 'Tiny Pioneer', note: 'A hearable on a milliwatt; fans hum where no label is ever made.' },
};

/** Their names, as the handbook has them. */
export const trackLabels: Readonly<Record<Track, string>> = {
  cloud: products.cloud.label,
  edge: products.edge.label,
  mobile: products.mobile.label,
  tiny: products.tiny.label,
};

/** What a simulation says of one track, beyond its name. */
export interface TrackPart {
  /** Defaults that come with the track. */
  readonly values: Readonly<Record<string, ParameterValue>>;
  /** Where they come from. */
  readonly source: string;
  /** Controls that do nothing in this track. */
  readonly idle?: readonly string[];
  /** Parameters and outputs that have no meaning in this track, each with the reason. */
  readonly absent?: Readonly<Record<string, string>>;
  /** What this track declares otherwise: labels, symbols, units, ranges. */
  readonly differs?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  /** Where the simulation's named settings lie in this track. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
}

/** The choice of a track, which brings the track's values along. */
export function trackChoice(parts: Readonly<Record<Track, TrackPart>>) {
  return choice({
    label: 'Track',
    note: 'Which product is looked after; it brings its own numbers along.',
    options: {
      cloud: { ...products.cloud, ...parts.cloud },
      edge: { ...products.edge, ...parts.edge },
      mobile: { ...products.mobile, ...parts.mobile },
      tiny: { ...products.tiny, ...parts.tiny },
    },
    default: 'cloud',
  });
}

/** Units that several tracks need. */
export const unitConstants = {
  whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  daysPerYear: { label: 'Days in a year', unit: 'day/year', digits: 0, value: 365, kind: 'definition' },
  secondsPerDay: { label: 'Seconds in a day', unit: 'second/day', digits: 0, value: 86_400, kind: 'definition' },
} as const satisfies Readonly<Record<string, Constant>>;

/** Cloud: shares of the prompts' intents at launch and when the drift is complete, and how often each is answered well. */
export const promptIntents = [
  { name: 'code', launch: 0.24, later: 0.15, success: 0.86 },
  { name: 'summarise', launch: 0.18, later: 0.11, success: 0.9 },
  { name: 'question', launch: 0.16, later: 0.1, success: 0.83 },
  { name: 'translate', launch: 0.12, later: 0.08, success: 0.9 },
  { name: 'chat', launch: 0.1, later: 0.22, success: 0.76 },
  { name: 'extract', launch: 0.09, later: 0.06, success: 0.9 },
  { name: 'rewrite', launch: 0.08, later: 0.06, success: 0.89 },
  { name: 'slang topic', launch: 0.03, later: 0.22, success: 0.42 },
] as const;

/** Edge: brightness of frames without snow is N(0, 1), of frames with snow N(1.2, 0.8²), on ten bins of equal mass. */
export const brightness = { bins: 10, snowMean: 1.2, snowDeviation: 0.8 } as const;
export const clearFrames = sharesInEqualBins(brightness.bins, 0, 1);
export const snowFrames = sharesInEqualBins(brightness.bins, brightness.snowMean, brightness.snowDeviation);

/** Mobile: what each driver makes of a margin. The margin of the true class is N(μ, 1), μ from the accuracy. */
export const drivers = {
  compiled: { label: 'as compiled', gain: 1, offset: 0, noise: 0 },
  rounded: { label: 'rounds a little', gain: 0.9, offset: -0.1, noise: 0.3 },
  coarse: { label: 'rounds coarsely', gain: 0.7, offset: -0.2, noise: 0.5 },
  garbled: { label: 'garbles', gain: 0.6, offset: -0.3, noise: 0.8 },
  shifted: { label: 'shifts alone', gain: 1, offset: -0.5, noise: 0 },
  noisy: { label: 'adds noise alone', gain: 1, offset: 0, noise: 1 },
  fallback: { label: 'runs on the CPU', gain: 1, offset: 0, noise: 0 },
} as const satisfies Readonly<Record<string, Distortion & { readonly label: string }>>;
export type Driver = keyof typeof drivers;
export const driverNames = Object.keys(drivers) as Driver[];
export const marginBins = 10;
/** Share that the compiled model gets right, from which the mean margin follows: μ = Φ⁻¹(0.95). */
export const compiledAccuracy = 0.95;
export const meanMargin = normalQuantile(compiledAccuracy);

/** Output margins of a driver in the deciles of the compiled model's margins. */
export function marginShares(driver: Driver): number[] {
  const { mean, deviation } = distortedMargin(meanMargin, drivers[driver]);
  return sharesInEqualBins(marginBins, mean - meanMargin, deviation);
}

/** Tiny: share of the sound's energy in eight bands, and the band that a fan fills. */
export const bandEnergy = [0.22, 0.2, 0.17, 0.14, 0.11, 0.08, 0.05, 0.03] as const;
export const fanBand = 4;

/** Economics that more than one simulation needs: what a point or a decibel is worth, and how fast it goes. */
export const economyConstants = {
  cloudPromptsPerDay: { label: 'Prompts', unit: '1/day', digits: 0, value: 20_000_000, kind: 'given' },
  cloudIncome: { label: 'Income of an answer that helps', unit: '$', digits: 3, value: 0.025, kind: 'given' },
  cloudLossRate: {
    label: 'Answers that help, lost',
    symbol: 'r',
    unit: 'point/day',
    digits: 1,
    value: 0.1,
    kind: 'given',
    note: 'Ten points while the prompts move, in a hundred days.',
  },
  edgePeakDay: { label: 'Day of most snow', unit: 'day', digits: 0, value: 15, kind: 'given' },
  edgeYear: { label: 'Days until the same season', unit: 'day', digits: 0, value: 365, kind: 'definition' },
  edgeMostSnow: { label: 'Frames with snow, at most', symbol: 'f', digits: 1, value: 0.5, kind: 'given' },
  edgeAccuracy: { label: 'Accuracy without snow', symbol: 'A_0', unit: '%', digits: 0, value: 95, kind: 'given' },
  edgeHarm: { label: 'Accuracy lost in snow, of what there was', digits: 1, value: 0.4, kind: 'given' },
  edgeFloor: { label: 'Safety floor', unit: '%', digits: 0, value: 90, kind: 'given' },
  tinyIsolation: { label: 'Isolation from known noise', unit: 'dB', digits: 0, value: 20, kind: 'given' },
  tinyFloor: { label: 'Isolation that is promised', unit: 'dB', digits: 0, value: 15, kind: 'given' },
} as const satisfies Readonly<Record<string, Constant>>;

/** What a track costs when it is repaired, as a reader finds it set. */
export const repairCosts = {
  cloud: 2_000_000,
  /** Revalidation, and so much per vehicle of the fleet. */
  edge: 400_000 + 50 * 2000,
  /** One sweep of the golden inputs through the device farm. */
  mobile: 500,
  /** So much per device. */
  tiny: 0.3 * 50_000,
} as const satisfies Readonly<Record<Track, number>>;
