/** Says beside a day how far off it is: by the reader's clock, which no build knows. Its room is there before. */
import { dueWords } from './due-words.ts';

class LabDue extends HTMLElement {
  connectedCallback(): void {
    this.textContent = dueWords(this.dataset['due']!, new Date());
  }
}

if (!customElements.get('lab-due')) customElements.define('lab-due', LabDue);
