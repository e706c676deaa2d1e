/**
 * What two samples allow one to say: that something moved, that nothing moved beyond noise, or that there are too few rows to
 * say either. Which tests decide is fixed beforehand; nobody picks the loudest ruler afterwards.
 */
import type { CountComparison } from './count-comparison.ts';
import { noncentralityForPower, rowsToSeePsi } from './psi-power.ts';

export interface VerdictSettings {
  /** Rate of false alarms of the whole verdict, between 0 and 1. */
  readonly level: number;
  /** Probability with which a drift worth an alarm must be seen before silence counts as an answer, between `level` and 1. */
  readonly power: number;
  /** PSI of a drift worth an alarm, nats, > 0. */
  readonly alarm: number;
  /** Expected rows that each bin needs before a chi-squared test is asked (Cochran 1954, Biometrics 10, 417). */
  readonly fewestExpected: number;
}

export interface Verdict {
  readonly says: 'moved' | 'noise' | 'too-few-rows';
  /** Tests that found something: of the bins, of the values. */
  readonly by: readonly ('bins' | 'values')[];
  /** What each test that was asked may not exceed: `level`, shared equally among them (Bonferroni). */
  readonly levelOfEach: number;
  /** Whether each bin expects rows enough for its test. */
  readonly binsAsked: boolean;
  /** The smallest PSI, in nats, that the test of bins would see with the power asked for; null where it was not asked. */
  readonly visiblePsi: number | null;
  /** Rows now with which a drift worth an alarm would be seen; null where the reference itself is too small. */
  readonly rowsNeeded: number | null;
}

/**
 * The verdict on two samples, by the chi-squared test of their bins and, where there are values, by a test of those: each at an
 * equal part of the level, so that together they raise no more false alarms than that.
 * @param valuesPValue of a test that needs no bins; null where there are only counts
 * @throws RangeError for settings out of range
 */
export function verdictOn(
  { counts, chiSquared }: CountComparison,
  valuesPValue: number | null,
  { level, power, alarm, fewestExpected }: VerdictSettings,
): Verdict {
  if (!(alarm > 0)) throw new RangeError(`alarm ${alarm} must be > 0`);
  const [m, n] = counts.map((rows) => rows.reduce((sum, count) => sum + count, 0)) as [number, number];
  const binsAsked = chiSquared.smallestExpected >= fewestExpected;
  const asked = (binsAsked ? 1 : 0) + (valuesPValue === null ? 0 : 1);
  const levelOfEach = level / Math.max(1, asked);
  const noncentrality = noncentralityForPower(chiSquared.degrees, levelOfEach, power);
  const visiblePsi = binsAsked ? noncentrality * (1 / n + 1 / m) : null;
  const by = [
    ...(binsAsked && chiSquared.pValue <= levelOfEach ? (['bins'] as const) : []),
    ...(valuesPValue !== null && valuesPValue <= levelOfEach ? (['values'] as const) : []),
  ];
  const silenceSaysSomething = visiblePsi !== null && visiblePsi <= alarm;
  // Of the bins as they are: each must expect rows enough, too.
  const shareOfThinnest = chiSquared.smallestExpected / Math.min(n, m);
  const levelOnceAsked = valuesPValue === null ? level : level / 2;
  const toSee = rowsToSeePsi(alarm, m, chiSquared.degrees + 1, levelOnceAsked, power);
  const toFill = fewestExpected / shareOfThinnest;
  return {
    says: by.length > 0 ? 'moved' : silenceSaysSomething ? 'noise' : 'too-few-rows',
    by,
    levelOfEach,
    binsAsked,
    visiblePsi,
    rowsNeeded: toSee === null || toFill > m ? null : Math.ceil(Math.max(toSee, toFill)),
  };
}
