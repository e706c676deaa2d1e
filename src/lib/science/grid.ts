/** Points at which a curve is drawn or searched. */

function checkCount(count: number): void {
  if (!Number.isInteger(count) || count < 2) throw new RangeError(`count ${count} must be a whole number >= 2`);
}

/**
 * Evenly spaced points, both ends exact: from + (to − from) · i / (count − 1).
 * @param count whole number >= 2
 * @throws RangeError for another count
 */
export function evenlySpaced(from: number, to: number, count: number): number[] {
  checkCount(count);
  const points: number[] = [];
  for (let i = 0; i < count - 1; i++) points.push(from + ((to - from) * i) / (count - 1));
  points.push(to);
  return points;
}

/**
 * Points in equal ratios, both ends exact: from · (to / from)^(i / (count − 1)).
 * @param from, to same unit, both > 0
 * @param count whole number >= 2
 * @throws RangeError for another count, or an end that is not positive
 */
export function logSpaced(from: number, to: number, count: number): number[] {
  checkCount(count);
  if (!(from > 0 && to > 0)) throw new RangeError(`from ${from} and to ${to} must be > 0`);
  const points: number[] = [];
  for (let i = 0; i < count - 1; i++) points.push(from * (to / from) ** (i / (count - 1)));
  points.push(to);
  return points;
}
