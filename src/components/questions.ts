/** What the page knows of each question: predicted, skipped, revealed. Read from the ledger, told to whoever asks. */
import { say } from '../lib/labwright/language/page.ts';
import { answerOf } from '../lib/labwright/ledger/fold.ts';
import { isRecord } from '../lib/labwright/ledger/schema.ts';
import { reader } from './reader.ts';

export interface QuestionState {
  /** `open` until committed or skipped; `revealed` once the truth was shown. */
  readonly phase: 'open' | 'committed' | 'skipped' | 'revealed';
  /** Something was committed: where it is no number, a curve. */
  readonly said: boolean;
  /** The latest committed number, or the index of the latest committed option. */
  readonly guess?: number;
  /** The first committed one: only this counts. */
  readonly first?: number;
  readonly confidence?: number;
  /** The truth, once revealed. */
  readonly truth?: number;
}

const numberOr = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The state of a question, as its entries tell it. */
export function questionState(lab: string, question: string): QuestionState {
  const { phase, predictions, revealed } = reader.question(lab, question);
  const latest = predictions?.latest;
  return {
    phase,
    said: predictions !== undefined,
    guess: latest && numberOr(answerOf(latest)),
    first: predictions && numberOr(answerOf(predictions.first)),
    confidence: isRecord(latest?.value) ? numberOr(latest.value['confidence']) : undefined,
    truth: numberOr(revealed?.truth),
  };
}

/** How the guess and the truth of a numeric prediction are written on a chart: with the digits its author chose. */
export function printedAnswer(question: string, state: QuestionState): { guessText?: string; truthText?: string } {
  const outcome = document.querySelector<HTMLElement>(`lab-outcome[data-outcome="${question}"]`);
  return {
    ...(state.guess === undefined ? {} : { guessText: say.number(state.guess) }),
    ...(state.truth === undefined || !outcome?.dataset['truthText'] ? {} : { truthText: outcome.dataset['truthText'] }),
  };
}

/** Tells the page that something about a question changed. */
export function questionChanged(question: string): void {
  document.dispatchEvent(new CustomEvent('labwright:question', { detail: { question } }));
}

/** What was told of each question when another tab last changed something. */
const told = new Map<string, string>();

/** What is committed, skipped or revealed in another tab shows here as well. */
reader.onElsewhere(() => {
  for (const { dataset } of document.querySelectorAll<HTMLElement>('lab-predict')) {
    const { lab = '', question = '' } = dataset;
    const state = JSON.stringify(questionState(lab, question));
    if (told.get(question) === state) continue;
    told.set(question, state);
    questionChanged(question);
  }
});
