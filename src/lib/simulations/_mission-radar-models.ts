/**
 * What the radar of each track sees and what the drift does to the product, as functions of one share α of what is new:
 * P(α) = (1 − α)·P₀ + α·P₁. Beside it the infrastructure, which has no such argument.
 */
import type { Constant, ConstantValues } from 'labwright/simulation';
import { expectedValue, mixHistograms } from '../science/mixtures.ts';
import { optimalInterval } from '../science/retraining.ts';
import { distortedAccuracy } from '../science/sign-flips.ts';
import {
  bandEnergy,
  clearFrames,
  compiledAccuracy,
  type Driver,
  drivers,
  economyConstants,
  fanBand,
  marginBins,
  marginShares,
  meanMargin,
  promptIntents,
  repairCosts,
  snowFrames,
  type Track,
  unitConstants,
} from './_mission-profiles.ts';

const given = (label: string, value: number, unit?: string, digits = 0) =>
  ({ label, value, digits, kind: 'given', ...(unit ? { unit } : {}) }) as const;

export const radarConstants = {
  ...unitConstants,
  ...economyConstants,
  secondsPerMinute: { label: 'Seconds in a minute', unit: 'second', digits: 0, value: 60, kind: 'definition' },
  millisecondsPerSecond: {
    label: 'Milliseconds in a second',
    unit: 'ms/second',
    digits: 0,
    value: 1000,
    kind: 'definition',
  },
  falseAlarms: { label: 'False alarms that are borne', symbol: '\\alpha', digits: 2, value: 0.05, kind: 'given' },
  cloudRetrainCost: { ...given('Cost of a full retraining', repairCosts.cloud, '$'), symbol: 'C' },
  cloudSecondsPerPrompt: given('Time of a replica for a prompt', 2.4, 'second', 1),
  cloudReplicas: given('Replicas', 896),
  edgeFramesPerSecond: given('Frames of the vehicle', 100, '1/second'),
  edgeLoop: given('Time of the loop', 10, 'ms'),
  edgeInference: given('Time of the model in it', 6.8, 'ms', 1),
  edgeCorrelation: { ...given('Correlation from frame to frame, vehicle', 0.99, undefined, 2), symbol: '\\rho' },
  mobileFloor: given('Accuracy that the glasses promise', 90, '%'),
  mobileFramesPerSecond: given('Frames of the glasses', 60, '1/second'),
  mobileNpuTime: given('Time of a frame on the NPU', 9, 'ms'),
  mobileCpuTime: given('Time of a frame on the CPU', 28, 'ms'),
  mobileCorrelation: given('Correlation from frame to frame, glasses', 0.99, undefined, 2),
  goldenFew: { ...given('Golden inputs of a quick replay', 16), symbol: 'k' },
  goldenMany: given('Golden inputs of a full replay', 256),
  tinyToneIsolation: given('Isolation from a steady tone', 6, 'dB'),
  tenfold: { label: 'Ten times the power', unit: 'dB', digits: 0, value: 10, kind: 'definition' },
  tinyFramesPerSecond: given('Frames of the hearable', 100, '1/second'),
  tinyCorrelation: given('Correlation from frame to frame, hearable', 0.9, undefined, 1),
  tinyDraw: given('Power that the hearable draws', 0.7, 'mW', 1),
  tinyBudget: given('Power that it may draw', 1, 'mW'),
} as const satisfies Readonly<Record<string, Constant>>;
export type RadarConstants = ConstantValues<typeof radarConstants>;

/** What a monitor compares, bin by bin, at launch and when all is new. */
export interface Watched {
  readonly names: readonly string[];
  readonly reference: readonly number[];
  readonly moved: readonly number[];
}

const numbered = (what: string, count: number, first: string, last: string): string[] =>
  Array.from({ length: count }, (_, bin) => (bin === 0 ? first : bin === count - 1 ? last : `${what} ${bin + 1}`));

const brightnessNames = numbered('', 10, 'darkest', 'brightest').map((name) => name.trim());
const marginNames = numbered('', marginBins, 'least sure', 'surest').map((name) => name.trim());
const bandNames = numbered('', bandEnergy.length, 'lowest band', 'highest band').map((name, band) =>
  band === fanBand ? 'band of the fan' : name.trim(),
);
const fanOnly = bandEnergy.map((_, band) => (band === fanBand ? 1 : 0));
/** Every driver's output margins do not depend on what a reader moves. */
const marginsOf = Object.fromEntries(
  (Object.keys(drivers) as Driver[]).map((driver) => [driver, marginShares(driver)]),
) as unknown as Readonly<Record<Driver, readonly number[]>>;
const evenDeciles = marginsOf.compiled;

const prompts: Watched = {
  names: promptIntents.map(({ name }) => name),
  reference: promptIntents.map(({ launch }) => launch),
  moved: promptIntents.map(({ later }) => later),
};
const promptSuccess = promptIntents.map(({ success }) => success);

/** What is compared: the inputs, but for the glasses' outputs, which a reader may ask for. */
export function watchedOf(track: Track, driver: Driver, outputs: boolean): Watched {
  switch (track) {
    case 'cloud':
      return prompts;
    case 'edge':
      return { names: brightnessNames, reference: clearFrames, moved: snowFrames };
    case 'mobile':
      return outputs
        ? { names: marginNames, reference: evenDeciles, moved: marginsOf[driver] }
        : { names: brightnessNames, reference: evenDeciles, moved: evenDeciles };
    case 'tiny':
      return { names: bandNames, reference: bandEnergy, moved: fanOnly };
  }
}

