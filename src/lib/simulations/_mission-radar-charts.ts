/** How the charts of `mission-radar` are drawn: the same axes in every track, so that tracks can be compared. */
import type { ChartSpec } from 'labwright/simulation';
import { at, limit, linear, marker } from './_chart-parts.ts';

const times = ['at launch', 'now'];
const bin = {
  field: 'bin',
  type: 'ordinal' as const,
  scale: { domain: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], padding: 0.2 },
  axis: { title: null, labels: false, ticks: false, domain: false },
};

/** Two distributions, bin by bin; the name of a bin stands behind its longer bar. */
export const distributionsSpec: ChartSpec = {
  data: { name: 'bins' },
  layer: [
    {
      transform: [
        { fold: ['reference', 'current'], as: ['column', 'share'] },
        { calculate: `datum.column === 'reference' ? '${times[0]}' : '${times[1]}'`, as: 'time' },
      ],
      mark: 'bar',
      encoding: {
        y: bin,
        yOffset: { field: 'time', scale: { domain: times } },
        x: { field: 'share', ...linear('share, %', [0, 75], [0, 20, 40, 60]) },
        color: {
          field: 'time',
          type: 'nominal',
          scale: { domain: times, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
    {
      transform: [{ calculate: 'max(datum.reference, datum.current)', as: 'end' }],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 5 },
      encoding: {
        y: { field: 'bin', type: 'ordinal' },
        x: { field: 'end', type: 'quantitative' },
        text: { field: 'name' },
      },
    },
  ],
};

const [psiTop, harmTop] = [1.1, 4.2];
/** Harm grows with the square root of PSI, nearly in a straight line, on an axis of roots. */
export const harmSpec: ChartSpec = {
  data: { name: 'path' },
  layer: [
    limit('y', 1),
    {
      mark: { type: 'text', style: 'limit-label', text: { expr: "width > 300 ? 'what can be borne' : 'bearable'" } },
      encoding: { x: at(psiTop), y: at(1) },
    },
    limit('x', 'alarmThreshold'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        baseline: 'top',
        dx: 4,
        dy: 2,
        text: { expr: "alarmThreshold < 0.3 ? 'alarm at ' + format(alarmThreshold, '.3~f') : ''" },
      },
      encoding: { x: at('alarmThreshold'), y: at(harmTop) },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'psi',
          type: 'quantitative',
          scale: { type: 'sqrt', domain: [0, psiTop], nice: false },
          axis: {
            title: 'PSI',
            format: '.2~f',
            values: [0, 0.02, 0.1, 0.2, 0.5, 1],
            tickCount: 99,
            labelOverlap: true,
          },
        },
        y: { field: 'harm', ...linear('loss, times what can be borne', [0, harmTop], [0, 1, 2, 3, 4]) },
        order: { field: 'share' },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('psi'), y: at('harm'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('psi'), y: at('harm') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "'PSI ' + format(psi, '.3f')" },
      },
      encoding: { x: at('psi'), y: at(0) },
    },
  ],
};

/** How long a monitor has to collect before a threshold means something, against the likeness of its rows. */
export const patienceSpec: ChartSpec = {
  data: { name: 'patience' },
  layer: [
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'correlation',
          ...linear('correlation from one row to the next', [0, 1], [0, 0.25, 0.5, 0.75, 1]),
        },
        y: {
          field: 'seconds',
          type: 'quantitative',
          scale: { type: 'log', domain: [0.05, 50_000], nice: false },
          axis: {
            title: 'seconds to collect',
            format: ',~r',
            values: [0.1, 1, 10, 100, 1000, 10_000],
            tickCount: 99,
            labelOverlap: true,
          },
        },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('correlation'), y: at('secondsToKnow'), y2: { datum: 0.05 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('correlation'), y: at('secondsToKnow') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(secondsToKnow, secondsToKnow < 10 ? '.1f' : ',.0f') + ' seconds'" },
      },
      encoding: { x: at('correlation'), y: at(0.05) },
    },
  ],
};
