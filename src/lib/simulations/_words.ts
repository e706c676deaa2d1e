/** Words and numbers of finding sentences. */
import { formatNumber } from 'labwright/simulation';

/** A number with at most so many decimals and no needless zeros: 2, 1.25, 0.1. */
export function trimmed(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits));
  const needed = [...Array(digits + 1).keys()].find((count) => Number(rounded.toFixed(count)) === rounded);
  return formatNumber(rounded, needed);
}
