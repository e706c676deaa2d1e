/**
 * Prints a lab as its reader left it: predictions, results, answers and decisions stand in their places already, and each
 * instrument goes to the setting that was last decided in it. Nothing leaves the page; the browser's own printer does it.
 */
import { say } from '../lib/labwright/language/page.ts';
import { readIdentity } from '../lib/labwright/ledger/notes.ts';
import { isRecord } from '../lib/labwright/ledger/schema.ts';
import type { Value } from './instrument-controls.ts';
import type { LabInstrument } from './lab-instrument.ts';
import { reader } from './reader.ts';

/** Parameters of the last decision made in an instrument; undefined where none was. */
function decidedIn(lab: string, instrument: HTMLElement): Record<string, Value> | undefined {
  const decides = [...instrument.querySelectorAll<HTMLElement>('lab-decide')].map(({ id }) => id);
  const entry = reader.ledger
    .entries(lab)
    .filter(({ kind, name }) => kind === 'decision' && decides.some((id) => name === id || name.startsWith(`${id}-`)))
    .at(-1);
  return isRecord(entry?.setting) ? (entry.setting as Record<string, Value>) : undefined;
}

/** Whose copy it is, above the lab: on paper only. */
function writeHead(): void {
  const { name, section } = readIdentity(reader.ledger);
  const whose = [name, section && say('script.lab.copy-section', { section })].filter(Boolean).join(', ');
  const address = `${location.host}${location.pathname}`;
  const head = document.querySelector('.copy-head') ?? document.createElement('p');
  head.className = 'copy-head';
  head.textContent =
    whose === ''
      ? say('script.lab.copy-of-reader', { address })
      : say('script.lab.copy-of', { reader: whose, address });
  document.querySelector('.lab-head')?.before(head);
}

/** Sets the instruments where a reader decided something in them; those that the address sets stay there. */
async function restoreSettings(lab: string): Promise<void> {
  const set = new Set([...new URLSearchParams(location.search).keys()].map((key) => key.split('.')[0]));
  const instruments = [...document.querySelectorAll<LabInstrument>('lab-instrument')];
  await Promise.all(
    instruments.map(async (instrument) => {
      const decided = set.has(instrument.id) ? undefined : decidedIn(lab, instrument);
      if (!decided) return;
      instrument.apply(decided);
      const runtime = await instrument.ready();
      runtime.draw();
    }),
  );
}

/** Waits until what is to be printed has been laid out. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** Prints the page as it stands; `restored` asks for the decided settings first. */
export async function printCopy(lab: string, restored: boolean): Promise<void> {
  writeHead();
  if (restored) await restoreSettings(lab);
  await settled();
  window.print();
}

/** Prints one memo, and nothing else of its page. */
export async function printMemo(memo: HTMLElement): Promise<void> {
  writeHead();
  memo.toggleAttribute('data-printing', true);
  addEventListener('afterprint', () => memo.removeAttribute('data-printing'), { once: true });
  await settled();
  window.print();
}
