/**
 * PSI of weeks in which nothing has drifted, drawn once for each size that a reader asks for and kept: a control may then be
 * moved freely. The seed is part of the model, so that page, book and proof see the same weeks.
 */
import { type HealthyPsi, healthyPsi } from '../science/psi-simulation.ts';
import { randomStream } from '../science/random.ts';

const seed = 20_260_101;
const mostWeeks = 20_000;
/** What one size may take: with more rows to a week fewer weeks are drawn, and their error says so. */
const mostRows = 2_000_000;
const weeksPerReference = 100;

/** The sizes of a week for which weeks are drawn. Beyond them the approximation is as good as the draws. */
export const drawnSizes = [50, 100, 200, 500] as const;

const kept = new Map<string, HealthyPsi>();

/**
 * Healthy weeks of n rows in B bins of equal share, against references of m rows.
 * @returns PSI in rising order under both smoothings; undefined for a size that is not drawn
 */
export function healthyWeeks(rows: number, bins: number, referenceRows: number): HealthyPsi | undefined {
  if (!drawnSizes.some((size) => size === rows)) return undefined;
  const name = `healthy weeks: ${rows} rows in ${bins} bins against ${referenceRows}`;
  let weeks = kept.get(name);
  if (!weeks) {
    weeks = healthyPsi(
      { bins, rows, referenceRows, weeksPerReference },
      Math.min(mostWeeks, mostRows / rows),
      randomStream(seed, name),
    );
    kept.set(name, weeks);
  }
  return weeks;
}

/** How many of some numbers in rising order are below a place, by halving; those within rounding of it are not. */
export function countBelow(sorted: ArrayLike<number>, place: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < place - 1e-12) low = middle + 1;
    else high = middle;
  }
  return low;
}
