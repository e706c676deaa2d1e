/**
 * The slices of each track, the two candidates that are to replace the old build, and how a candidate is judged slice by slice.
 *
 * A is the quick repair, with the best aggregate in every track; B the careful one. Shares are invented for this mission.
 */
import {
  type Judgement,
  pairedChange,
  requestsToPass,
  unpairedChange,
  type Verdict,
  verdictOf,
} from '../science/non-inferiority.ts';
import type { Slice } from '../science/slices.ts';
import type { Track } from './_mission-profiles.ts';

export type Candidate = 'quick' | 'careful';

export interface MissionSlice {
  readonly name: string;
  /** Share of the traffic. */
  readonly weight: number;
  /** What the old build and the candidates get right, shares. */
  readonly before: number;
  readonly quick: number;
  readonly careful: number;
  /** The slice for whose sake the build is replaced: it has to gain. */
  readonly target?: true;
}

export const missionSlices = {
  cloud: [
    { name: 'core', weight: 0.78, before: 0.86, quick: 0.856, careful: 0.86 },
    { name: 'multilingual', weight: 0.14, before: 0.82, quick: 0.775, careful: 0.816 },
    { name: 'slang', weight: 0.08, before: 0.35, quick: 0.86, careful: 0.74, target: true },
  ],
  edge: [
    { name: 'day, clear', weight: 0.88, before: 0.97, quick: 0.972, careful: 0.968 },
    { name: 'night', weight: 0.08, before: 0.93, quick: 0.9, careful: 0.931 },
    { name: 'snow', weight: 0.04, before: 0.55, quick: 0.84, careful: 0.86, target: true },
  ],
  mobile: [
    { name: 'old driver', weight: 0.62, before: 0.95, quick: 0.935, careful: 0.95 },
    { name: 'new driver', weight: 0.3, before: 0.754, quick: 0.955, careful: 0.93, target: true },
    { name: 'battery low', weight: 0.08, before: 0.7, quick: 0.93, careful: 0.88, target: true },
  ],
  tiny: [
    { name: 'quiet', weight: 0.55, before: 0.97, quick: 0.965, careful: 0.968 },
    { name: 'street', weight: 0.25, before: 0.92, quick: 0.925, careful: 0.921 },
    { name: 'fan at home', weight: 0.15, before: 0.3, quick: 0.89, careful: 0.82, target: true },
    { name: 'battery weak', weight: 0.05, before: 0.9, quick: 0.72, careful: 0.895 },
  ],
} as const satisfies Readonly<Record<Track, readonly MissionSlice[]>>;

export const sliceNames = Object.values(missionSlices).flatMap((slices) => slices.map(({ name }) => name));
export type SliceName = (typeof sliceNames)[number];

/** A candidate as a report of slices takes it. */
export const sliceOf = ({ name, weight, before, ...after }: MissionSlice, candidate: Candidate): Slice => ({
  name,
  weight,
  before,
  after: after[candidate],
});

/** How a candidate is compared with the old build. */
export interface Evidence {
  /** Both on the same requests, or each on its own. */
  readonly paired: boolean;
  /** c, share that each of two equally good builds gets right alone; only where they see the same requests. */
  readonly churn: number;
  /** δ, share that a slice may lose. */
  readonly margin: number;
  /** α of each bound. */
  readonly significance: number;
}

export interface SliceJudgement extends Judgement {
  readonly verdict: Verdict;
  /** Requests to the slice from which this change passes; null where none do. */
  readonly needed: number | null;
}

/**
 * A slice after so many requests: paired with p₁₀ = c + max(0, −Δ) and p₀₁ = c + max(0, Δ), capped by what there is to lose and
 * to gain (MP-M7), or unpaired (MP-M7u). A target has to gain; the others may lose the margin.
 * @param rows requests to the slice, > 0
 */
export function judgeSlice(
  slice: MissionSlice,
  candidate: Candidate,
  rows: number,
  evidence: Evidence,
): SliceJudgement {
  const { before, [candidate]: after } = slice;
  const { paired, significance } = evidence;
  const margin = slice.target ? 0 : evidence.margin;
  const change = after - before;
  // Nobody can lose more than was right, nor gain more than was wrong.
  const churn = Math.min(evidence.churn, change < 0 ? after : before, change < 0 ? 1 - before : 1 - after);
  const [gained, lost] = [churn + Math.max(0, change), churn + Math.max(0, -change)];
  const judgement = paired
    ? pairedChange(gained, lost, rows, significance)
    : unpairedChange(before, after, rows, significance);
  const variance = paired ? gained + lost - change * change : before * (1 - before) + after * (1 - after);
  return {
    ...judgement,
    verdict: verdictOf(judgement, margin),
    // Without churn and change the two never differ, and a single request shows it.
    needed: variance > 0 ? requestsToPass(change, variance, margin, significance) : 1,
  };
}
