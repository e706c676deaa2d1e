/** The reader of this page: the ledger as every word uses it, and the first paint of the next visit. */
import { foldLab, foldQuestion, type QuestionRecord } from '../lib/labwright/ledger/fold.ts';
import { noteCarried } from '../lib/labwright/ledger/notes.ts';
import { askToPersist, ledger, onAnyChange, onElsewhere, savedText } from '../lib/labwright/ledger/page.ts';
import type { Entry, EntryDraft } from '../lib/labwright/ledger/schema.ts';
import { restoreSeals, type Seal, writeSeal } from '../lib/labwright/ledger/seals.ts';
import { say } from '../lib/labwright/language/page.ts';
import type { Line } from '../lib/labwright/language/texts.ts';

/** What the page says at a place. */
export const textOf = (lines: readonly Line[]): string => lines.map((line) => say(...line)).join(' ');
/** The same for the next first paint, which may be in another language. */
export const keptText = (lines: readonly Line[]): Seal['t'] =>
  lines.map(([key, fillings = {}]) => [key.replace('script.', ''), fillings]);

/** Lets each fold be read many times in a frame and made once. */
const folds = new Map<string, QuestionRecord>();
ledger.subscribe(() => folds.clear());

export const reader = {
  ledger,
  onAnyChange,
  onElsewhere,
  record(draft: EntryDraft): Entry {
    askToPersist();
    return ledger.add(draft);
  },
  entries: (lab: string, name: string): Entry[] => ledger.entries(lab, name),
  question(lab: string, name: string): QuestionRecord {
    const key = `${lab} ${name}`;
    let fold = folds.get(key);
    if (!fold) folds.set(key, (fold = foldQuestion(ledger.entries(lab, name))));
    return fold;
  },
  /** Keeps what the next first paint needs of one question. */
  seal: (lab: string, question: string, seal: Seal): void =>
    void writeSeal(ledger.storage, ledger.prefix, lab, question, seal),
  /** Keeps what the next first paint needs of a field that other labs read. */
  carry: (key: string, text: string | undefined): void => noteCarried(ledger, key, text),
  /** Makes the index of a lab anew where it was lost. */
  restore: (lab: string): void => restoreSeals(ledger.storage, ledger.prefix, lab, foldLab(ledger.entries(), lab)),
  /** What just happened to what the reader gave, in words. */
  savedMessage: (): string => savedText(),
};
