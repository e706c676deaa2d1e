/** Write on the page: a free answer, kept as typed when the reader pauses or leaves the field. */
import { reader } from './reader.ts';

/** Pause after which what was typed is kept, in milliseconds. */
const pause = 1500;

class LabWrite extends HTMLElement {
  connectedCallback(): void {
    const { lab = '', name = '', version } = this.dataset;
    const area = this.querySelector('textarea')!;
    const status = this.querySelector<HTMLElement>('[data-status]')!;
    const latest = (): string => {
      const entry = reader.entries(lab, name).findLast(({ kind }) => kind === 'writing');
      return typeof entry?.value === 'string' ? entry.value : '';
    };
    let kept = latest();
    let said = '';
    const tell = (message: string): void => {
      // To who listens, the same news at every pause in writing is none.
      status.ariaLive = message === said ? 'off' : 'polite';
      status.textContent = said = message;
    };
    area.value = kept;
    if (kept) tell(reader.savedMessage());
    // What was typed in another tab comes here, unless something is being typed here.
    reader.onElsewhere(() => {
      const next = latest();
      if (next === kept || area.value !== kept) return;
      kept = next;
      area.value = next;
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => {
      clearTimeout(timer);
      if (area.value === kept) return;
      kept = area.value;
      reader.record({ lab, kind: 'writing', name, value: kept, questionVersion: version });
      tell(reader.savedMessage());
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
