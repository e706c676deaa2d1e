/** Reflect on the page: choose, check, read why; a wrong choice explains itself and may be made again. */
import { reader } from './reader.ts';

class LabReflect extends HTMLElement {
  get #lab(): string {
    return this.dataset['lab']!;
  }
  get #question(): string {
    return this.dataset['question']!;
  }

  connectedCallback(): void {
    const form = this.querySelector('form')!;
    form.noValidate = true;
    this.querySelector<HTMLDetailsElement>('details.reasons')!.open = true;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check(new FormData(form).get(this.#question));
    });
    this.#showKept();
    reader.onElsewhere(() => this.#showKept());
  }

  #showKept(): void {
    const latest = reader.entries(this.#lab, this.#question).findLast((entry) => entry.kind === 'reflection');
    if (typeof latest?.value === 'number') this.#show(latest.value);
  }

  #check(raw: FormDataEntryValue | null): void {
    const error = this.querySelector<HTMLElement>('[data-error]')!;
    error.textContent = raw === null ? 'Choose an option first.' : '';
    if (raw === null) {
      this.querySelector<HTMLElement>('input')?.focus();
      return;
    }
    const value = Number(raw);
    reader.record({
      lab: this.#lab,
      kind: 'reflection',
      name: this.#question,
      value,
      truth: Number(this.dataset['key']),
      questionVersion: this.dataset['version'],
    });
    this.#show(value);
  }

  #show(value: number): void {
    const right = value === Number(this.dataset['key']);
    const radio = this.querySelector<HTMLInputElement>(`input[type="radio"][value="${value}"]`);
    if (radio) radio.checked = true;
    for (const why of this.querySelectorAll<HTMLElement>('[data-why]')) {
      const own = Number(why.dataset['why']) === value;
      why.toggleAttribute('data-shown', right || own);
      why.toggleAttribute('data-yours', own);
    }
    const verdict = right
      ? 'Yes. The reasons are below, for every option.'
      : 'Not this one. Read why below, and choose again if you like.';
    this.querySelector<HTMLElement>('[data-verdict]')!.textContent = verdict;
    reader.seal(this.#lab, this.#question, { s: right ? 'answered' : 'tried', c: value, t: verdict });
  }
}

if (!customElements.get('lab-reflect')) customElements.define('lab-reflect', LabReflect);
