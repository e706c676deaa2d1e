/** Where a function of one variable takes a value. */

/**
 * Place at which a rising function reaches a value, by halving the bracket until two neighbouring numbers remain.
 * @param rising function that does not fall on [low, high]
 * @param value to be reached
 * @returns the place, in the unit of `low` and `high`; null where the function is above the value at `low` or below it at `high`
 * @throws RangeError when low >= high
 */
export function whereReached(
  rising: (place: number) => number,
  value: number,
  low: number,
  high: number,
): number | null {
  if (!(low < high)) throw new RangeError(`low ${low} must lie below high ${high}`);
  if (rising(low) > value || rising(high) < value) return null;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (rising(middle) < value) low = middle;
    else high = middle;
  }
}
