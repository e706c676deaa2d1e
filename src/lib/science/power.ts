/** How many labels it takes to see that accuracy has fallen. */
import { normalQuantile } from './normal-quantile.ts';

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
  for (const [name, value] of Object.entries({ before, after, significance, power })) {
    if (!(value > 0 && value < 1)) throw new RangeError(`${name} ${value} must lie between 0 and 1`);
  }
  if (before === after) throw new RangeError(`before and after are both ${before}`);
  const falseAlarm = normalQuantile(1 - significance) * Math.sqrt(before * (1 - before));
  const miss = normalQuantile(power) * Math.sqrt(after * (1 - after));
  return ((falseAlarm + miss) / (before - after)) ** 2;
}
