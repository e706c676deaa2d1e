/** Numbers in order, as tests of whole samples take them. */

/**
 * The numbers of a sample in rising order, in a copy; what is missing (NaN) or infinite is left out, so the lengths say how
 * many those were.
 * @returns typed, so that a million numbers are sorted as numbers and without a comparison function
 */
export function sortedNumbers(values: ArrayLike<number>): Float64Array {
  const copy = new Float64Array(values.length);
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (Number.isFinite(value)) copy[count++] = value;
  }
  return copy.slice(0, count).sort();
}
