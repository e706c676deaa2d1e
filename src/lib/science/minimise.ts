/** Minimum of a function of one variable. */

const ratio = (Math.sqrt(5) - 1) / 2;

/**
 * Place of the minimum of a function with a single valley, by golden-section search.
 *
 * Every step shrinks the bracket by 0.618; the search ends when the bracket is narrower than
 * `tolerance` relative to its place, the best that comparing values in double precision can tell.
 * @param cost function of one variable, unimodal on [low, high]
 * @param tolerance relative width at which the search ends
 * @returns the place, in the unit of `low` and `high`
 * @throws RangeError when low >= high
 * @source Kiefer (1953), Sequential minimax search for a maximum, Proc. AMS 4, 502-506
 */
export function goldenSectionMinimum(
  cost: (place: number) => number,
  low: number,
  high: number,
  tolerance = 1e-9,
): number {
  if (!(low < high)) throw new RangeError(`low ${low} must lie below high ${high}`);
  let [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [costLeft, costRight] = [cost(left), cost(right)];
  while (high - low > tolerance * Math.max(Math.abs(low), Math.abs(high))) {
    if (costLeft <= costRight) {
      [high, right, costRight] = [right, left, costLeft];
      left = high - ratio * (high - low);
      costLeft = cost(left);
    } else {
      [low, left, costLeft] = [left, right, costRight];
      right = low + ratio * (high - low);
      costRight = cost(right);
    }
  }
  return (low + high) / 2;
}
