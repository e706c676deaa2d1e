/** How bad it is, and whether it stays bad enough to wake somebody. */

/** Rounding must not keep a curve that was scaled to meet a threshold from meeting it. */
const guard = 1e-12;

/**
 * How many of the rising thresholds a value has reached: 0 for none, 1 for the first (a warning, say), 2 for the next.
 * @param thresholds in rising order
 * @throws RangeError for thresholds that do not rise
 */
export function severityLevel(value: number, thresholds: readonly number[]): number {
  thresholds.forEach((threshold, index) => {
    if (index > 0 && !(threshold > thresholds[index - 1]!))
      throw new RangeError(`thresholds ${thresholds.join(', ')} must rise`);
  });
  return thresholds.filter((threshold) => value >= threshold - guard).length;
}

/**
 * The level to page at after each look: the highest that at least `needed` of the last `window` looks have reached. At the
 * start there are fewer looks, and they must do.
 * @param levels of the looks in their order, whole numbers >= 0
 * @param needed of the last `window`, whole numbers, 1 <= needed <= window
 * @returns a level for each look; 0 for no page
 * @throws RangeError outside those ranges
 */
export function persistentLevels(levels: readonly number[], needed: number, window: number): number[] {
  if (!Number.isInteger(needed) || !Number.isInteger(window) || needed < 1 || window < needed)
    throw new RangeError(`${needed} of ${window} must be whole numbers with 1 <= needed <= window`);
  return levels.map((_, look) => {
    // The needed-th highest level of the window is the highest that so many looks have reached.
    const recent = levels.slice(Math.max(0, look - window + 1), look + 1).sort((a, b) => b - a);
    return recent[needed - 1] ?? 0;
  });
}

/** Place of the first look at a level or above, counted from 0, or null. */
export function firstAtLevel(levels: readonly number[], level: number): number | null {
  const place = levels.findIndex((each) => each >= level);
  return place < 0 ? null : place;
}
