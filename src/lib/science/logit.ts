/** Scores between 0 and 1, and the line that they come from. */
import { normalUpperTail } from './normal.ts';

/**
 * Log-odds of a score: ln(s / (1 − s)).
 * @param score s, between 0 and 1
 * @throws RangeError outside that range
 */
export function logit(score: number): number {
  if (!(score > 0 && score < 1)) throw new RangeError(`score ${score} must lie between 0 and 1`);
  return Math.log(score / (1 - score));
}

/** Score of log-odds, the other way round: 1 / (1 + e^(−x)). */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Share of scores at or above s where their log-odds follow a normal distribution: 1 − Φ((logit s − μ) / σ).
 * @param score s, between 0 and 1
 * @param mean μ and `deviation` σ > 0 of the log-odds
 * @returns share, exact far into the tail
 * @throws RangeError outside those ranges
 */
export function shareOfScoresFrom(score: number, mean: number, deviation: number): number {
  if (!(deviation > 0)) throw new RangeError(`deviation ${deviation} must be > 0`);
  return normalUpperTail((logit(score) - mean) / deviation);
}
