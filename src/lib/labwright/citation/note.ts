/**
 * References inside a sentence, as a footnote would write them: for the source of a number. One form for both styles,
 * after the notes of the Chicago Manual of Style (18th edition), without a full stop. Pure.
 */
import { listed, responsible, straight } from './names.ts';
import { editionOf, italic, joined, publisherOf, quoted, range, shortened, words } from './parts.ts';
import type { Piece, Work } from './work.ts';

function authorsOf(work: Work): string {
  const people = responsible(work);
  if (work.authors.length === 0 && people.length > 0)
    return `${listed(people.map(straight), work.others)}, ${people.length > 1 || work.others ? 'eds' : 'ed'}.`;
  return shortened(people, { most: 3, kept: 1, others: work.others }, straight);
}

/**
 * @param locator The place that is cited, in place of the pages of the whole.
 * `Naeem Siddiqi, Credit Risk Scorecards (Wiley, 2006)`; `…, IEEE Computer 34, no. 1 (2001): 135–137, https://doi.org/…` */
export function noteEntry(work: Work, locator = ''): Piece[] {
  const { title, container, volume, issue, edition, genre, number, year } = work;
  const pages = locator.replace(/^pp?\.\s*(?=\d)/, '') || work.pages;
  const authors = authorsOf(work);
  const whole = ['book', 'report', 'document'].includes(work.kind);
  const publisher = publisherOf(work);
  const imprint = [work.kind === 'thesis' ? genre : undefined, publisher, year].filter(Boolean).join(', ');
  const head = [
    ...(authors ? [[words(authors)]] : []),
    [whole ? italic(title) : quoted(title, ',')],
    ...(whole && edition ? [[words(editionOf(edition))]] : []),
    ...(work.kind === 'report' && number ? [[words(`${genre ?? 'Report'} ${number}`)]] : []),
  ];
  const href = work.doi ? `https://doi.org/${work.doi}` : work.url;
  const tail: Piece[][] = [...(work.note ? [[words(work.note)]] : []), ...(href ? [[{ text: href, href }]] : [])];
  if (work.kind === 'article') {
    const where = `${volume ? ` ${volume}` : ''}${issue ? `, no. ${issue}` : ''} (${year})${pages ? `: ${range(pages)}` : ''}`;
    return joined([...head, ...(container ? [[italic(container), words(where)]] : [[words(year)]]), ...tail], ', ');
  }
  const editors =
    work.authors.length > 0 && work.editors.length > 0 ? `, ed. ${listed(work.editors.map(straight))}` : '';
  const inside = container ? [[words('in '), italic(container), ...(editors ? [words(editors)] : [])]] : [];
  const text = joined([...head, ...inside], ', ');
  const end = text.at(-1)!;
  // The year stands in parentheses: a comma that waits inside the closing quote has nothing to part.
  const before = end.text.endsWith(',\u201d') ? [...text.slice(0, -1), words(`${end.text.slice(0, -2)}\u201d`)] : text;
  return joined([[...before, words(` (${imprint})`), ...(pages ? [words(`, ${range(pages)}`)] : [])], ...tail], ', ');
}
