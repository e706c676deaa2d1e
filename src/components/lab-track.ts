/**
 * The reader's track: chosen once for all labs, kept in the ledger, and said by the address where a link is to show one.
 *
 * The page shows a track by an attribute, which the render-blocking script has set from the address or from what is kept.
 */
import { chosenTrack, noteTrack } from '../lib/labwright/ledger/track.ts';
import { reader } from './reader.ts';

const page = document.documentElement;

class LabTrack extends HTMLElement {
  #inputs: HTMLInputElement[] = [];

  connectedCallback(): void {
    this.#inputs = [...this.querySelectorAll('input')];
    const asked = new URLSearchParams(location.search).get('track');
    const kept = chosenTrack(reader.ledger.entries());
    this.#show([asked, kept].find((track) => this.#offers(track)) ?? this.#inputs[0]!.value);
    // What the next first paint reads, where it was lost or came with an import.
    if (kept !== undefined) noteTrack(reader.ledger, kept);
    this.addEventListener('change', (event) => this.#choose((event.target as HTMLInputElement).value));
    addEventListener('hashchange', () => this.#meetLink());
    this.#meetLink();
  }

  #offers(track: string | null | undefined): boolean {
    return this.#inputs.some(({ value }) => value === track);
  }

  #show(track: string): void {
    for (const input of this.#inputs) input.checked = input.value === track;
    if (page.dataset['track'] !== track) page.dataset['track'] = track;
  }

  #choose(track: string): void {
    this.#show(track);
    reader.record({ lab: this.dataset['lab']!, kind: 'track', name: 'track', value: track });
    noteTrack(reader.ledger, track);
    const url = new URL(location.href);
    url.searchParams.set('track', track);
    history.replaceState(history.state, '', url);
  }

  /** A link may lead into a passage of another track: it leads to the same passage in the reader's, or shows where it leads. */
  #meetLink(): void {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const passage = target?.closest<HTMLElement>('[data-in]');
    if (!target || passage?.checkVisibility() !== false) return;
    const own = document.getElementById(`${target.id.split('--')[0]}--${page.dataset['track']}`);
    if (own && own !== target) {
      location.replace(`#${own.id}`);
      return;
    }
    const { in: track } = passage.dataset;
    if (!this.#offers(track)) return;
    this.#show(track!);
    target.scrollIntoView();
  }
}

if (!customElements.get('lab-track')) customElements.define('lab-track', LabTrack);
