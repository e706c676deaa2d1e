/**
 * Histograms of what a reader brings along: stated edges, one pass over the rows, nothing kept of them, so that a file may
 * come in pieces.
 */

/** Inner edges in rising order: B − 1 of them make B bins, the outer two open to either side. */
export type InnerEdges = readonly number[];

/** A histogram under way. */
export interface BinnedCounts {
  readonly edges: InnerEdges;
  /** Rows in each bin: bin i holds edges[i − 1] <= x < edges[i]. */
  readonly counts: readonly number[];
  /** Rows without a number: empty, not a number, or infinite. */
  readonly missing: number;
}

function checkBins(bins: number): void {
  if (!Number.isInteger(bins) || bins < 2) throw new RangeError(`bins ${bins} must be a whole number >= 2`);
}

/**
 * Edges of B bins of equal width between two values; the outer bins take in what lies beyond.
 * @param low, high in the unit of the values, low < high
 * @param bins B, whole number >= 2
 * @throws RangeError outside those ranges
 */
export function equalWidthEdges(low: number, high: number, bins: number): number[] {
  checkBins(bins);
  if (!(low < high && high - low < Infinity)) throw new RangeError(`low ${low} must lie below high ${high}`);
  return Array.from({ length: bins - 1 }, (_, edge) => low + ((high - low) * (edge + 1)) / bins);
}

/**
 * Edges that part a reference into B bins of equal mass, as nearly as its values allow: the value at the place ⌈n·i / B⌉ + 1 of
 * the sorted sample. Where one value fills several bins they become one, so there may be fewer than B; where it is the
 * smallest and fills them all, it has one bin and all other values the other.
 * @param sorted the reference in rising order, at least one value
 * @param bins B, whole number >= 2
 * @returns at most B − 1 edges, each of them a value of the sample; none where it has only one value
 * @throws RangeError for no values or another number of bins
 */
export function equalMassEdgesOf(sorted: ArrayLike<number>, bins: number): number[] {
  checkBins(bins);
  const count = sorted.length;
  if (count === 0) throw new RangeError('a reference without values has no edges');
  const edges: number[] = [];
  for (let bin = 1; bin < bins; bin++) {
    const edge = sorted[Math.min(count - 1, Math.ceil((count * bin) / bins))]!;
    if (edge > (edges.at(-1) ?? sorted[0]!)) edges.push(edge);
  }
  if (edges.length === 0 && sorted[count - 1]! > sorted[0]!) {
    let [low, high] = [0, count - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! > sorted[0]!) high = middle;
      else low = middle;
    }
    edges.push(sorted[high]!);
  }
  return edges;
}

/** Bin of a value, counted from 0, by halving: bin i holds edges[i − 1] <= x < edges[i]. */
export function binOf(value: number, edges: InnerEdges): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value < edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * A histogram without rows, to which they can be added.
 * @param edges in rising order
 * @throws RangeError for edges that do not rise
 */
export function emptyCounts(edges: InnerEdges): BinnedCounts {
  edges.forEach((edge, index) => {
    if (!(Number.isFinite(edge) && (index === 0 || edge > edges[index - 1]!)))
      throw new RangeError(`edges ${edges.join(', ')} must rise`);
  });
  return { edges, counts: new Array<number>(edges.length + 1).fill(0), missing: 0 };
}

/**
 * The histogram with more rows in it: one look at each, log₂ B steps.
 * @param values a piece of the rows; what is not finite counts as missing
 */
export function addRows(histogram: BinnedCounts, values: ArrayLike<number>): BinnedCounts {
  const { edges } = histogram;
  const counts = [...histogram.counts];
  let { missing } = histogram;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isFinite(value)) counts[binOf(value, edges)]! += 1;
    else missing += 1;
  }
  return { edges, counts, missing };
}

/** A histogram of values on given edges, in one pass. */
export function countRows(values: ArrayLike<number>, edges: InnerEdges): BinnedCounts {
  return addRows(emptyCounts(edges), values);
}

/** Counts of the same categories in two samples. */
export interface CategoryCounts {
  /** Every category that occurs in one of them, the commonest of the reference first, then by name. */
  readonly categories: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/**
 * Counts words instead of numbers, on the categories of both samples: one that is new has no row in the reference, so PSI
 * needs a smoothing to have a value.
 */
export function countCategories(reference: Iterable<string>, current: Iterable<string>): CategoryCounts {
  const count = (words: Iterable<string>) => {
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  };
  const [then, now] = [count(reference), count(current)];
  const categories = [...new Set([...then.keys(), ...now.keys()])].sort(
    (a, b) => (then.get(b) ?? 0) - (then.get(a) ?? 0) || (a < b ? -1 : 1),
  );
  const listed = (counts: ReadonlyMap<string, number>) => categories.map((category) => counts.get(category) ?? 0);
  return { categories, reference: listed(then), current: listed(now) };
}
