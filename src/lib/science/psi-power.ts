/**
 * How often PSI reaches a threshold when the inputs have drifted, and which threshold costs least.
 *
 * With a true PSI of J, n rows now, m reference rows and B bins of equal mass, PSI / (1/n + 1/m) is nearly non-central
 * chi-squared with B − 1 degrees of freedom and noncentrality J / (1/n + 1/m). Simulated with half-counts, at a true PSI and a
 * threshold of 0.1 and 10 bins, the power is 2 points lower at 200 rows, 1 at 500 and 1,000, and half a point at 5,000.
 */
import { chiSquaredQuantile } from './chi-squared.ts';
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

/**
 * Noncentrality that a chi-squared test needs for a power: by bisection, for the power rises with it.
 * @param degrees k > 0
 * @param level α, and `power` above it, between 0 and 1
 * @throws RangeError outside those ranges
 */
export function noncentralityForPower(degrees: number, level: number, power: number): number {
  if (!(level > 0 && level < power && power < 1))
    throw new RangeError(`level ${level} and power ${power} must lie between 0 and 1, the level below`);
  const critical = chiSquaredQuantile(1 - level, degrees);
  let [low, high] = [0, 1];
  while (noncentralChiSquaredUpperTail(critical, degrees, high) < power) [low, high] = [high, 2 * high];
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (noncentralChiSquaredUpperTail(critical, degrees, middle) < power) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Rows per check that see a true PSI with the power asked for, by the threshold that noise exceeds with probability α:
 * n = 1 / (J / λ − 1/m), λ the {@link noncentralityForPower}.
 * @param truePsi J in nats, > 0
 * @param referenceRows m, >= 1 or Infinity
 * @param bins B, whole number >= 2
 * @returns rows, not rounded; null where the reference itself is too small
 * @throws RangeError outside those ranges
 */
export function rowsToSeePsi(
  truePsi: number,
  referenceRows: number,
  bins: number,
  level: number,
  power: number,
): number | null {
  if (!(truePsi > 0)) throw new RangeError(`truePsi ${truePsi} must be > 0`);
  if (!(referenceRows >= 1)) throw new RangeError(`referenceRows ${referenceRows} must be >= 1`);
  if (!Number.isInteger(bins) || bins < 2) throw new RangeError(`bins ${bins} must be a whole number >= 2`);
  const inverse = truePsi / noncentralityForPower(bins - 1, level, power) - 1 / referenceRows;
  return inverse > 0 ? 1 / inverse : null;
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
