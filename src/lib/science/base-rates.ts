/** What a detector's error rates mean when the thing it looks for is rare. All rates are shares, 0 to 1. */

function checkRates(rates: Readonly<Record<string, number>>): void {
  for (const [name, rate] of Object.entries(rates)) {
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`${name} ${rate} must lie in [0, 1]`);
  }
}

/**
 * Accuracy of a detector: TPR · π + (1 − FPR) · (1 − π).
 * @param prevalence π
 * @param truePositiveRate TPR
 * @param falsePositiveRate FPR
 * @throws RangeError when a rate lies outside 0 to 1
 */
export function detectorAccuracy(prevalence: number, truePositiveRate: number, falsePositiveRate: number): number {
  checkRates({ prevalence, truePositiveRate, falsePositiveRate });
  return truePositiveRate * prevalence + (1 - falsePositiveRate) * (1 - prevalence);
}

/**
 * Precision of a detector, the share of its flags that are right: TPR · π / (TPR · π + FPR · (1 − π)).
 * @returns null where it never flags anything
 * @throws RangeError when a rate lies outside 0 to 1
 */
export function detectorPrecision(
  prevalence: number,
  truePositiveRate: number,
  falsePositiveRate: number,
): number | null {
  checkRates({ prevalence, truePositiveRate, falsePositiveRate });
  const hits = truePositiveRate * prevalence;
  const flags = hits + falsePositiveRate * (1 - prevalence);
  return flags > 0 ? hits / flags : null;
}
