/** Opens the ledger of a page: the browser's storage, its clock, its random ids, and word from other tabs. */
import { browserStorage, memoryStorage } from './storage.ts';
import { Ledger } from './store.ts';

/** `crypto.randomUUID` exists on secure origins only; a course on plain http still gets ids that do not collide. */
function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** With `practice` nothing outlives the page. */
export function openBrowserLedger(handbook: string, base: string, practice = false): Ledger {
  const ledger = new Ledger({
    handbook,
    base,
    storage: practice ? memoryStorage() : browserStorage(() => localStorage),
    now: () => new Date(),
    newId: randomId,
  });
  addEventListener('storage', ({ key, storageArea }) => {
    if (ledger.storage.lasting && storageArea === localStorage) ledger.noticed(key);
  });
  return ledger;
}
