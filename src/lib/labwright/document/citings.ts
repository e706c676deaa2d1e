/** Which chapters cite each work: for the bibliography of the whole handbook. Pure. */
import type { Chapters } from './chapters.ts';

/** A chapter that cites a work. */
export interface Citing {
  readonly slug: string;
  /** `Lab 2`, or the title of a chapter without a number. */
  readonly label: string;
  readonly title: string;
  readonly href: string;
  /** Number of the work in the lab's list, where works are cited by number. */
  readonly number?: number;
}

/** By key, labs in their order and then the other chapters. */
export function citingsOf({ labs, index, bibliography }: Chapters): Record<string, Citing[]> {
  const inOrder = labs
    .map(({ lab }) => lab)
    .sort(
      (a, b) =>
        (a.context.number ?? Infinity) - (b.context.number ?? Infinity) ||
        a.context.id.localeCompare(b.context.id, 'en'),
    );
  const citings: Record<string, Citing[]> = {};
  for (const { context } of inOrder) {
    const { slug, number: lab } = context;
    const { references, href, title } = index.get(slug)!;
    for (const key of references?.keys ?? []) {
      const number = bibliography.style === 'numeric' ? { number: references!.numbers.get(key)! } : {};
      (citings[key] ??= []).push({ slug, label: lab === undefined ? title : `Lab ${lab}`, title, href, ...number });
    }
  }
  return citings;
}
