/** Drift of inputs over time: a power law scaled to reach a known level at a known time. */

/**
 * PSI of a feature whose inputs drift steadily: PSI(w) = level · (w / reach)^exponent.
 *
 * Written as a ratio so that it equals `level` exactly at `reach` in every engine.
 * @param time weeks since launch, >= 0
 * @param reach weeks after which the feature has PSI `level`, > 0
 * @param exponent shape, > 0; below 1 the drift slows down
 * @param level PSI reached at `reach` (nats)
 * @returns PSI in nats, >= 0
 * @throws RangeError when time < 0 or reach <= 0
 * @source A scenario's calibration, not a law: see the handbook's note on exponents.
 */
export function powerLawDrift(time: number, reach: number, exponent: number, level: number): number {
  if (!(time >= 0) || !(reach > 0)) throw new RangeError(`time ${time} must be >= 0 and reach ${reach} > 0`);
  return level * (time / reach) ** exponent;
}

/**
 * When the drift of {@link powerLawDrift} crosses a threshold: reach · (threshold / level)^(1 / exponent).
 * @param threshold PSI, > 0
 * @returns weeks since launch
 * @throws RangeError when the threshold is not positive
 */
export function powerLawCrossing(threshold: number, reach: number, exponent: number, level: number): number {
  if (!(threshold > 0)) throw new RangeError(`threshold ${threshold} must be > 0`);
  return reach * (threshold / level) ** (1 / exponent);
}

/**
 * What is left of a drift when the reference trails behind: (√PSI(now) − √PSI(then))².
 *
 * For a mean shift PSI is the square of the shift δ, so the shift since the reference was taken is the difference of the roots.
 * A reference that moves along hardly ever sees a slow drift.
 * @param psi against the launch now, and `psiThen` against the launch when the trailing reference was taken, nats >= 0
 * @returns nats
 * @throws RangeError when one is negative
 */
export function trailingDrift(psi: number, psiThen: number): number {
  if (!(psi >= 0 && psiThen >= 0)) throw new RangeError(`psi ${psi} and psiThen ${psiThen} must be >= 0`);
  return (Math.sqrt(psi) - Math.sqrt(psiThen)) ** 2;
}
