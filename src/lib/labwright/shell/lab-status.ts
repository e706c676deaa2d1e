/** The status line on the page: follows the ledger, this tab's and the others'. */
import { say } from '../language/page.ts';
import { carriedValue, type CarriedSource } from '../ledger/carried.ts';
import { foldLab } from '../ledger/fold.ts';
import { copiedAt, daysOverdue } from '../ledger/notes.ts';
import { ledger, onAnyChange, savedText } from '../ledger/page.ts';
import { type Outline, progressOf, progressText } from '../ledger/progress.ts';

class LabStatus extends HTMLElement {
  /** Whether anything of this lab was ever seen here: then nothing left means that it was removed. */
  #seen = false;

  connectedCallback(): void {
    this.#show();
    onAnyChange(() => this.#show());
    this.querySelector('[data-copy]')!.addEventListener('click', () => void this.#copy());
    this.querySelector('[data-print]')!.addEventListener('click', () => void this.#print(false));
    // The ledger's own link asks for it, with the settings that were decided.
    if (new URLSearchParams(location.search).has('copy')) addEventListener('load', () => void this.#print(true));
  }

  async #print(restored: boolean): Promise<void> {
    const { printCopy } = await import('../../../components/print-copy.ts');
    await printCopy(this.dataset['lab']!, restored);
  }

  #write(name: string, text: string): void {
    const element = this.querySelector<HTMLElement>(`[data-${name}]`)!;
    if (element.textContent !== text) element.textContent = text;
  }

  #show(): void {
    const lab = this.dataset['lab']!;
    const entries = ledger.entries(lab);
    const outline = JSON.parse(this.dataset['outline']!) as Outline;
    const { unsaved, lasting } = ledger.status();
    const emptied = this.#seen && entries.length === 0;
    this.#seen ||= entries.length > 0;
    this.#write(
      'saved',
      emptied
        ? say('script.lab.emptied')
        : entries.length > 0 || !lasting || unsaved > 0
          ? savedText()
          : say('script.lab.nothing-kept'),
    );
    this.#write('done', progressText(progressOf(outline, foldLab(entries, lab)), say));
    void this.#showCarried();
    this.#showReminder();
  }

  async #showCarried(): Promise<void> {
    for (const item of this.querySelectorAll<HTMLElement>('[data-carried]')) {
      const source = JSON.parse(item.dataset['source']!) as CarriedSource;
      const found = carriedValue(ledger.entries(source.lab), source);
      // What prints a value is fetched only when there is one; the first paint has put the same words there.
      const text = found && (await import('../ledger/words.ts')).sayDeclared(source.declared, found.value);
      item.toggleAttribute('data-yours', text !== undefined);
      const kept = item.querySelector<HTMLElement>('[data-kept]')!;
      if (kept.textContent !== (text ?? '')) kept.textContent = text ?? '';
    }
  }

  #showReminder(): void {
    const copied = copiedAt(ledger);
    const days = daysOverdue(ledger.entries(), copied, new Date());
    const reminder = this.querySelector<HTMLElement>('[data-reminder]')!;
    reminder.hidden = days === undefined;
    if (days === undefined) return;
    const since = say(copied === undefined ? 'script.lab.reminder-never' : 'script.lab.reminder-newer');
    reminder.textContent = say.count('script.lab.reminder', days, { since });
  }

  async #copy(): Promise<void> {
    const { saveCopy } = await import('../ledger/save-copy.ts');
    this.#write('said', saveCopy(ledger, 'json'));
    this.#show();
  }
}

if (!customElements.get('lab-status')) customElements.define('lab-status', LabStatus);
