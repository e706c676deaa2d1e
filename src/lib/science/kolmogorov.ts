/**
 * Kolmogorov's distribution: of √n times the largest distance between a distribution function and that of n draws from it,
 * for large n. stdlib has none.
 */

/** Here both series need four terms for full precision. */
const changeover = 1.18;

/**
 * P(K <= x) = √(2π) / x · Σₖ e^(−(2k − 1)² π² / 8x²), which converges at once for small x.
 * @source Feller (1948), Annals of Mathematical Statistics 19, 177
 */
function lowerTail(x: number): number {
  const scale = (Math.PI * Math.PI) / (8 * x * x);
  let sum = 0;
  for (let k = 1; k <= 7; k += 2) sum += Math.exp(-k * k * scale);
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}

/** P(K >= x) = 2 Σₖ (−1)^(k − 1) e^(−2k²x²), for the others. */
function upperTail(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 4; k++) sum += (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
  return 2 * sum;
}

/**
 * P(K >= x).
 * @param x >= 0
 * @returns probability, exact far into the tail
 * @throws RangeError when x is negative
 * @source Kolmogorov (1933), Giornale dell'Istituto Italiano degli Attuari 4, 83
 */
export function kolmogorovUpperTail(x: number): number {
  if (!(x >= 0)) throw new RangeError(`x ${x} must be >= 0`);
  if (x === 0) return 1;
  return x < changeover ? 1 - lowerTail(x) : upperTail(x);
}

/**
 * The value that K exceeds with the given probability: 1.3581 for 5 %.
 *
 * By bisection on [0.03, 27]: below the one lies less, and above the other, than a double can tell from nothing.
 * @param probability α, between 0 and 1
 * @throws RangeError outside that range
 */
export function kolmogorovCriticalValue(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability ${probability} must lie between 0 and 1`);
  let [low, high] = [0.03, 27];
  while (high - low > 1e-15 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (kolmogorovUpperTail(middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
