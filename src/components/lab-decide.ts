/** Decide on the page: keeps parameters and outputs as they stand in the instrument, once or per option of a choice. */
import type { DecisionField } from './decide-text.ts';
import type { LabInstrument } from './lab-instrument.ts';
import { say } from '../lib/labwright/language/page.ts';
import { reader } from './reader.ts';

class LabDecide extends HTMLElement {
  get #lab(): string {
    return this.dataset['lab']!;
  }
  get #fields(): string[] {
    return this.dataset['of']!.split(' ');
  }

  connectedCallback(): void {
    void this.#show();
    this.querySelector('[data-keep]')!.addEventListener('click', () => void this.#keep());
    reader.ledger.subscribe(() => void this.#show());
  }

  async #keep(): Promise<void> {
    const runtime = await this.closest<LabInstrument>('lab-instrument')!.ready();
    runtime.draw();
    const { outputs, parameters } = runtime.result;
    const { per, version } = this.dataset;
    reader.record({
      lab: this.#lab,
      kind: 'decision',
      name: per ? `${this.id}-${String(parameters[per])}` : this.id,
      value: Object.fromEntries(this.#fields.map((name) => [name, outputs[name] ?? parameters[name] ?? null])),
      setting: { ...parameters },
      simulation: runtime.simulation.id,
      ...(version ? { simulationVersion: version } : {}),
    });
    this.querySelector<HTMLElement>('[data-saved]')!.textContent = reader.savedMessage();
  }

  /**
   * One line for each decision that is kept: its option, and its values as the page prints them.
   * What prints them is fetched only when there is one; until then the first paint has put the same words there.
   */
  async #show(): Promise<void> {
    const options = JSON.parse(this.dataset['options'] ?? '{}') as Record<string, string>;
    const names = this.dataset['per']
      ? Object.keys(options).map((option) => [`${this.id}-${option}`, options[option]!] as const)
      : [[this.id, ''] as const];
    const kept = names.flatMap(([name, label]) => {
      const latest = reader.entries(this.#lab, name).findLast((entry) => entry.kind === 'decision');
      return latest ? [{ name, label, value: latest.value }] : [];
    });
    if (kept.length === 0) return;
    const { answerText, fieldTexts } = await import('./decide-text.ts');
    const fields = JSON.parse(this.dataset['fields']!) as DecisionField[];
    for (const { name, value } of kept)
      for (const [field, text] of fieldTexts(fields, value)) reader.carry(`${this.#lab}/${name}.${field}`, text);
    const lines = kept.map(({ label, value }) => `${label ? `${label}: ` : ''}${answerText(fields, value)}`);
    const text = say('script.lab.kept', { decisions: lines.join('. ') });
    const status = this.querySelector<HTMLElement>('[data-status]')!;
    if (status.textContent !== text) status.textContent = text;
    reader.seal(this.#lab, this.id, { s: 'answered', t: text });
  }
}

if (!customElements.get('lab-decide')) customElements.define('lab-decide', LabDecide);
