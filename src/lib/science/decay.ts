/** Exponential decay of accuracy, and what it costs until somebody notices. */

/**
 * Decay rate λ = −ln(end / start) / duration of a quantity that falls exponentially.
 * @param start, end same unit, both > 0
 * @param duration > 0; the rate is per unit of it
 * @throws RangeError when an argument is not positive
 */
export function decayRate(start: number, end: number, duration: number): number {
  if (!(start > 0 && end > 0 && duration > 0)) throw new RangeError('start, end and duration must be > 0');
  return -Math.log(end / start) / duration;
}

/** start · e^(−rate · time): the unit of `start`; rate per unit of time. */
export function exponentialDecay(start: number, rate: number, time: number): number {
  return start * Math.exp(-rate * time);
}

/**
 * Time after which an exponentially falling quantity has lost `drop`: ln(start / (start − drop)) / rate.
 * @param drop same unit as start, 0 <= drop < start
 * @throws RangeError outside that range
 */
export function timeToDrop(start: number, rate: number, drop: number): number {
  if (!(drop >= 0 && drop < start)) throw new RangeError(`drop ${drop} must lie in [0, ${start})`);
  return Math.log(start / (start - drop)) / rate;
}

/**
 * Accumulated loss ∫₀ᵗ (start − start·e^(−rate·s)) ds = start · (t − (1 − e^(−rate·t)) / rate).
 * @returns unit of start times unit of time (point-weeks, say)
 */
export function accumulatedLoss(start: number, rate: number, time: number): number {
  return start * (time + Math.expm1(-rate * time) / rate);
}
