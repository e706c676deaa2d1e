/** The track that the reader has chosen: an entry of the ledger, and the note of it that the first paint reads. */
import { type Entry, byTime } from './schema.ts';
import type { Ledger } from './store.ts';

/** What was chosen last, in whatever lab; undefined for a reader who has not chosen. */
export function chosenTrack(entries: Iterable<Entry>): string | undefined {
  const last = [...entries]
    .filter(({ kind }) => kind === 'track')
    .sort(byTime)
    .at(-1)?.value;
  return typeof last === 'string' ? last : undefined;
}

/** Keeps what the next first paint needs. It is derived: losing it costs one shift of a page. */
export function noteTrack({ storage, prefix }: Pick<Ledger, 'storage' | 'prefix'>, track: string): void {
  try {
    if (storage.get(`${prefix}track`) !== JSON.stringify(track)) storage.set(`${prefix}track`, JSON.stringify(track));
  } catch {
    // A storage that refuses costs the first paint alone; the entry is kept as every other is.
  }
}
