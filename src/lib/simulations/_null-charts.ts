/** How the charts of `drift-d09` are drawn: PSI of healthy weeks beside a line, and how many of them reach it. */
import type { ChartSpec } from 'labwright/simulation';
import { at, limit, linear, logarithmic, marker } from './_chart-parts.ts';

export const [leastPsi, mostPsi] = [10 ** -3.5, 10 ** 0.5];
export const [fewestRows, mostRows] = [50, 5000];
export const sides = ['below the line', 'at the line or above'];
export const ways = ['chi-squared', 'half-counts', 'nothing added'];
const psiAxis = logarithmic('PSI of a healthy week', [leastPsi, mostPsi], [0.001, 0.01, 0.1, 1]);
const weeksAxis = linear('share of the weeks, %', [0, 32], [0, 10, 20, 30]);

export const weeksSpec: ChartSpec = {
  data: { name: 'weeks' },
  layer: [
    {
      transform: [{ filter: 'isValid(datum.drawn)' }],
      mark: { type: 'rect', clip: true, stroke: 'var(--lw-panel)', strokeWidth: 0.5 },
      encoding: {
        x: { field: 'from', ...psiAxis },
        x2: { field: 'to' },
        y: { field: 'drawn', ...weeksAxis },
        y2: { datum: 0 },
        color: {
          field: 'side',
          type: 'nominal',
          scale: { domain: sides, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
    {
      mark: { type: 'line', interpolate: 'monotone', clip: true, stroke: 'var(--lw-ink)', strokeDash: [4, 3] },
      encoding: { x: { field: 'middle', ...psiAxis }, y: { field: 'chiSquared', ...weeksAxis } },
    },
    { mark: { type: 'rule', style: 'limit', clip: true }, encoding: { x: at('line') } },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        baseline: 'top',
        dx: 4,
        dy: 2,
        text: { expr: "'line ' + format(line, '.3~f')" },
      },
      encoding: { x: at('line'), y: { value: 0 } },
    },
  ],
};

const drawn = {
  x: { field: 'rows', type: 'quantitative' as const },
  y: { field: 'rate', type: 'quantitative' as const },
};
export const ratesSpec: ChartSpec = {
  data: { name: 'rates' },
  layer: [
    limit('y', 'accepted'),
    {
      mark: { type: 'text', style: 'limit-label', text: 'accepted' },
      encoding: { x: at(mostRows), y: at('accepted') },
    },
    {
      transform: [{ filter: `datum.way === '${ways[0]}'` }],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'rows',
          ...logarithmic('payments in a week', [44, 5700], [50, 100, 500, 5000], ',d'),
        },
        y: { field: 'rate', ...linear('healthy weeks that warn, %', [0, 100], [0, 25, 50, 75, 100]) },
      },
    },
    {
      transform: [{ filter: `datum.way === '${ways[1]}'` }],
      mark: { type: 'point', fill: 'var(--lw-ink)', stroke: null, opacity: 1, size: 40 },
      encoding: drawn,
    },
    {
      transform: [{ filter: `datum.way === '${ways[2]}'` }],
      mark: { ...marker, size: 40 },
      encoding: drawn,
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('rowsNow'), y: at('warning'), y2: { datum: 0 } },
    },
  ],
};
