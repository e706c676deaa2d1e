/** Telling two proportions apart: the test, and the sample that it needs. All rates are shares, 0 to 1. */
import { normalQuantile } from './normal-quantile.ts';
import { twoSidedTail } from './normal.ts';

function checkShares(shares: Readonly<Record<string, number>>): void {
  for (const [name, share] of Object.entries(shares)) {
    if (!(share > 0 && share < 1)) throw new RangeError(`${name} ${share} must lie between 0 and 1`);
  }
}

/**
 * z of the pooled test of two proportions in arms of equal size: (q − p) / √(2 · p̄ · (1 − p̄) / n), with p̄ = (p + q) / 2.
 * @param control p, and `treated` q
 * @param perArm n, people in each arm, > 0
 * @throws RangeError outside those ranges
 * @source Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3.1
 */
export function pooledZ(control: number, treated: number, perArm: number): number {
  checkShares({ control, treated });
  if (!(perArm > 0)) throw new RangeError(`perArm ${perArm} must be > 0`);
  const mean = (control + treated) / 2;
  return (treated - control) / Math.sqrt((2 * mean * (1 - mean)) / perArm);
}

/** Two-sided p-value of the test of {@link pooledZ}. */
export function pooledPValue(control: number, treated: number, perArm: number): number {
  return twoSidedTail(pooledZ(control, treated, perArm));
}

/**
 * People in each arm of a two-sided test of two proportions:
 * n = ((z_{1−α/2} · √(2p̄q̄) + z_{power} · √(p₁q₁ + p₂q₂)) / (p₂ − p₁))².
 * @param control p₁, and `treated` p₂
 * @param significance α
 * @param power probability of seeing the difference when it is there
 * @returns people, not rounded
 * @throws RangeError for a share outside 0 to 1, or equal proportions
 * @source Fleiss, Levin and Paik (2003), 4.2, without continuity correction
 */
export function peoplePerArm(control: number, treated: number, significance: number, power: number): number {
  checkShares({ control, treated, significance, power });
  if (control === treated) throw new RangeError(`control and treated are both ${control}`);
  const mean = (control + treated) / 2;
  const falseAlarm = normalQuantile(1 - significance / 2) * Math.sqrt(2 * mean * (1 - mean));
  const miss = normalQuantile(power) * Math.sqrt(control * (1 - control) + treated * (1 - treated));
  return ((falseAlarm + miss) / (treated - control)) ** 2;
}
