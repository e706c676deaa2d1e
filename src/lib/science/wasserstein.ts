/** How far mass must be moved to turn one distribution into another; unlike PSI it knows which bins are neighbours. */

/**
 * Wasserstein-1 distance of two histograms on the same ordered bins of equal width: the width times
 * Σᵢ |P₁ + … + Pᵢ − Q₁ − … − Qᵢ|, all mass of a bin taken to lie at its centre.
 * @param p shares, sum 1, and `q` shares of the same bins in their order
 * @param binWidth > 0, in the unit of the feature
 * @returns the unit of the width
 * @throws RangeError for bins that do not match or sum to 1, or a width that is not positive
 * @source Vallender (1974), Theory of Probability and Its Applications 18, 784
 */
export function wassersteinOfHistograms(p: readonly number[], q: readonly number[], binWidth = 1): number {
  if (p.length !== q.length || p.length === 0)
    throw new RangeError(`${p.length} bins cannot be compared with ${q.length}`);
  if (!(binWidth > 0)) throw new RangeError(`binWidth ${binWidth} must be > 0`);
  for (const shares of [p, q]) {
    const sum = shares.reduce((total, share) => total + share, 0);
    if (!shares.every((share) => share >= 0) || !(Math.abs(sum - 1) <= 1e-9))
      throw new RangeError(`shares ${shares.join(', ')} must be >= 0 and sum to 1`);
  }
  let [difference, moved] = [0, 0];
  for (let bin = 0; bin < p.length - 1; bin++) {
    difference += p[bin]! - q[bin]!;
    moved += Math.abs(difference);
  }
  return moved * binWidth;
}

/**
 * Wasserstein-1 distance of two samples: the area between their distribution functions.
 * @param first sorted, at least one number, and `second` likewise; they may differ in length
 * @returns the unit of the numbers
 * @throws RangeError for an empty sample
 * @source Vallender (1974), Theory of Probability and Its Applications 18, 784
 */
export function wassersteinOfSamples(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [n, m] = [first.length, second.length];
  if (n === 0 || m === 0) throw new RangeError('both samples must hold at least one number');
  let [i, j, area] = [0, 0, 0];
  let place = Math.min(first[0]!, second[0]!);
  while (i < n || j < m) {
    const next = Math.min(i < n ? first[i]! : Infinity, j < m ? second[j]! : Infinity);
    area += Math.abs(i / n - j / m) * (next - place);
    place = next;
    while (i < n && first[i]! <= place) i += 1;
    while (j < m && second[j]! <= place) j += 1;
  }
  return area;
}
