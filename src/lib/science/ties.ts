/** Values that repeat: they merge bins, and make tests of ranks cautious. */

export interface Ties {
  /** Different values. */
  readonly different: number;
  /** The value that occurs most often, the smallest of several. */
  readonly commonest: number;
  /** Its rows. */
  readonly rows: number;
}

/**
 * What repeats in a sample, in one pass.
 * @param sorted in rising order, at least one number
 * @throws RangeError for an empty sample
 */
export function tiesOf(sorted: ArrayLike<number>): Ties {
  if (sorted.length === 0) throw new RangeError('a sample without numbers has no ties');
  let [different, commonest, rows] = [0, sorted[0]!, 0];
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end += 1;
    different += 1;
    if (end - start > rows) [commonest, rows] = [sorted[start]!, end - start];
    start = end;
  }
  return { different, commonest, rows };
}
