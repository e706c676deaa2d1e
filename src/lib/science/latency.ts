/** What requests cost and how many are late. */

/**
 * Share of the values that lie above a limit.
 * @param values at least one, and `limit`, in one unit
 * @returns share, 0 to 1
 * @throws RangeError without values
 */
export function shareAbove(values: readonly number[], limit: number): number {
  if (values.length === 0) throw new RangeError('no values have no share above a limit');
  return values.filter((value) => value > limit).length / values.length;
}

/**
 * Price of a number of requests on a machine that serves one at a time: requests · mean seconds · price / 3600.
 * @param seconds mean time of a request, >= 0
 * @param pricePerHour money for an hour of the machine, >= 0
 * @param requests how many, >= 0
 * @returns money
 * @throws RangeError outside those ranges
 */
export function servingCost(seconds: number, pricePerHour: number, requests: number): number {
  for (const [name, value] of Object.entries({ seconds, pricePerHour, requests }))
    if (!(value >= 0)) throw new RangeError(`${name} ${value} must be >= 0`);
  return (requests * seconds * pricePerHour) / 3600;
}
