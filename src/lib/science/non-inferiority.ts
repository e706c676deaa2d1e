/** Is a new model worse than the old one by no more than we can bear? All rates are shares, 0 to 1. */
import { normalQuantile } from './normal-quantile.ts';

/** Three answers, for "not proven" is one: it asks for more data, not for a launch. */
export type Verdict = 'pass' | 'fail' | 'not proven';

/** A difference, and the bounds that a one-sided test puts on it. */
export interface Judgement {
  readonly change: number;
  readonly lower: number;
  readonly upper: number;
}

function judged(change: number, error: number, significance: number): Judgement {
  if (!(significance > 0 && significance < 0.5))
    throw new RangeError(`significance ${significance} must lie between 0 and 0.5`);
  const reach = normalQuantile(1 - significance) * error;
  return { change, lower: change - reach, upper: change + reach };
}

function checkRows(rows: number): void {
  if (!(rows > 0)) throw new RangeError(`rows ${rows} must be > 0`);
}

/**
 * Both models on the same requests: Δ = p₀₁ − p₁₀ with the standard error √((p₀₁ + p₁₀ − Δ²) / n), bounds Δ ± z·SE. What the
 * requests have in common cancels.
 * @param gained p₀₁, share that only the new model gets right, and `lost` p₁₀, that only the old one does
 * @param rows n > 0
 * @param significance α of each bound, between 0 and 0.5
 * @throws RangeError outside those ranges
 * @source Agresti (2013), Categorical Data Analysis, 11.1
 */
export function pairedChange(gained: number, lost: number, rows: number, significance: number): Judgement {
  if (!(gained >= 0 && lost >= 0 && gained + lost <= 1))
    throw new RangeError(`gained ${gained} and lost ${lost} must be >= 0 and at most 1 together`);
  checkRows(rows);
  const change = gained - lost;
  return judged(change, Math.sqrt((gained + lost - change * change) / rows), significance);
}

/**
 * Each model on requests of its own: Δ = b − a with the standard error √(a(1 − a)/n + b(1 − b)/n).
 * @param before a, and `after` b, shares 0 to 1
 * @param rows n of each, > 0
 * @throws RangeError outside those ranges
 */
export function unpairedChange(before: number, after: number, rows: number, significance: number): Judgement {
  for (const [name, share] of Object.entries({ before, after }))
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} ${share} must lie in [0, 1]`);
  checkRows(rows);
  return judged(after - before, Math.sqrt((before * (1 - before) + after * (1 - after)) / rows), significance);
}

/**
 * Pass where the whole interval lies above −δ, fail where it lies below, and otherwise not proven.
 * @param margin δ >= 0: the loss that can be borne; 0 asks for a gain
 * @throws RangeError when the margin is negative
 */
export function verdictOf({ lower, upper }: Judgement, margin: number): Verdict {
  if (!(margin >= 0)) throw new RangeError(`margin ${margin} must be >= 0`);
  if (lower > -margin) return 'pass';
  return upper < -margin ? 'fail' : 'not proven';
}

/**
 * Requests that prove a model without any loss to lose no more than δ: (z_{1−α} + z_{power})² · v / δ².
 * @param variance v of one request's difference: 2c for both models on the same requests of which each alone gets a share c
 *   right, 2p(1 − p) for requests of their own
 * @param margin δ > 0
 * @returns requests, not rounded
 * @throws RangeError outside those ranges
 */
export function requestsToProve(variance: number, margin: number, significance: number, power: number): number {
  for (const [name, value] of Object.entries({ variance, margin, significance, power }))
    if (!(value > 0)) throw new RangeError(`${name} ${value} must be > 0`);
  return ((normalQuantile(1 - significance) + normalQuantile(power)) ** 2 * variance) / margin ** 2;
}

/**
 * Requests from which a measured change passes: (z_{1−α})² · v / (Δ + δ)², where the lower bound Δ − z·√(v / n) meets −δ.
 * @param change Δ, share
 * @param variance v of one request's difference, > 0: p₀₁ + p₁₀ − Δ² on the same requests, a(1 − a) + b(1 − b) on requests of
 *   their own
 * @param margin δ >= 0; 0 asks for a gain
 * @returns requests, not rounded; null where the change itself does not lie above −δ, so that no number proves it
 * @throws RangeError outside those ranges
 */
export function requestsToPass(change: number, variance: number, margin: number, significance: number): number | null {
  if (!(variance > 0)) throw new RangeError(`variance ${variance} must be > 0`);
  if (!(margin >= 0)) throw new RangeError(`margin ${margin} must be >= 0`);
  if (!(significance > 0 && significance < 0.5))
    throw new RangeError(`significance ${significance} must lie between 0 and 0.5`);
  return change + margin > 0 ? (normalQuantile(1 - significance) ** 2 * variance) / (change + margin) ** 2 : null;
}
