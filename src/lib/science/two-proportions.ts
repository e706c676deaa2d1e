/** Telling two proportions apart: the test, and the sample that it needs. All rates are shares, 0 to 1. */
import { normalQuantile } from './normal-quantile.ts';
import { normalCdf, twoSidedTail } from './normal.ts';

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

/**
 * z of the pooled test of two proportions in samples of any size: (q − p) / √(p̄ · (1 − p̄) · (1/n + 1/m)), with the pooled
 * share p̄ = (n·p + m·q) / (n + m).
 * @param before p of `beforeRows` n, and `after` q of `afterRows` m, rows > 0
 * @throws RangeError outside those ranges
 * @source Fleiss, Levin and Paik (2003), Statistical Methods for Rates and Proportions, 3.1
 */
export function pooledZOfSamples(before: number, beforeRows: number, after: number, afterRows: number): number {
  checkShares({ before, after });
  if (!(beforeRows > 0 && afterRows > 0)) throw new RangeError(`rows ${beforeRows} and ${afterRows} must be > 0`);
  const pooled = (before * beforeRows + after * afterRows) / (beforeRows + afterRows);
  return (after - before) / Math.sqrt(pooled * (1 - pooled) * (1 / beforeRows + 1 / afterRows));
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

/**
 * Power of the two-sided test of two proportions with n people in each arm, the other way round {@link peoplePerArm}:
 * Φ((|p₂ − p₁| · √n − z_{1−α/2} · √(2p̄q̄)) / √(p₁q₁ + p₂q₂)); the far tail is left out.
 * @param control p₁, and `treated` p₂
 * @param perArm n, > 0
 * @param significance α
 * @returns probability
 * @throws RangeError for a share outside 0 to 1, or no people
 * @source Fleiss, Levin and Paik (2003), 4.2, without continuity correction
 */
export function powerOfTwoProportions(control: number, treated: number, perArm: number, significance: number): number {
  checkShares({ control, treated, significance });
  if (!(perArm > 0)) throw new RangeError(`perArm ${perArm} must be > 0`);
  const mean = (control + treated) / 2;
  const falseAlarm = normalQuantile(1 - significance / 2) * Math.sqrt(2 * mean * (1 - mean));
  const spread = Math.sqrt(control * (1 - control) + treated * (1 - treated));
  return normalCdf((Math.abs(treated - control) * Math.sqrt(perArm) - falseAlarm) / spread);
}
