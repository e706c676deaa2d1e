/** What a reader said, beside what the model says: one question at a time, first attempts apart from later ones. Pure. */
import type { Forecast } from './calibration.ts';
import { type CatalogueLab, isPrediction, type NumberQuestion, type PredictionQuestion } from './catalogue.ts';
import { answerOf, foldLab, foldQuestion, type Attempts, type LabRecord } from './fold.ts';
import { earlierNames, versionIn } from './versions.ts';
import { byTime, isRecord, type Entry } from './schema.ts';
import { compareCurves, type Comparison } from '../sketch/compare.ts';
import { readCurve, type Curve } from '../sketch/curve.ts';

/** An answer as it can be read: a number or the index of an option, an interval, or a drawing, with its curve where it has one. */
export type Answer =
  | { readonly kind: 'point'; readonly value: number }
  | { readonly kind: 'interval'; readonly low: number; readonly high: number }
  | { readonly kind: 'sketch'; readonly curve?: Curve };

export interface Attempt {
  readonly answer: Answer;
  /** Stated confidence in percent, 0 to 100. */
  readonly confidence?: number;
  readonly at: string;
  readonly entry: Entry;
}

/** What was said to an earlier version of a question, beside what the model gave then. */
export interface EarlierReview {
  readonly version: number;
  readonly first: Attempt;
  readonly truth?: number;
}

export interface PredictionReview {
  readonly question: PredictionQuestion;
  /** Answers to earlier versions, the newest first: told, and held against nothing that is asked now. */
  readonly earlier: readonly EarlierReview[];
  readonly phase: 'open' | 'committed' | 'skipped' | 'revealed';
  readonly first?: Attempt;
  readonly later: readonly Attempt[];
  /** What the model gives; only once it was revealed. */
  readonly truth?: number;
  /** The same, where it is a curve. */
  readonly truthCurve?: Curve;
  /** The first curve beside the truth. */
  readonly compared?: Comparison;
  /** First answer less truth, for a number. */
  readonly gap?: number;
  /** Whether the first answer held: the option that holds, a number or a curve within the band, an interval with the truth in it. */
  readonly hit?: boolean;
  /** True when the first answer came before the truth was shown: only then does it count. */
  readonly counts: boolean;
  /** The question had other words when it was answered. */
  readonly otherWords: boolean;
  readonly shown: boolean;
  readonly skipped: boolean;
  /** Distinct settings visited before the truth. */
  readonly visited: number;
}

export interface LabReview {
  readonly lab: CatalogueLab;
  readonly record: LabRecord;
  readonly predictions: readonly PredictionReview[];
  readonly reflections: ReadonlyMap<string, Attempts>;
  /** Entries that answer nothing which this edition asks. */
  readonly strays: readonly Entry[];
}

const guard = 1e-9;

