/** The parts that the styles put references together from. Pure. */
import { listed, responsible } from './names.ts';
import type { Person, Piece, Work } from './work.ts';

export const words = (text: string): Piece => ({ text });
export const italic = (text: string): Piece => ({ text, italic: true });

/** A title in quotes with `stop` inside them, unless it ends in a mark of its own; quotes within it become single. */
export function quoted(title: string, stop = ''): Piece {
  const inner = title.replaceAll('\u201c', '\u2018').replaceAll('\u201d', '\u2019');
  return words(`\u201c${inner}${/[.?!]$/.test(inner) ? '' : stop}\u201d`);
}

/** Ends a sentence: adds a full stop where the text has no mark at its end. */
export function stopped(pieces: readonly Piece[]): Piece[] {
  const end = pieces.at(-1)?.text ?? '';
  return /[.?!]\u201d?$/.test(end) ? [...pieces] : [...pieces, words('.')];
}

/** Sentences one after the other, the empty ones left out. */
export function sentences(...groups: readonly (readonly Piece[])[]): Piece[] {
  return joined(groups.filter((group) => group.length > 0).map(stopped), ' ');
}

/** Groups with `between` them; what already ends in a closing quote after a comma needs only the space. */
export function joined(groups: readonly (readonly Piece[])[], between: string): Piece[] {
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index, all) => {
      if (index === 0) return [...group];
      const before = all[index - 1]!.at(-1)!.text;
      const ended = between.startsWith(',') && /[,?!]\u201d$/.test(before);
      return [words(ended ? between.slice(1) : between), ...group];
    });
}

/** `1--20`, `1-20`, `S1-S20` as `1–20`, `S1–S20`; hyphens of words stay. */
export function range(pages: string): string {
  return pages.replace(/\s*-{2,3}\s*|(?<=\d)\s*-\s*(?=\p{L}?\d)/gu, '\u2013');
}

/** `2` as `2nd ed.`; words stay: `Revised ed.` */
export function editionOf(edition: string): string {
  if (!/^\d+$/.test(edition)) return /\bed(ition|\.)/i.test(edition) ? edition : `${edition} ed.`;
  const tens = Number(edition) % 100;
  const ending = tens > 10 && tens < 20 ? 'th' : (['th', 'st', 'nd', 'rd'][tens % 10] ?? 'th');
  return `${edition}${ending} ed.`;
}

/** The publisher, unless the work is filed under it already. */
export function publisherOf(work: Work): string | undefined {
  const filed = responsible(work);
  const own = filed.length === 1 && filed[0]!.given === undefined ? filed[0]!.family : undefined;
  return work.publisher === own ? undefined : work.publisher;
}

/** At most `most` names in full; of a longer list the first `kept` and `et al.` `comma` stands before the `and` of two. */
export function shortened(
  people: readonly Person[],
  {
    most,
    kept,
    others = false,
    comma = '',
  }: { most: number; kept: number; others?: boolean | undefined; comma?: string },
  name: (person: Person, index: number) => string,
): string {
  const long = people.length > most;
  return listed((long ? people.slice(0, kept) : people).map(name), long || others, comma);
}
