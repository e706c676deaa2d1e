/** Decide on the page: keeps parameters and outputs as they stand in the instrument. */
import type { LabInstrument } from './lab-instrument.ts';
import { reader } from './reader.ts';

class LabDecide extends HTMLElement {
  connectedCallback(): void {
    const lab = this.dataset['lab']!;
    const status = this.querySelector<HTMLElement>('[data-status]')!;
    const latest = reader.entries(lab, this.id).findLast((entry) => entry.kind === 'decision');
    if (latest) status.textContent = `Kept before: ${this.#words(latest.value)}.`;
    this.querySelector('[data-keep]')!.addEventListener('click', () => void this.#keep(lab, status));
  }

  async #keep(lab: string, status: HTMLElement): Promise<void> {
    const runtime = await this.closest<LabInstrument>('lab-instrument')!.ready();
    runtime.draw();
    const { outputs, parameters } = runtime.result;
    const value = Object.fromEntries(
      this.dataset['of']!.split(' ').map((name) => [name, outputs[name] ?? parameters[name] ?? null]),
    );
    reader.record({
      lab,
      kind: 'decision',
      name: this.id,
      value,
      setting: { ...parameters },
      simulation: runtime.simulation.id,
    });
    status.textContent = `Kept: ${this.#words(value)}. ${reader.savedMessage()}`;
  }

  /** The kept values in the words of the page, where they are still the ones shown; plain otherwise. */
  #words(value: unknown): string {
    const labels = new Map(
      [...this.querySelectorAll<HTMLElement>('dd[data-value]')].map((dd) => [
        dd.dataset['value'],
        dd.previousElementSibling?.textContent ?? '',
      ]),
    );
    return Object.entries((value ?? {}) as Record<string, unknown>)
      .map(
        ([name, entry]) =>
          `${labels.get(name) ?? name} ${typeof entry === 'number' ? Number(entry.toPrecision(4)) : String(entry)}`,
      )
      .join(', ');
  }
}

if (!customElements.get('lab-decide')) customElements.define('lab-decide', LabDecide);
