/**
 * Page rules with running heads: the part on the left, the lab on the right, the folio outside of both. A lab opens on a
 * right-hand page with its folio at the foot and no head; where its opening runs over, the left-hand page is like any other.
 * Pure.
 */
import type { Book, BookLab, BookPart } from '../document/book.ts';

/** A text as a CSS string, safe inside a style element. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\\n<]/g, (found) => `\\${found.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}

/** The words of a head on one side. Their look is in print-pages.css; only the words are made here. */
const head = (name: string, side: 'left' | 'right', words: string): string =>
  `@page ${name}:${side} { @top-center { content: ${cssString(words)} } }`;

/** Heads of one named page. */
const headed = (name: string, left: string, right: string): string =>
  [head(name, 'left', left), head(name, 'right', right)].join('\n');

/** The page that a lab opens on. */
export const openingPage = (lab: number): string => `opening-${lab}`;

/** The pages of one lab. */
function labPages(part: BookPart, lab: BookLab): string {
  const [left, right] = [`Part ${part.number}\u2002${part.title}`, `Lab ${lab.number}\u2002${lab.title}`];
  const opening = openingPage(lab.number);
  return [
    headed(`lab-${lab.number}`, left, right),
    head(opening, 'left', left),
    // Chromium lets the later of two rules win, whether a page is named in it or not.
    `@page ${opening}:right { @top-right { content: none !important } @bottom-right { content: counter(page) } }`,
  ].join('\n');
}

/** The rules of all named pages that carry a head. */
export function runningHeads(
  title: string,
  book: Book,
  back: readonly { readonly section: string; readonly title: string }[],
): string {
  const labs = book.parts.flatMap((part) => part.labs.map((lab) => labPages(part, lab)));
  const ends = back.map((section) => headed(`back-${section.section}`, title, section.title));
  return [...labs, ...new Set(ends)].join('\n');
}
