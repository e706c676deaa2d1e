/**
 * A class: many exported ledgers, read side by side on the instructor's machine. Pure.
 *
 * What took part is told apart from what was right: a wrong first prediction is where learning starts.
 */
import {
  isPrediction,
  type Catalogue,
  type CatalogueLab,
  type NumberQuestion,
  type SketchQuestion,
} from './catalogue.ts';
import { heightAt, type Curve } from '../sketch/curve.ts';
import { importJson, type ReaderIdentity } from './export.ts';
import { mergeEntries } from './merge.ts';
import { outlineOf, progressOf, stages, type Progress, type Stage } from './progress.ts';
import { reviewLab, type LabReview, type PredictionReview } from './review.ts';
import type { LabRecord } from './fold.ts';
import type { Entry } from './schema.ts';
import { countingEarlier } from './versions.ts';

/** More than a class hands in for one reader: a larger file is not read. */
export const largestFile = 20_000_000;

export interface ClassReader {
  readonly file: string;
  readonly identity: ReaderIdentity;
  readonly exportedAt: string;
  readonly entries: readonly Entry[];
  readonly labs: readonly LabReview[];
  /** Entries that could not be read. */
  readonly refused: number;
  readonly damaged: boolean;
}

/** A file that was set aside, and why. */
export interface Refusal {
  readonly file: string;
  readonly wrong: string;
}

/** What a class is told of a lab: nothing of skips where the handbook keeps them between reader and ledger. */
function toldToClass(review: LabReview, { handbook }: Catalogue): LabReview {
  if (handbook.skip !== 'allowed') return review;
  return { ...review, predictions: review.predictions.map((each) => ({ ...each, skipped: false })) };
}

/** Reads one handed-in file. Never throws. */
export function readHandedIn(file: string, text: string, catalogue: Catalogue): ClassReader | Refusal {
  const imported = importJson(text);
  if (!imported.ok) return { file, wrong: imported.wrong };
  const { id, title } = catalogue.handbook;
  const own = imported.entries.filter(({ handbook }) => handbook === id);
  if (own.length === 0)
    return {
      file,
      wrong:
        imported.entries.length === 0 ? 'The ledger has no entry that can be read.' : `The ledger is not of ${title}.`,
    };
  const entries = mergeEntries(own);
  return {
    file,
    identity: imported.reader,
    exportedAt: imported.exportedAt,
    entries,
    labs: catalogue.labs.map((lab) => toldToClass(reviewLab(lab, entries), catalogue)),
    refused: imported.refused,
    damaged: imported.damaged,
  };
}

/** What a reader is called on the page: the name in the file's head, else the file's own. */
export function readerLabel({ identity, file }: Pick<ClassReader, 'identity' | 'file'>): string {
  return identity.name ?? file;
}

/** Readers who finished each stage of a lab's required path. */
export interface Completion {
  readonly lab: CatalogueLab;
  readonly readers: number;
  readonly started: number;
  readonly finished: Readonly<Record<Stage, number>>;
  /** Stages that the lab has at all. */
  readonly stages: readonly Stage[];
}

/** What somebody took part in: a question that was asked anew later included. */
function takenPart({ lab, record }: LabReview): LabRecord {
  return countingEarlier(
    record,
    lab.questions.map(({ id }) => id),
  );
}

export function progressIn(reader: ClassReader, lab: CatalogueLab): Progress | undefined {
  const review = reader.labs.find((candidate) => candidate.lab.id === lab.id);
  return review && progressOf(outlineOf(lab), takenPart(review));
}

export function completionOf(lab: CatalogueLab, readers: readonly ClassReader[]): Completion {
  const outline = outlineOf(lab);
  const reviews = readers.flatMap((reader) => reader.labs.find((review) => review.lab.id === lab.id) ?? []);
  const progress = reviews.map((review) => progressOf(outline, takenPart(review)));
  const finished = Object.fromEntries(
    stages.map((stage) => [
      stage,
      progress.filter((each) => each[stage].of > 0 && each[stage].done === each[stage].of).length,
    ]),
  ) as Record<Stage, number>;
  return {
    lab,
    readers: readers.length,
    started: reviews.filter(({ record }) => record.firstAt !== undefined).length,
    finished,
    stages: stages.filter((stage) => progress[0] !== undefined && progress[0][stage].of > 0),
  };
}

/** One row of a distribution of first predictions. */
export interface Share {
  readonly label: string;
  readonly n: number;
  /** The truth lies here. */
  readonly truth: boolean;
}

export interface Distribution {
  readonly n: number;
  readonly skipped: number;
  readonly shares: readonly Share[];
}

