/** What it takes to be woken for nothing: many monitors, many looks, and the persistence that is asked of an alarm. */
import { solveLinear } from './linear-system.ts';

function checkRate(rate: number): void {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`rate ${rate} must lie in (0, 1]`);
}

/**
 * False alarms to be expected: looks · a.
 * @param looks of all monitors together, >= 0
 * @param rate a of false alarms in one look, above 0 and at most 1
 * @returns alarms in the time that the looks take
 * @throws RangeError outside those ranges
 */
export function expectedFalseAlarms(looks: number, rate: number): number {
  checkRate(rate);
  if (!(looks >= 0)) throw new RangeError(`looks ${looks} must be >= 0`);
  return looks * rate;
}

/** Looks up to and with the first false alarm, on average: 1 / a. Arguments and errors as {@link expectedFalseAlarms}. */
export function meanLooksToFalseAlarm(rate: number): number {
  checkRate(rate);
  return 1 / rate;
}

function checkPersistence(needed: number, window: number): void {
  if (!Number.isInteger(needed) || !Number.isInteger(window) || needed < 1 || window < needed || window > 10)
    throw new RangeError(`${needed} of ${window} must be whole numbers with 1 <= needed <= window <= 10`);
}

/**
 * Probability that at least so many of the last looks are false alarms, which is what a persistent alarm asks for:
 * P(X >= needed) for X binomial. For 2 of 3 it is 3a² − 2a³.
 * @param rate a of a single look, above 0 and at most 1, looks independent
 * @param needed of the last `window` looks, whole numbers, 1 <= needed <= window <= 10
 * @throws RangeError outside those ranges
 */
export function persistentAlarmRate(rate: number, needed: number, window: number): number {
  checkRate(rate);
  checkPersistence(needed, window);
  let [probability, ways] = [0, 1];
  // From all looks down to the fewest that suffice: small terms first.
  for (let hits = window; hits >= needed; hits--) {
    probability += ways * rate ** hits * (1 - rate) ** (window - hits);
    ways *= hits / (window - hits + 1);
  }
  return probability;
}

/**
 * The same where neighbouring looks are alike: a stationary Markov chain of looks with false rate a, in which a look after a
 * false alarm is false with probability a + ρ(1 − a), and after a quiet one with a(1 − ρ). Every course of the window is added
 * up. At ρ = 0 it is {@link persistentAlarmRate}; at ρ = 1 all looks of a window say the same, and persistence buys nothing.
 * @param correlation ρ of neighbouring looks, 0 to 1; that of looks further apart is a power of it
 * @returns probability; other arguments and errors as in {@link persistentAlarmRate}
 * @source Kemeny and Snell (1960), Finite Markov Chains, 4.1
 */
export function persistentAlarmRateIfAlike(rate: number, correlation: number, needed: number, window: number): number {
  checkRate(rate);
  checkPersistence(needed, window);
  if (!(correlation >= 0 && correlation <= 1)) throw new RangeError(`correlation ${correlation} must lie in [0, 1]`);
  const falseAfter = [rate * (1 - correlation), rate + correlation * (1 - rate)] as const;
  /** Chance of the looks that are left, given the last one, to bring the hits that are still needed. */
  const chance = (left: number, missing: number, last: 0 | 1): number => {
    if (missing <= 0) return 1;
    if (left < missing) return 0;
    const hit = falseAfter[last];
    return hit * chance(left - 1, missing - 1, 1) + (1 - hit) * chance(left - 1, missing, 0);
  };
  return rate * chance(window - 1, needed - 1, 1) + (1 - rate) * chance(window - 1, needed, 0);
}

/**
 * Looks up to and with the first persistent alarm, on average. Neighbouring windows share looks, so it is longer than
 * 1 / {@link persistentAlarmRate}: a Markov chain on the last window − 1 looks, E = 1 + Σ p · E(next).
 * @returns looks; arguments and errors as in {@link persistentAlarmRate}
 * @source Kemeny and Snell (1960), Finite Markov Chains, 3.3
 */
export function meanLooksToPersistentAlarm(rate: number, needed: number, window: number): number {
  checkRate(rate);
  checkPersistence(needed, window);
  const states = 1 << (window - 1);
  const hits = (state: number) => [...state.toString(2)].filter((bit) => bit === '1').length;
  const matrix = Array.from({ length: states }, (_, state) => {
    const row = new Float64Array(states);
    row[state]! += 1;
    // With too many hits in memory already, the alarm has been raised and the state is never met.
    if (hits(state) >= needed) return row;
    for (const hit of [0, 1]) {
      const chance = hit === 1 ? rate : 1 - rate;
      if (hits(state) + hit < needed) row[((state << 1) | hit) & (states - 1)]! -= chance;
    }
    return row;
  });
  return solveLinear(matrix, new Float64Array(states).fill(1))[0]!;
}
