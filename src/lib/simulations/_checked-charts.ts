/** How the charts of `drift-x5` are drawn: what the model is, what the labels say of it, and of which kinds they speak. */
import type { ChartSpec } from 'labwright/simulation';
import { at, linear } from './_chart-parts.ts';

export const [firstWeek, lastWeek] = [0, 26];
export const [lowest, highest] = [66, 100];
export const moments = ['at launch', 'now'];

export const weeksSpec: ChartSpec = {
  data: { name: 'weeks' },
  layer: [
    { mark: { type: 'rule', style: 'limit', clip: true }, encoding: { y: at('labelLine') } },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        baseline: 'top',
        // Far enough below its line to clear the curve of a model that is as at launch.
        dy: 9,
        text: { expr: "width > 150 ? 'the light turns red' : 'red'" },
      },
      encoding: { x: at(lastWeek), y: at('labelLine') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'week', ...linear('weeks', [firstWeek, lastWeek], [0, 5, 10, 15, 20, 25]) },
        y: { field: 'accuracy', ...linear('accuracy, %', [lowest, highest], [70, 80, 90, 100]) },
      },
    },
    {
      transform: [{ filter: 'isValid(datum.labels)' }],
      mark: {
        type: 'point',
        fill: 'var(--lw-ink)',
        stroke: null,
        opacity: 1,
        clip: true,
        size: { expr: 'width > 220 ? 30 : 14' },
      },
      encoding: { x: { field: 'week', type: 'quantitative' }, y: { field: 'labels', type: 'quantitative' } },
    },
    {
      data: { name: 'names' },
      mark: { type: 'text', style: 'series-label', fill: 'var(--lw-ink)' },
      encoding: {
        x: at(lastWeek),
        y: { field: 'labelAt', type: 'quantitative' },
        text: { field: 'name' },
      },
    },
  ],
};

export const kindsSpec = (kinds: readonly string[]): ChartSpec => ({
  data: { name: 'kinds' },
  transform: [
    { fold: ['launch', 'now'], as: ['column', 'accuracy'] },
    { calculate: `datum.column === 'launch' ? '${moments[0]}' : '${moments[1]}'`, as: 'moment' },
  ],
  layer: [
    {
      mark: { type: 'bar', clip: true },
      encoding: {
        x: {
          field: 'kind',
          type: 'nominal',
          scale: { domain: [...kinds], padding: 0.2 },
          axis: { title: 'sellers; above, their labels a week' },
        },
        xOffset: { field: 'moment', type: 'nominal', scale: { domain: moments } },
        y: { field: 'accuracy', ...linear('right, %', [0, 115], [0, 25, 50, 75, 100]) },
        color: {
          field: 'moment',
          type: 'nominal',
          scale: { domain: moments, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
    {
      transform: [{ filter: "datum.column === 'launch'" }],
      mark: { type: 'text', style: 'value-label', dy: -8 },
      encoding: {
        x: { field: 'kind', type: 'nominal' },
        y: { field: 'accuracy', type: 'quantitative' },
        text: { field: 'checked', format: ',d' },
      },
    },
  ],
});
