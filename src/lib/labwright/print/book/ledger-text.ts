/** Words of the ledger sheet. Pure. */
import type { Declared } from '../../ledger/catalogue.ts';
import { unitLabel } from '../../simulation/index.ts';

/** The sentence that asks, out of a paragraph. */
export function shortQuestion(text: string): string {
  // A stop ends a sentence only where a space follows: 0.20 is one number.
  const asked = text.split(/(?<=[.!?])\s+/).find((sentence) => sentence.endsWith('?'));
  return asked ?? text;
}

/** The unit that a decided number is written in; none for a word. */
export function declarationUnit({ kind, unit }: Declared): string {
  if (kind === 'percent') return '%';
  return unit ? unitLabel(unit) : '';
}
