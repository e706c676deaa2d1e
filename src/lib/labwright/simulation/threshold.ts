/** Comparisons that give the same answer in every JavaScript engine. */

/** Absolute guard of a threshold test: `Math.pow` may differ in its last bit between engines. */
export const thresholdGuard = 1e-12;

/** True when `value` has reached `threshold`, within the guard. */
export function atLeast(value: number, threshold: number): boolean {
  return value >= threshold - thresholdGuard;
}

/** True when `value` lies below `threshold` by more than the guard: the negation of `atLeast`. */
export function isBelow(value: number, threshold: number): boolean {
  return !atLeast(value, threshold);
}
