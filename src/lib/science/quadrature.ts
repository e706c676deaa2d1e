/** Integrals by weighted sums. */

/** A place on [−1, 1] and how much the function there counts. */
export interface QuadratureNode {
  readonly node: number;
  readonly weight: number;
}

/**
 * Nodes and weights of Gauss-Legendre quadrature on [−1, 1], by Newton's method on the Legendre polynomial: exact for
 * polynomials up to degree 2n − 1.
 * @param count n, whole number >= 1
 * @throws RangeError for another count
 * @source Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 25.4.29
 */
export function gaussLegendre(count: number): QuadratureNode[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count ${count} must be a whole number >= 1`);
  return Array.from({ length: count }, (_, index) => {
    let node = Math.cos((Math.PI * (index + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      let [before, value] = [1, node];
      for (let degree = 2; degree <= count; degree++)
        [before, value] = [value, ((2 * degree - 1) * node * value - (degree - 1) * before) / degree];
      slope = (count * (node * value - before)) / (node * node - 1);
      node -= value / slope;
    }
    return { node, weight: 2 / ((1 - node * node) * slope * slope) };
  });
}
