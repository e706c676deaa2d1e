/** Charts that add up small deviations until they are large enough to be no accident. */

/** Place of the first value for which a test holds, from 0, or null. */
function firstPlace(length: number, alarms: (place: number) => boolean): number | null {
  for (let place = 0; place < length; place++) if (alarms(place)) return place;
  return null;
}

function checkScale(deviation: number, threshold: number): void {
  if (!(deviation > 0)) throw new RangeError(`deviation ${deviation} must be > 0`);
  if (!(threshold > 0)) throw new RangeError(`threshold ${threshold} must be > 0`);
}

export interface Cusum {
  /** Sums of deviations upwards and downwards, in standard deviations, one for each value. */
  readonly high: readonly number[];
  readonly low: readonly number[];
  /** Place of the first alarm, counted from 0, or null. */
  readonly firstAlarm: number | null;
}

/**
 * Two-sided tabular CUSUM of zᵢ = (xᵢ − μ) / σ: Cᵢ⁺ = max(0, Cᵢ₋₁⁺ + zᵢ − k) and Cᵢ⁻ = max(0, Cᵢ₋₁⁻ − zᵢ − k), alarm when one
 * exceeds h. Both go on after an alarm.
 * @param values xᵢ
 * @param target μ and `deviation` σ > 0 while all is well, in the unit of the values
 * @param slack k >= 0, in standard deviations: half the shift that is to be seen
 * @param threshold h > 0, in standard deviations
 * @throws RangeError outside those ranges
 * @source Page (1954), Biometrika 41, 100; Montgomery (2013), Introduction to Statistical Quality Control, 9.1
 */
export function cusum(
  values: readonly number[],
  { target, deviation, slack, threshold }: Record<'target' | 'deviation' | 'slack' | 'threshold', number>,
): Cusum {
  checkScale(deviation, threshold);
  if (!(slack >= 0)) throw new RangeError(`slack ${slack} must be >= 0`);
  let [up, down] = [0, 0];
  const [high, low]: [number[], number[]] = [[], []];
  for (const value of values) {
    const z = (value - target) / deviation;
    high.push((up = Math.max(0, up + z - slack)));
    low.push((down = Math.max(0, down - z - slack)));
  }
  return { high, low, firstAlarm: firstPlace(high.length, (at) => high[at]! > threshold || low[at]! > threshold) };
}

export interface PageHinkley {
  /** The test's statistic after each value, in their unit, >= 0. */
  readonly statistic: readonly number[];
  /** Place of the first alarm, counted from 0, or null. */
  readonly firstAlarm: number | null;
}

/**
 * Page and Hinkley's test for a rising mean: mᵢ = Σ (xⱼ − x̄ⱼ − δ) and the statistic mᵢ − min m, alarm when it exceeds λ.
 *
 * With the mean known it is the upper half of {@link cusum} with k = δ / σ and h = λ / σ; with the mean of all values so far
 * it needs no target and reacts later. For a falling mean give the negative values.
 * @param values xᵢ
 * @param mean the mean while all is well, or null for x̄ⱼ, the mean of the first j values
 * @param tolerance δ >= 0 and `threshold` λ > 0, in the unit of the values
 * @throws RangeError outside those ranges
 * @source Hinkley (1971), Biometrika 58, 509; Gama et al. (2014), ACM Computing Surveys 46(4), 3.2.2
 */
export function pageHinkley(
  values: readonly number[],
  { mean, tolerance, threshold }: { mean: number | null; tolerance: number; threshold: number },
): PageHinkley {
  checkScale(1, threshold);
  if (!(tolerance >= 0)) throw new RangeError(`tolerance ${tolerance} must be >= 0`);
  let [sum, above] = [0, 0];
  const statistic = values.map((value, index) => {
    sum += value;
    above = Math.max(0, above + value - (mean ?? sum / (index + 1)) - tolerance);
    return above;
  });
  return { statistic, firstAlarm: firstPlace(statistic.length, (at) => statistic[at]! > threshold) };
}

export interface Ewma {
  /** The weighted mean after each value, in their unit. */
  readonly mean: readonly number[];
  /** How far it may lie from the target after each value, same unit. */
  readonly reach: readonly number[];
  /** Place of the first alarm, counted from 0, or null. */
  readonly firstAlarm: number | null;
}

/**
 * Exponentially weighted moving average zᵢ = w·xᵢ + (1 − w)·zᵢ₋₁ from z₀ = μ, alarm when |zᵢ − μ| exceeds
 * L·σ·√(w / (2 − w) · (1 − (1 − w)²ⁱ)), or its limit for many values where `limits` is 'fixed'.
 * @param values xᵢ
 * @param target μ and `deviation` σ > 0 while all is well, in the unit of the values
 * @param weight w, above 0 and at most 1: 1 looks at each value alone
 * @param width L > 0, in standard deviations of the average
 * @param limits 'exact' for each i, 'fixed' for its limit, for which average-run-length knows the run length
 * @throws RangeError outside those ranges
 * @source Roberts (1959), Technometrics 1, 239; Montgomery (2013), Introduction to Statistical Quality Control, 9.2
 */
export function ewma(
  values: readonly number[],
  { target, deviation, weight, width }: Record<'target' | 'deviation' | 'weight' | 'width', number>,
  limits: 'exact' | 'fixed',
): Ewma {
  checkScale(deviation, width);
  if (!(weight > 0 && weight <= 1)) throw new RangeError(`weight ${weight} must lie in (0, 1]`);
  let average = target;
  const mean = values.map((value) => (average = weight * value + (1 - weight) * average));
  const fixed = width * deviation * Math.sqrt(weight / (2 - weight));
  const reach = values.map((_, index) =>
    limits === 'fixed' ? fixed : fixed * Math.sqrt(1 - (1 - weight) ** (2 * (index + 1))),
  );
  return { mean, reach, firstAlarm: firstPlace(mean.length, (at) => Math.abs(mean[at]! - target) > reach[at]!) };
}
