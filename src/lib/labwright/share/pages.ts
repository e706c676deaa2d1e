/** Which page of a site has which share picture, and what that says. Pure. */
import { generatorSay } from '../language/catalogue.ts';
import type { Say } from '../language/texts.ts';
import type { Chapters, HandbookContext } from '../document/chapters.ts';
import { type Handbook, labsInOrder } from '../document/handbook.ts';

export interface Card {
  /** `Lab 2 · Operations` */
  readonly above?: string;
  readonly title: string;
  readonly problem?: string;
  readonly handbook: string;
}

/** What link previews take, in pixels. */
export const cardSize = { width: 1200, height: 630 };

/** Without what no font draws, and with spaces of one kind. */
export const plain = (text: string): string =>
  text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** From the site's root. A lab has its own; any other page has the handbook's. */
export function shareFile(lab: string | undefined): string {
  return `share/${lab ?? 'index'}.png`;
}

/** The handbook's own card, or that of a lab. */
export function cardOf(
  { title, subtitle }: Pick<Handbook, 'title' | 'subtitle'>,
  lab?: {
    readonly number: number;
    readonly part: string;
    readonly title: string;
    readonly problem?: string | undefined;
  },
  say: Say = generatorSay('en'),
): Card {
  if (!lab) return { title, handbook: title, ...(subtitle === undefined ? {} : { problem: subtitle }) };
  const problem = lab.problem === undefined ? {} : { problem: lab.problem };
  return {
    above: `${say('lab.number', { number: lab.number })} · ${lab.part}`,
    title: lab.title,
    ...problem,
    handbook: title,
  };
}

/** Every picture of a site, by its file: the handbook's and one for each lab that is out. */
export function shareCards(
  { handbook, languages }: Pick<HandbookContext, 'handbook' | 'languages'>,
  { labs, translations, index }: Pick<Chapters, 'labs' | 'translations' | 'index'>,
): Map<string, Card> {
  const cards = new Map([[shareFile(undefined), cardOf(handbook)]]);
  for (const { id, number, part, slug } of labsInOrder(handbook)) {
    const chapter = labs.find(({ lab }) => lab.context.id === id)?.chapter;
    const problem = chapter?.frontmatter['problem'];
    if (!chapter) continue;
    const title = index.get(slug)!.title;
    cards.set(
      shareFile(id),
      cardOf(handbook, { number, part, title, ...(typeof problem === 'string' ? { problem } : {}) }),
    );
  }
  for (const { lab, chapter, folder } of translations) {
    const entry = labsInOrder(handbook).find(({ id }) => id === lab.context.id);
    const own = handbook.translations[folder];
    if (!entry) continue;
    const { title = entry.id, problem } = chapter.frontmatter as { title?: string; problem?: string };
    const part = own?.parts[entry.part] ?? entry.part;
    cards.set(
      shareFile(`${folder}/${entry.id}`),
      cardOf(
        { ...handbook, ...(own?.title ? { title: own.title } : {}) },
        { number: entry.number, part, title, ...(problem === undefined ? {} : { problem }) },
        languages?.get(folder)?.say,
      ),
    );
  }
  return cards;
}

/** What the picture says, for who does not see it. */
export function cardWords({ above, title, problem, handbook }: Card): string {
  const head = [above, title].filter(Boolean).join(': ');
  return [head, problem, handbook === title ? '' : handbook]
    .filter(Boolean)
    .map((part) => plain(part!).replace(/([^.!?])$/, '$1.'))
    .join(' ');
}
