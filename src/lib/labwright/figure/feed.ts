/** Puts inputs into a view. Vega writes into the rows it is given, so each view gets copies. */
import type { View } from 'vega';
import { changeset } from 'vega-dataflow';
import type { Row } from '../simulation/evaluate.ts';
import type { ChartInputs } from './data.ts';

export const copyRows = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row }));

/**
 * Writes rows into those that a view shows: marks then keep their items, and their elements on the page, instead of being
 * made anew. Done only where as many come as were there and nothing but numbers differ: a name that differs may put its row
 * elsewhere. Returns whether it was done.
 */
export function writeRows(view: View, name: string, rows: readonly Row[]): boolean {
  const shown = view.data(name) as Record<string, unknown>[];
  if (shown.length !== rows.length) return false;
  const changes = changeset();
  for (const [index, row] of rows.entries()) {
    const tuple = shown[index]!;
    for (const [column, value] of Object.entries(row)) {
      if (Object.is(tuple[column], value)) continue;
      if (typeof value !== 'number' || typeof tuple[column] !== 'number') return false;
      changes.modify(tuple, column, value);
    }
  }
  view.change(name, changes);
  return true;
}

/** Sets every dataset and signal; the caller runs the view. */
export function feedView(view: View, inputs: ChartInputs): void {
  for (const [name, rows] of Object.entries(inputs.data)) view.data(name, copyRows(rows));
  for (const [name, value] of Object.entries(inputs.signals)) view.signal(name, value);
}
