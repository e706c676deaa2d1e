/** Systems of linear equations. */

/**
 * Solves A·x = b by Gaussian elimination with partial pivoting; takes about n³ / 3 steps.
 * @param matrix A, n rows of n numbers; `right` b, n numbers; neither is changed
 * @returns x
 * @throws RangeError for shapes that do not match, or a matrix without an inverse
 * @source Golub and Van Loan (2013), Matrix Computations, 3.4
 */
export function solveLinear(matrix: readonly ArrayLike<number>[], right: ArrayLike<number>): Float64Array {
  const size = right.length;
  if (matrix.length !== size || matrix.some((row) => row.length !== size))
    throw new RangeError(`${matrix.length} rows cannot be solved for ${size} numbers`);
  const rows = matrix.map((row, index) => Float64Array.from([...Array.from(row), right[index]!]));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const head = rows[column]!;
    if (!(Math.abs(head[column]!) > 0)) throw new RangeError('the matrix has no inverse');
    for (let row = column + 1; row < size; row++) {
      const tail = rows[row]!;
      const share = tail[column]! / head[column]!;
      if (share !== 0) for (let index = column; index <= size; index++) tail[index]! -= share * head[index]!;
    }
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row--) {
    let value = rows[row]![size]!;
    for (let column = row + 1; column < size; column++) value -= rows[row]![column]! * solution[column]!;
    solution[row] = value / rows[row]![row]!;
  }
  return solution;
}
