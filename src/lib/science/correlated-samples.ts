/** What a row is worth that resembles the row before it. */

/**
 * Independent rows that carry as much information on a mean as n rows with a correlation from each to the next:
 * n · (1 − ρ) / (1 + ρ), for a first-order autoregression and large n.
 * @param rows n, > 0
 * @param correlation ρ, 0 to 1, below 1
 * @throws RangeError outside those ranges
 * @source Bartlett (1946), Supplement to J. R. Stat. Soc. 8, 27
 */
export function effectiveRows(rows: number, correlation: number): number {
  if (!(rows > 0)) throw new RangeError(`rows ${rows} must be > 0`);
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError(`correlation ${correlation} must lie in [0, 1)`);
  return (rows * (1 - correlation)) / (1 + correlation);
}