const widths = [1, 2, 2.5, 5];

/** The narrowest round width that cuts a range into at most `most` bins. */
export function roundWidth(range: number, most = 12): number {
  if (!(range > 0)) return 1;
  for (let power = 10 ** Math.floor(Math.log10(range / most)); ; power *= 10) {
    const width = widths.map((each) => each * power).find((each) => range / each <= most);
    if (width !== undefined) return width;
  }
}

interface Range {
  readonly label: string;
  readonly holds: (value: number) => boolean;
}

function rangesOf({ min, max, declared }: NumberQuestion): Range[] {
  const whole = declared.digits === 0 && Number.isInteger(min) && Number.isInteger(max);
  const step = whole ? Math.max(1, Math.ceil(roundWidth(max - min + 1))) : roundWidth(max - min);
  const first = whole ? min : Math.floor(min / step) * step;
  const short = (value: number): string => String(Number(value.toPrecision(6)));
  const ranges: Range[] = [{ label: `below ${short(min)}`, holds: (value) => value < min }];
  for (let from = first; from <= max - (whole ? 0 : step * 1e-9); from += step) {
    const to = from + step;
    const last = whole ? to > max : to >= max - step * 1e-9;
    const label = whole
      ? from === Math.min(to - 1, max)
        ? short(from)
        : `${short(from)} to ${short(Math.min(to - 1, max))}`
      : `${short(Math.max(from, min))} to ${short(Math.min(to, max))}`;
    ranges.push({
      label,
      holds: (value) => value >= Math.max(from, min) && (last ? value <= max : value < to),
    });
  }
  ranges.push({ label: `above ${short(max)}`, holds: (value) => value > max });
  return ranges;
}

/** How the class first predicted one question, beside the truth where it is known. */
export function distributionOf(reviews: readonly PredictionReview[], truth: number | undefined): Distribution {
  const question = reviews[0]?.question;
  if (!question) return { n: 0, skipped: 0, shares: [] };
  const answers = reviews.flatMap(({ first }) => (first?.answer.kind === 'point' ? [first.answer.value] : []));
  const skipped = reviews.filter((review) => review.skipped && !review.first).length;
  // Curves are laid over each other instead.
  if (question.kind === 'sketch') return { n: sketchesOf(reviews).length, skipped, shares: [] };
  const ranges: Range[] =
    question.kind === 'choice'
      ? question.options.map((label, index) => ({ label, holds: (value) => value === index }))
      : rangesOf(question);
  const shares = ranges.map(({ label, holds }) => ({
    label,
    n: answers.filter(holds).length,
    truth: truth !== undefined && holds(truth),
  }));
  const edge = (index: number): boolean => index === 0 || index === shares.length - 1;
  const shown = question.kind === 'choice' ? shares : shares.filter(({ n }, index) => !edge(index) || n > 0);
  return { n: answers.length, skipped, shares: shown };
}

/** The curves that a class first drew for one question. */
export function sketchesOf(reviews: readonly PredictionReview[]): Curve[] {
  return reviews.flatMap(({ first }) =>
    first?.answer.kind === 'sketch' && first.answer.curve ? [first.answer.curve] : [],
  );
}

/** What a class drew at one place: the middle half lies between the quartiles. */
export interface PlaceSummary {
  readonly x: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The quantile of sorted numbers, with straight lines between them: position (n - 1) q. Hyndman and Fan (1996), type 7. */
export function quantile(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const [below, above] = [sorted[Math.floor(position)]!, sorted[Math.ceil(position)]!];
  return below + (above - below) * (position - Math.floor(position));
}

/** Median and quartiles of many curves at the places of the question; nothing where there is no curve. */
export function summaryOf({ axes }: Pick<SketchQuestion, 'axes'>, curves: readonly Curve[]): PlaceSummary[] {
  if (curves.length === 0) return [];
  return axes.places.map((x) => {
    const heights = curves.map((curve) => heightAt(curve, axes, x)).sort((a, b) => a - b);
    return { x, low: quantile(heights, 0.25), middle: quantile(heights, 0.5), high: quantile(heights, 0.75) };
  });
}

/** Reviews of one question over the class. */
export function reviewsOf(readers: readonly ClassReader[], lab: string, question: string): PredictionReview[] {
  return readers.flatMap(
    (reader) =>
      reader.labs
        .find((review) => review.lab.id === lab)
        ?.predictions.find((review) => review.question.id === question) ?? [],
  );
}

/** Ids of the predictions of a lab. */
export function predictionIds(lab: CatalogueLab): string[] {
  return lab.questions.filter(isPrediction).map(({ id }) => id);
}
