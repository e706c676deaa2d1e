/** Checks at fixed intervals: when one of them first sees what has crossed a threshold. */

/** `Math.pow` may differ in its last bit between engines; a crossing this close to a check is seen by it. */
const guard = 1e-12;

function checkInterval(interval: number): void {
  if (!(interval > 0)) throw new RangeError(`interval ${interval} must be > 0`);
}

/**
 * The first of the checks at p, 2p, 3p, … that lies at or after a crossing: p · ⌈w / p − 1e-12⌉, at least p.
 * @param crossing time of the crossing since launch, >= 0
 * @param interval time between two checks, same unit, > 0
 * @returns time of that check, same unit
 * @throws RangeError outside those ranges
 */
export function detectionTime(crossing: number, interval: number): number {
  checkInterval(interval);
  if (!(crossing >= 0)) throw new RangeError(`crossing ${crossing} must be >= 0`);
  return interval * Math.max(1, Math.ceil(crossing / interval - guard));
}

/** A stretch of check intervals for which the same check, counted from launch, sees the crossing first. */
export interface DetectionStretch {
  /** Which check it is: 1 for the first after launch. */
  readonly checks: number;
  /** Shortest interval of the stretch: the check falls right on the crossing. */
  readonly from: number;
  /** End of the stretch; the interval itself belongs to the next one, unless this is the last. */
  readonly to: number;
}

/**
 * The intervals between `shortest` and `longest`, cut where {@link detectionTime} jumps: check k sees the
 * crossing w first for intervals in [w / k, w / (k − 1)).
 * @param crossing > 0, same unit as the intervals
 * @returns stretches in rising order of interval
 * @throws RangeError when a length is not positive or shortest >= longest
 */
export function detectionStretches(crossing: number, shortest: number, longest: number): DetectionStretch[] {
  checkInterval(shortest);
  if (!(crossing > 0) || !(shortest < longest))
    throw new RangeError(`crossing ${crossing} must be > 0 and shortest ${shortest} below longest ${longest}`);
  const stretches: DetectionStretch[] = [];
  for (let checks = Math.max(1, Math.ceil(crossing / shortest - guard)); checks >= 1; checks--) {
    const from = Math.max(shortest, crossing / checks);
    const to = checks === 1 ? longest : Math.min(longest, crossing / (checks - 1));
    if (from < to) stretches.push({ checks, from, to });
  }
  return stretches;
}
