/** How many labels it takes to see that accuracy has fallen. */
import { normalQuantile } from './normal-quantile.ts';

function checkShares(shares: Readonly<Record<string, number>>): void {
  for (const [name, share] of Object.entries(shares)) {
    if (!(share > 0 && share < 1)) throw new RangeError(`${name} ${share} must lie between 0 and 1`);
  }
}

/**
 * Labels needed by a one-sided one-sample test of a proportion:
 * n = ((z_{1−α} · √(p₀q₀) + z_{power} · √(p₁q₁)) / (p₀ − p₁))².
 * @param before p₀, the proportion that is assumed, 0 to 1
 * @param after p₁, the proportion to be told from it
 * @param significance α, probability of a false alarm
 * @param power probability of seeing the change when it is there
 * @returns labels, not rounded
 * @throws RangeError for a probability outside 0 to 1, or equal proportions
 * @source Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 2.3
 */
export function labelsNeeded(before: number, after: number, significance: number, power: number): number {
  checkShares({ before, after, significance, power });
  if (before === after) throw new RangeError(`before and after are both ${before}`);
  const falseAlarm = normalQuantile(1 - significance) * Math.sqrt(before * (1 - before));
  const miss = normalQuantile(power) * Math.sqrt(after * (1 - after));
  return ((falseAlarm + miss) / (before - after)) ** 2;
}

/**
 * The smallest drop below a proportion that a one-sided test sees with the power asked for: by bisection on
 * {@link labelsNeeded}, which falls with the drop.
 * @param before p₀, the proportion that is assumed, between 0 and 1
 * @param labels n, > 0
 * @returns share; null where so few labels could not even tell an accuracy of nothing from it
 * @throws RangeError for a probability outside 0 to 1, or no labels
 */
export function smallestVisibleDrop(
  before: number,
  labels: number,
  significance: number,
  power: number,
): number | null {
  checkShares({ before, significance, power });
  if (!(labels > 0)) throw new RangeError(`labels ${labels} must be > 0`);
  const needed = (drop: number) => labelsNeeded(before, before - drop, significance, power);
  let [low, high] = [0, before * (1 - 1e-9)];
  if (needed(high) > labels) return null;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (needed(middle) > labels) low = middle;
    else high = middle;
  }
  return high;
}
