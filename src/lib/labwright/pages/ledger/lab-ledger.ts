/** The ledger page: everything of this handbook that is kept here, drawn anew whenever it changes, in any tab. */
import { catalogue } from 'virtual:labwright/catalogue';
import { copiedAt, daysOverdue, readIdentity } from '../../ledger/notes.ts';
import { ledger, onAnyChange, savedText } from '../../ledger/page.ts';
import { forecastsOf, reviewLab } from '../../ledger/review.ts';
import { calibrationSection } from '../parts/calibration.ts';
import { counted, day, el } from '../parts/dom.ts';
import { setUpKeeping, showAside } from './keeping.ts';
import { glance, labSection } from './lab-section.ts';
import { setUpTakingIn } from './taking-in.ts';

class LabLedger extends HTMLElement {
  connectedCallback(): void {
    this.#show();
    onAnyChange(() => this.#show());
    setUpKeeping(this, () => this.#show());
    document.addEventListener('labwright:identity', () => this.#show());
    setUpTakingIn(this.querySelector('[data-take-in]')!, this.#place('preview'));
    this.dataset['ready'] = '';
    // The browser looked for the place in the address before it was there.
    if (location.hash !== '') document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }

  #place(name: string): HTMLElement {
    return this.querySelector<HTMLElement>(`[data-${name}]`)!;
  }

  #show(): void {
    const entries = ledger.entries();
    const reviews = catalogue.labs.map((lab) => reviewLab(lab, entries));
    this.#place('saved').replaceChildren(...this.#savedLines().map((line) => el('p', {}, line)));
    this.#place('glance').replaceChildren(...reviews.map(glance));
    this.#place('labs').replaceChildren(...reviews.map(labSection));
    const forecasts = forecastsOf(reviews.flatMap(({ predictions }) => predictions));
    this.#place('calibration').replaceChildren(calibrationSection(forecasts, 'them'));
    showAside(this.#place('aside'));
    const others = entries.filter(({ lab }) => !catalogue.labs.some(({ id }) => id === lab)).length;
    this.#place('others').textContent =
      others === 0
        ? ''
        : `${counted(others, 'entry belongs', 'entries belong')} to labs that this edition does not have. They stay, and go into your copies.`;
  }

  #savedLines(): string[] {
    const entries = ledger.entries();
    if (entries.length === 0) return ['Nothing is kept yet. What you commit to in a lab will stand here.'];
    const { name, section } = readIdentity(ledger);
    const whose = [name, section && `section ${section}`].filter(Boolean).join(', ');
    const copied = copiedAt(ledger);
    const days = daysOverdue(entries, copied, new Date());
    const copy = copied === undefined ? 'No copy saved yet.' : `Last copy saved on ${day(copied)}.`;
    return [
      ...(whose === '' ? [] : [`The ledger of ${whose}.`]),
      `${counted(entries.length, 'entry', 'entries')} since ${day(entries[0]!.at)}. ${savedText()} ${copy}`,
      ...(days === undefined
        ? []
        : [
            `Your oldest entry without a copy is ${days} days old. A browser may clear what a page keeps: save a copy.`,
          ]),
    ];
  }
}

if (!customElements.get('lab-ledger')) customElements.define('lab-ledger', LabLedger);
