/** Rows of a comparison: ours beside each peer, with the goal. Pure. */
import { written } from '../print/report.ts';

export interface Row {
  readonly what: string;
  readonly ours?: number | undefined;
  /** The same work done otherwise, by name. */
  readonly peers?: Readonly<Record<string, number | undefined>>;
  /** Of ours and the peer that the goal speaks of; the goal says which is over which. */
  readonly ratio?: number | undefined;
  readonly goal?: string;
  readonly met?: boolean | undefined;
}

export interface Report {
  readonly name: string;
  /** What the numbers were measured with. */
  readonly setting: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
}

/** Undefined where one of the two was not measured. */
export const over = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a / b;

/** Whether a number keeps to its goal; undefined for one that was not measured. */
export const atMost = (value: number | undefined, most: number): boolean | undefined =>
  value === undefined ? undefined : value <= most;
export const atLeast = (value: number | undefined, least: number): boolean | undefined =>
  value === undefined ? undefined : value >= least;

/**
 * The value below which a share of some numbers lies, by the nearest rank.
 * @throws RangeError for no numbers at all.
 */
export function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) throw new RangeError('There is no quantile of no numbers.');
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

/** What one more lab costs between two sizes of a handbook. */
export const perFurtherLab = (
  [labs, cost]: readonly [labs: number, cost: number | undefined],
  [more, dearer]: readonly [labs: number, cost: number | undefined],
): number | undefined => (cost === undefined || dearer === undefined ? undefined : (dearer - cost) / (more - labs));

/** The table as lines of text, columns under each other; one column for each peer. */
export function tableOf(rows: readonly Row[]): string[] {
  const peers = [...new Set(rows.flatMap(({ peers = {} }) => Object.keys(peers)))];
  const cells = [
    ['what', 'ours', ...peers, 'ratio', 'goal', 'met'],
    ...rows.map(({ what, ours, peers: measured = {}, ratio, goal = '', met }) => [
      what,
      written(ours),
      ...peers.map((peer) => written(measured[peer])),
      written(ratio),
      goal,
      met === undefined ? '' : met ? 'yes' : 'no',
    ]),
  ];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const isNumber = (column: number): boolean => column >= 1 && column <= peers.length + 2;
  return cells.map((row) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd(),
  );
}
