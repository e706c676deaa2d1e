/** Who this is, copies, a new reader, and deleting everything: what a reader may do with the ledger as a whole. */
import { forgetIdentity, readIdentity, writeIdentity } from '../../ledger/notes.ts';
import { ledger } from '../../ledger/page.ts';
import { download, saveCopy } from '../../ledger/save-copy.ts';
import { button, counted, el } from '../parts/dom.ts';

/** Everything removed since the page was opened, for the undo. */
let removed: ReadonlyMap<string, string> | undefined;

function required<Found extends Element>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

function setUpIdentity(root: ParentNode): void {
  const form = required<HTMLFormElement>(root, '[data-identity]');
  const said = required<HTMLElement>(form, '[data-said]');
  const field = (name: string): HTMLInputElement => required(form, `input[name="${name}"]`);
  const show = (): void => {
    const { name = '', section = '' } = readIdentity(ledger);
    field('name').value = name;
    field('section').value = section;
  };
  show();
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    const [name, section] = [field('name').value.trim(), field('section').value.trim()];
    const kept = writeIdentity(ledger, { ...(name ? { name } : {}), ...(section ? { section } : {}) });
    said.textContent = kept
      ? 'Noted. It goes into the head of the files you save, and nowhere else.'
      : 'Noted while this page is open: this browser does not keep it.';
    identityChanged();
  });
  document.addEventListener('labwright:identity', show);
}

function identityChanged(): void {
  document.dispatchEvent(new CustomEvent('labwright:identity'));
}

function setUpCopies(root: ParentNode, changed: () => void): void {
  const said = required<HTMLElement>(root, '[data-copy-said]');
  for (const form of ['json', 'csv'] as const)
    required<HTMLElement>(root, `[data-save="${form}"]`).addEventListener('click', () => {
      said.textContent = saveCopy(ledger, form);
      changed();
    });
  required<HTMLElement>(root, '[data-print]').addEventListener('click', () => window.print());
}

/** Removes everything, and offers to undo it for as long as the page is open. */
function empty(place: HTMLElement, sentence: string): void {
  removed = ledger.clear();
  forgetIdentity(ledger);
  identityChanged();
  const undo = button('Undo', () => {
    if (removed) ledger.putBack(removed);
    removed = undefined;
    identityChanged();
    place.replaceChildren(el('p', {}, 'Everything is back.'));
  });
  place.replaceChildren(el('p', {}, `${sentence} Until you leave this page you can undo it. `, undo));
  undo.focus();
}

function setUpNewReader(root: ParentNode): void {
  const place = required<HTMLElement>(root, '[data-new-reader-place]');
  required<HTMLElement>(root, '[data-new-reader]').addEventListener('click', () => {
    const count = ledger.entries().length;
    const { name } = readIdentity(ledger);
    const done = 'This device has an empty ledger for a new reader.';
    const whose = name ? `of ${name}` : 'of the reader before you';
    const save = button('Save a copy, then start anew', () => {
      const saved = saveCopy(ledger, 'json');
      empty(place, `${saved} ${done}`);
    });
    const leave = button('Start anew without a copy', () => empty(place, done));
    const stay = button('Stay', () => place.replaceChildren());
    place.replaceChildren(
      el(
        'p',
        {},
        `The ledger on this device is that ${whose}: ${counted(count, 'entry', 'entries')}. It will be removed from here.`,
      ),
      el('p', { class: 'actions' }, save, leave, stay),
    );
    save.focus();
  });
}

function setUpDeleting(root: ParentNode): void {
  const place = required<HTMLElement>(root, '[data-delete-place]');
  required<HTMLElement>(root, '[data-delete]').addEventListener('click', () => {
    const count = ledger.entries().length + ledger.newerEntries().length;
    const really = button('Delete everything', () => empty(place, 'Deleted.'));
    const stay = button('Keep it', () => place.replaceChildren());
    place.replaceChildren(
      el(
        'p',
        {},
        `${counted(count, 'entry', 'entries')}, what was set aside and your name will be removed from this browser. Copies that you saved stay where they are.`,
      ),
      el('p', { class: 'actions' }, really, stay),
    );
    stay.focus();
  });
}

/** Texts that could not be read, and entries of a later version: told, and offered. */
export function showAside(place: HTMLElement): void {
  const texts = ledger.asideTexts();
  const newer = ledger.newerEntries().length;
  const parts: HTMLElement[] = [];
  if (texts.length > 0) {
    const save = button('Save them as a file', () => {
      download('labwright-set-aside.json', JSON.stringify(texts, undefined, 1), 'application/json');
    });
    parts.push(
      el(
        'p',
        {},
        `${counted(texts.length, 'text', 'texts')} of this ledger could not be read. Nothing was overwritten: set aside, as found. `,
        save,
      ),
    );
  }
  if (newer > 0)
    parts.push(
      el(
        'p',
        {},
        `${counted(newer, 'entry was', 'entries were')} written by a later version of this handbook. They stay as they are, and go into your copies.`,
      ),
    );
  place.replaceChildren(...parts);
}

export function setUpKeeping(root: ParentNode, changed: () => void): void {
  setUpIdentity(root);
  setUpCopies(root, changed);
  setUpNewReader(root);
  setUpDeleting(root);
}
