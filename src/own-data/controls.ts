/** The controls of the bench: filled with what was found, and read when a reader moves one. */
import { el } from 'labwright/pages/parts/dom.ts';
import type { Settings } from './compare.ts';
import type { Groups, Looked } from './messages.ts';
import { counted } from './problems.ts';
import type { Choice, ColumnId, Reading } from './read.ts';
import type { SmoothingName } from './rulers.ts';
import type { Kind } from './table.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

function fill(select: HTMLSelectElement, options: readonly Option[], value: string): void {
  // The one that a reader has just used keeps its focus and its list.
  const same =
    options.length === select.options.length &&
    options.every(
      ({ value: each, label }, place) => select.options[place]!.value === each && select.options[place]!.text === label,
    );
  if (!same) select.replaceChildren(...options.map(({ value: each, label }) => el('option', { value: each }, label)));
  select.value = value;
}

const nameOf = ({ table, column }: ColumnId): string => `${table}:${column}`;

function idOf(name: string): ColumnId {
  const [table, column] = name.split(':').map(Number);
  return { table: table!, column: column! };
}

const groupSelects = ['reference-group', 'current-group'] as const;

export class Controls {
  readonly #root: HTMLElement;
  #tables: Looked['tables'] = [];

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  #select(name: string): HTMLSelectElement {
    return this.#root.querySelector<HTMLSelectElement>(`select[name="${name}"]`)!;
  }

  #input(name: string): HTMLInputElement {
    return this.#root.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
  }

  /** Offers the columns that there are, and hides what has no choice. */
  offerColumns({ tables, choice }: Looked): void {
    this.#tables = tables;
    const columns = tables.flatMap(({ name, columns: each }, table) =>
      each.map((column, place) => ({
        value: nameOf({ table, column: place }),
        label: tables.length > 1 ? `${name}: ${column.name}` : column.name,
      })),
    );
    const grouped = choice.layout === 'groups';
    const [first, second] =
      choice.layout === 'groups' ? [choice.values, choice.group] : [choice.reference, choice.current];
    this.#select('layout').value = choice.layout;
    this.#select('layout').closest('label')!.hidden = tables.length > 1;
    fill(this.#select('first'), columns, nameOf(first));
    fill(this.#select('second'), columns, nameOf(second));
    this.#root.querySelector('[data-first]')!.textContent = grouped ? 'Values' : 'Reference';
    this.#root.querySelector('[data-second]')!.textContent = grouped ? 'Groups' : 'Now';
    for (const name of groupSelects) {
      const select = this.#select(name);
      select.closest('label')!.hidden = !grouped;
      // Its groups are those of another choice until these are found.
      select.disabled = true;
    }
    this.#input('named').checked = tables[0]!.named;
  }

  /** Offers the groups that there are. */
  offerGroups({ groups, chosen }: Groups): void {
    const names = groups.map(({ name, rows }, place) => ({
      value: String(place),
      label: `${name} (${counted(rows, 'row')})`,
    }));
    groupSelects.forEach((name, place) => {
      fill(this.#select(name), names, String(chosen[place]));
      this.#select(name).disabled = false;
    });
  }

  /** Bins are of numbers alone. */
  offerBins(numbers: boolean): void {
    // Not hidden: the controls after it would move.
    this.#input('bins').disabled = !numbers;
  }

  /** In another layout other columns are likely: two of numbers, or one of numbers and one of words. */
  turnLayout(): void {
    const of = (kind: Kind): string[] =>
      this.#tables.flatMap(({ columns }, table) =>
        columns.flatMap((column, place) => (column.kind === kind ? [nameOf({ table, column: place })] : [])),
      );
    const [numbers, words] = [of('numbers'), of('words')];
    const grouped = this.#select('layout').value === 'groups';
    const second = grouped ? words[0] : (numbers[1] ?? words.find((name) => name !== numbers[0]));
    if (numbers[0]) this.#select('first').value = numbers[0];
    if (second) this.#select('second').value = second;
  }

  choice(): Choice {
    const [first, second] = [idOf(this.#select('first').value), idOf(this.#select('second').value)];
    return this.#select('layout').value === 'groups'
      ? { layout: 'groups', values: first, group: second }
      : { layout: 'columns', reference: first, current: second };
  }

  groups(): [number, number] {
    return [Number(this.#select('reference-group').value), Number(this.#select('current-group').value)];
  }

  named(): boolean {
    return this.#input('named').checked;
  }

  reading(): Reading {
    return {
      kind: this.#select('kind').value as Reading['kind'],
      decimals: this.#select('decimals').value as Reading['decimals'],
    };
  }

  smoothing(): SmoothingName {
    return this.#select('smoothing').value as SmoothingName;
  }

  /** Bins and smoothing; a number of bins that there cannot be is brought into its range. */
  settings(): Settings {
    const input = this.#input('bins');
    const asked = Number.isFinite(input.valueAsNumber) ? Math.round(input.valueAsNumber) : 10;
    const smoothing = this.smoothing();
    return {
      bins: Math.min(50, Math.max(2, asked)),
      smoothing: smoothing === 'epsilon' ? { epsilon: 1e-4 } : smoothing,
    };
  }

  /** Back to what the page begins with. */
  reset(): void {
    for (const [name, value] of [
      ['kind', 'auto'],
      ['decimals', 'auto'],
    ] as const)
      this.#select(name).value = value;
  }
}
