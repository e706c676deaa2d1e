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
    const cells = rows.map((row) =>
      this.#columns.map(([name, column]) => formatValue(column, row[name] ?? null, { bare: true })),
    );
    const key = JSON.stringify([cells, current]);
    if (key === this.#shown) return;
    this.#shown = key;
    const body = this.#table.tBodies[0]!;
    while (body.rows.length > rows.length) body.deleteRow(-1);
    rows.forEach((row, index) =>
      this.#fill(body.rows[index] ?? body.appendChild(this.#emptyRow()), cells[index]!, row, current),
    );
  }

  /** Writes only the cells whose text differs: a table that is rebuilt is laid out again as a whole. */
  #fill(tr: HTMLTableRowElement, cells: readonly string[], row: Row, current: unknown): void {
    tr.classList.toggle('current', this.#highlight !== undefined && row[this.#highlight[0]] === current);
    cells.forEach((text, index) => {
      const cell = tr.cells[index]!;
      if (cell.textContent !== text) cell.textContent = text;
    });
  }

  #emptyRow(): HTMLTableRowElement {
    const tr = document.createElement('tr');
    this.#columns.forEach(([, column], index) => {
      const cell = document.createElement(index === 0 ? 'th' : 'td');
      if (index === 0) cell.setAttribute('scope', 'row');
      cell.className = column.kind;
      tr.append(cell);
    });
    return tr;
  }
}
