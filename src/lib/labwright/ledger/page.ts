/** The one ledger of the page that is open, and what can be said of where it is kept. Browser only. */
import { openBrowserLedger } from './browser.ts';
import { say } from '../language/page.ts';
import { firstAsk } from './notes.ts';
import type { Ledger, LedgerStatus } from './store.ts';

const { handbook = '', base = '/' } = document.querySelector<HTMLScriptElement>('script[data-handbook]')?.dataset ?? {};

export const handbookId = handbook;
/** A chapter that handbook.yaml does not list as a lab asks for practice: what is answered there goes into no ledger. */
const practice = document.querySelector('.lw-prose[data-practice]') !== null;
export const ledger: Ledger = openBrowserLedger(handbook, base, practice);
/** What the reader has kept of the labs, on a page for practice too. */
export const keptLedger: Ledger = practice ? openBrowserLedger(handbook, base) : ledger;

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
export function onAnyChange(run: () => void, of: Ledger = ledger): void {
  of.subscribe(coalesced(run));
}

let asked = false;

/** Asks the browser, once and quietly, not to clear what is kept here when it runs short of room. */
export function askToPersist(): void {
  if (asked || practice || typeof navigator.storage?.persist !== 'function') return;
  asked = true;
  if (!firstAsk(ledger)) return;
  navigator.storage.persist().catch(() => undefined);
}

/** Where what the reader gave is kept, in one or two sentences. */
export function savedText({ lasting, unsaved, refusal }: LedgerStatus = ledger.status()): string {
  if (practice) return say('script.all.saved-practice');
  if (!lasting || (unsaved > 0 && refusal === 'denied')) return say('script.all.saved-denied');
  if (unsaved > 0) return say('script.all.saved-full');
  return say(framed ? 'script.all.saved-framed' : 'script.all.saved-here');
}
