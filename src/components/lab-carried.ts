/** Carried on the page: shows what the reader decided in another lab, as soon as and as long as there is such a decision. */
import { carriedValue, takes, type CarriedParameter, type CarriedSource } from '../lib/labwright/ledger/carried.ts';
import { reader } from './reader.ts';

class LabCarried extends HTMLElement {
  #source!: CarriedSource;
  #into: CarriedParameter | undefined;

  connectedCallback(): void {
    this.#source = JSON.parse(this.dataset['source']!) as CarriedSource;
    this.#into = JSON.parse(this.dataset['into'] ?? 'null') ?? undefined;
    reader.ledger.subscribe(() => void this.#show());
    void this.#show();
  }

  async #show(): Promise<void> {
    const { key, lab, declared } = this.#source;
    const found = carriedValue(reader.ledger.entries(lab), this.#source);
    // What prints a value is fetched only when there is one; until then the first paint has put the same words there.
    const text = found && (await import('../lib/labwright/ledger/words.ts')).sayDeclared(declared, found.value);
    for (const kept of this.querySelectorAll<HTMLElement>('[data-kept]'))
      if (text !== undefined && kept.textContent !== text) kept.textContent = text;
    const refused = found !== undefined && this.#into !== undefined && !takes(this.#into, found.value);
    this.toggleAttribute('data-refused', refused);
    this.toggleAttribute('data-yours', found !== undefined && !refused);
    reader.carry(key, text);
  }
}

if (!customElements.get('lab-carried')) customElements.define('lab-carried', LabCarried);
