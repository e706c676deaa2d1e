/** How the charts of `mission-interval` are drawn: costs and losses as multiples, so that the tracks share their axes. */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, curveNames, endPoint, limit, linear, logarithmic, marker } from './_chart-parts.ts';

const curves = ['total', 'repairs', 'drift'];
const curveColour = colourBy('curve', curves);
const [foot, top] = [0.1, 100];

export const costSpec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    limit('y', 1),
    {
      transform: [
        { fold: ['total', 'repairs', 'drift'], as: ['column', 'cost'] },
        { calculate: 'datum.column', as: 'curve' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'interval', ...logarithmic('days between two', [0.5, 365], [0.5, 1, 7, 30, 91, 365]) },
        y: { field: 'cost', ...logarithmic('cost, times the least', [foot, top], [0.1, 1, 10, 100]) },
        color: curveColour,
      },
    },
    {
      data: { name: 'floors' },
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: { x: { field: 'interval', type: 'quantitative' } },
    },
    {
      data: { name: 'floors' },
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'right',
        baseline: 'top',
        dx: -4,
        dy: 2,
        text: { expr: "width > 170 ? 'floor' : ''" },
      },
      encoding: { x: { field: 'interval', type: 'quantitative' }, y: at(top) },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('interval'), y: at('penalty'), y2: { datum: foot } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('interval'), y: at('penalty') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(interval, '.1~f') + (interval == 1 ? ' day' : ' days')" },
      },
      encoding: { x: at('interval'), y: at(foot) },
    },
    curveNames('curveEnds', at(365), 'curve', curveColour),
  ],
};

const policies = ['clock', 'threshold'];
const policyColour = colourBy('policy', policies);
/** Both cost the same at every speed; what they lose before they act differs. */
export const policiesSpec: ChartSpec = {
  data: { name: 'speeds' },
  layer: [
    {
      data: { name: 'floors' },
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: { y: { field: 'loss', type: 'quantitative' } },
    },
    {
      data: { name: 'floors' },
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: 'floor' },
      encoding: { x: at(0.25), y: { field: 'loss', type: 'quantitative' } },
    },
    {
      transform: [{ fold: policies, as: ['policy', 'loss'] }],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'speed', ...logarithmic('speed of the drift, times the plan’s', [0.25, 4], [0.25, 0.5, 1, 2, 4]) },
        y: { field: 'loss', ...logarithmic('loss when it acts, times the plan’s', [0.2, 5], [0.25, 0.5, 1, 2, 4]) },
        color: policyColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('driftSpeed'), y: at('max(1, driftSpeed)'), y2: { datum: 0.2 } },
    },
    {
      data: { name: 'policyEnds' },
      mark: { ...endPoint('policy'), clip: true },
      encoding: { x: at('driftSpeed'), y: { field: 'loss', type: 'quantitative' } },
    },
    curveNames('policyEnds', at(4), 'policy', policyColour),
  ],
};

const choices = ['alone', 'over the adapter'];
const choiceColour = colourBy('choice', choices);
/** Returns of one repair alone and, in the cloud, of the further money that it takes beside an adapter. */
export const returnsSpec: ChartSpec = {
  data: { name: 'returns' },
  layer: [
    limit('y', 0),
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'horizon', ...linear('days until it goes stale', [0, 365], [0, 91, 182, 274, 365]) },
        y: { field: 'returned', ...linear('return, %', [-110, 300], [-100, 0, 100, 200, 300]) },
        color: choiceColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('horizon'), y: at('fullReturn'), y2: { datum: -110 } },
    },
    {
      data: { name: 'returnsNow' },
      mark: { ...endPoint('choice'), clip: true },
      encoding: { x: at('horizon'), y: { field: 'returned', type: 'quantitative' } },
    },
    curveNames('returnsNow', at(365), 'choice', choiceColour),
  ],
};
