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

/** What a correction makes of p-values, in the order in which they came. */
export interface Correction {
  /** Adjusted p-values, at most 1: a test is kept at a level when its adjusted p-value does not exceed it. */
  readonly adjusted: readonly number[];
  readonly kept: readonly boolean[];
}

/**
 * Adjusts sorted p-values by a factor for each rank and keeps them in order: running maxima from the smallest p-value on, or
 * running minima from the largest.
 */
function stepwise(
  pValues: readonly number[],
  level: number,
  factor: (rank: number, tests: number) => number,
  from: 'smallest' | 'largest',
): Correction {
  check(Math.max(1, pValues.length), level);
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`p-value ${p} must lie in [0, 1]`);
  const order = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let worst = from === 'smallest' ? 0 : 1;
  for (let step = 0; step < order.length; step++) {
    const rank = from === 'smallest' ? step : order.length - 1 - step;
    const value = pValues[order[rank]!]! * factor(rank + 1, order.length);
    worst = Math.min(1, from === 'smallest' ? Math.max(worst, value) : Math.min(worst, value));
    adjusted[order[rank]!] = worst;
  }
  // 0.05 · 10 / 10 must not exceed 0.05 by rounding.
  return { adjusted, kept: adjusted.map((p) => p <= level * (1 + 1e-12)) };
}

/**
 * Bonferroni's correction: p · m. The chance of a single false discovery among all tests is at most α, whatever their
 * dependence.
 * @param pValues p of m tests, 0 to 1
 * @param level α, between 0 and 1
 * @throws RangeError outside those ranges
 * @source Dunn (1961), Journal of the American Statistical Association 56, 52
 */
export function bonferroni(pValues: readonly number[], level: number): Correction {
  return stepwise(pValues, level, (_, tests) => tests, 'smallest');
}

/**
 * Holm's step-down correction: the i-th smallest p times m − i + 1, no smaller than the ones before. It promises what
 * {@link bonferroni} promises and never keeps less. Arguments and errors as there.
 * @source Holm (1979), Scandinavian Journal of Statistics 6, 65
 */
export function holm(pValues: readonly number[], level: number): Correction {
  return stepwise(pValues, level, (rank, tests) => tests - rank + 1, 'smallest');
}

/**
 * The step-up procedure of Benjamini and Hochberg: the i-th smallest p times m / i, no larger than the ones after. Of what it
 * keeps a share of at most α is false on average, for tests that are independent or positively dependent. Arguments and
 * errors as in {@link bonferroni}.
 * @source Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289
 */
export function benjaminiHochberg(pValues: readonly number[], level: number): Correction {
  return stepwise(pValues, level, (rank, tests) => tests / rank, 'largest');
}
