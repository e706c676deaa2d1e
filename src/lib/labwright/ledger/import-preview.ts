/** What taking in a file would do, before it is done. Pure. */
import type { LedgerImport } from './export.ts';
import type { Entry, NewerEntry } from './schema.ts';
import type { Ledger } from './store.ts';

export interface ImportPreview {
  /** What would come in. */
  readonly fresh: readonly (Entry | NewerEntry)[];
  /** Already here: stays as it is here. */
  readonly known: number;
  /** Of another handbook: left out. */
  readonly foreign: number;
  /** Could not be read: stays in the file. */
  readonly refused: number;
}

export function previewImport(
  ledger: Pick<Ledger, 'entries' | 'newerEntries'>,
  handbook: string,
  imported: Extract<LedgerImport, { ok: true }>,
): ImportPreview {
  const here = new Set([...ledger.entries(), ...ledger.newerEntries()].map(({ id }) => id));
  const own = imported.entries.filter((entry) => entry.handbook === handbook);
  const candidates = new Map<string, Entry | NewerEntry>();
  for (const entry of [...own, ...imported.newer]) if (!candidates.has(entry.id)) candidates.set(entry.id, entry);
  const fresh = [...candidates.values()].filter(({ id }) => !here.has(id));
  return {
    fresh,
    known: candidates.size - fresh.length,
    foreign: imported.entries.length - own.length,
    refused: imported.refused,
  };
}
