/** How long a service is up, and how long it is not. */

/**
 * Availability: MTBF / (MTBF + MTTR).
 * @param betweenFailures MTBF, mean time from a repair to the next failure, > 0
 * @param toRepair MTTR, mean time of a repair, same unit, >= 0
 * @returns share, 0 to 1
 * @throws RangeError outside those ranges
 */
export function availability(betweenFailures: number, toRepair: number): number {
  if (!(betweenFailures > 0 && toRepair >= 0))
    throw new RangeError(`betweenFailures ${betweenFailures} must be > 0 and toRepair ${toRepair} >= 0`);
  return betweenFailures / (betweenFailures + toRepair);
}
