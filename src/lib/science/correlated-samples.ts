/** What a row is worth that resembles the row before it. */

function check(rows: number, correlation: number): void {
  if (!(rows > 0)) throw new RangeError(`rows ${rows} must be > 0`);
  if (!(correlation >= 0 && correlation < 1)) throw new RangeError(`correlation ${correlation} must lie in [0, 1)`);
}

/**
 * Independent rows that carry as much information on a mean as n rows with a correlation from each to the next:
 * n · (1 − ρ) / (1 + ρ), for a first-order autoregression and large n.
 * @param rows n, > 0
 * @param correlation ρ, 0 to 1, below 1
 * @throws RangeError outside those ranges
 * @source Bartlett (1946), Supplement to J. R. Stat. Soc. 8, 27
 */
export function effectiveRows(rows: number, correlation: number): number {
  check(rows, correlation);
  return (rows * (1 - correlation)) / (1 + correlation);
}

/**
 * Rows that have to be collected until they carry as much as n independent ones, the other way round {@link effectiveRows}:
 * n · (1 + ρ) / (1 − ρ).
 * @param independent n, > 0
 * @param correlation ρ, 0 to 1, below 1
 * @throws RangeError outside those ranges
 */
export function rowsToCollect(independent: number, correlation: number): number {
  check(independent, correlation);
  return (independent * (1 + correlation)) / (1 - correlation);
}
