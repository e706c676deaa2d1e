/**
 * References in the numeric style, after the IEEE Reference Guide (2023), in British spelling; our own for the reason
 * given in author-date.ts. Names of journals are not abbreviated, and titles keep their capitals. Pure.
 */
import { abbreviated, responsible } from './names.ts';
import { editionOf, italic, joined, publisherOf, quoted, range, shortened, stopped, words } from './parts.ts';
import type { Piece, Work } from './work.ts';

function authorsOf(work: Work): string {
  const people = responsible(work);
  const names = shortened(people, { most: 6, kept: 1, others: work.others }, abbreviated);
  if (work.authors.length > 0 || people.length === 0) return names;
  return `${names}, ${people.length > 1 || work.others ? 'Eds' : 'Ed'}.`;
}

function pagesOf(pages: string): string {
  return `${/[-\u2013,]/.test(pages) ? 'pp.' : 'p.'} ${range(pages)}`;
}

/** All that follows the authors, as parts between commas. */
function rest(work: Work): Piece[][] {
  const { title, container, volume, issue, pages, series, edition, genre, number, year } = work;
  const publisher = publisherOf(work);
  const maybe = (text: string | undefined, write = words): Piece[][] => (text ? [[write(text)]] : []);
  const editors = work.authors.length > 0 ? work.editors : [];
  const inBook = joined(
    [
      [quoted(title, ',')],
      ...(container ? [[words('in '), italic(container)]] : []),
      ...maybe(series),
      ...maybe(volume && `vol. ${volume}`),
      ...maybe(edition && editionOf(edition)),
      ...(editors.length > 0
        ? [[words(`${shortened(editors, { most: 6, kept: 1 }, abbreviated)}, ${editors.length > 1 ? 'Eds.' : 'Ed.'}`)]]
        : []),
    ],
    ', ',
  );
  /** A book's publisher begins a sentence of its own; without one the year goes on with a comma. */
  const imprint = (head: Piece[]): Piece[][] =>
    publisher ? [[...stopped(head), words(` ${publisher}`)], [words(year)]] : [head, [words(year)]];
  switch (work.kind) {
    case 'article':
      return [
        [quoted(title, ',')],
        ...maybe(container, italic),
        ...maybe(volume && `vol. ${volume}`),
        ...maybe(issue && `no. ${issue}`),
        ...maybe(pages && pagesOf(pages)),
        [words(year)],
      ];
    case 'chapter':
      return [...imprint(inBook), ...maybe(pages && pagesOf(pages))];
    case 'paper':
      return [inBook, ...maybe(publisher), [words(year)], ...maybe(pages && pagesOf(pages))];
    case 'thesis':
      return [[quoted(title, ',')], [words(genre ?? 'Thesis')], ...maybe(publisher), [words(year)]];
    case 'report':
      return [
        [quoted(title, ',')],
        ...maybe(publisher),
        ...maybe(number && `${genre ?? 'Report'} ${number}`),
        [words(year)],
      ];
    case 'web':
      return [[quoted(title, ',')], ...maybe(publisher), [words(work.day ?? year)]];
    default:
      return imprint(
        joined(
          [
            [italic(title)],
            ...maybe(series && (number ? `${series}, no. ${number}` : series)),
            ...maybe(volume && `vol. ${volume}`),
            ...maybe(edition && editionOf(edition)),
          ],
          ', ',
        ),
      );
  }
}

/** `B. Boehm and V. R. Basili, “Software Defect Reduction Top 10 List,” IEEE Computer, vol. 34, no. 1, pp. 135–137, 2001, …` */
export function numericEntry(work: Work): Piece[] {
  const authors = authorsOf(work);
  const parts = [...(authors ? [[words(authors)]] : []), ...rest(work), ...(work.note ? [[words(work.note)]] : [])];
  if (work.doi)
    return stopped(joined([...parts, [words('doi: '), { text: work.doi, href: `https://doi.org/${work.doi}` }]], ', '));
  if (!work.url) return stopped(joined(parts, ', '));
  const online: Piece[] = [
    words(`${work.accessed ? ` Accessed: ${work.accessed}.` : ''} [Online]. Available: `),
    { text: work.url, href: work.url },
  ];
  return [...stopped(joined(parts, ', ')), ...online];
}
