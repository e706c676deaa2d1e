/**
 * How the charts of `fraud-drift` are drawn.
 *
 * Everything ends at the current week: what has not happened yet is not on the page. The free room right of that week
 * holds the names of the curves, the free room above them the names of the levels.
 */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, curveNames, endPoint, limit, linear } from './_chart-parts.ts';

const features = ['transaction', 'merchant', 'location'];
const week = { field: 'week', ...linear('weeks since launch', [0, 26]) };
const psi = linear('PSI', [0, 0.55]);
const thisWeek = at('week');
const featureColour = colourBy('feature', features);
/** A threshold this low would put its name on a curve; the name moves to the empty lower right. */
const lowThreshold = 'threshold < 0.16';

/** The current week beside the foot of its rule; in the first month the names of the curves stand there. */
const nowLabel = {
  mark: {
    type: 'text' as const,
    style: 'now-label',
    baseline: 'bottom' as const,
    dy: -3,
    text: { expr: "week < 5 && width > 300 ? '' : 'week ' + week" },
  },
  encoding: { x: thisWeek, y: at(0) },
};

export const timelineSpec: ChartSpec = {
  data: { name: 'drift' },
  layer: [
    limit('y', 'warningLevel'),
    limit('y', 'threshold'),
    {
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: { expr: "width > 130 ? 'watch' : ''" } },
      encoding: { x: at(0), y: at('warningLevel') },
    },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: { expr: `${lowThreshold} ? 'right' : 'left'` },
        dx: { expr: `${lowThreshold} ? -4 : 4` },
        text: { expr: "width > 300 ? 'alarm from ' + format(threshold, '.2f') : 'alarm'" },
      },
      encoding: { x: at(`${lowThreshold} ? 26 : 0`), y: at('threshold') },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: thisWeek, y: at('maxPsi'), y2: { datum: 0 } },
    },
    {
      transform: [{ fold: features, as: ['feature', 'psi'] }],
      mark: 'line',
      encoding: { x: week, y: { field: 'psi', ...psi }, color: featureColour },
    },
    nowLabel,
    {
      data: { name: 'features' },
      mark: endPoint('feature'),
      encoding: { x: thisWeek, y: { field: 'psi', type: 'quantitative' } },
    },
    curveNames('features', thisWeek, 'feature', featureColour),
  ],
};

const statuses = ['stable', 'watch', 'alarm'];
const statusColours = ['var(--lw-good)', 'var(--lw-watch)', 'var(--lw-fail)'];
/** The names of the two levels stand on the far sides of their rules, whichever of them is lower. */
const thresholdIsLower = 'threshold < warningLevel';

/** The name of a level, above its rule and on one side of it. */
const levelName = (place: string, text: string, leansLeft: string) => ({
  mark: {
    type: 'text' as const,
    style: 'limit-label',
    align: { expr: `${leansLeft} ? 'right' : 'left'` },
    dx: { expr: `${leansLeft} ? 3 : -3` },
    text: { expr: text },
  },
  encoding: { x: at(place), y: { value: 0 } },
});

export const barsSpec: ChartSpec = {
  data: { name: 'features' },
  layer: [
    {
      mark: { type: 'bar' },
      encoding: {
        y: { field: 'feature', type: 'nominal', scale: { domain: features, padding: 0.45 }, axis: { title: null } },
        x: { field: 'psi', ...linear('PSI', [0, 0.55], [0, 0.1, 0.2, 0.3, 0.4, 0.5]) },
        color: {
          field: 'status',
          type: 'nominal',
          scale: { domain: statuses, range: statusColours },
          legend: null,
        },
      },
    },
    limit('x', 'warningLevel'),
    limit('x', 'threshold'),
    levelName('warningLevel', "'watch ' + format(warningLevel, '.1f')", `!(${thresholdIsLower})`),
    levelName('threshold', "'alarm ' + format(threshold, '.2f')", thresholdIsLower),
    {
      transform: [{ calculate: "format(datum.psi, '.3f') + '  ' + datum.status", as: 'words' }],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: {
        y: { field: 'feature', type: 'nominal' },
        x: { value: 'width' },
        text: { field: 'words' },
      },
    },
  ],
};

const sources = ['audit sample', 'known from labels'];
const sourceColour = colourBy('source', sources);
const accuracyAlarm = 'launchAccuracy - accuracyAlarmDrop';

export const accuracySpec: ChartSpec = {
  data: { name: 'accuracy' },
  layer: [
    limit('y', accuracyAlarm),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        baseline: 'top',
        dx: 4,
        dy: 4,
        text: { expr: `(width > 320 ? 'accuracy alarm at ' : 'alarm ') + format(${accuracyAlarm}, 'd') + ' %'` },
      },
      encoding: { x: at(0), y: at(accuracyAlarm) },
    },
    {
      transform: [
        { fold: ['audit', 'labelled'], as: ['column', 'accuracy'] },
        { calculate: `datum.column === 'audit' ? '${sources[0]}' : '${sources[1]}'`, as: 'source' },
      ],
      mark: 'line',
      encoding: { x: week, y: { field: 'accuracy', ...linear('accuracy, %', [84, 96]) }, color: sourceColour },
    },
    {
      data: { name: 'accuracyNow' },
      mark: endPoint('source'),
      encoding: { x: thisWeek, y: { field: 'accuracy', type: 'quantitative' } },
    },
    curveNames('accuracyNow', thisWeek, 'source', sourceColour),
  ],
};
