/** What of a handbook is out on a day of its course: the rest is proved, and published later. Pure. */
import { bibliographyOf } from '../citation/bibliography.ts';
import type { Chapters } from './chapters.ts';
import { mentionedIn } from './citations.ts';
import { type Handbook, labsInOrder } from './handbook.ts';

/** Ids of the labs that are held back on a day, `2026-09-14`; without a day none is. */
export function withheldLabs({ schedule }: Pick<Handbook, 'schedule'>, asOf: string | undefined): Set<string> {
  const days = Object.entries(schedule);
  return new Set(
    days
      .filter(([, { released }]) => asOf !== undefined && released !== undefined && released > asOf)
      .map(([id]) => id),
  );
}

/** What stands for a lab that cannot be linked to yet: its title is not told. */
export function withheldLabel(number: number): string {
  return `Lab ${number}, not yet released`;
}

/** The handbook as its pages know it: without the labs that are held back, the others with the numbers they have. */
export function publishedHandbook(
  handbook: Handbook,
  withheld: ReadonlySet<string>,
): Handbook & { readonly labs: ReturnType<typeof labsInOrder> } {
  const isOut = (id: string): boolean => !withheld.has(id);
  return {
    ...handbook,
    parts: handbook.parts
      .map((part) => ({ ...part, labs: part.labs.filter(isOut) }))
      .filter(({ labs }) => labs.length > 0),
    schedule: Object.fromEntries(Object.entries(handbook.schedule).filter(([id]) => isOut(id))),
    labs: labsInOrder(handbook).filter(({ id }) => isOut(id)),
  };
}

/** The chapters that are out, with the works that these cite; what refers to the others finds only their labels. */
export function publishedChapters(chapters: Chapters, withheld: ReadonlySet<string>): Chapters {
  if (withheld.size === 0) return chapters;
  const isHeld = ({ lab }: Chapters['labs'][number]): boolean => withheld.has(lab.context.id);
  const labs = chapters.labs.filter((each) => !isHeld(each));
  const { works, style } = chapters.bibliography;
  return {
    ...chapters,
    labs,
    withheld: chapters.labs.filter(isHeld),
    translations: chapters.translations.filter((each) => !isHeld(each)),
    bibliography: bibliographyOf(
      works,
      style,
      labs.flatMap(({ lab }) => mentionedIn(lab)),
    ),
  };
}
