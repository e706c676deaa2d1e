/** A table whose rows follow the controls: rewritten only while it can be seen and only when rows changed. */
import {
  type AnySimulation,
  type Column,
  formatValue,
  type Result,
  type Row,
  valueOf,
} from '../lib/labwright/simulation/index.ts';

export class LiveTable {
  readonly #table: HTMLTableElement;
  readonly #simulation: AnySimulation;
  readonly #columns: [string, Column][];
  readonly #highlight: [string, string] | undefined;
  #shown = '';
  #latest: Result | undefined;

  constructor(table: HTMLTableElement, simulation: AnySimulation) {
    this.#table = table;
    this.#simulation = simulation;
    const declared = simulation.datasets[table.dataset['dataset']!].columns as Record<string, Column>;
    this.#columns = table.dataset['columns']!.split(' ').map((name) => [name, declared[name]!]);
    const [column, name] = (table.dataset['highlight'] ?? '').split(':');
    this.#highlight = column && name ? [column, name] : undefined;
    table.closest('details')?.addEventListener('toggle', () => this.#latest && this.update(this.#latest));
  }

  update(result: Result): void {
    this.#latest = result;
    const folder = this.#table.closest('details');
    if (folder && !folder.open) return;
    const rows = result.datasets[this.#table.dataset['dataset']!]!;
    const current = this.#highlight && valueOf(this.#simulation, result, this.#highlight[1]);
    const cells = rows.map((row) => ({
      row,
      cells: this.#columns.map(([name, column]) => formatValue(column, row[name] ?? null, { bare: true })),
    }));
    const key = JSON.stringify([cells.map((entry) => entry.cells), current]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.#table.tBodies[0]!.replaceChildren(...cells.map((entry) => this.#rowOf(entry.cells, entry.row, current)));
  }

  #rowOf(cells: readonly string[], row: Row, current: unknown): HTMLTableRowElement {
    const tr = document.createElement('tr');
    if (this.#highlight && row[this.#highlight[0]] === current) tr.className = 'current';
    cells.forEach((text, index) => {
      const cell = document.createElement(index === 0 ? 'th' : 'td');
      if (index === 0) cell.setAttribute('scope', 'row');
      cell.className = this.#columns[index]![1].kind;
      cell.textContent = text;
      tr.append(cell);
    });
    return tr;
  }
}
