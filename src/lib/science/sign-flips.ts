/**
 * A classifier whose margins come back distorted: m′ = g·m + b + s·N(0, 1), where the margin of the true class is
 * m ~ N(μ, 1). It is right where the margin is positive. Margins are in standard deviations of m.
 */
import { normalCdf, normalDensity } from './normal.ts';
import { gaussLegendre } from './quadrature.ts';

/** What happens to a margin on its way. */
export interface Distortion {
  /** g > 0 */
  readonly gain: number;
  /** b */
  readonly offset: number;
  /** s >= 0, the standard deviation of what is added */
  readonly noise: number;
}

function check({ gain, noise }: Distortion): void {
  if (!(gain > 0)) throw new RangeError(`gain ${gain} must be > 0`);
  if (!(noise >= 0)) throw new RangeError(`noise ${noise} must be >= 0`);
}

/** Mean and standard deviation of the distorted margin: gμ + b, √(g² + s²). */
export function distortedMargin(mean: number, distortion: Distortion): { mean: number; deviation: number } {
  check(distortion);
  const { gain, offset, noise } = distortion;
  return { mean: gain * mean + offset, deviation: Math.hypot(gain, noise) };
}

/**
 * Accuracy of the distorted classifier: P(m′ > 0) = Φ((gμ + b) / √(g² + s²)).
 * @param mean μ
 * @returns share, 0 to 1
 * @throws RangeError for a gain that is not positive or a negative noise
 */
export function distortedAccuracy(mean: number, distortion: Distortion): number {
  const margin = distortedMargin(mean, distortion);
  return normalCdf(margin.mean / margin.deviation);
}

/** Far enough out for double precision. */
const reach = 9;
const nodes = gaussLegendre(40);

/**
 * Share of inputs on which the answer changes: P(sign m ≠ sign m′). It counts wrong answers that become right with those that
 * become wrong, so it is at least the change of the accuracy.
 *
 * Without noise it is |Φ(−b/g − μ) − Φ(−μ)|; else Gauss-Legendre quadrature over m, cut at 0 and at −b/g.
 * @param mean μ
 * @returns share, 0 to 1
 * @throws RangeError as {@link distortedAccuracy}
 */
export function flipRate(mean: number, distortion: Distortion): number {
  check(distortion);
  const { gain, offset, noise } = distortion;
  const turn = -offset / gain;
  if (noise === 0) return Math.abs(normalCdf(turn - mean) - normalCdf(-mean));
  const inside = (place: number) => Math.min(mean + reach, Math.max(mean - reach, place));
  const width = (reach * noise) / gain;
  const cuts = [mean - reach, turn - width, turn, turn + width, 0, mean + reach].map(inside).sort((a, b) => a - b);
  const flips = (margin: number) =>
    normalDensity(margin - mean) * normalCdf(((margin > 0 ? -1 : 1) * (gain * margin + offset)) / noise);
  return cuts.slice(1).reduce((sum, right, index) => {
    const half = (right - cuts[index]!) / 2;
    if (half === 0) return sum;
    return sum + half * nodes.reduce((part, { node, weight }) => part + weight * flips(right - half + half * node), 0);
  }, 0);
}

/**
 * Probability that a replay of fixed inputs shows no changed answer: (1 − flip)^k.
 * @param flip share of inputs that change, 0 to 1
 * @param inputs k >= 0, independent of each other
 * @throws RangeError outside those ranges
 */
export function missedByReplay(flip: number, inputs: number): number {
  if (!(flip >= 0 && flip <= 1)) throw new RangeError(`flip ${flip} must lie in [0, 1]`);
  if (!(inputs >= 0)) throw new RangeError(`inputs ${inputs} must be >= 0`);
  return (1 - flip) ** inputs;
}
