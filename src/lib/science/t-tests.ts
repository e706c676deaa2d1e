/** Is a mean difference more than noise? */
import { studentTQuantile, studentTTwoSidedTail } from './student-t.ts';

export interface TTest {
  /** Mean difference, in the unit of the numbers. */
  readonly difference: number;
  /** Its standard error, same unit. */
  readonly error: number;
  readonly t: number;
  /** Degrees of freedom. */
  readonly degrees: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Ends of the confidence interval of the difference. */
  readonly low: number;
  readonly high: number;
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  if (values.length < 2)
    throw new RangeError(`${values.length} values have no standard error: at least two are needed`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}

function judged(difference: number, error: number, degrees: number, confidence: number): TTest {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`confidence ${confidence} must lie between 0 and 1`);
  if (!(error > 0)) throw new RangeError('the values do not vary: a t-test has no standard error to judge by');
  const t = difference / error;
  const reach = studentTQuantile((1 + confidence) / 2, degrees) * error;
  const pValue = studentTTwoSidedTail(t, degrees);
  return { difference, error, t, degrees, pValue, low: difference - reach, high: difference + reach };
}

/**
 * Paired t-test: the mean of the differences over its standard error s / √n, with n − 1 degrees of freedom. What two
 * measurements of a pair share does not count as noise.
 * @param before, after measurements of the same n >= 2 things, in the same order
 * @param confidence of the interval, between 0 and 1
 * @throws RangeError for lists that do not match, fewer than two pairs, or differences that are all equal
 * @source Student (1908), Biometrika 6, 1
 */
export function pairedTTest(before: readonly number[], after: readonly number[], confidence: number): TTest {
  if (before.length !== after.length)
    throw new RangeError(`${before.length} values cannot be paired with ${after.length}`);
  const { mean, variance } = moments(after.map((value, index) => value - before[index]!));
  return judged(mean, Math.sqrt(variance / before.length), before.length - 1, confidence);
}

/**
 * Welch's t-test of two independent samples: (ȳ − x̄) / √(s₁²/n + s₂²/m), with the degrees of freedom of Welch and Satterthwaite.
 * @param before, after at least two numbers each
 * @param confidence of the interval, between 0 and 1
 * @throws RangeError for fewer numbers, or numbers that are all equal
 * @source Welch (1947), Biometrika 34, 28
 */
export function welchTTest(before: readonly number[], after: readonly number[], confidence: number): TTest {
  const [x, y] = [moments(before), moments(after)];
  const [a, b] = [x.variance / before.length, y.variance / after.length];
  const degrees = (a + b) ** 2 / (a ** 2 / (before.length - 1) + b ** 2 / (after.length - 1));
  return judged(y.mean - x.mean, Math.sqrt(a + b), degrees, confidence);
}
