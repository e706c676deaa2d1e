/** Says beside a day how far off it is: by the reader's clock, which no build knows. Its room is there before. */
import { say } from '../lib/labwright/language/page.ts';
import { dueWords } from './due-words.ts';

class LabDue extends HTMLElement {
  connectedCallback(): void {
    this.textContent = dueWords(this.dataset['due']!, new Date(), say);
  }
}

if (!customElements.get('lab-due')) customElements.define('lab-due', LabDue);
