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

/**
 * The least share of positives at which an accuracy and a false-positive rate can both hold: 1 − A / (1 − FPR), where the
 * detector finds none of them. Any it finds would need the share to be larger.
 * @param accuracy A, and `falsePositiveRate` FPR, shares
 * @returns share, 0 where every prevalence will do
 * @throws RangeError when a rate lies outside 0 to 1, or honest cases are all flagged
 */
export function leastPrevalence(accuracy: number, falsePositiveRate: number): number {
  checkRates({ accuracy, falsePositiveRate });
  if (falsePositiveRate === 1) throw new RangeError('falsePositiveRate 1 leaves nothing to be right about');
  return Math.max(0, 1 - accuracy / (1 - falsePositiveRate));
}

/**
 * How common a thing is, from the share of cases that a detector flags: π = (q − FPR) / (TPR − FPR), held within 0 to 1.
 *
 * It needs no labels of today, and believes that both error rates are still what they were: where they have moved, it is wrong.
 * @param flagged q, share of all cases
 * @param truePositiveRate TPR, larger than `falsePositiveRate` FPR
 * @throws RangeError when a rate lies outside 0 to 1, or the detector flags positives no more often than others
 * @source Rogan and Gladen (1978), American Journal of Epidemiology 107, 71
 */
export function prevalenceFromFlags(flagged: number, truePositiveRate: number, falsePositiveRate: number): number {
  checkRates({ flagged, truePositiveRate, falsePositiveRate });
  if (!(truePositiveRate > falsePositiveRate))
    throw new RangeError(`truePositiveRate ${truePositiveRate} must be above falsePositiveRate ${falsePositiveRate}`);
  return Math.min(1, Math.max(0, (flagged - falsePositiveRate) / (truePositiveRate - falsePositiveRate)));
}
