/** A class as tables for a spreadsheet: what took part first, what was right after it. Pure. */
import type { Catalogue } from './catalogue.ts';
import { progressIn, type ClassReader } from './class.ts';
import { csvOf } from './export.ts';
import type { PredictionReview } from './review.ts';
import type { Suspicion } from './suspicions.ts';
import { earlierAnswer, sayAnswer } from './words.ts';

const columns = [
  'reader',
  'section',
  'file',
  'lab',
  'question',
  // What took part.
  'skipped',
  'first prediction',
  'confidence %',
  'later predictions',
  'predicted of an earlier version',
  'settings explored',
  'asked to be shown',
  'reflections answered',
  'reflections asked',
  'written answers',
  'written answers asked',
  'decisions',
  'decisions asked',
  'first entry',
  'last entry',
  // What was right.
  'gap',
  'held',
  'reflections right at first',
  'to look at',
] as const;

function predictionCells(review: PredictionReview | undefined): Record<string, unknown> {
  if (!review) return {};
  const { question, earlier, first, later, hit, skipped, shown, visited, counts } = review;
  const answer = first?.answer.kind === 'point' && question.kind === 'number' ? first.answer.value : undefined;
  // One cell for a curve: its heights in their order.
  const heights = first?.answer.kind === 'sketch' ? first.answer.curve?.y.join(' ') : undefined;
  const gap = review.gap ?? review.compared?.gap;
  return {
    question: question.id,
    skipped: skipped && !first ? 'yes' : '',
    'first prediction': first && (answer ?? heights ?? sayAnswer(question, first.answer)),
    'confidence %': first?.confidence,
    'later predictions': later.length,
    'predicted of an earlier version': earlier
      .map((each) => `${each.version}: ${earlierAnswer(question, each)}`)
      .join('; '),
    'settings explored': visited,
    'asked to be shown': shown ? 'yes' : '',
    gap: gap === undefined ? undefined : Number(gap.toPrecision(12)),
    held: hit === undefined ? undefined : !counts ? 'made after the truth' : hit ? 'yes' : 'no',
  };
}

/** One row for each reader, lab and prediction; a lab without one still has its row. */
export function classCsv(
  catalogue: Catalogue,
  readers: readonly ClassReader[],
  suspicions: ReadonlyMap<ClassReader, readonly Suspicion[]>,
): string {
  const rows = readers.flatMap((reader) =>
    catalogue.labs.flatMap((lab) => {
      const review = reader.labs.find((candidate) => candidate.lab.id === lab.id);
      const progress = progressIn(reader, lab);
      if (!review || !progress) return [];
      const rightAtFirst = [...review.reflections.values()].filter(({ first }) => first.value === first.truth).length;
      const shared: Record<string, unknown> = {
        reader: reader.identity.name,
        section: reader.identity.section,
        file: reader.file,
        lab: lab.id,
        'reflections answered': progress.reflected.done + progress.reflected.beyond,
        'reflections asked': progress.reflected.of,
        'written answers': progress.wrote.done + progress.wrote.beyond,
        'written answers asked': progress.wrote.of,
        decisions: progress.decided.done + progress.decided.beyond,
        'decisions asked': progress.decided.of,
        'first entry': review.record.firstAt,
        'last entry': review.record.lastAt,
        'reflections right at first': rightAtFirst,
        'to look at': (suspicions.get(reader) ?? []).map(({ text }) => text).join('; '),
      };
      const predictions = review.predictions.length > 0 ? review.predictions : [undefined];
      return predictions.map((prediction) => {
        const cells = { ...shared, ...predictionCells(prediction) };
        return columns.map((column) => cells[column]);
      });
    }),
  );
  return csvOf([columns, ...rows]);
}

/** The written answers, one row each, as they were last typed. */
export function writingsCsv(readers: readonly ClassReader[]): string {
  const rows = readers.flatMap((reader) =>
    reader.labs.flatMap(({ lab, record }) =>
      lab.questions.flatMap(({ kind, id, number }) => {
        const latest = kind === 'writing' ? record.writings.get(id)?.latest : undefined;
        const text = latest?.value;
        if (!latest || typeof text !== 'string' || text.trim() === '') return [];
        const words = text.trim().split(/\s+/).length;
        return [
          [reader.identity.name, reader.identity.section, reader.file, lab.id, id, number, latest.at, words, text],
        ];
      }),
    ),
  );
  return csvOf([['reader', 'section', 'file', 'lab', 'exercise', 'number', 'at', 'words', 'text'], ...rows]);
}
