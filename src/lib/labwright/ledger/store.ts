/**
 * The append-only store of entries: one key each, so that a full storage loses one entry and not all.
 *
 * Nothing here throws. A write that is refused stays in memory and is tried again with the next; a text that cannot be
 * read is moved to a key of its own and never overwritten; an entry of a newer schema is left as it is.
 */
import {
  byTime,
  isEntry,
  isNewerEntry,
  isRecord,
  parseJson,
  schemaVersion,
  type Entry,
  type EntryDraft,
  type NewerEntry,
} from './schema.ts';
import { ledgerPrefix, type LedgerStorage } from './storage.ts';

export interface LedgerOptions {
  readonly handbook: string;
  /** Base path of the site, with slashes on both sides. */
  readonly base: string;
  readonly storage: LedgerStorage;
  readonly now: () => Date;
  readonly newId: () => string;
}

export interface LedgerStatus {
  /** Whether the storage outlives the page. */
  readonly lasting: boolean;
  /** Entries that the storage refused: kept in memory, and tried again. */
  readonly unsaved: number;
  /** Why it refused last: it has no room, or it takes nothing. */
  readonly refusal?: 'full' | 'denied';
  /** Texts that could not be read and were set aside. */
  readonly aside: number;
  /** Entries that a later version of Labwright wrote. */
  readonly newer: number;
}

/** Where a change came from: this page, or another tab of the same browser. */
export type Origin = 'here' | 'elsewhere';

/** Refusals in a row after which a full storage is left alone until the next write. */
const refusalsInARow = 8;

export class Ledger {
  readonly prefix: string;
  readonly storage: LedgerStorage;
  readonly #options: LedgerOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #newer = new Map<string, NewerEntry>();
  readonly #unsaved = new Map<string, string>();
  #refusal: 'full' | 'denied' | undefined;
  readonly #listeners = new Set<(origin: Origin) => void>();
  /** Keys of texts that are set aside, or that could not even be moved. */
  readonly #aside = new Set<string>();

  constructor(options: LedgerOptions) {
    this.#options = options;
    this.storage = options.storage;
    this.prefix = ledgerPrefix(options.handbook, options.base);
    this.#readAll();
  }

