/** Small things kept beside the entries, under keys of their own: losing them loses no answer. Nothing here throws. */
import type { ReaderIdentity } from './export.ts';
import { isRecord, parseJson, type Entry } from './schema.ts';
import type { LedgerStorage } from './storage.ts';
import type { Ledger } from './store.ts';

type Kept = Pick<Ledger, 'storage' | 'prefix'>;

function readNote({ storage, prefix }: Kept, name: string): unknown {
  try {
    return parseJson(storage.get(prefix + name) ?? '');
  } catch {
    return undefined;
  }
}

/** False where the storage refuses; the status of the entries, refused for the same reason, says so. */
function writeNote({ storage, prefix }: Kept, name: string, value: unknown): boolean {
  try {
    storage.set(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Identities that a storage refused: known while the page is open. */
const unkept = new WeakMap<LedgerStorage, ReaderIdentity>();

/** Who reads here, by their own word; goes into the head of an exported file and nowhere else. */
export function readIdentity(ledger: Kept): ReaderIdentity {
  const note = unkept.get(ledger.storage) ?? readNote(ledger, 'reader');
  const field = (name: 'name' | 'section'): object =>
    isRecord(note) && typeof note[name] === 'string' && note[name] !== '' ? { [name]: note[name] } : {};
  return { ...field('name'), ...field('section') };
}

/** False when it is known only while the page is open. */
export function writeIdentity(ledger: Kept, identity: ReaderIdentity): boolean {
  const kept = writeNote(ledger, 'reader', identity);
  if (kept) unkept.delete(ledger.storage);
  else unkept.set(ledger.storage, identity);
  return kept && ledger.storage.lasting;
}

/** Forgets an identity that no storage kept; one that is kept goes with `Ledger.clear`. */
export function forgetIdentity(ledger: Kept): void {
  unkept.delete(ledger.storage);
}

/** When a copy was last saved as a file, ISO 8601. */
export function copiedAt(ledger: Kept): string | undefined {
  const note = readNote(ledger, 'copied');
  return typeof note === 'string' ? note : undefined;
}

export function noteCopied(ledger: Kept, at: string): void {
  writeNote(ledger, 'copied', at);
}

/** True the first time it is asked: whether the browser has been asked to keep the storage. */
export function firstAsk(ledger: Kept): boolean {
  if (readNote(ledger, 'asked') === true) return false;
  writeNote(ledger, 'asked', true);
  return true;
}

/**
 * The printed texts of decisions, by `lab/decision.field`: what the render-blocking script puts into the pages of other
 * labs before the first paint. Derived from the entries.
 */
export function carriedTexts(ledger: Kept): Readonly<Record<string, string>> {
  const note = readNote(ledger, 'carried');
  return isRecord(note) ? (note as Record<string, string>) : {};
}

/** Notes the text of one field, or that there is none. */
export function noteCarried(ledger: Kept, key: string, text: string | undefined): void {
  const { [key]: known, ...others } = carriedTexts(ledger);
  if (known === text) return;
  writeNote(ledger, 'carried', text === undefined ? others : { ...others, [key]: text });
}

const day = 24 * 60 * 60 * 1000;

/** Days after which a copy is called for. */
export const daysWithoutCopy = 5;

/**
 * Whole days for which the oldest entry without a copy has stood, when that is long enough to be reminded of;
 * a clock that was set back reminds of nothing.
 */
export function daysOverdue(entries: readonly Entry[], copied: string | undefined, now: Date): number | undefined {
  const oldest = entries.find(({ at }) => copied === undefined || at > copied)?.at;
  if (oldest === undefined) return undefined;
  const days = Math.floor((now.getTime() - Date.parse(oldest)) / day);
  return days >= daysWithoutCopy ? days : undefined;
}
