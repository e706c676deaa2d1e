/**
 * An instrument on the page: reads its controls, keeps its values, and draws nothing itself.
 *
 * What draws (simulation, formatting, charts) is another chunk, fetched when the pointer or the focus first comes to the
 * instrument, when it comes near the viewport of an idle page, or when the address sets it.
 */
import { carriedValue, takes, type CarriedParameter } from '../lib/labwright/ledger/carried.ts';
import type { InstrumentRuntime } from './instrument-runtime.ts';
import { controlsOf, type Control, type Value } from './instrument-controls.ts';
import { addressOf, readAddress, writeAddress } from './instrument-address.ts';
import { say } from '../lib/labwright/language/page.ts';
import { reader } from './reader.ts';

export interface VisitDetail {
  readonly simulation: string;
  readonly values: Readonly<Record<string, Value>>;
}

class LabInstrument extends HTMLElement {
  values: Record<string, Value> = {};
  #initial: Record<string, Value> = {};
  /** What the reader decided in other labs, for parameters of this instrument. */
  #carried: Record<string, Value> = {};
  #controls: Control[] = [];
  #runtime: Promise<InstrumentRuntime> | undefined;

  connectedCallback(): void {
    this.#initial = JSON.parse(this.dataset['initial'] ?? '{}') as Record<string, Value>;
    this.values = { ...this.#initial };
    this.#controls = controlsOf(this);
    for (const control of this.#controls) {
      control.listen(
        () => this.#changed(control.name, control.read(), false),
        () => this.#changed(control.name, control.read(), true),
        (message) => this.note(message),
      );
    }
    this.#carryIn();
    this.#followBindings();
    this.#offerSaving();
    this.querySelector('[data-reset]')?.addEventListener('click', () => this.#reset());
    this.querySelector('[data-link]')?.addEventListener(
      'click',
      () => void import('./copy-link.ts').then(({ copyLink }) => copyLink(this)),
    );
    this.#watchViewport();
    // Who comes near a control is about to move it.
    for (const sign of ['pointerenter', 'focusin'])
      this.addEventListener(sign, () => void this.ready(), { once: true });
    const { found, notes } = readAddress(location.search, this.id, this.#controls);
    if (notes.length > 0) this.note(notes.join(' '));
    if (Object.keys(found).length > 0) this.apply(found);
    this.#holdNumbers();
  }

  /**
   * Where a link, or a decision from another lab, set the controls, the page as built says the numbers of another setting:
   * they keep out of sight until they are computed. So none is read that is not true, and none moves its line.
   */
  #holdNumbers(): void {
    const moved = Object.keys(this.values).some((name) => this.values[name] !== this.#initial[name]);
    this.toggleAttribute('data-waiting', moved);
  }

  /** Sets several values at once, as a link or another instrument does. */
  apply(values: Readonly<Record<string, Value>>): void {
    Object.assign(this.values, values);
    this.#showControls();
    this.#announceValues();
    void this.ready().then((runtime) => runtime.request());
  }

  /** What its part of the address is. A carried parameter is always said: other readers have decided otherwise, or not. */
  address(): Record<string, string> {
    const carried = new Set(Object.keys(this.#carried));
    const shared = Object.entries(this.#initial).filter(([name]) => !carried.has(name));
    return addressOf(this.values, Object.fromEntries(shared), this.#controls);
  }

  /** Puts every control back to where it started. */
  #reset(): void {
    this.apply({ ...this.#initial, ...this.#carried });
    void this.ready().then((runtime) => runtime.settled());
    writeAddress(this.id, this.values, this.#initial, this.#controls);
  }

  /**
   * Starts at what the reader decided in other labs, where this instrument takes it; `<lab-carried>` says so.
   * A decision made meanwhile, on this page or in another tab, moves what has not been moved here.
   */
  #carryIn(): void {
    const carry = JSON.parse(this.dataset['carry'] ?? '[]') as CarriedParameter[];
    if (carry.length === 0) return;
    const read = (): void => {
      for (const into of carry) {
        const name = into.parameter;
        const found = carriedValue(reader.ledger.entries(into.source.lab), into.source);
        const before = this.#carried[name] ?? this.#initial[name];
        if (found && takes(into, found.value)) this.#carried[name] = found.value;
        else delete this.#carried[name];
        const next = this.#carried[name] ?? this.#initial[name]!;
        if (this.values[name] !== before || next === before) continue;
        this.values[name] = next;
        const control = this.#controls.find((candidate) => candidate.name === name);
        Object.assign(this.values, control?.presets?.[String(next)]);
      }
    };
    read();
    this.#showControls();
    reader.onAnyChange(() => {
      read();
      this.#showControls();
      void this.#runtime?.then((runtime) => runtime.request());
    });
  }

  /** The drawing part, fetched once: all its files at the same time, which the imports alone would ask for in turn. */
  ready(): Promise<InstrumentRuntime> {
    if (!this.#runtime)
      for (const href of this.dataset['modules']?.split(' ') ?? [])
        document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
    this.#runtime ??= import('./instrument-runtime.ts')
      .then(({ openInstrument }) => openInstrument(this))
      .catch((error: unknown) => {
        this.#runtime = undefined;
        this.removeAttribute('data-waiting');
        this.note(say('script.lab.unloaded'));
        throw error;
      });
    return this.#runtime;
  }

  /** A calm line about something that could not be done as asked. */
  note(message: string): void {
    const line = this.querySelector<HTMLElement>('[data-note]');
    if (!line) return;
    line.textContent = message;
    line.hidden = message === '';
  }

  #changed(name: string, value: Value, settled: boolean): void {
    this.values[name] = value;
    const preset = this.#controls.find((control) => control.name === name)?.presets?.[String(value)];
    if (preset) Object.assign(this.values, preset);
    this.#showControls(name);
    this.#announceValues();
    const detail: VisitDetail = { simulation: this.dataset['simulation']!, values: { ...this.values } };
    void this.ready().then((runtime) => {
      if (!settled) return runtime.request();
      runtime.settled();
      writeAddress(this.id, this.values, this.#initial, this.#controls);
      this.dispatchEvent(new CustomEvent('labwright:visit', { bubbles: true, detail }));
    });
  }

  #showControls(except?: string): void {
    for (const control of this.#controls) if (control.name !== except) control.write(this.values[control.name]!);
  }

  #announceValues(): void {
    document.dispatchEvent(
      new CustomEvent('labwright:values', { detail: { instrument: this.id, values: this.values } }),
    );
  }

  /** A parameter bound to another instrument's follows it, so that a page never shows two of them. */
  #followBindings(): void {
    const bind = JSON.parse(this.dataset['bind'] ?? '{}') as Record<string, string>;
    const entries = Object.entries(bind).map(
      ([name, source]) => [name, ...source.split('.')] as [string, string, string],
    );
    if (entries.length === 0) return;
    document.addEventListener('labwright:values', (event) => {
      const { instrument, values } = (event as CustomEvent<{ instrument: string; values: Record<string, Value> }>)
        .detail;
      const followed = entries.filter(
        ([name, other, parameter]) =>
          other === instrument && values[parameter] !== undefined && values[parameter] !== this.values[name],
      );
      if (followed.length > 0)
        this.apply(Object.fromEntries(followed.map(([name, , parameter]) => [name, values[parameter]!])));
    });
  }

  /** A figure is saved as it is seen; what writes the file is fetched when it is asked for. */
  #offerSaving(): void {
    for (const button of this.querySelectorAll<HTMLElement>('[data-save]')) {
      const figure = button.closest('figure')!;
      const drawing = (): SVGSVGElement | null =>
        [...figure.querySelectorAll<SVGSVGElement>('.chart svg')].find((svg) => svg.checkVisibility()) ?? null;
      button.addEventListener(
        'click',
        () =>
          void import('../lib/labwright/figure/menu.ts').then(({ toggleSaveMenu }) =>
            toggleSaveMenu(button, drawing, figure.id),
          ),
      );
    }
  }

  #watchViewport(): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
        idle(() => void this.ready());
      },
      { rootMargin: '200px' },
    );
    observer.observe(this);
  }
}

if (!customElements.get('lab-instrument')) customElements.define('lab-instrument', LabInstrument);
export type { LabInstrument };