/** Shares of all bins when a share α is new. */
export const sharesAt = ({ reference, moved }: Watched, share: number): readonly number[] =>
  moved === reference ? reference : mixHistograms(reference, moved, share);

/** The share of what is new at the end of each track's own scale. */
export const mostNew = (track: Track, c: RadarConstants): number =>
  track === 'edge' ? c.edgeMostSnow : track === 'tiny' ? 0.5 : 1;

/** Accuracy of a model that is right with a fixed probability in each kind of input, in percent; null without labels. */
export function accuracyAt(track: Track, driver: Driver, share: number, c: RadarConstants): number | null {
  switch (track) {
    case 'cloud':
      return c.whole * expectedValue(sharesAt(prompts, share), promptSuccess);
    case 'edge':
      return c.edgeAccuracy * (1 - c.edgeHarm * share);
    case 'mobile':
      return c.whole * ((1 - share) * compiledAccuracy + share * distortedAccuracy(meanMargin, drivers[driver]));
    case 'tiny':
      return null;
  }
}

/** Noise that comes through, as a share of what is there, at an isolation in dB. */
const passing = (isolation: number, c: RadarConstants): number => 10 ** (-isolation / c.tenfold);

/** Isolation −10·log₁₀((1 − α)·10^(−I₀/10) + α·10^(−I₁/10)), in dB. */
export function isolationAt(share: number, c: RadarConstants): number {
  const through = (1 - share) * passing(c.tinyIsolation, c) + share * passing(c.tinyToneIsolation, c);
  return -c.tenfold * Math.log10(through);
}

/**
 * What is lost, times what can be borne: 1 where harm begins. Borne are: the cloud's loss at its cheapest interval,
 * r·T*; the points down to a floor; the decibels down to the promise.
 */
export function harmAt(track: Track, driver: Driver, share: number, c: RadarConstants): number {
  if (track === 'tiny') return (c.tinyIsolation - isolationAt(share, c)) / (c.tinyIsolation - c.tinyFloor);
  const lost = accuracyAt(track, driver, 0, c)! - accuracyAt(track, driver, share, c)!;
  return lost / bearablePoints(track, c);
}

/** Points that can be borne; the hearable counts in decibels. */
export function bearablePoints(track: Exclude<Track, 'tiny'>, c: RadarConstants): number {
  switch (track) {
    case 'cloud':
      return c.cloudLossRate * cloudOptimum(c);
    case 'edge':
      return c.edgeAccuracy - c.edgeFloor;
    case 'mobile':
      return c.whole * compiledAccuracy - c.mobileFloor;
  }
}

/** T* of the cloud's full retraining, days. */
export function cloudOptimum(c: RadarConstants): number {
  const growth = ((c.cloudPromptsPerDay * c.cloudIncome) / c.whole) * c.cloudLossRate;
  return optimalInterval(c.cloudRetrainCost, growth);
}

/** The share at which harm begins: {@link harmAt} is 1 there; null where even all of it does no such harm. */
export function shareAtHarm(track: Track, driver: Driver, c: RadarConstants): number | null {
  if (track === 'tiny') {
    const [known, tone] = [passing(c.tinyIsolation, c), passing(c.tinyToneIsolation, c)];
    return (passing(c.tinyFloor, c) - known) / (tone - known);
  }
  // Accuracy falls in a straight line with the share.
  const share = 1 / harmAt(track, driver, 1, c);
  return share > 0 && share <= mostNew(track, c) ? share : null;
}

/** Frames of a 60 FPS product, or prompts, that a monitor sees, and how much each resembles the one before. */
export function streamOf(track: Track, c: RadarConstants): { perSecond: number; correlation: number } {
  switch (track) {
    case 'cloud':
      return { perSecond: c.cloudPromptsPerDay / c.secondsPerDay, correlation: 0 };
    case 'edge':
      return { perSecond: c.edgeFramesPerSecond, correlation: c.edgeCorrelation };
    case 'mobile':
      return { perSecond: c.mobileFramesPerSecond, correlation: c.mobileCorrelation };
    case 'tiny':
      return { perSecond: c.tinyFramesPerSecond, correlation: c.tinyCorrelation };
  }
}

/**
 * How much of its budget the infrastructure uses, in percent: replicas by Little's law, the loop and the frame by their time,
 * the hearable by its power. What runs where matters; what the world sends does not, so no drift is among the arguments.
 */
export function infrastructureUse(track: Track, onCpu: boolean, c: RadarConstants): number {
  switch (track) {
    case 'cloud':
      return (c.whole * (c.cloudPromptsPerDay / c.secondsPerDay) * c.cloudSecondsPerPrompt) / c.cloudReplicas;
    case 'edge':
      return (c.whole * c.edgeInference) / c.edgeLoop;
    case 'mobile':
      return (c.whole * frameTime(onCpu, c) * c.mobileFramesPerSecond) / c.millisecondsPerSecond;
    case 'tiny':
      return (c.whole * c.tinyDraw) / c.tinyBudget;
  }
}

/** Time of a frame of the glasses, ms. */
export const frameTime = (onCpu: boolean, c: RadarConstants): number => (onCpu ? c.mobileCpuTime : c.mobileNpuTime);
