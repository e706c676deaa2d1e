/**
 * What labs hand on to each other, for the map of labs: from what their decisions keep and what others read of it, as the
 * document model knows both. Pure.
 */
import type { CatalogueLab } from '../ledger/catalogue.ts';

export type MappedLab = Pick<CatalogueLab, 'id' | 'number' | 'decisions'>;

/** Something decided in a lab, and the numbers of the labs that take it up. */
export interface HandedOn {
  readonly label: string;
  readonly into: readonly number[];
}

/** A line of the map, between the places of two labs in their order. */
export interface MapLine {
  readonly from: number;
  readonly to: number;
  /** Which of the lines side by side it is, from the labs outwards. */
  readonly lane: number;
}

/** `cycle wanted`, but `PSI wanted`: a label as it goes on inside a sentence. */
function midSentence(label: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

/** What a lab hands on, each thing once, though it may be decided for several options. */
export function handedOn(lab: MappedLab, labs: readonly MappedLab[]): HandedOn[] {
  const found = new Map<string, Set<number>>();
  for (const { fields } of lab.decisions)
    for (const { declared, readBy } of fields) {
      const into = labs.filter(({ id }) => id !== lab.id && readBy.includes(id)).map(({ number }) => number);
      if (into.length === 0) continue;
      const label = midSentence(declared.label);
      found.set(label, new Set([...(found.get(label) ?? []), ...into]));
    }
  return [...found].map(([label, into]) => ({ label, into: [...into].sort((a, b) => a - b) }));
}

/** One line for each lab that takes something up from another; short ones nearest to the labs, none over another. */
export function mapLines(labs: readonly MappedLab[]): MapLine[] {
  const place = new Map(labs.map(({ number }, index) => [number, index]));
  const pairs = labs.flatMap((lab, from) => {
    const into = new Set(handedOn(lab, labs).flatMap((each) => each.into));
    return [...into].map((number) => ({ from, to: place.get(number)! }));
  });
  const length = ({ from, to }: { from: number; to: number }): number => Math.abs(to - from);
  const lines: MapLine[] = [];
  for (const pair of pairs.sort((a, b) => length(a) - length(b) || a.from - b.from || a.to - b.to)) {
    const [low, high] = [Math.min(pair.from, pair.to), Math.max(pair.from, pair.to)];
    const taken = lines
      .filter(({ from, to }) => Math.min(from, to) < high && Math.max(from, to) > low)
      .map(({ lane }) => lane);
    let lane = 0;
    while (taken.includes(lane)) lane++;
    lines.push({ ...pair, lane });
  }
  return lines;
}