function finite(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** The answer in the entry of a prediction; undefined when there is none that can be read. A curve is one of the question's axes. */
export function readAnswer(entry: Entry, question?: PredictionQuestion): Answer | undefined {
  const answer = answerOf(entry);
  if (finite(answer)) return { kind: 'point', value: answer };
  const pair = Array.isArray(answer) && answer.length === 2 ? (answer as unknown[]) : undefined;
  const [low, high] = pair ?? (isRecord(answer) ? [answer['low'], answer['high']] : []);
  if (finite(low) && finite(high)) return { kind: 'interval', low: Math.min(low, high), high: Math.max(low, high) };
  if (typeof answer !== 'object' || answer === null) return undefined;
  const curve = readCurve(answer, question?.kind === 'sketch' ? question.axes : undefined);
  return { kind: 'sketch', ...(curve ? { curve } : {}) };
}

function attemptOf(entry: Entry, question?: PredictionQuestion): Attempt | undefined {
  const answer = readAnswer(entry, question);
  if (!answer) return undefined;
  const confidence = isRecord(entry.value) ? entry.value['confidence'] : undefined;
  const stated = finite(confidence) && confidence >= 0 && confidence <= 100 ? { confidence } : {};
  return { answer, ...stated, at: entry.at, entry };
}

function holds(question: PredictionQuestion, answer: Answer, truth: number): boolean | undefined {
  if (answer.kind === 'sketch' || question.kind === 'sketch') return undefined;
  if (answer.kind === 'interval') return truth >= answer.low - guard && truth <= answer.high + guard;
  if (question.kind === 'choice') return answer.value === truth;
  return Math.abs(answer.value - truth) <= question.within + guard;
}

function earlierReviews(question: PredictionQuestion, entries: readonly Entry[]): EarlierReview[] {
  const names = new Set(entries.map(({ name }) => name));
  return earlierNames(question.id, names).flatMap((name): EarlierReview[] => {
    const { predictions, revealed } = foldQuestion(entries.filter((entry) => entry.name === name));
    const first = predictions && attemptOf(predictions.first);
    const truth = revealed?.truth;
    return first ? [{ version: versionIn(name), first, ...(finite(truth) ? { truth } : {}) }] : [];
  });
}

/** A curve beside the truth that was shown with it. */
function drawnReview(
  question: PredictionQuestion,
  first: Attempt | undefined,
  truth: unknown,
): Pick<PredictionReview, 'truthCurve' | 'compared' | 'hit'> {
  const truthCurve = question.kind === 'sketch' ? readCurve(truth, question.axes) : undefined;
  if (question.kind !== 'sketch' || !truthCurve) return {};
  const sketch = first?.answer.kind === 'sketch' ? first.answer.curve : undefined;
  if (!sketch) return { truthCurve };
  const compared = compareCurves(sketch, truthCurve, question.axes, question.within);
  return { truthCurve, compared, hit: compared.within };
}

/** Everything said to one prediction, beside its truth. */
export function reviewPrediction(
  question: PredictionQuestion,
  lab: string,
  entries: readonly Entry[],
): PredictionReview {
  const inLab = entries.filter((entry) => entry.lab === lab);
  const own = inLab.filter((entry) => entry.name === question.id).sort(byTime);
  const record = foldLab(own, lab).questions.get(question.id);
  const { first: firstEntry, later: laterEntries = [] } = record?.predictions ?? {};
  const first = firstEntry && attemptOf(firstEntry, question);
  const truth = record?.revealed?.truth;
  const revealedAt = own.find(({ kind }) => kind === 'revealed')?.at;
  const known = finite(truth) ? { truth } : {};
  const drawn = drawnReview(question, first, truth);
  const compared = first && finite(truth) ? { hit: holds(question, first.answer, truth) } : {};
  const numeric = question.kind === 'number' && first?.answer.kind === 'point' && finite(truth);
  return {
    question,
    earlier: earlierReviews(question, inLab),
    phase: record?.phase ?? 'open',
    ...(first ? { first } : {}),
    later: laterEntries.flatMap((entry) => attemptOf(entry, question) ?? []),
    ...known,
    ...compared,
    ...drawn,
    ...(numeric ? { gap: (first.answer as { value: number }).value - truth } : {}),
    counts: first !== undefined && (revealedAt === undefined || first.at <= revealedAt),
    otherWords: firstEntry?.questionVersion !== undefined && firstEntry.questionVersion !== question.wording,
    shown: record?.shown ?? false,
    skipped: record?.skipped ?? false,
    visited: record?.visited ?? 0,
  };
}

/** Everything done in one lab. */
export function reviewLab(lab: CatalogueLab, entries: readonly Entry[]): LabReview {
  const own = entries.filter((entry) => entry.lab === lab.id);
  const record = foldLab(own, lab.id);
  const names = own.map(({ name }) => name);
  const known = new Set([
    ...lab.questions.flatMap(({ id }) => [id, ...earlierNames(id, names)]),
    ...lab.decisions.map(({ name }) => name),
  ]);
  return {
    lab,
    record,
    predictions: lab.questions.filter(isPrediction).map((question) => reviewPrediction(question, lab.id, own)),
    reflections: record.reflections,
    strays: own.filter(({ name, kind }) => !known.has(name) && kind !== 'failureMet' && kind !== 'failureLeft'),
  };
}

/** The first predictions that can be held to a truth, and were made before it was shown. Sketches are for the eye. */
export function forecastsOf(predictions: Iterable<PredictionReview>): Forecast[] {
  return [...predictions].flatMap(({ question, first, hit, counts }): Forecast[] => {
    if (!first || hit === undefined || !counts || question.kind === 'sketch') return [];
    const stated = first.confidence === undefined ? {} : { probability: first.confidence / 100 };
    return [{ kind: question.kind, ...stated, hit }];
  });
}

/** Where the truth lies beside a first answer to a number: on which side, or within the band. */
export function sideOf(
  { gap }: Pick<PredictionReview, 'gap'>,
  question: NumberQuestion,
): 'below' | 'within' | 'above' | undefined {
  if (gap === undefined) return undefined;
  if (Math.abs(gap) <= question.within + guard) return 'within';
  return gap < 0 ? 'below' : 'above';
}
