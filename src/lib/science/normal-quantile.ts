/** Quantiles of the normal distribution, from stdlib. */
import inverseComplementaryError from '@stdlib/math-base-special-erfcinv';

/**
 * The value that a standard normal variable stays below with the given probability: Φ⁻¹(p) = −√2 · erfc⁻¹(2p), taken from
 * the nearer tail, so that it keeps its digits at 1e-300 too.
 * @param probability between 0 and 1
 * @returns standard deviations
 * @throws RangeError outside that range
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability ${probability} must lie between 0 and 1`);
  if (probability === 0.5) return 0;
  const tail = Math.SQRT2 * inverseComplementaryError(2 * Math.min(probability, 1 - probability));
  return probability < 0.5 ? -tail : tail;
}
