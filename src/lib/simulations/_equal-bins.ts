/** Ten bins that held equal shares in the reference: what each holds now, beside what it held. */
import type { ChartSpec } from 'labwright/simulation';
import { limit, linear } from './_chart-parts.ts';

/**
 * Bars of the bins, with a dashed line where each stood.
 * @param count of bins, named 1 to `count` in the column `bin`
 * @param axis words below, and the ends and ticks of the shares in per cent; the constant `equalShare` is the dashed line
 */
export const equalBinsSpec = (
  count: number,
  { title, most, ticks }: { title: string; most: number; ticks: readonly number[] },
): ChartSpec => ({
  data: { name: 'bins' },
  layer: [
    {
      mark: { type: 'bar', clip: true },
      encoding: {
        x: {
          field: 'bin',
          type: 'nominal',
          scale: { domain: Array.from({ length: count }, (_, bin) => String(bin + 1)), padding: 0.2 },
          axis: { title },
        },
        y: { field: 'current', ...linear('share now, %', [0, most], ticks) },
      },
    },
    limit('y', 'equalShare'),
  ],
});
