/** The reader of this page: one ledger for every word, opened once, and the first paint of the next visit. */
import { openBrowserLedger } from '../lib/labwright/ledger/browser.ts';
import { foldLab, foldQuestion, type QuestionRecord } from '../lib/labwright/ledger/fold.ts';
import type { Entry, EntryDraft } from '../lib/labwright/ledger/schema.ts';
import { restoreSeals, type Seal, writeSeal } from '../lib/labwright/ledger/seals.ts';

const { handbook = '', base = '/' } = document.querySelector<HTMLScriptElement>('script[data-handbook]')?.dataset ?? {};
const ledger = openBrowserLedger(handbook, base);

/** Lets each fold be read many times in a frame and made once. */
const folds = new Map<string, QuestionRecord>();
ledger.subscribe(() => folds.clear());

export const reader = {
  ledger,
  record: (draft: EntryDraft): Entry => ledger.add(draft),
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
  /** Makes the index of a lab anew where it was lost. */
  restore: (lab: string): void => restoreSeals(ledger.storage, ledger.prefix, lab, foldLab(ledger.entries(), lab)),
  /** What just happened to what the reader gave, in words. */
  savedMessage(): string {
    const { lasting, unsaved } = ledger.status();
    if (!lasting) return 'This browser refuses to keep anything: it stays until you leave the page.';
    return unsaved > 0
      ? 'Not saved yet: the browser’s storage is full. It is kept while this page is open.'
      : 'Kept on this device.';
  },
};
