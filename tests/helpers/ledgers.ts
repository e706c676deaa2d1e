/** Made-up ledgers of a class, from a seed: for the pages and the functions that read many of them. */
import { catalogueOf } from '../../src/lib/labwright/document/catalogue.ts';
import { readChapters } from '../../src/lib/labwright/document/chapters.ts';
import { answerOf, keyOf } from '../../src/lib/labwright/document/claims.ts';
import { isSketch } from '../../src/lib/labwright/document/sketch.ts';
import { type Catalogue, type CatalogueLab, isPrediction } from '../../src/lib/labwright/ledger/catalogue.ts';
import { keptHeight } from '../../src/lib/labwright/sketch/curve.ts';
import { exportJson, type ReaderIdentity } from '../../src/lib/labwright/ledger/export.ts';
import type { Entry, EntryDraft } from '../../src/lib/labwright/ledger/schema.ts';
import { openHandbook } from '../../src/lib/labwright/proof/index.ts';

/** Mulberry32: a stream of numbers in [0, 1) that is the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface MadeReader {
  readonly handbook: string;
  readonly seed: number;
  readonly reader?: ReaderIdentity;
  readonly labs: readonly CatalogueLab[];
  /** Truths by `lab/question`, as the model gives them. */
  readonly truths: ReadonlyMap<string, number>;
  readonly start?: string;
  /** Put into every text that a reader can write. */
  readonly text?: string;
}

/** The entries of a reader who went through every lab. */
export function madeEntries({
  handbook,
  seed,
  labs,
  truths,
  start = '2026-09-01T08:00:00.000Z',
  text,
}: MadeReader): Entry[] {
  const random = seeded(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const entries: Entry[] = [];
  let time = Date.parse(start) + seed * 60_000;
  const add = (draft: EntryDraft): void => {
    time += 20_000 + pick(60_000);
    const attempt =
      1 +
      entries.filter(({ lab, kind, name }) => lab === draft.lab && kind === draft.kind && name === draft.name).length;
    const id = `made-${seed}-${entries.length}`;
    entries.push({ ...draft, id, at: new Date(time).toISOString(), handbook, attempt, schema: 1 });
  };
  for (const { id: lab, questions, decisions } of labs) {
    for (const question of questions) {
      const { id: name, wording: questionVersion } = question;
      if (isPrediction(question)) {
        const truth = truths.get(`${lab}/${name}`);
        const { simulation, at: setting } = question;
        if (random() < 0.1) add({ lab, kind: 'skip', name, value: true });
        else {
          const answer =
            question.kind === 'choice'
              ? pick(question.options.length)
              : question.kind === 'sketch'
                ? {
                    x: question.axes.places,
                    y: question.axes.places.map(() => keptHeight(question.axes.y, random())),
                  }
                : Math.round(question.min + random() * (question.max - question.min));
          const confidence = [25, 40, 60, 80, 100][pick(5)]!;
          add({ lab, kind: 'prediction', name, value: { answer, confidence }, setting, questionVersion, simulation });
        }
        add({ lab, kind: 'visited', name, value: 3 + pick(9) });
        add({ lab, kind: 'revealed', name, value: true, ...(truth === undefined ? {} : { truth }) });
      } else if (question.kind === 'reflection') {
        add({ lab, kind: 'reflection', name, value: pick(question.options.length), truth: 0, questionVersion });
      } else {
        const words = text ?? `As often as possible is not free. ${'It costs more each day. '.repeat(1 + pick(12))}`;
        add({ lab, kind: 'writing', name, value: words, questionVersion });
      }
    }
    for (const { name, fields } of decisions) {
      const value = Object.fromEntries(
        fields.map(({ name: field, declared }) => [
          field,
          declared.options
            ? Object.keys(declared.options)[0]
            : declared.kind === 'boolean'
              ? random() < 0.5
              : (text ?? Math.round(100 * random()) / 10),
        ]),
      );
      add({ lab, kind: 'decision', name, value });
    }
  }
  return entries;
}

/** An exported file of such a reader. */
export function madeFile(made: MadeReader): string {
  const reader = made.reader ?? { name: `Reader ${made.seed}`, section: String(1 + (made.seed % 4)) };
  return exportJson({
    handbook: made.handbook,
    exportedAt: '2026-10-01T12:00:00.000Z',
    reader,
    entries: madeEntries(made),
    newer: [],
  });
}

/** One way to damage a file: cut, doubled, bytes changed, or other JSON. */
export function damaged(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const ways = [
    () => text.slice(0, at),
    () => text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0xffff)) + text.slice(at + 1),
    () => text.slice(at) + text.slice(0, at),
    () => text + text,
    () => text.replaceAll('"value"', '"__proto__"'),
    () => text.replaceAll(/\d+/g, '1e999'),
    () => text.replaceAll('"answer":', '"answer":[[[{}]]],"x":'),
    () =>
      ['', 'null', '[]', '{"format":"labwright-ledger","entries":[null,0,"",[],{}]}', '\u0000'][
        Math.floor(random() * 5)
      ]!,
  ];
  return ways[Math.floor(random() * ways.length)]!();
}

/** The catalogue of a handbook on disk, and what its model gives to each prediction, by `lab/question`. */
export async function openCatalogue(root: string): Promise<{ catalogue: Catalogue; truths: Map<string, number> }> {
  const context = await openHandbook(root, '/');
  const chapters = await readChapters(context);
  const truths = new Map<string, number>();
  for (const { lab } of chapters.labs) {
    for (const use of lab.uses.filter((each) => each.word === 'Predict' && !isSketch(each))) {
      const decided = use.attributes['answer'] === undefined ? keyOf(use, lab) : answerOf(use, lab);
      const truth = 'key' in decided ? decided.key : 'answer' in decided ? decided.answer : undefined;
      if (truth !== undefined) truths.set(`${lab.context.id}/${String(use.attributes['id'])}`, truth);
    }
  }
  return { catalogue: catalogueOf(context, chapters), truths };
}
