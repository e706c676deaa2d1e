/** A test that is looked at again and again while its data come in, with no effect to be found. */
import { normalQuantile } from './normal-quantile.ts';
import { gaussLegendre } from './quadrature.ts';

function check(looks: number, level: number): void {
  if (!Number.isInteger(looks) || looks < 1) throw new RangeError(`looks ${looks} must be a whole number >= 1`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} must lie between 0 and 1`);
}

/**
 * Probability of at least one false alarm in independent tests: 1 − (1 − α)^k. Looks at one growing sample are not that.
 * @param looks k, whole number >= 1
 * @param level α of each, between 0 and 1
 * @throws RangeError outside those ranges
 */
export function falseAlarmIfIndependent(looks: number, level: number): number {
  check(looks, level);
  return 1 - (1 - level) ** looks;
}

/** Nodes on which the density of the running sum is kept: the rates below are then good to seven digits. */
const nodeCount = 48;
const quadrature = /* @__PURE__ */ gaussLegendre(nodeCount);

/**
 * Probability that a sample without any effect looks significant at least once, by the k-th of equally spaced looks, for
 * k = 1 … looks.
 *
 * After k looks the running sum S_k of k standard normals is called significant when |S_k| > z√k. The density of the sums
 * that never were is carried from look to look: f_{k+1}(s) = ∫ f_k(u) φ(s − u) du over |u| <= z√k.
 * @param looks whole number >= 1
 * @param level α of a single two-sided look, between 0 and 1
 * @returns one probability for each number of looks
 * @throws RangeError outside those ranges
 * @source Armitage, McPherson and Rowe (1969), J. R. Stat. Soc. A 132, 235
 */
export function falseAlarmByLook(looks: number, level: number): number[] {
  check(looks, level);
  const z = normalQuantile(1 - level / 2);
  const phi = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sums = quadrature.map(({ node }) => z * node);
  let mass = quadrature.map(({ weight }, index) => z * weight * phi(sums[index]!));
  const rates = [1 - mass.reduce((total, part) => total + part, 0)];
  for (let look = 2; look <= looks; look++) {
    const reach = z * Math.sqrt(look);
    const next = quadrature.map(({ node }) => reach * node);
    const [from, weights] = [sums, mass];
    mass = next.map(
      (sum, index) =>
        reach * quadrature[index]!.weight * from.reduce((total, u, at) => total + weights[at]! * phi(sum - u), 0),
    );
    sums = next;
    rates.push(1 - mass.reduce((total, part) => total + part, 0));
  }
  return rates;
}

/**
 * False-positive rate of a test without effect that is stopped at the first of k equally spaced looks that is significant:
 * the last of {@link falseAlarmByLook}. At α = 5 %: 5 % for one look, 14 % for five, 19 % for ten.
 * @param looks k, whole number >= 1
 * @param level α of a single two-sided look, between 0 and 1
 * @returns probability
 * @throws RangeError outside those ranges
 */
export function peekingFalsePositiveRate(looks: number, level: number): number {
  return falseAlarmByLook(looks, level).at(-1)!;
}
