/** The one ledger of the page that is open, and what can be said of where it is kept. Browser only. */
import { openBrowserLedger } from './browser.ts';
import { firstAsk } from './notes.ts';
import type { Ledger, LedgerStatus } from './store.ts';

const { handbook = '', base = '/' } = document.querySelector<HTMLScriptElement>('script[data-handbook]')?.dataset ?? {};

export const handbookId = handbook;
export const ledger: Ledger = openBrowserLedger(handbook, base);

/** Inside a frame of another site a browser keeps a storage of its own, which no other page sees. */
function insideForeignFrame(): boolean {
  try {
    return window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

const framed = insideForeignFrame();

/** Pause in which many changes become one, in milliseconds. */
const pause = 30;

function coalesced(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  };
}

/** Calls back soon after another tab changed something: once, however much it was. */
export function onElsewhere(run: () => void): void {
  const soon = coalesced(run);
  ledger.subscribe((origin) => {
    if (origin === 'elsewhere') soon();
  });
}

/** Calls back soon after any change. */
export function onAnyChange(run: () => void): void {
  ledger.subscribe(coalesced(run));
}

let asked = false;

/** Asks the browser, once and quietly, not to clear what is kept here when it runs short of room. */
export function askToPersist(): void {
  if (asked || typeof navigator.storage?.persist !== 'function') return;
  asked = true;
  if (!firstAsk(ledger)) return;
  navigator.storage.persist().catch(() => undefined);
}

/** Where what the reader gave is kept, in one or two sentences. */
export function savedText({ lasting, unsaved, refusal }: LedgerStatus = ledger.status()): string {
  if (!lasting || (unsaved > 0 && refusal === 'denied'))
    return 'Not saved: this browser keeps nothing for this page. It stays until you leave it.';
  if (unsaved > 0) return 'Not saved yet: the browser’s storage is full. It stays while this page is open.';
  return framed ? 'Kept only here, in this frame of another site.' : 'Kept on this device.';
}
