/**
 * How often PSI reaches a threshold when the inputs have drifted, and which threshold costs least.
 *
 * With a true PSI of J, n rows now, m reference rows and B bins of equal mass, PSI / (1/n + 1/m) is nearly non-central
 * chi-squared with B − 1 degrees of freedom and noncentrality J / (1/n + 1/m).
 */
import { goldenSectionMinimum } from './minimise.ts';
import { noncentralChiSquaredUpperTail } from './noncentral-chi-squared.ts';

/** The samples that are compared. */
export interface PsiSamples {
  /** n, rows in one check, >= 1. */
  readonly rows: number;
  /** m, rows of the reference, >= 1 or Infinity. */
  readonly referenceRows: number;
  /** B, whole number >= 2. */
  readonly bins: number;
}

/**
 * Probability that PSI reaches a threshold.
 * @param threshold nats, >= 0
 * @param truePsi J in nats, >= 0; 0 gives the rate of false alarms
 * @throws RangeError outside those ranges
 * @source Yurdakul (2018), Statistical Properties of Population Stability Index, for J = 0
 */
export function psiPower(threshold: number, truePsi: number, { rows, referenceRows, bins }: PsiSamples): number {
  if (!(rows >= 1 && referenceRows >= 1)) throw new RangeError(`rows ${rows} and ${referenceRows} must be >= 1`);
  if (!Number.isInteger(bins) || bins < 2) throw new RangeError(`bins ${bins} must be a whole number >= 2`);
  const scale = 1 / rows + 1 / referenceRows;
  return noncentralChiSquaredUpperTail(threshold / scale, bins - 1, truePsi / scale);
}

/** What alarms and their absence cost. */
export interface AlarmCosts {
  /** Share of checks in which the inputs have drifted, 0 to 1. */
  readonly driftShare: number;
  /** PSI of the drift when it is there, nats. */
  readonly truePsi: number;
  /** Money for an alarm without drift. */
  readonly falseAlarm: number;
  /** Money for a drift without alarm. */
  readonly missedDrift: number;
}

/**
 * Expected cost of a check: (1 − π) · c₀ · α(τ) + π · c₁ · (1 − power(τ)).
 * @param threshold τ, nats
 * @returns money for each check
 * @throws RangeError for a share outside 0 to 1, or as {@link psiPower}
 */
export function alarmCost(threshold: number, samples: PsiSamples, costs: AlarmCosts): number {
  const { driftShare, truePsi, falseAlarm, missedDrift } = costs;
  if (!(driftShare >= 0 && driftShare <= 1)) throw new RangeError(`driftShare ${driftShare} must lie in [0, 1]`);
  const falseAlarms = (1 - driftShare) * falseAlarm * psiPower(threshold, 0, samples);
  return falseAlarms + driftShare * missedDrift * (1 - psiPower(threshold, truePsi, samples));
}

/**
 * The threshold of least {@link alarmCost} between 0 and `highest`, by golden section: the cost falls with fewer false alarms
 * until the missed drifts outweigh them.
 * @param highest nats, > 0
 * @returns nats
 */
export function cheapestThreshold(samples: PsiSamples, costs: AlarmCosts, highest: number): number {
  return goldenSectionMinimum((threshold) => alarmCost(threshold, samples, costs), 0, highest, 1e-7);
}
