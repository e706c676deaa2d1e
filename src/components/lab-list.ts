/** The list of labs follows the ledger: how far the reader is in each, and which to go on with. */
import { say } from '../lib/labwright/language/page.ts';
import { foldLab } from '../lib/labwright/ledger/fold.ts';
import { keptLedger, onAnyChange } from '../lib/labwright/ledger/page.ts';
import { type Outline, type Progress, progressOf, progressText, stages } from '../lib/labwright/ledger/progress.ts';

const isDone = (progress: Progress): boolean => stages.every((stage) => progress[stage].done >= progress[stage].of);

class LabList extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    onAnyChange(() => this.#show(), keptLedger);
  }

  #show(): void {
    let latest: { at: string; item: HTMLElement; text: string } | undefined;
    for (const item of this.querySelectorAll<HTMLElement>('[data-outline]')) {
      const lab = item.dataset['lab']!;
      const record = foldLab(keptLedger.entries(lab), lab);
      const progress = progressOf(JSON.parse(item.dataset['outline']!) as Outline, record);
      const text = progressText(progress, say);
      const line = item.querySelector<HTMLElement>('[data-progress]')!;
      if (line.textContent !== text) line.textContent = text;
      const at = record.lastAt;
      if (at !== undefined && !isDone(progress) && (!latest || at > latest.at)) latest = { at, item, text };
    }
    const line = this.querySelector<HTMLElement>('[data-continue]')!;
    line.hidden = latest === undefined;
    if (!latest) return;
    const title = latest.item.querySelector<HTMLAnchorElement>('.lab-list-title')!;
    const link = line.querySelector<HTMLAnchorElement>('[data-continue-link]')!;
    link.href = title.href;
    link.textContent = title.textContent.trim();
    line.querySelector('[data-continue-progress]')!.textContent = latest.text;
  }
}

if (!customElements.get('lab-list')) customElements.define('lab-list', LabList);
