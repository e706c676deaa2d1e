/** What the page knows of each question: predicted, skipped, revealed. Read from the ledger, told to whoever asks. */
import { reader } from './reader.ts';

export interface QuestionState {
  /** `open` until committed or skipped; `revealed` once the truth was shown. */
  readonly phase: 'open' | 'committed' | 'skipped' | 'revealed';
  /** The latest committed number, or the index of the latest committed option. */
  readonly guess?: number;
  /** The first committed one: only this counts. */
  readonly first?: number;
  readonly confidence?: number;
  /** The truth, once revealed. */
  readonly truth?: number;
}

/** The state of a question, folded from its entries in their order. */
export function questionState(lab: string, question: string): QuestionState {
  const entries = reader.entries(lab, question);
  const predictions = entries.filter((entry) => entry.kind === 'prediction');
  const last = predictions.at(-1);
  const revealed = entries.findLast((entry) => entry.kind === 'revealed');
  const skipped = entries.some((entry) => entry.kind === 'skip');
  const numberOf = (value: unknown): number | undefined =>
    typeof value === 'object' && value !== null && 'answer' in value ? Number(value.answer) : undefined;
  const confidence = (last?.value as { confidence?: number } | undefined)?.confidence;
  return {
    phase: revealed ? 'revealed' : last ? 'committed' : skipped ? 'skipped' : 'open',
    ...(last ? { guess: numberOf(last.value)!, first: numberOf(predictions[0]!.value)! } : {}),
    ...(confidence === undefined ? {} : { confidence }),
    ...(typeof revealed?.truth === 'number' ? { truth: revealed.truth } : {}),
  };
}

/** Tells the page that something about a question changed. */
export function questionChanged(question: string): void {
  document.dispatchEvent(new CustomEvent('labwright:question', { detail: { question } }));
}
