/** Page rules with running heads: the part on the left, the lab on the right, the folio outside of both. Pure. */
import type { Book } from '../document/book.ts';

/** A text as a CSS string, safe inside a style element. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\\n<]/g, (found) => `\\${found.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}

/** Heads of one named page. Their look is in print-pages.css; only the words are made here. */
function headed(name: string, left: string, right: string): string {
  return [
    `@page ${name}:left { @top-center { content: ${cssString(left)} } }`,
    `@page ${name}:right { @top-center { content: ${cssString(right)} } }`,
  ].join('\n');
}

/** The rules of all named pages that carry a head. */
export function runningHeads(
  title: string,
  book: Book,
  back: readonly { readonly section: string; readonly title: string }[],
): string {
  const labs = book.parts.flatMap((part) =>
    part.labs.map((lab) =>
      headed(`lab-${lab.number}`, `Part ${part.number}\u2002${part.title}`, `Lab ${lab.number}\u2002${lab.title}`),
    ),
  );
  const ends = back.map((section) => headed(`back-${section.section}`, title, section.title));
  return [...labs, ...new Set(ends)].join('\n');
}
