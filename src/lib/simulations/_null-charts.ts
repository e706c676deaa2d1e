/** How the charts of `drift-d09` are drawn: PSI of healthy weeks beside a line, and how many of them reach it. */
import type { ChartSpec } from 'labwright/simulation';
import { at, limit, linear, logarithmic } from './_chart-parts.ts';

export const [leastPsi, mostPsi] = [0.001, 3.1622776601683795];
export const [fewestRows, mostRows] = [50, 5000];
export const sides = ['below the line', 'at the line or above'];
export const ways = ['chi-squared', 'drawn, half-counts', 'drawn, nothing added'];
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
          ...logarithmic('payments in a week', [fewestRows, mostRows], [50, 100, 200, 500, 1000, 5000], ',d'),
        },
        y: { field: 'rate', ...linear('healthy weeks that warn, %', [0, 100], [0, 25, 50, 75, 100]) },
        color: { field: 'way', type: 'nominal', scale: { domain: ways } },
      },
    },
    {
      transform: [{ filter: `datum.way !== '${ways[0]}'` }],
      mark: { type: 'point', filled: true, opacity: 1, size: 45 },
      encoding: {
        x: { field: 'rows', type: 'quantitative' },
        y: { field: 'rate', type: 'quantitative' },
        color: { field: 'way', type: 'nominal' },
        shape: { field: 'way', type: 'nominal', scale: { domain: ways } },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('rowsNow'), y: at('warning'), y2: { datum: 0 } },
    },
  ],
};
