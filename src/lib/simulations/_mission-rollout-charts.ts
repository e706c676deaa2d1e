/** How the charts of `mission-rollout` are drawn: regrets over that of the big bang, so that the tracks share their axes. */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, curveNames, limit, linear, logarithmic, marker } from './_chart-parts.ts';

const curves = ['regret', 'harm', 'waiting'];
const curveColour = colourBy('curve', curves);
const [foot, top] = [0.003, 30];

export const regretSpec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 1),
    {
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: 'all at once' },
      encoding: { x: at(0.01), y: at(1) },
    },
    {
      transform: [
        { fold: curves, as: ['column', 'cost'] },
        { calculate: 'datum.column', as: 'curve' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'days', ...logarithmic('days of a stage', [0.01, 10], [0.01, 0.1, 1, 10]) },
        y: { field: 'cost', ...logarithmic('regret, times all at once', [foot, top], [0.01, 0.1, 1, 10]) },
        color: curveColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('stageDays'), y: at('ratio'), y2: { datum: foot } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('stageDays'), y: at('ratio') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(stageDays, '.3~f') + (stageDays == 1 ? ' day' : ' days')" },
      },
      encoding: { x: at('stageDays'), y: at(foot) },
    },
    curveNames('curveEnds', at(10), 'curve', curveColour),
  ],
};

/** How surely each stage finds a bad build. */
export const stagesSpec: ChartSpec = {
  data: { name: 'stages' },
  layer: [
    {
      mark: 'bar',
      encoding: {
        y: {
          field: 'stage',
          type: 'nominal',
          scale: { domain: ['1 %', '10 %', '50 %'], padding: 0.35 },
          axis: { title: null },
        },
        x: { field: 'power', ...linear('chance to find a bad build, %', [0, 115], [0, 25, 50, 75, 100]) },
      },
    },
    {
      transform: [{ calculate: "format(datum.power, '.0f') + ' %'", as: 'words' }],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 5 },
      encoding: {
        y: { field: 'stage', type: 'nominal' },
        x: { field: 'power', type: 'quantitative' },
        text: { field: 'words' },
      },
    },
  ],
};
