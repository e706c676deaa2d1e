/**
 * How many values a control chart sees on average before it raises an alarm, for independent normal values.
 *
 * The run length from a state u satisfies L(u) = 1 + ∫ L(v) p(v | u) dv over the states that raise none. Gauss-Legendre nodes
 * turn that into linear equations (Nyström's method), solved once.
 */
import { solveLinear } from './linear-system.ts';
import { normalCdf, normalDensity, normalUpperTail } from './normal.ts';
import { gaussLegendre } from './quadrature.ts';

/** As many nodes as a bell of width 1 needs on a stretch of that many widths, for six digits and more. */
function nodesFor(widths: number): { node: number; weight: number }[] {
  const count = Math.min(240, 24 + Math.ceil(4 * widths));
  return gaussLegendre(count).map(({ node, weight }) => ({
    node: ((node + 1) * widths) / 2,
    weight: (weight * widths) / 2,
  }));
}

function checkPositive(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    if (!(value > 0 && value < Infinity)) throw new RangeError(`${name} ${value} must be > 0`);
}

function checkShift(shift: number): void {
  if (!Number.isFinite(shift)) throw new RangeError(`shift ${shift} must be a number`);
}

/**
 * Average run length of a chart that looks at each value alone, alarm beyond ±L: 1 / (Φ(−L − δ) + Φ(−L + δ)).
 * @param limit L > 0 and `shift` δ of the mean, in standard deviations
 * @returns values until the first alarm; at L = 3 without a shift 370
 * @throws RangeError when the limit is not positive
 */
export function shewhartAverageRunLength(limit: number, shift: number): number {
  checkPositive({ limit });
  checkShift(shift);
  return 1 / (normalUpperTail(limit + shift) + normalUpperTail(limit - shift));
}

/**
 * Average run length of a one-sided CUSUM from C = 0: L(u) = 1 + L(0) · Φ(k − u − δ) + ∫₀ʰ L(v) φ(v + k − u − δ) dv.
 *
 * It is that of Page and Hinkley's test too, where the mean is known.
 * @param threshold h > 0, `slack` k >= 0 and `shift` δ of the mean towards the alarm, in standard deviations
 * @returns values until the first alarm
 * @throws RangeError outside those ranges
 * @source Vance (1986), Journal of Quality Technology 18, 189
 */
export function cusumAverageRunLength(threshold: number, slack: number, shift: number): number {
  checkPositive({ threshold });
  if (!(slack >= 0)) throw new RangeError(`slack ${slack} must be >= 0`);
  checkShift(shift);
  const nodes = nodesFor(threshold);
  const states = [0, ...nodes.map(({ node }) => node)];
  const matrix = states.map((from, row) => [
    (row === 0 ? 1 : 0) - normalCdf(slack - from - shift),
    ...nodes.map(
      ({ node, weight }, column) => (row === column + 1 ? 1 : 0) - weight * normalDensity(node + slack - from - shift),
    ),
  ]);
  return solveLinear(matrix, new Float64Array(states.length).fill(1))[0]!;
}

/**
 * Average run length of the two-sided CUSUM: 1 / L = 1 / L⁺ + 1 / L⁻ of its halves, exact for a slack that is not much smaller
 * than the jumps the chart can make.
 * @returns values until the first alarm; arguments and errors as in {@link cusumAverageRunLength}
 * @source Kemp (1961), J. R. Stat. Soc. B 23, 149
 */
export function twoSidedCusumAverageRunLength(threshold: number, slack: number, shift: number): number {
  const [up, down] = [shift, -shift].map((towards) => cusumAverageRunLength(threshold, slack, towards));
  return 1 / (1 / up! + 1 / down!);
}

/**
 * Average run length of an EWMA chart with fixed limits ±h, h = L·√(w / (2 − w)), from the target:
 * L(u) = 1 + 1/w · ∫ L(v) φ((v − (1 − w)·u) / w − δ) dv over |v| <= h.
 * @param weight w, above 0 and at most 1
 * @param width L > 0, in standard deviations of the average
 * @param shift δ of the mean, in standard deviations of the values
 * @returns values until the first alarm
 * @throws RangeError outside those ranges
 * @source Crowder (1987), Technometrics 29, 401
 */
export function ewmaAverageRunLength(weight: number, width: number, shift: number): number {
  if (!(weight > 0 && weight <= 1)) throw new RangeError(`weight ${weight} must lie in (0, 1]`);
  checkPositive({ width });
  checkShift(shift);
  const reach = width * Math.sqrt(weight / (2 - weight));
  // In steps of w the kernel is a bell of width 1.
  const nodes = nodesFor((2 * reach) / weight).map(({ node, weight: mass }) => ({ node: node * weight - reach, mass }));
  const kernel = (to: number, from: number) => normalDensity((to - (1 - weight) * from) / weight - shift);
  const matrix = nodes.map(({ node: from }, row) =>
    nodes.map(({ node: to, mass }, column) => (row === column ? 1 : 0) - mass * kernel(to, from)),
  );
  const lengths = solveLinear(matrix, new Float64Array(nodes.length).fill(1));
  return 1 + nodes.reduce((sum, { node, mass }, index) => sum + mass * kernel(node, 0) * lengths[index]!, 0);
}

/**
 * The threshold h with which a two-sided CUSUM raises a false alarm once in so many values: by the secant method on ln L, which
 * is nearly straight in h.
 * @param averageRunLength values between two false alarms, at most 1e6 and more than the 1 / 2Φ(−k) of a threshold of 0
 * @param slack k, 0.1 to 1.5, in standard deviations
 * @returns h in standard deviations
 * @throws RangeError outside those ranges
 */
export function cusumThresholdFor(averageRunLength: number, slack: number): number {
  if (!(slack >= 0.1 && slack <= 1.5)) throw new RangeError(`slack ${slack} must lie in [0.1, 1.5]`);
  const shortest = 1 / (2 * normalUpperTail(slack));
  if (!(averageRunLength > shortest && averageRunLength <= 1e6))
    throw new RangeError(`averageRunLength ${averageRunLength} must lie above ${shortest} and not above 1e6`);
  // Without a shift both halves run equally long, and the chart half as long as each.
  const miss = (threshold: number) => Math.log(cusumAverageRunLength(threshold, slack, 0) / 2 / averageRunLength);
  let [before, now] = [0.1, 1];
  let [missBefore, missNow] = [miss(before), miss(now)];
  for (let step = 0; step < 60 && Math.abs(missNow) > 1e-10; step++) {
    const next = now - (missNow * (now - before)) / (missNow - missBefore);
    [before, missBefore] = [now, missNow];
    // No step may leave the chart, or outrun the slope of a few values.
    now = Math.min(2 * now + 1, Math.max(now / 4, next));
    missNow = miss(now);
  }
  return now;
}
