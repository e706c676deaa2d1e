/**
 * Maximum mean discrepancy: a two-sample test for rows of any number of columns, an embedding say, by a Gaussian kernel
 * k(x, y) = exp(−‖x − y‖² / 2σ²). Memory and time grow with the square of the rows: take a seeded sample of both.
 */
import { type RandomStream, shuffle } from './random.ts';

/** Rows of equal length, one after the other. */
export interface Rows {
  readonly values: ArrayLike<number>;
  /** Numbers in each row, whole number >= 1. */
  readonly columns: number;
}

function countRows({ values, columns }: Rows): number {
  const rows = values.length / columns;
  if (!Number.isInteger(columns) || columns < 1 || !Number.isInteger(rows) || rows < 2)
    throw new RangeError(`${values.length} values in rows of ${columns} must make at least two whole rows`);
  return rows;
}

/** Squared distances ‖xᵢ − xⱼ‖² of the rows of both, first those of `first`: a square matrix, row by row. */
function squaredDistances(first: Rows, second: Rows): { size: number; distances: Float64Array } {
  if (first.columns !== second.columns)
    throw new RangeError(`rows of ${first.columns} cannot be compared with rows of ${second.columns}`);
  const { columns } = first;
  const size = countRows(first) + countRows(second);
  const pooled = new Float64Array(size * columns);
  pooled.set(first.values);
  pooled.set(second.values, first.values.length);
  const distances = new Float64Array(size * size);
  for (let row = 1; row < size; row++) {
    for (let other = 0; other < row; other++) {
      let sum = 0;
      for (let column = 0; column < columns; column++)
        sum += (pooled[row * columns + column]! - pooled[other * columns + column]!) ** 2;
      distances[row * size + other] = sum;
      distances[other * size + row] = sum;
    }
  }
  return { size, distances };
}

/** Median of the distances between different rows. */
function medianDistance(size: number, squared: Float64Array): number {
  const pairs = new Float64Array((size * (size - 1)) / 2);
  let count = 0;
  for (let row = 1; row < size; row++) {
    pairs.set(squared.subarray(row * size, row * size + row), count);
    count += row;
  }
  pairs.sort();
  return (Math.sqrt(pairs[(count - 1) >> 1]!) + Math.sqrt(pairs[count >> 1]!)) / 2;
}

/**
 * Bandwidth σ by the median heuristic: the median of the distances between all pairs of different rows of both samples.
 * @returns the unit of the columns; 0 where more than half of all pairs are equal
 * @throws RangeError for fewer than two rows in a sample, or rows that do not match
 * @source Gretton et al. (2012), Journal of Machine Learning Research 13, 723, section 8
 */
export function medianBandwidth(first: Rows, second: Rows): number {
  const { size, distances } = squaredDistances(first, second);
  return medianDistance(size, distances);
}

/**
 * Unbiased estimate of the squared discrepancy: the mean kernel within each sample, equal rows left out, less twice the mean
 * between them. Only the first sample is gone through: the sums of whole rows give the rest.
 */
function unbiased(kernel: Float64Array, rowSums: Float64Array, total: number, first: Uint32Array): number {
  const size = rowSums.length;
  const [n, m] = [first.length, size - first.length];
  let [within, touching] = [0, 0];
  for (let index = 0; index < n; index++) {
    const start = first[index]! * size;
    touching += rowSums[first[index]!]!;
    for (let other = 0; other < index; other++) within += kernel[start + first[other]!]!;
  }
  const between = touching - 2 * within;
  const withinSecond = total - within - between;
  return (2 * within) / (n * (n - 1)) + (2 * withinSecond) / (m * (m - 1)) - (2 * between) / (n * m);
}

/** The estimate, the bandwidth it was made with, and the p-value where permutations were asked for. */
export interface Discrepancy {
  /** Squared discrepancy, about 0 and sometimes below it where nothing differs. */
  readonly squared: number;
  /** σ, in the unit of the columns. */
  readonly bandwidth: number;
  readonly pValue: number | null;
}

/**
 * Squared maximum mean discrepancy of two samples, and how often a random exchange of their rows makes it as large:
 * p = (1 + number of permutations that reach it) / (1 + permutations), never 0.
 *
 * With N rows in both together: N² / 2 kernels once, then N² / 8 additions for each permutation. 2,000 rows take 48 MB.
 * @param bandwidth σ > 0, or null for the median heuristic
 * @param permutations whole number >= 0; 0 leaves the p-value out
 * @returns null where more than half of all pairs of rows are equal, so that the heuristic has no bandwidth: state one
 * @throws RangeError for fewer than two rows in a sample, rows that do not match, or a bandwidth that is not positive
 * @source Gretton et al. (2012), Journal of Machine Learning Research 13, 723, equation 3; Phipson and Smyth (2010),
 *   Statistical Applications in Genetics and Molecular Biology 9, 39
 */
export function maximumMeanDiscrepancy(
  first: Rows,
  second: Rows,
  bandwidth: number | null,
  permutations: number,
  stream: RandomStream,
): Discrepancy | null {
  if (!Number.isInteger(permutations) || permutations < 0)
    throw new RangeError(`permutations ${permutations} must be a whole number >= 0`);
  const { size, distances: kernel } = squaredDistances(first, second);
  const sigma = bandwidth ?? medianDistance(size, kernel);
  if (bandwidth === null && sigma === 0) return null;
  if (!(sigma > 0)) throw new RangeError(`bandwidth ${bandwidth} must be > 0`);
  const rowSums = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    for (let other = 0; other < row; other++) {
      const value = Math.exp(-kernel[row * size + other]! / (2 * sigma * sigma));
      kernel[row * size + other] = value;
      kernel[other * size + row] = value;
      rowSums[row]! += value;
      rowSums[other]! += value;
    }
  }
  const total = rowSums.reduce((sum, value) => sum + value, 0) / 2;
  const n = countRows(first);
  const rows = Uint32Array.from({ length: size }, (_, row) => row);
  const estimate = () => unbiased(kernel, rowSums, total, rows.subarray(0, n));
  const squared = estimate();
  let reaching = 0;
  for (let run = 0; run < permutations; run++) {
    shuffle(stream, rows);
    // Rounding must not let a permutation that changes nothing count as smaller.
    if (estimate() >= squared - 1e-12) reaching += 1;
  }
  return { squared, bandwidth: sigma, pValue: permutations === 0 ? null : (1 + reaching) / (1 + permutations) };
}
