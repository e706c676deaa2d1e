/** Answers, gaps and decisions in words, as their declarations print them. Pure: texts, never markup. */
import { formatNumber, formatValue } from '../simulation/format.ts';
import { sayCompared } from '../sketch/words.ts';
import type { CatalogueDecision, Declared, PredictionQuestion } from './catalogue.ts';
import type { Answer, EarlierReview, PredictionReview } from './review.ts';
import { isRecord } from './schema.ts';

/** Prints by declaration; what the catalogue holds of one is all that printing takes. */
function print(declared: Declared, value: number | string | boolean): string {
  return formatValue(declared as Parameters<typeof formatValue>[0], value);
}

/** More digits than this say nothing about a guess. */
const mostDigits = 6;

function digitsOf(value: number): number {
  return Math.min(mostDigits, String(value).split('.')[1]?.length ?? 0);
}

/** A value in the unit of a declaration, with the digits it was given where those are more than declared. */
export function sayValue(declared: Declared, value: unknown): string {
  if (value === null) return declared.none ?? 'none';
  if (typeof value === 'number' && Number.isFinite(value)) {
    const digits = Math.max(declared.digits ?? digitsOf(declared.step ?? 1), digitsOf(value));
    return print({ ...declared, digits }, value);
  }
  if (typeof value === 'string' || typeof value === 'boolean') return print(declared, value);
  return 'not readable';
}

/** A value as its declaration prints it: what the page showed. */
export function sayDeclared(declared: Declared, value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? print(declared, value) : sayValue(declared, value);
}

/** A number as it was said: with the digits it was said with, in the declared unit. */
function saySaid(declared: Declared, value: number): string {
  return print({ ...declared, digits: digitsOf(value) }, value);
}

/** An option as part of a sentence. */
export function optionText(options: readonly string[], index: unknown): string {
  if (typeof index !== 'number') return 'not readable';
  return options[index]?.replace(/\.$/, '') ?? `option ${index + 1}`;
}

/** An answer in words: the option's own, a number with its unit, an interval. */
export function sayAnswer(question: PredictionQuestion, answer: Answer): string {
  if (answer.kind === 'sketch') return 'a sketch';
  if (question.kind === 'sketch') return 'not a sketch';
  if (question.kind === 'choice')
    return answer.kind === 'point' ? optionText(question.options, answer.value) : 'not an option';
  if (answer.kind === 'point') return saySaid(question.declared, answer.value);
  return `${formatNumber(answer.low, digitsOf(answer.low))} to ${saySaid(question.declared, answer.high)}`;
}

export function sayTruth(question: PredictionQuestion, truth: number): string {
  if (question.kind === 'sketch') return 'not readable';
  if (question.kind === 'choice') return optionText(question.options, truth);
  return sayDeclared(question.declared, truth);
}

/** An answer to an earlier version: its options are not known any more, only which of them was chosen. */
export function earlierAnswer(
  question: PredictionQuestion,
  { first: { answer } }: Pick<EarlierReview, 'first'>,
): string {
  return question.kind === 'choice' && answer.kind === 'point'
    ? `option ${answer.value + 1}`
    : sayAnswer(question, answer);
}

/** What was said to an earlier version, as a sentence. */
export function sayEarlier(question: PredictionQuestion, { version, first, truth }: EarlierReview): string {
  const choice = question.kind === 'choice';
  const said = earlierAnswer(question, { first });
  const sure = first.confidence === undefined ? '' : ` (${first.confidence}\u202f% sure)`;
  const given =
    truth === undefined ? '' : choice ? `option ${truth + 1} held` : `the model gave ${sayTruth(question, truth)}`;
  return `To version ${version} of this question you said ${said}${sure}${given === '' ? '' : `; ${given}`}.`;
}

/** The gap between first answer and truth, in a few words; nothing where there is none to tell. */
export function sayGap({ question, first, truth, gap, hit, compared }: PredictionReview): string {
  if (question.kind === 'sketch') return compared ? sayCompared(compared, question.axes) : '';
  if (!first || truth === undefined || hit === undefined) return '';
  if (question.kind === 'choice') return hit ? 'you chose it' : 'you chose another';
  if (first.answer.kind === 'interval') return hit ? 'inside your interval' : 'outside your interval';
  if (gap === undefined) return '';
  const size = Math.abs(Number(gap.toPrecision(3)));
  if (size === 0) return 'exactly';
  // Two shares differ by points, not by percent.
  const { declared } = question;
  const difference = saySaid(
    declared.kind === 'percent' ? { ...declared, kind: 'quantity', unit: 'point' } : declared,
    size,
  );
  return `${difference} ${gap > 0 ? 'more' : 'less'}${hit ? ', close enough' : ''}`;
}

/** What was kept of a decision: `Alarm threshold of PSI 0.25`, one text for each field that is there. */
export function sayDecision(decision: CatalogueDecision, value: unknown): { label: string; text: string }[] {
  if (!isRecord(value)) return [];
  return decision.fields
    .filter(({ name }) => Object.hasOwn(value, name))
    .map(({ name, declared }) => ({ label: declared.label, text: sayDeclared(declared, value[name]) }));
}
