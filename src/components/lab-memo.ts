/** A memo on the page: fills its evidence as soon as something is decided, saves it as a file, prints it alone. */
import { reader } from './reader.ts';

class LabMemo extends HTMLElement {
  connectedCallback(): void {
    const lab = this.dataset['lab']!;
    const names = [...this.querySelectorAll<HTMLElement>('[data-decision]')].map(({ dataset }) => dataset['decision']);
    // What fills it is fetched only when there is something to fill in, or to save.
    const view = () => import('./memo-view.ts');
    const show = (): void => {
      if (reader.ledger.entries(lab).some(({ kind, name }) => kind === 'decision' && names.includes(name)))
        void view().then(({ fillMemo }) => fillMemo(this));
    };
    reader.onAnyChange(show);
    show();
    const saved = this.querySelector<HTMLElement>('[data-saved]')!;
    this.querySelector('[data-save]')!.addEventListener('click', () => {
      void view().then(({ saveMemo }) => (saved.textContent = saveMemo(this)));
    });
    this.querySelector('[data-print]')!.addEventListener('click', () => {
      void import('./print-copy.ts').then(({ printMemo }) => printMemo(this));
    });
  }
}

if (!customElements.get('lab-memo')) customElements.define('lab-memo', LabMemo);
