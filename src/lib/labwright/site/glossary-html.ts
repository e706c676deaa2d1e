/** Definitions of the glossary as HTML, for its page and for the back of the book. */
import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { unified } from 'unified';
import { type Bibliography, citationLabel } from '../citation/bibliography.ts';
import { citePlainly } from '../document/cite.ts';
import type { Chapters, HandbookContext } from '../document/chapters.ts';
import { compareTerms, definitionOf } from '../document/glossary.ts';
import { rehypeMaths } from '../document/rehype-maths.ts';
import { bookIndexOf, type IndexEntry, type TermUse, termUses } from '../document/term-index.ts';

/** A term as its page shows it. */
export interface TermPage {
  readonly id: string;
  readonly term: string;
  /** HTML of the definition, with citations that lead to the bibliography. */
  readonly html: string;
  readonly printHtml: string;
  readonly see: readonly { readonly id: string; readonly term: string }[];
  readonly uses: readonly TermUse[];
}

const maths = unified().use(rehypeMaths).freeze();

function htmlOf(definition: string, bibliography: Bibliography, hrefOf: (key: string) => string): string {
  // There is no numbered list on this page: works are named, whatever the style of the labs.
  const named: Bibliography = { ...bibliography, style: 'author-date' };
  const children = citePlainly(
    definitionOf({ definition }) ?? [],
    (citation) => citationLabel(named, citation, new Map()),
    hrefOf,
  );
  const tree = toHast({ type: 'root', children: [{ type: 'paragraph', children }] });
  const paragraph = (maths.runSync(tree as Root) as Root).children[0];
  return toHtml(paragraph?.type === 'element' ? paragraph.children : []);
}

/** All terms in the order of the alphabet, and the index of the book. */
export function glossaryPages(
  { glossary, base }: HandbookContext,
  chapters: Chapters,
): { readonly terms: TermPage[]; readonly bookIndex: IndexEntry[] } {
  const uses = termUses(chapters);
  /** A term that only labs use which are held back comes with them. */
  const held = new Set(termUses({ ...chapters, labs: chapters.withheld }).map(({ term }) => term));
  const isOut = (id: string): boolean => !held.has(id) || uses.some(({ term }) => term === id);
  const terms = Object.entries(glossary)
    .filter(([id]) => isOut(id))
    .map(([id, { term, definition, see = [] }]): TermPage => ({
      id,
      term,
      html: htmlOf(definition, chapters.bibliography, (key) => `${base}bibliography/#bib-${key}`),
      printHtml: htmlOf(definition, chapters.bibliography, (key) => `#bib-${key}`),
      see: see.filter(isOut).map((other) => ({ id: other, term: glossary[other]!.term })),
      uses: uses.filter((use) => use.term === id),
    }))
    .sort((a, b) => compareTerms(a.term, b.term));
  return { terms, bookIndex: bookIndexOf(glossary, uses) };
}
