/** The acts and sections of a lab with the predictions in them, as its navigation lists them. Pure. */
import type { Heading, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { Chapters } from './chapters.ts';
import { referencesHeading } from './cite.ts';
import type { Lab, Use } from './lab.ts';
import { ledgerName } from './version.ts';

export interface ListedPrediction {
  readonly id: string;
  /** Its name in the ledger. */
  readonly name: string;
  /** `2.1` */
  readonly number: string;
  /** Beyond the required path. */
  readonly deeper: boolean;
  /** The track in which alone it is asked. */
  readonly track?: string;
}

export interface ListedSection {
  readonly id: string;
  readonly title: string;
  readonly predictions: readonly ListedPrediction[];
}

export interface ListedAct extends ListedSection {
  readonly sections: readonly ListedSection[];
}

/**
 * Words whose headings are not listed. What stands behind a seal may tell the answer, so its heading stays there too; what
 * is folded away, for paper or for who teaches is not on the way through a lab.
 */
const unlisted = new Set(['Reveal', 'Deeper', 'MathPeek', 'Example', 'Print', 'Instructor']);
/** Words in which no reader of the page meets a prediction. */
const unread = new Set(['Print', 'Instructor']);

interface Open {
  readonly id: string;
  readonly title: string;
  readonly predictions: ListedPrediction[];
}

const isWithin = (outer: readonly { readonly name?: string | null }[], words: ReadonlySet<string>): boolean =>
  outer.some(({ name }) => words.has(name ?? ''));

function listedPrediction(use: Use): ListedPrediction {
  return {
    id: String(use.attributes['id']),
    name: ledgerName(use),
    number: String(use.supplied['number']),
    deeper: use.within.some(({ word }) => word === 'Deeper'),
    ...(use.track ? { track: use.track.id } : {}),
  };
}

/** The acts of a lab that has been read. A prediction before the first act is listed with that. */
export function actsOf(tree: Root, lab: Lab): ListedAct[] {
  const predictions = new Map(
    lab.uses.filter(({ word }) => word === 'Predict').map((use) => [use.node as unknown, use]),
  );
  const acts: (Open & { readonly sections: Open[] })[] = [];
  let early: ListedPrediction[] = [];
  visitParents(tree, (node, ancestors) => {
    const outer = ancestors as readonly { readonly name?: string | null }[];
    const use = predictions.get(node);
    if (use && !isWithin(outer, unread)) {
      const place = acts.at(-1)?.sections.at(-1) ?? acts.at(-1);
      (place?.predictions ?? early).push(listedPrediction(use));
    }
    if (node.type !== 'heading' || isWithin(outer, unlisted)) return;
    const { depth, data } = node as Heading;
    const id = String(data?.hProperties?.['id']);
    const heading = { id, title: lab.anchors.get(id)!.label, predictions: [] };
    if (depth === 2) {
      acts.push({ ...heading, predictions: early, sections: [] });
      early = [];
    } else if (depth === 3) acts.at(-1)?.sections.push(heading);
  });
  return acts;
}

/** An instrument, and the prediction it stands behind. */
export interface FirstInstrument {
  readonly id: string;
  readonly after?: ListedPrediction;
}

/** The first instrument on the way through a lab, for a link that skips to it. */
export function firstInstrumentOf(lab: Lab): FirstInstrument | undefined {
  const instruments = lab.uses.filter(
    ({ word, within }) => word === 'Instrument' && !within.some((outer) => unread.has(outer.word)),
  );
  const first = instruments.find(({ within }) => !within.some(({ word }) => word === 'Deeper')) ?? instruments[0];
  const seal = first?.within.find(({ word }) => word === 'Reveal')?.attributes['after'];
  const predict = lab.uses.find(({ word, attributes }) => word === 'Predict' && attributes['id'] === seal);
  return first && { id: String(first.attributes['id']), ...(predict ? { after: listedPrediction(predict) } : {}) };
}

/** The first instrument of each lab that handbook.yaml lists, by the lab's id. */
/** Chapters by the ids of their pages: those of translations begin with their folder. */
function byPage({ labs, translations }: Pick<Chapters, 'labs' | 'translations'>) {
  return [
    ...labs.map((each) => ({ ...each, page: each.lab.context.id })),
    ...translations.map((each) => ({ ...each, page: `${each.folder}/${each.lab.context.id}` })),
  ];
}

export function firstInstruments(chapters: Pick<Chapters, 'labs' | 'translations'>): Record<string, FirstInstrument> {
  return Object.fromEntries(
    byPage(chapters).flatMap(({ lab, page }) => {
      const first = lab.context.number === undefined ? undefined : firstInstrumentOf(lab);
      return first ? [[page, first]] : [];
    }),
  );
}

/** Of labs that are still about: the live preview asks for those of all labs after every save. */
const known = new WeakMap<Lab, ListedAct[]>();

/** What a translation asks follows the lab that it translates, so it is looked at each time. */
function actsOnce(tree: Root, lab: Lab, isTranslation: boolean): ListedAct[] {
  const acts = (isTranslation ? undefined : known.get(lab)) ?? actsOf(tree, lab);
  known.set(lab, acts);
  return acts;
}

/** What the navigation of each chapter lists, by its id: of a lab everything, of another chapter its sections alone. */
export function actsByChapter(
  chapters: Pick<Chapters, 'labs' | 'translations' | 'index'>,
): Record<string, ListedAct[]> {
  return Object.fromEntries(
    byPage(chapters).map(({ lab, chapter, page }) => {
      const acts = actsOnce(chapter.tree, lab, page !== lab.context.id);
      // What is predicted elsewhere is for practice: no ledger knows how far the reader is.
      const listed =
        lab.context.number === undefined ? acts.map((act) => ({ ...act, predictions: [], sections: [] })) : acts;
      const cites = (chapters.index.get(lab.context.slug)?.references?.keys.length ?? 0) > 0;
      const references = { ...referencesHeading(lab), predictions: [], sections: [] };
      return [page, [...listed, ...(cites ? [references] : [])]];
    }),
  );
}
