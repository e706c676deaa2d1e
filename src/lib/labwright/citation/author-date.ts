/**
 * References in the author-date style, after the Chicago Manual of Style (18th edition, chapter 13), in British spelling.
 *
 * Our own, since the formatter that everybody uses (citeproc-js) is under CPAL or AGPL: a library with a permissive
 * licence reads the BibTeX (see bibtex.ts), and this file sets eight kinds of work. Titles keep the capitals that
 * references.bib gives them; page ranges are written out. Pure.
 */
import { inverted, responsible, straight } from './names.ts';
import { editionOf, italic, joined, publisherOf, quoted, range, sentences, shortened, words } from './parts.ts';
import type { Piece, Work } from './work.ts';

function authorsOf(work: Work): string {
  const people = responsible(work);
  const names = shortened(people, { most: 6, kept: 3, others: work.others, comma: ',' }, (person, index) =>
    index === 0 ? inverted(person) : straight(person),
  );
  if (work.authors.length > 0 || people.length === 0) return names;
  return `${names}, ${people.length > 1 || work.others ? 'eds' : 'ed'}.`;
}

function addressOf(work: Work): Piece[][] {
  const accessed = work.accessed && work.url && !work.doi ? [[words(`Accessed ${work.accessed}`)]] : [];
  const href = work.doi ? `https://doi.org/${work.doi}` : work.url;
  return [...accessed, ...(href ? [[{ text: href, href }]] : [])];
}

/** Volume, issue and pages of an article: ` 34 (1): 135–137`. */
function volumeOf({ volume, issue, pages }: Work): string {
  const where = `${volume ? ` ${volume}` : ''}${issue ? `${volume ? ' ' : ', no. '}${volume ? `(${issue})` : issue}` : ''}`;
  return pages ? `${where}: ${range(pages)}` : where;
}

/** What stands between title and address, as sentences. */
function published(work: Work): Piece[][] {
  const publisher = publisherOf(work);
  const by = publisher ? [[words(publisher)]] : [];
  const { container, series, volume, edition, genre, number, pages } = work;
  switch (work.kind) {
    case 'article':
      return container ? [[italic(container), words(volumeOf(work))]] : [];
    case 'chapter':
    case 'paper': {
      const editors = work.authors.length > 0 ? work.editors : [];
      const book = [
        ...(container ? [[words('In '), italic(container)]] : []),
        ...(volume ? [[words(`vol. ${volume}`)]] : []),
        ...(editors.length > 0 ? [[words(`edited by ${shortened(editors, { most: 6, kept: 3 }, straight)}`)]] : []),
        ...(pages ? [[words(range(pages))]] : []),
      ];
      return [joined(book, ', '), ...(series ? [[words(series)]] : []), ...by];
    }
    case 'thesis':
      return [joined([[words(genre ?? 'Thesis')], ...by], ', ')];
    case 'report':
      return [...(number ? [[words(`${genre ?? 'Report'} ${number}`)]] : []), ...by];
    case 'web':
      return [...by, ...(work.day ? [[words(work.day)]] : [])];
    default:
      return [
        ...(edition ? [[words(editionOf(edition))]] : []),
        ...(volume ? [[words(`Vol. ${volume}`)]] : []),
        ...(series ? [[words(number ? `${series} ${number}` : series)]] : []),
        ...by,
      ];
  }
}

const inQuotes = new Set(['article', 'chapter', 'paper', 'thesis', 'web']);

/** The title as the style sets it: in quotes for a part, in italics for a whole. */
function titleOf({ kind, title }: Work): Piece {
  return inQuotes.has(kind) ? quoted(title, '.') : italic(title);
}

/**
 * `Boehm, Barry, and Victor R. Basili. 2001. “Software Defect Reduction Top 10 List.” IEEE Computer 34 (1): 135–137. …`
 * @param year The year with its letter, where two works of the same name and year are cited.
 */
export function authorDateEntry(work: Work, year: string): Piece[] {
  const authors = authorsOf(work);
  const head = authors ? [[words(authors)], [words(year)], [titleOf(work)]] : [[titleOf(work)], [words(year)]];
  const note = work.note ? [[words(work.note.replace(/^\p{L}/u, (first) => first.toUpperCase()))]] : [];
  return sentences(...head, ...published(work), ...note, ...addressOf(work));
}
