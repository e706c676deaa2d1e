/** How the charts of `staleness-cost` are drawn: cost against interval, on log axes that hold every setting's curves. */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, curveNames, endPoint, limit, linear, logarithmic, marker } from './_chart-parts.ts';

const days = logarithmic('days between two retrainings', [1, 365], [1, 7, 30, 91, 365]);
const dollars = (domain: [number, number], values: number[]) => logarithmic('thousand $ per day', domain, values);
const thisInterval = at('interval');
const clippedLine = { type: 'line' as const, clip: true };

/** The chosen interval at the foot of the plot: a rule up to some cost, and its length in days. */
const nowMarks = (foot: number, top: string | number) => [
  {
    mark: { type: 'rule' as const, style: 'now', clip: true },
    encoding: { x: thisInterval, y: at(top), y2: { datum: foot } },
  },
  {
    mark: {
      type: 'text' as const,
      style: 'now-label',
      baseline: 'bottom' as const,
      dy: -3,
      text: { expr: "width > 150 ? format(interval, '.1~f') + (interval == 1 ? ' day' : ' days') : ''" },
    },
    encoding: { x: thisInterval, y: at(foot) },
  },
];

const curves = ['total', 'retraining', 'drift'];
const curveColour = colourBy('curve', curves);
const costFoot = 0.03;
const cost = dollars([costFoot, 500], [0.1, 1, 10, 100]);
/** Right of the floor's rule there is room for its name, unless the rule stands far to the right. */
const lastGood = 'min(maxInterval, 365)';
const farRight = `scale('x', ${lastGood}) > 0.6 * width`;
/** The name of the minimum stands left of it, unless the axis or the floor's rule is there. */
const leansRight = "scale('x', optimum) < (width > 320 ? 110 : 55) || optimum > maxInterval";

export const costSpec: ChartSpec = {
  data: { name: 'curves' },
  layer: [
    {
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: {
        x: at(lastGood),
        y: at(`retrainCost / ${lastGood} + driftCostGrowth * ${lastGood} / 2`),
        y2: { value: 0 },
      },
    },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        baseline: 'top',
        dy: 2,
        align: { expr: `${farRight} ? 'right' : 'left'` },
        dx: { expr: `${farRight} ? -4 : 4` },
        text: { expr: "width > 170 ? 'accuracy floor after ' + format(maxInterval, '.1~f') + ' days' : ''" },
      },
      encoding: { x: at(lastGood), y: { value: 0 } },
    },
    {
      transform: [
        { fold: ['total', 'retrain', 'drift'], as: ['column', 'cost'] },
        { calculate: "datum.column === 'retrain' ? 'retraining' : datum.column", as: 'curve' },
      ],
      mark: clippedLine,
      encoding: {
        x: { field: 'interval', ...days },
        y: { field: 'cost', ...cost },
        color: curveColour,
      },
    },
    ...nowMarks(costFoot, 'costPerDay'),
    {
      data: { name: 'minima' },
      transform: [{ filter: "datum.shown === 'chosen'" }],
      mark: { ...marker, clip: true },
      encoding: { x: at('optimum'), y: at('costAtOptimum') },
    },
    {
      mark: {
        type: 'text',
        style: 'value-label',
        align: { expr: `${leansRight} ? 'left' : 'right'` },
        dx: { expr: `${leansRight} ? 8 : -8` },
        dy: -26,
        text: { expr: "(width > 320 ? 'least at ' : '') + format(optimum, '.1f') + ' days'" },
      },
      encoding: { x: at('optimum'), y: at('costAtOptimum') },
    },
    curveNames('curveEnds', at(365), 'curve', curveColour),
  ],
};

const products = ['Cloud', 'Edge', 'Mobile'];
const productColour = colourBy('environment', products);
const productFoot = 0.3;

export const environmentsSpec: ChartSpec = {
  data: { name: 'environmentCurves' },
  layer: [
    {
      mark: clippedLine,
      encoding: {
        x: { field: 'interval', ...days },
        y: { field: 'total', ...dollars([productFoot, 1000], [1, 10, 100, 1000]) },
        color: productColour,
      },
    },
    ...nowMarks(productFoot, 0.55),
    {
      data: { name: 'minima' },
      transform: [{ filter: "datum.shown === 'chosen'" }],
      mark: { ...endPoint('environment'), clip: true },
      encoding: { x: thisInterval, y: at('costPerDay') },
    },
    {
      data: { name: 'minima' },
      mark: { ...marker, clip: true },
      encoding: {
        x: { field: 'interval', type: 'quantitative' },
        y: { field: 'total', type: 'quantitative' },
      },
    },
    {
      data: { name: 'minima' },
      transform: [
        { filter: `datum.total > ${productFoot}` },
        { calculate: "format(datum.interval, datum.interval < 10 ? '.1f' : '.0f')", as: 'words' },
      ],
      mark: {
        type: 'text',
        style: 'value-label',
        baseline: 'top',
        dy: 8,
        fill: { expr: "scale('color', datum.environment)" },
      },
      encoding: {
        x: { field: 'interval', type: 'quantitative' },
        y: { field: 'total', type: 'quantitative' },
        text: { field: 'words' },
      },
    },
    curveNames('minima', at(365), 'environment', productColour),
  ],
};

const parts = ['retraining', 'drift'];

export const halvesSpec: ChartSpec = {
  data: { name: 'halves' },
  layer: [
    {
      mark: 'bar',
      encoding: {
        y: { field: 'part', type: 'nominal', scale: { domain: parts, padding: 0.45 }, axis: { title: null } },
        x: { field: 'share', ...linear('share of the daily cost, %', [0, 100], [0, 25, 50, 75, 100]) },
        color: colourBy('part', parts),
      },
    },
    limit('x', 50),
    {
      transform: [{ calculate: "'$' + format(datum.cost, '.2f') + 'k'", as: 'words' }],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: { y: { field: 'part', type: 'nominal' }, x: { value: 'width' }, text: { field: 'words' } },
    },
  ],
};
