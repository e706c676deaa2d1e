/** How the charts of the chapter on rulers are drawn. */
import type { ChartSpec } from 'labwright/simulation';
import { at, limit, linear, logarithmic, marker } from './_chart-parts.ts';

const mondays = ['a year ago', 'now'];
const weight = linear('weight of a parcel, kg', [0, 4], [0, 1, 2, 3, 4]);
const upTo = linear('share up to that weight', [0, 1.04], [0, 0.25, 0.5, 0.75, 1]);

/** Two staircases; what lies between them is the Wasserstein distance. */
export const carriedSpec: ChartSpec = {
  data: { name: 'carried' },
  layer: [
    {
      mark: { type: 'rect', clip: true, fill: 'var(--lw-line)', fillOpacity: 0.7 },
      encoding: {
        x: { field: 'from', ...weight },
        x2: { field: 'to' },
        y: { field: 'then', ...upTo },
        y2: { field: 'now' },
      },
    },
    {
      data: { name: 'steps' },
      mark: { type: 'line', interpolate: 'step-after', clip: true },
      encoding: {
        x: { field: 'weight', ...weight },
        y: { field: 'share', ...upTo },
        color: {
          field: 'when',
          type: 'nominal',
          scale: { domain: mondays, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
  ],
};

/** Every order of the pairs as a point; no load can leave the wedge. */
export const ordersSpec: ChartSpec = {
  data: { name: 'orders' },
  layer: [
    limit('x', 'reserve'),
    {
      mark: { type: 'text', style: 'limit-label', align: 'right', baseline: 'bottom', dx: -4, dy: -4, text: 'reserve' },
      encoding: { x: at('reserve'), y: at(0) },
    },
    ...['least', 'most'].map((side) => ({
      data: { name: 'edges' },
      mark: { type: 'line' as const, clip: true, stroke: 'var(--lw-line-strong)', strokeDash: [], strokeWidth: 1 },
      encoding: {
        x: { field: side, type: 'quantitative' as const },
        y: { field: 'wasserstein', type: 'quantitative' as const },
      },
    })),
    {
      mark: { type: 'point', fill: 'var(--lw-series-1)', stroke: null, opacity: 1, size: 40, clip: true },
      encoding: {
        x: {
          field: 'loadChange',
          ...linear('change of a van’s load, kg', [-160, 160], [-150, -100, -50, 0, 50, 100, 150]),
        },
        y: { field: 'wasserstein', ...linear('Wasserstein distance, kg', [0, 0.4], [0, 0.1, 0.2, 0.3, 0.4]) },
      },
    },
    {
      mark: { ...marker, size: 110, clip: true },
      encoding: { x: at('loadChange'), y: at('wasserstein') },
    },
  ],
};

const tests = ['chi-squared', 'Kolmogorov–Smirnov'];

const rarest = 15;

/** How rare it is among quiet Mondays to lie so far apart, by two tests. */
export const chancesSpec: ChartSpec = {
  data: { name: 'chances' },
  layer: [
    limit('y', '-log(level / whole) / log(10)'),
    {
      mark: { type: 'text', style: 'limit-label', text: '1 in 20' },
      encoding: { x: at(20_000), y: at('-log(level / whole) / log(10)') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'rows',
          ...logarithmic('parcels counted on each Monday', [20, 20_000], [20, 100, 1000, 10_000], ',d'),
        },
        y: { field: 'tenfold', ...linear('one quiet pair in ten to the', [0, rarest], [0, 3, 6, 9, 12, 15]) },
        color: { field: 'test', type: 'nominal', scale: { domain: tests } },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('rows'), y: at(`min(tenfold, ${rarest})`), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('rows'), y: at(`min(tenfold, ${rarest})`) } },
  ],
};
export { tests as testNames };
