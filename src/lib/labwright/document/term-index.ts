/** Where each term of the glossary is used: for the page of the glossary, and for the index of the book. Pure. */
import type { Chapters } from './chapters.ts';
import { compareTerms, type Glossary } from './glossary.ts';
import { isPrinted } from './lab.ts';

/** One use of a term. */
export interface TermUse {
  /** Id of the term. */
  readonly term: string;
  /** Slug of the chapter. */
  readonly slug: string;
  /** `Lab 2`, or the title of a chapter without a number. */
  readonly label: string;
  /** Address of the chapter. */
  readonly href: string;
  /** The heading it stands under. */
  readonly section?: { readonly id: string; readonly title: string };
  /** Id of the use in the HTML of the chapter, the same on screen and on paper. */
  readonly anchor: string;
}

/** Every use of every term, labs in their order and uses in the order of the text. */
export function termUses({ labs, index }: Pick<Chapters, 'labs' | 'index'>): TermUse[] {
  return labs
    .map(({ lab }) => lab)
    .sort(
      (a, b) =>
        (a.context.number ?? Infinity) - (b.context.number ?? Infinity) || compareTerms(a.context.id, b.context.id),
    )
    .flatMap((lab) => {
      const { slug, number } = lab.context;
      const { href, title } = index.get(slug)!;
      const label = number === undefined ? title : `Lab ${number}`;
      return lab.uses
        .filter((use) => use.word === 'Term' && isPrinted(use))
        .filter(({ supplied }) => supplied['anchor'] !== undefined)
        .map((use): TermUse => {
          const section = use.section ? { section: use.section } : {};
          return {
            term: String(use.attributes['id']),
            slug,
            label,
            href,
            ...section,
            anchor: String(use.supplied['anchor']),
          };
        });
    });
}

/** Of the terms on a page, those that these chapters use: what a book prints, with no pointer to what it does not. */
export function usedIn<Term extends { id: string; see: readonly { id: string }[]; uses: readonly TermUse[] }>(
  terms: readonly Term[],
  slugs: ReadonlySet<string>,
): Term[] {
  const used = terms.filter(({ uses }) => uses.some(({ slug }) => slugs.has(slug)));
  const ids = new Set(used.map(({ id }) => id));
  return used.map((term) => ({ ...term, see: term.see.filter(({ id }) => ids.has(id)) }));
}

/** One line of the book's index. */
export interface IndexEntry {
  /** As it is filed: `drift, concept`. */
  readonly text: string;
  /** Ids of the terms behind it: where the glossary defines them. */
  readonly terms: readonly string[];
  /** Its uses, in the order of the book. */
  readonly uses: readonly { readonly slug: string; readonly anchor: string }[];
}

/**
 * The index of the book: one entry for each text that glossary.yaml files terms under, in the order of the alphabet,
 * without the terms that nobody uses.
 *
 * A use stands in the HTML under the id `anchor`. On the page that the book is printed from, the ids of a chapter carry
 * its prefix: the element is `printPrefix(slug) + anchor`, and its page is the page of that destination.
 * What an edition leaves out, such as explanations in the student's, is not on the page: skip an id that has no
 * destination, and name a page once however many uses are on it. A chapter that the book leaves out has none at all.
 */
export function bookIndexOf(glossary: Glossary, uses: readonly TermUse[]): IndexEntry[] {
  const filed = Map.groupBy(Object.keys(glossary), (id) => glossary[id]!.index ?? glossary[id]!.term);
  return [...filed]
    .map(([text, terms]) => ({
      text,
      terms,
      uses: uses.filter(({ term }) => terms.includes(term)).map(({ slug, anchor }) => ({ slug, anchor })),
    }))
    .filter((entry) => entry.uses.length > 0)
    .sort((a, b) => compareTerms(a.text, b.text));
}
