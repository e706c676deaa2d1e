/** How far two histograms lie apart. A histogram here is a list of shares that sum to 1. */

type Histogram = readonly number[];

/** Shares may miss the sum of 1 by rounding only. */
const sumTolerance = 1e-9;

function checkPair(reference: Histogram, current: Histogram): void {
  if (reference.length !== current.length || reference.length === 0)
    throw new RangeError(`${reference.length} bins cannot be compared with ${current.length}`);
  checkShares(reference);
  checkShares(current);
}

function checkShares(histogram: Histogram): void {
  let sum = 0;
  for (const share of histogram) {
    if (!(share >= 0)) throw new RangeError(`shares ${histogram.join(', ')} must be >= 0`);
    sum += share;
  }
  if (!(Math.abs(sum - 1) <= sumTolerance)) throw new RangeError(`shares sum to ${sum}, not to 1`);
}

function checkFilled(reference: Histogram, current: Histogram): void {
  checkPair(reference, current);
  for (const histogram of [reference, current]) {
    const empty = histogram.indexOf(0);
    if (empty >= 0) throw new RangeError(`bin ${empty + 1} is empty: smooth the counts first`);
  }
}

/**
 * What each bin adds to the population stability index: (cᵢ − eᵢ) · ln(cᵢ / eᵢ), in nats, each >= 0.
 * @param reference shares eᵢ > 0 of the training sample
 * @param current shares cᵢ > 0 of what is served now
 * @throws RangeError for bins that do not match, an empty bin, or shares that do not sum to 1
 */
export function psiContributions(reference: Histogram, current: Histogram): number[] {
  checkFilled(reference, current);
  return reference.map((expected, bin) => (current[bin]! - expected) * Math.log(current[bin]! / expected));
}

/**
 * Population stability index Σᵢ (cᵢ − eᵢ) · ln(cᵢ / eᵢ): symmetric, 0 only for equal histograms,
 * and exactly KL(c‖e) + KL(e‖c) (Jeffreys 1946).
 * @returns nats, >= 0
 * @throws RangeError as {@link psiContributions}
 * @source Siddiqi (2006), Credit Risk Scorecards
 */
export function populationStabilityIndex(reference: Histogram, current: Histogram): number {
  return psiContributions(reference, current).reduce((sum, part) => sum + part, 0);
}

/**
 * Kullback-Leibler divergence KL(p‖q) = Σᵢ pᵢ · ln(pᵢ / qᵢ), with 0 · ln 0 = 0.
 * @param p shares, >= 0
 * @param q shares, > 0 wherever p is
 * @returns nats, >= 0
 * @throws RangeError where p has mass and q has none, or for bins that do not match or sum to 1
 * @source Kullback and Leibler (1951), Annals of Mathematical Statistics 22
 */
export function kullbackLeibler(p: Histogram, q: Histogram): number {
  checkPair(q, p);
  return p.reduce((sum, share, bin) => {
    if (share === 0) return sum;
    if (q[bin] === 0) throw new RangeError(`bin ${bin + 1} is empty in q: the divergence has no value`);
    return sum + share * Math.log(share / q[bin]!);
  }, 0);
}

/**
 * Total variation distance ½ Σᵢ |pᵢ − qᵢ|: the largest difference in probability of any event.
 * @returns share, 0 to 1
 * @throws RangeError for bins that do not match or sum to 1
 */
export function totalVariation(p: Histogram, q: Histogram): number {
  checkPair(p, q);
  return p.reduce((sum, share, bin) => sum + Math.abs(share - q[bin]!), 0) / 2;
}

/**
 * Jensen-Shannon divergence: half the divergence of each histogram from their mean m, ½ KL(p‖m) + ½ KL(q‖m). Empty bins do
 * no harm. Its root is a distance.
 * @returns nats, 0 to ln 2; divided by ln 2, bits
 * @throws RangeError for bins that do not match or sum to 1
 * @source Lin (1991), IEEE Transactions on Information Theory 37, 145
 */
export function jensenShannon(p: Histogram, q: Histogram): number {
  checkPair(p, q);
  const half = (share: number, other: number) =>
    share === 0 ? 0 : (share * Math.log((2 * share) / (share + other))) / 2;
  return p.reduce((sum, share, bin) => sum + half(share, q[bin]!) + half(q[bin]!, share), 0);
}

/**
 * Hellinger distance √(½ Σᵢ (√pᵢ − √qᵢ)²).
 * @returns 0 to 1
 * @throws RangeError for bins that do not match or sum to 1
 * @source Hellinger (1909), Journal für die reine und angewandte Mathematik 136, 210
 */
export function hellinger(p: Histogram, q: Histogram): number {
  checkPair(p, q);
  const squares = p.reduce((sum, share, bin) => sum + (Math.sqrt(share) - Math.sqrt(q[bin]!)) ** 2, 0);
  return Math.min(1, Math.sqrt(squares / 2));
}

/**
 * The most accuracy that a covariate shift of a given PSI can cost: ½ · √PSI.
 *
 * Accuracy moves by at most the total variation; Pinsker's inequality bounds that by √(KL / 2) in both
 * directions, and PSI is the sum of the two. There is no lower bound.
 * @param psi nats, >= 0, of bins that hold all of the shift
 * @returns share, at most 1
 * @throws RangeError when psi is negative
 */
export function worstAccuracyDrop(psi: number): number {
  if (!(psi >= 0)) throw new RangeError(`psi ${psi} must be >= 0`);
  return Math.min(1, Math.sqrt(psi) / 2);
}

/**
 * Shares from counts with half a count added to every bin, so that no bin is empty: (kᵢ + ½) / (n + B / 2).
 * @param counts rows in each of B bins, >= 0
 * @throws RangeError for a negative count or no bins
 * @source Jeffreys' prior of the multinomial
 */
export function smoothByHalfCounts(counts: readonly number[]): number[] {
  if (counts.length === 0 || !counts.every((count) => count >= 0))
    throw new RangeError(`counts ${counts.join(', ')} must be >= 0, in at least one bin`);
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0);
  return counts.map((count) => (count + 0.5) / total);
}

/**
 * Shares with the same small amount added to every bin, scaled back to a sum of 1: (pᵢ + ε) / (1 + Bε).
 *
 * Where a bin is empty the result depends on ε, not on the data: prefer {@link smoothByHalfCounts}.
 * @param epsilon >= 0
 * @throws RangeError when epsilon is negative
 */
export function smoothByEpsilon(shares: Histogram, epsilon: number): number[] {
  if (!(epsilon >= 0)) throw new RangeError(`epsilon ${epsilon} must be >= 0`);
  const total = shares.reduce((sum, share) => sum + share + epsilon, 0);
  return shares.map((share) => (share + epsilon) / total);
}
