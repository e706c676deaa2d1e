/** The works of a handbook in the style it chose: years with their letters, order, entries, labels in the text. Pure. */
import { authorDateEntry } from './author-date.ts';
import { inverted, responsible, shortName } from './names.ts';
import { numericEntry } from './numeric.ts';
import { range } from './parts.ts';
import type { Cited } from './syntax.ts';
import type { Piece, Work, Works } from './work.ts';

export const citationStyles = ['author-date', 'numeric'] as const;
export type CitationStyle = (typeof citationStyles)[number];

/** Plain data: it goes to components and pages as JSON. */
export interface Bibliography {
  readonly style: CitationStyle;
  readonly works: Works;
  /** Keys of all works that the handbook cites. */
  readonly cited: readonly string[];
  /** `2001a`, where two cited works have the same short name and year. */
  readonly years: Readonly<Record<string, string>>;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true });

/** Order of a bibliography: by names, then year, then title; without an article at the start of a title. */
function compareWorks(a: Work, b: Work): number {
  const name = (work: Work): string => responsible(work).map(inverted).join('; ') || fileTitle(work);
  return (
    collator.compare(name(a), name(b)) ||
    collator.compare(a.year, b.year) ||
    collator.compare(fileTitle(a), fileTitle(b))
  );
}

function fileTitle({ title }: Work): string {
  return title.replace(/^(?:the|an?)\s+/i, '');
}

/** `a`, `b`, ... `z`, `aa`: letters of the works that would otherwise be cited alike. */
function letter(index: number): string {
  return (index >= 26 ? letter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(97 + (index % 26));
}

/**
 * The bibliography of a handbook that cites these keys. Works of one short name and year get letters in the order of
 * the list, whoever else stands behind an `et al.`; keys without a work are left out.
 */
export function bibliographyOf(works: Works, style: CitationStyle, keys: Iterable<string>): Bibliography {
  const cited = [...new Set(keys)].filter((key) => key in works).sort((a, b) => compareWorks(works[a]!, works[b]!));
  const alike = Map.groupBy(cited, (key) => `${shortName(works[key]!)}\0${works[key]!.year}`);
  const years = Object.fromEntries(
    cited.map((key) => {
      const work = works[key]!;
      const group = alike.get(`${shortName(work)}\0${work.year}`)!;
      // A year that is a word keeps apart from its letter: "n.d.-a".
      const between = /\d$/.test(work.year) ? '' : '-';
      return [key, group.length > 1 ? `${work.year}${between}${letter(group.indexOf(key))}` : work.year];
    }),
  );
  return { style, works, cited, years };
}

/** The year by which a work is cited. */
export function yearOf({ works, years }: Bibliography, key: string): string {
  return years[key] ?? works[key]!.year;
}

/** The reference of a work, as the style sets it. */
export function entryOf(bibliography: Bibliography, key: string): Piece[] {
  const work = bibliography.works[key]!;
  return bibliography.style === 'numeric' ? numericEntry(work) : authorDateEntry(work, yearOf(bibliography, key));
}

/** Keys in the order of a reference list: by name, or by first mention where the numbers follow it. */
export function listOrder(bibliography: Bibliography, mentioned: readonly string[]): string[] {
  const keys = [...new Set(mentioned)].filter((key) => key in bibliography.works);
  if (bibliography.style === 'numeric') return keys;
  return keys.sort((a, b) => compareWorks(bibliography.works[a]!, bibliography.works[b]!));
}

/** One work inside a citation: the words that lead to its reference, and what stands round them. */
export interface CitedLabel {
  readonly key: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** A citation as text with its links: `(`, `Siddiqi 2006`, `; `, `Boehm and Basili 2001, 135`, `)`. */
export interface CitationLabel {
  readonly open: string;
  readonly works: readonly CitedLabel[];
  readonly close: string;
}

/** A page stands alone after a year; anything else keeps its word. */
function locatorOf(suffix: string, style: CitationStyle): string {
  const pages = /^pp?\.\s*(?=\d)/;
  const text = style === 'author-date' ? suffix.replace(pages, '') : suffix.replace(/\.\s+(?=\d)/, '.\u00a0');
  return range(text);
}

/**
 * What the text shows for a citation.
 * `(Boehm and Basili 2001, 135; Siddiqi 2006)`, `Boehm and Basili (2001)`; `[1, p. 135], [2]`, `Boehm and Basili [1]`.
 *
 * @param numbers Number of each work in its lab's list, for the numeric style.
 */
export function citationLabel(
  bibliography: Bibliography,
  citation: { readonly narrative: boolean; readonly works: readonly Cited[] },
  numbers: ReadonlyMap<string, number>,
): CitationLabel {
  const { style, works } = bibliography;
  const numeric = style === 'numeric';
  const label = ({ key, prefix, suffix, suppressed }: Cited, index: number): CitedLabel => {
    const name = shortName(works[key]!).replaceAll(' ', '\u00a0');
    const locator = locatorOf(suffix, style);
    const after = locator && (/^[,.;:]/.test(locator) ? locator : `, ${locator}`);
    const between = index > 0 ? (numeric ? ', ' : '; ') : '';
    const lead = between + (prefix && `${prefix} `);
    if (numeric) {
      const text = `[${numbers.get(key) ?? 0}${after}]`;
      return { key, before: citation.narrative ? `${name}\u00a0` : lead, text, after: '' };
    }
    const year = yearOf(bibliography, key);
    if (!citation.narrative) return { key, before: lead, text: suppressed ? year : `${name}\u00a0${year}`, after };
    return after
      ? { key, before: '', text: name, after: `\u00a0(${year}${after})` }
      : { key, before: '', text: `${name}\u00a0(${year})`, after: '' };
  };
  const bare = numeric || citation.narrative;
  return { open: bare ? '' : '(', works: citation.works.map(label), close: bare ? '' : ')' };
}

/** The same as plain text. */
export function plainLabel({ open, works, close }: CitationLabel): string {
  return open + works.map(({ before, text, after }) => before + text + after).join('') + close;
}
