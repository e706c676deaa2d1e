/** Hands the reader a copy of their ledger as a file. Browser only, fetched when it is asked for. */
import { say } from '../language/page.ts';
import { exportCsv, exportJson, type LedgerExport } from './export.ts';
import { noteCopied, readIdentity } from './notes.ts';
import { handbookId } from './page.ts';
import type { Ledger } from './store.ts';

/** Lets the browser save a text under a name. */
export function download(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Later than the click, which some browsers follow only after this task.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A part of a file name: letters and digits, joined by hyphens. */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
}

export function ledgerExport(ledger: Ledger, now: Date): LedgerExport {
  return {
    handbook: handbookId,
    exportedAt: now.toISOString(),
    reader: readIdentity(ledger),
    entries: ledger.entries(),
    newer: ledger.newerEntries(),
  };
}

/** Saves the ledger as a file and returns one sentence on it. Only JSON counts as a copy: it alone can be taken in again. */
export function saveCopy(ledger: Ledger, form: 'json' | 'csv', now = new Date()): string {
  const content = ledgerExport(ledger, now);
  const parts = [handbookId, 'ledger', slug(content.reader.name ?? ''), content.exportedAt.slice(0, 10)];
  const name = `${parts.filter(Boolean).join('-')}.${form}`;
  if (form === 'json') {
    download(name, exportJson(content), 'application/json');
    noteCopied(ledger, content.exportedAt);
  } else download(name, exportCsv(content), 'text/csv');
  return say('script.all.saved-as', { name });
}
