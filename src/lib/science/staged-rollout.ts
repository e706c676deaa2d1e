/**
 * A rollout in stages as an optimisation: long stages find a bad build while few see it, and keep a good one waiting.
 *
 * Each stage compares the labelled outcomes of the new build with those of the old one. The false alarms of a good build are left
 * out, as is what one stage's evidence adds to the next.
 */
import { normalQuantile } from './normal-quantile.ts';
import { normalCdf } from './normal.ts';
import { whereReached } from './root.ts';

export interface Rollout {
  /** f_j, shares of the traffic that get the new build, rising, each above 0 and below 1; then all of it. */
  readonly fractions: readonly number[];
  /** M, outcomes per day over all the traffic, > 0. */
  readonly outcomes: number;
  /** φ, share of the outcomes that get a label, 0 to 1. */
  readonly labelled: number;
  /** w, share of the traffic that a bad build harms, 0 to 1. */
  readonly affected: number;
  /** p₀, what the old build gets right there, between 0 and 1. */
  readonly baseline: number;
  /** Δ, how much less a bad build gets right, share > 0. */
  readonly drop: number;
  /** κ, what one failure of a bad build weighs, >= 0. */
  readonly severity: number;
  /** R, days from the alarm until the old build is back, >= 0. */
  readonly rollback: number;
  /** π, probability that the build is bad, 0 to 1. */
  readonly prior: number;
  /** G, what a good build brings in a day at full traffic, in weighted failures, >= 0. */
  readonly gain: number;
  /** α of each stage's one-sided test, between 0 and 0.5. */
  readonly significance: number;
}

export interface RolloutStage {
  readonly fraction: number;
  /** n, labelled outcomes of the affected traffic on the new build. */
  readonly labels: number;
  /** Probability that the stage finds a bad build. */
  readonly power: number;
  /** Probability that a bad build comes as far as this stage. */
  readonly reached: number;
  /** Expected weighted failures of a bad build in this stage. */
  readonly harm: number;
}

/** Weighted failures, over the whole rollout. */
export interface RolloutRegret {
  readonly stages: readonly RolloutStage[];
  /** Probability that a bad build comes through all stages. */
  readonly escaped: number;
  /** If the build is bad. */
  readonly harm: number;
  /** If it is good: what the waiting keeps back. */
  readonly delay: number;
  /** π·harm + (1 − π)·delay */
  readonly regret: number;
}

function check(rollout: Rollout): void {
  const { fractions, outcomes, labelled, affected, baseline, drop, severity, rollback, prior, gain } = rollout;
  const rising = fractions.every((share, stage) => share > (fractions[stage - 1] ?? 0) && share < 1);
  if (!rising) throw new RangeError(`fractions ${fractions.join(', ')} must rise between 0 and 1`);
  for (const [name, value] of Object.entries({ outcomes, drop }))
    if (!(value > 0)) throw new RangeError(`${name} ${value} must be > 0`);
  for (const [name, value] of Object.entries({ severity, rollback, gain }))
    if (!(value >= 0)) throw new RangeError(`${name} ${value} must be >= 0`);
  for (const [name, value] of Object.entries({ labelled, affected, prior }))
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} ${value} must lie in [0, 1]`);
  if (!(baseline > 0 && baseline < 1)) throw new RangeError(`baseline ${baseline} must lie between 0 and 1`);
}

/** Weighted failures per day of a bad build at full traffic: κ · M · w · Δ. */
const failuresPerDay = ({ severity, outcomes, affected, drop }: Rollout): number =>
  severity * outcomes * affected * drop;

/**
 * Regret of a rollout whose stages last d days each.
 *
 * power_j = Φ(Δ / √(p₀(1 − p₀) / (n_j(1 − f_j))) − z), n_j = f_j·M·φ·w·d; reached_j = Π_{i<j}(1 − power_i);
 * harm = κ·M·w·Δ · (Σ reached_j·f_j·(d + R·power_j) + escaped·(1 + R)): one day of everything until a build that came through is
 * found out; delay = G·d·Σ(1 − f_j).
 * @param days d, > 0
 * @throws RangeError outside the ranges of {@link Rollout}
 */
export function stagedRollout(rollout: Rollout, days: number): RolloutRegret {
  return stagedRolloutOf(rollout)(days);
}

/**
 * {@link stagedRollout} for many lengths of one rollout, checked once.
 * @throws RangeError outside the ranges of {@link Rollout}; the function, for days that are not positive
 */
export function stagedRolloutOf(rollout: Rollout): (days: number) => RolloutRegret {
  check(rollout);
  const quantile = normalQuantile(1 - rollout.significance);
  return (days) => regretAt(rollout, days, quantile);
}

function regretAt(rollout: Rollout, days: number, quantile: number): RolloutRegret {
  if (!(days > 0)) throw new RangeError(`days ${days} must be > 0`);
  const { fractions, outcomes, labelled, affected, baseline, drop, rollback, prior, gain, significance } = rollout;
  const perDay = failuresPerDay(rollout);
  let reached = 1;
  const stages = fractions.map((fraction): RolloutStage => {
    const labels = fraction * outcomes * labelled * affected * days;
    const error = Math.sqrt((baseline * (1 - baseline)) / (labels * (1 - fraction)));
    const power = labels > 0 ? normalCdf(drop / error - quantile) : significance;
    const stage = {
      fraction,
      labels,
      power,
      reached,
      harm: perDay * reached * fraction * (days + rollback * power),
    };
    reached *= 1 - power;
    return stage;
  });
  const harm = stages.reduce((sum, stage) => sum + stage.harm, perDay * reached * (1 + rollback));
  const delay = gain * days * fractions.reduce((sum, fraction) => sum + 1 - fraction, 0);
  return { stages, escaped: reached, harm, delay, regret: prior * harm + (1 - prior) * delay };
}

/**
 * Regret of giving the build to everybody at once: π·κ·M·w·Δ·(1 + R), with one day until it is found out.
 * @returns weighted failures
 * @throws RangeError outside the ranges of {@link Rollout}
 */
export function bigBangRegret(rollout: Rollout): number {
  check(rollout);
  return rollout.prior * failuresPerDay(rollout) * (1 + rollout.rollback);
}

/**
 * The stage length of least regret among candidates.
 * @param candidates days, at least one, each > 0
 * @throws RangeError without candidates
 */
export function bestStageLength(
  rollout: Rollout,
  candidates: readonly number[],
): { readonly days: number; readonly regret: number } {
  if (candidates.length === 0) throw new RangeError('candidates must not be empty');
  const at = stagedRolloutOf(rollout);
  let best = { days: candidates[0]!, regret: at(candidates[0]!).regret };
  for (const days of candidates.slice(1)) {
    const { regret } = at(days);
    if (regret < best.regret) best = { days, regret };
  }
  return best;
}

/**
 * The longest stages that do not cost more than the big bang, by bisection between a length at which they do not and one at
 * which they do.
 * @param cheap days at which staging pays, and `dear` > cheap days at which it does not
 * @returns days; null where it does not pay at `cheap`, or still pays at `dear`
 */
export function longestPayingStage(rollout: Rollout, cheap: number, dear: number): number | null {
  const limit = bigBangRegret(rollout);
  const at = stagedRolloutOf(rollout);
  const regret = (days: number) => at(days).regret;
  if (regret(cheap) >= limit || regret(dear) < limit) return null;
  return whereReached(regret, limit, cheap, dear);
}
