/** Puts inputs into a view. Vega writes into the rows it is given, so each view gets copies. */
import type { View } from 'vega';
import type { Row } from '../simulation/evaluate.ts';
import type { ChartInputs } from './data.ts';

export const copyRows = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row }));

/** Sets every dataset and signal; the caller runs the view. */
export function feedView(view: View, inputs: ChartInputs): void {
  for (const [name, rows] of Object.entries(inputs.data)) view.data(name, copyRows(rows));
  for (const [name, value] of Object.entries(inputs.signals)) view.signal(name, value);
}
