/** Write on the page: a free answer, kept as typed when the reader pauses or leaves the field. */
import { reader } from './reader.ts';

/** Pause after which what was typed is kept, in milliseconds. */
const pause = 1500;

class LabWrite extends HTMLElement {
  connectedCallback(): void {
    const lab = this.dataset['lab']!;
    const area = this.querySelector('textarea')!;
    const status = this.querySelector<HTMLElement>('[data-status]')!;
    const latest = reader.entries(lab, this.id).findLast((entry) => entry.kind === 'writing');
    let kept = typeof latest?.value === 'string' ? latest.value : '';
    area.value = kept;
    if (kept) status.textContent = reader.savedMessage();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      clearTimeout(timer);
      if (area.value === kept) return;
      kept = area.value;
      reader.record({ lab, kind: 'writing', name: this.id, value: kept, questionVersion: this.dataset['version'] });
      status.textContent = reader.savedMessage();
    };
    area.addEventListener('input', () => {
      status.textContent = '';
      clearTimeout(timer);
      timer = setTimeout(keep, pause);
    });
    area.addEventListener('change', keep);
    window.addEventListener('pagehide', keep);
  }
}

if (!customElements.get('lab-write')) customElements.define('lab-write', LabWrite);
