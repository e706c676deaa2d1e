/** Reflect on the page: choose, check, read why; a wrong choice explains itself and may be made again. */
import { say } from '../lib/labwright/language/page.ts';
import type { Line } from '../lib/labwright/language/texts.ts';
import { keptText, reader, textOf } from './reader.ts';

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
    error.textContent = raw === null ? say('script.lab.choose') : '';
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
    const verdict: Line[] = [[right ? 'script.lab.reflect-right' : 'script.lab.reflect-wrong']];
    this.querySelector<HTMLElement>('[data-verdict]')!.textContent = textOf(verdict);
    reader.seal(this.#lab, this.#question, { s: right ? 'answered' : 'tried', c: value, t: keptText(verdict) });
  }
}

if (!customElements.get('lab-reflect')) customElements.define('lab-reflect', LabReflect);
