/** A model that is right with a fixed probability in each bin of its inputs. */

function checkBins(shares: readonly number[], values: readonly number[]): void {
  if (shares.length !== values.length)
    throw new RangeError(`${shares.length} bins cannot be weighed by ${values.length}`);
}

/**
 * A histogram on the way from one to another: (1 − α) · from + α · to.
 * @param weight α, 0 to 1
 * @throws RangeError for bins that do not match or a weight outside 0 to 1
 */
export function mixHistograms(from: readonly number[], to: readonly number[], weight: number): number[] {
  checkBins(from, to);
  if (!(weight >= 0 && weight <= 1)) throw new RangeError(`weight ${weight} must lie in [0, 1]`);
  return from.map((share, bin) => (1 - weight) * share + weight * to[bin]!);
}

/**
 * Mean over the bins: Σᵢ pᵢ · aᵢ.
 * @param shares pᵢ, sum 1
 * @param values aᵢ of each bin, any unit
 * @returns the unit of `values`
 * @throws RangeError for bins that do not match
 */
export function expectedValue(shares: readonly number[], values: readonly number[]): number {
  checkBins(shares, values);
  return shares.reduce((sum, share, bin) => sum + share * values[bin]!, 0);
}
