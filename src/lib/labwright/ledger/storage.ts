/** The one seam between the ledger and where it is kept. */
export interface LedgerStorage {
  /** False when what is kept is gone with the page. */
  readonly lasting: boolean;
  keys(): string[];
  get(key: string): string | null;
  /** Throws when the storage refuses: full, or not allowed. */
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Keeps everything until the page is left. */
export function memoryStorage(): LedgerStorage {
  const kept = new Map<string, string>();
  return {
    lasting: false,
    keys: () => [...kept.keys()],
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

/** The browser's storage, or memory where the browser denies it: the mere mention of it may throw. */
export function browserStorage(open: () => Storage): LedgerStorage {
  try {
    const storage = open();
    storage.getItem('labwright');
    return {
      lasting: true,
      keys: () => Array.from({ length: storage.length }, (_, index) => storage.key(index)!),
      get: (key) => storage.getItem(key),
      set: (key, value) => storage.setItem(key, value),
      remove: (key) => storage.removeItem(key),
    };
  } catch {
    return memoryStorage();
  }
}

/**
 * What every key of one handbook at one address begins with: many course sites share an origin.
 * The render-blocking script of the shell writes the same form.
 */
export function ledgerPrefix(handbook: string, base: string): string {
  return `labwright:${handbook}:${base}:`;
}
