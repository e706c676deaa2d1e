/** What is left of many tests when their number is taken into account. */

function check(tests: number, level: number): void {
  if (!Number.isInteger(tests) || tests < 1) throw new RangeError(`tests ${tests} must be a whole number >= 1`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} must lie between 0 and 1`);
}

/**
 * The p-value that a hit must not exceed under Bonferroni's correction: α / m.
 * @param tests m, whole number >= 1
 * @param level α, between 0 and 1
 * @throws RangeError outside those ranges
 */
export function bonferroniBar(tests: number, level: number): number {
  check(tests, level);
  return level / tests;
}

/**
 * The fewest hits that the procedure of Benjamini and Hochberg can keep, if it keeps any, when no p-value is below a given
 * one: the least k with p ≤ αk / m, for the k-th p-value must not exceed αk / m and cannot be below the smallest.
 * @param smallest p, the smallest of the m p-values, 0 to 1
 * @returns whole number >= 1, or null where it can keep none at all
 * @throws RangeError outside those ranges
 * @source Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289
 */
export function fewestDiscoveries(smallest: number, tests: number, level: number): number | null {
  check(tests, level);
  if (!(smallest >= 0 && smallest <= 1)) throw new RangeError(`smallest ${smallest} must lie in [0, 1]`);
  const fewest = Math.max(1, Math.ceil((smallest * tests) / level - 1e-9));
  return fewest > tests ? null : fewest;
}
