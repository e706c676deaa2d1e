/**
 * What it costs to retrain every T days, and the interval that costs least.
 *
 * A fixed cost per retraining against a loss that grows in a straight line until the next one: the economic
 * order quantity of Harris (1913), How many parts to make at once, Factory 10(2), with staleness as the stock.
 */
import { goldenSectionMinimum } from './minimise.ts';

function positive(values: Readonly<Record<string, number>>): void {
  // Asked for every point of every curve: nothing is made here but the complaint.
  for (const name in values) if (!(values[name]! > 0)) throw new RangeError(`${name} ${values[name]} must be > 0`);
}

/**
 * Growth K = V · p / D of the daily loss with every day since retraining.
 * @param valuePerPoint V, money per point and day
 * @param pointsLost p, points of accuracy
 * @param days D, days in which they are lost
 * @returns money per day²
 * @throws RangeError when an argument is not positive
 */
export function driftCostGrowth(valuePerPoint: number, pointsLost: number, days: number): number {
  positive({ valuePerPoint, pointsLost, days });
  return (valuePerPoint * pointsLost) / days;
}

/** The two parts of the cost per day and their sum, in money per day. */
export interface CostRate {
  readonly retrain: number;
  readonly drift: number;
  readonly total: number;
}

/**
 * Cost per day of retraining every T days: C / T + K · T / 2.
 * @param interval T, days
 * @param retrainCost C, money
 * @param growth K, money per day²
 * @throws RangeError when an argument is not positive
 */
export function costRate(interval: number, retrainCost: number, growth: number): CostRate {
  positive({ interval, retrainCost, growth });
  const retrain = retrainCost / interval;
  const drift = (growth * interval) / 2;
  return { retrain, drift, total: retrain + drift };
}

/**
 * The interval of least cost: T* = √(2C / K). There both parts of the cost are equal.
 * @param retrainCost C, money
 * @param growth K, money per day²
 * @returns days
 * @throws RangeError when an argument is not positive
 */
export function optimalInterval(retrainCost: number, growth: number): number {
  positive({ retrainCost, growth });
  return Math.sqrt((2 * retrainCost) / growth);
}

/**
 * Least cost per day: c(T*) = √(2CK).
 * @returns money per day
 * @throws RangeError when an argument is not positive
 */
export function optimalCostRate(retrainCost: number, growth: number): number {
  positive({ retrainCost, growth });
  return Math.sqrt(2 * retrainCost * growth);
}

/**
 * Cost of an interval k times the optimal one, relative to the least cost: (k + 1/k) / 2.
 * @param factor k > 0
 * @returns ratio >= 1
 * @throws RangeError when the factor is not positive
 */
export function intervalPenalty(factor: number): number {
  positive({ factor });
  return (factor + 1 / factor) / 2;
}

/**
 * Cost per day of a retraining that takes R days to arrive and of which a share q has to be thrown away:
 * C / ((1 − q) · T) + K · (T / 2 + R). The optimal interval grows by 1 / √(1 − q), the delay does not change it.
 * @param interval T, days, > 0
 * @param retrainCost C, money, > 0
 * @param growth K, money per day², > 0
 * @param delay R, days, >= 0
 * @param failureShare q, 0 to 1, below 1
 * @throws RangeError outside those ranges
 */
export function costRateWithDelay(
  interval: number,
  retrainCost: number,
  growth: number,
  delay: number,
  failureShare: number,
): CostRate {
  if (!(delay >= 0)) throw new RangeError(`delay ${delay} must be >= 0`);
  if (!(failureShare >= 0 && failureShare < 1)) throw new RangeError(`failureShare ${failureShare} must lie in [0, 1)`);
  const { retrain, drift } = costRate(interval, retrainCost / (1 - failureShare), growth);
  return { retrain, drift: drift + growth * delay, total: retrain + drift + growth * delay };
}

/**
 * Accuracy at the end of an interval, on the straight line that also defines K: A₀ − p·T / D, never below 0.
 * @param launch A₀, percent
 * @param pointsLost p, points lost in `days`
 * @param days D, days
 * @param interval T, days
 * @returns percent
 */
export function accuracyAtEnd(launch: number, pointsLost: number, days: number, interval: number): number {
  return Math.max(0, launch - (pointsLost * interval) / days);
}

/**
 * Mean of the accuracy over an interval: A₀ − p·T / 2D while the line stays above 0.
 *
 * Where the line has met 0 at T₀ = A₀·D / p the mean is that of its triangle, A₀·T₀ / 2T.
 * @returns percent; arguments as in {@link accuracyAtEnd}
 */
export function meanAccuracy(launch: number, pointsLost: number, days: number, interval: number): number {
  const emptied = (launch * days) / pointsLost;
  return interval <= emptied ? launch - (pointsLost * interval) / (2 * days) : (launch * emptied) / (2 * interval);
}

/**
 * Longest interval that ends at or above an accuracy floor: T_max = (A₀ − floor) · D / p.
 * @param floor percent, below `launch`
 * @returns days
 * @throws RangeError when the floor does not lie below the accuracy at launch
 */
export function longestInterval(launch: number, floor: number, pointsLost: number, days: number): number {
  if (!(floor < launch)) throw new RangeError(`floor ${floor} must lie below the accuracy at launch, ${launch}`);
  return ((launch - floor) * days) / pointsLost;
}

/**
 * Cost per day when accuracy decays exponentially: [C + V·A₀·(T − (1 − e^(−λT)) / λ)] / T.
 * @param interval T, days
 * @param retrainCost C, money
 * @param valuePerPoint V, money per point and day
 * @param launch A₀, percent
 * @param rate λ, per day
 * @returns money per day
 */
export function exponentialCostRate(
  interval: number,
  retrainCost: number,
  valuePerPoint: number,
  launch: number,
  rate: number,
): number {
  return (retrainCost + valuePerPoint * launch * (interval + Math.expm1(-rate * interval) / rate)) / interval;
}

/**
 * The interval of least {@link exponentialCostRate}, by golden section on [low, high] days.
 *
 * It exists while C < V·A₀ / λ; a dearer retraining never pays and the search ends at `high`.
 * @returns days
 */
export function exponentialOptimalInterval(
  retrainCost: number,
  valuePerPoint: number,
  launch: number,
  rate: number,
  low: number,
  high: number,
): number {
  positive({ retrainCost, valuePerPoint, launch, rate, low });
  return goldenSectionMinimum(
    (interval) => exponentialCostRate(interval, retrainCost, valuePerPoint, launch, rate),
    low,
    high,
  );
}