  get #entryPrefix(): string {
    return `${this.prefix}entry:`;
  }

  get #asidePrefix(): string {
    return `${this.prefix}aside:`;
  }

  /** Runs something that the browser may refuse; undefined when it does. */
  #quietly<Result>(action: () => Result): Result | undefined {
    try {
      return action();
    } catch {
      return undefined;
    }
  }

  #readAll(): void {
    for (const key of this.#quietly(() => this.storage.keys()) ?? []) {
      if (key.startsWith(this.#asidePrefix)) this.#aside.add(key);
      else if (key.startsWith(this.#entryPrefix)) this.#read(key);
    }
  }

  #read(key: string): void {
    const id = key.slice(this.#entryPrefix.length);
    const text = this.#quietly(() => this.storage.get(key));
    if (text === undefined || this.#unsaved.has(id)) return;
    this.#entries.delete(id);
    this.#newer.delete(id);
    if (text === null) return;
    const data = parseJson(text);
    const own = isRecord(data) && data['id'] === id;
    if (own && isEntry(data) && data.handbook === this.#options.handbook) this.#entries.set(id, data);
    else if (own && isNewerEntry(data)) this.#newer.set(id, data);
    else this.#setAside(key, id, text);
  }

  /** Copies first, removes then: a refusal in between leaves the text where it was. */
  #setAside(key: string, id: string, text: string): void {
    let aside = this.#asidePrefix + id;
    const moved = this.#quietly(() => {
      for (let count = 2; (this.storage.get(aside) ?? text) !== text; count++)
        aside = `${this.#asidePrefix}${id}~${count}`;
      this.storage.set(aside, text);
      this.storage.remove(key);
      return true;
    });
    this.#aside.add(moved ? aside : key);
  }

  /** Tries to save what is not saved yet, the newest first: a small entry may fit where a large one did not. */
  #flush(): void {
    let refusals = 0;
    for (const [id, text] of [...this.#unsaved].reverse()) {
      try {
        this.storage.set(this.#entryPrefix + id, text);
        this.#unsaved.delete(id);
        refusals = 0;
      } catch (error) {
        this.#refusal = /quota/i.test((error as Error | undefined)?.name ?? '') ? 'full' : 'denied';
        refusals += 1;
        if (refusals === refusalsInARow) return;
      }
    }
  }

  #tell(origin: Origin = 'here'): void {
    for (const listener of this.#listeners) listener(origin);
  }

  /** Appends what happened; returns the entry as it is kept, whether or not the storage took it. */
  add(draft: EntryDraft): Entry {
    const { handbook, now, newId } = this.#options;
    const earlier = this.entries(draft.lab, draft.name).filter(({ kind }) => kind === draft.kind);
    const text = JSON.stringify({
      ...draft,
      id: newId(),
      at: now().toISOString(),
      handbook,
      attempt: Math.max(0, ...earlier.map(({ attempt }) => attempt)) + 1,
      schema: schemaVersion,
    });
    const entry = JSON.parse(text) as Entry;
    this.#entries.set(entry.id, entry);
    this.#unsaved.set(entry.id, text);
    this.#flush();
    this.#tell();
    return entry;
  }

  /** Entries in the order of their time: all, those of a lab, or those of one question. */
  entries(lab?: string, name?: string): Entry[] {
    return [...this.#entries.values()]
      .filter((entry) => (lab === undefined || entry.lab === lab) && (name === undefined || entry.name === name))
      .sort(byTime);
  }

  /** Entries of later versions, as they were written. */
  newerEntries(): NewerEntry[] {
    return [...this.#newer.values()];
  }

  /** Texts that could not be read, for the reader to download. */
  asideTexts(): { key: string; text: string }[] {
    return [...this.#aside].flatMap((key) => {
      const text = this.#quietly(() => this.storage.get(key));
      return text ? [{ key, text }] : [];
    });
  }

  /** Takes in entries from elsewhere whose ids are not here yet; what is here stays as it is. Returns how many came. */
  merge(entries: readonly (Entry | NewerEntry)[]): number {
    let added = 0;
    for (const entry of entries) {
      if (this.#entries.has(entry.id) || this.#newer.has(entry.id)) continue;
      if (isEntry(entry)) {
        if (entry.handbook !== this.#options.handbook) continue;
        this.#entries.set(entry.id, entry);
      } else this.#newer.set(entry.id, entry);
      this.#unsaved.set(entry.id, JSON.stringify(entry));
      added += 1;
    }
    this.#flush();
    if (added > 0) this.#tell();
    return added;
  }

  /**
   * Removes everything that is kept of this handbook at this address: entries, texts set aside, and what was derived.
   * Returns what was removed, by key, for `putBack`.
   */
  clear(): ReadonlyMap<string, string> {
    const removed = new Map<string, string>();
    for (const key of this.#quietly(() => this.storage.keys()) ?? []) {
      if (!key.startsWith(this.prefix)) continue;
      const text = this.#quietly(() => this.storage.get(key));
      if (text !== undefined && text !== null) removed.set(key, text);
      this.#quietly(() => this.storage.remove(key));
    }
    for (const [id, text] of this.#unsaved) removed.set(this.#entryPrefix + id, text);
    for (const kept of [this.#entries, this.#newer, this.#unsaved, this.#aside]) kept.clear();
    this.#readAll();
    this.#tell();
    return removed;
  }

  /** Undoes `clear`. What was added in between stays. */
  putBack(removed: ReadonlyMap<string, string>): void {
    for (const [key, text] of removed) {
      const id = key.startsWith(this.#entryPrefix) ? key.slice(this.#entryPrefix.length) : undefined;
      const data = id === undefined ? undefined : parseJson(text);
      if (id !== undefined && (isEntry(data) || isNewerEntry(data))) {
        if (isEntry(data)) this.#entries.set(id, data);
        else this.#newer.set(id, data);
        this.#unsaved.set(id, text);
      } else this.#quietly(() => this.storage.set(key, text));
    }
    this.#flush();
    this.#readAll();
    this.#tell();
  }

  /** Another tab changed a key; null means that it cleared the storage. */
  noticed(key: string | null): void {
    if (key === null) {
      for (const id of this.#entries.keys()) if (!this.#unsaved.has(id)) this.#entries.delete(id);
      this.#newer.clear();
      this.#aside.clear();
      this.#readAll();
    } else if (key.startsWith(this.#asidePrefix)) this.#aside.add(key);
    else if (key.startsWith(this.#entryPrefix)) this.#read(key);
    else return;
    this.#tell('elsewhere');
  }

  status(): LedgerStatus {
    return {
      lasting: this.storage.lasting,
      unsaved: this.#unsaved.size,
      ...(this.#unsaved.size > 0 && this.#refusal ? { refusal: this.#refusal } : {}),
      aside: this.asideTexts().length,
      newer: this.#newer.size,
    };
  }

  /** Calls back after every change, of this tab or another; returns what ends that. */
  subscribe(listener: (origin: Origin) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
