/** How the race of `iteration-race` is drawn: two staircases up to the end of the window, and where the lead changes. */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, curveNames, endPoint, linear, marker } from './_chart-parts.ts';

export const racers = ['large', 'small'] as const;
export type Racer = (typeof racers)[number];

const colour = colourBy('model', [...racers]);
const accuracy = linear('accuracy, %', [89, 100], [90, 92, 94, 96, 98, 100]);
const foot = 89;
const end = "scale('x', windowWeeks)";

/** The name of one change of leader, drawn when it lies in the window. */
const eventName = (hour: string, place: object, words: string) => ({
  data: { name: 'leaders' },
  transform: [{ filter: `datum.hour === ${hour} && datum.week <= windowWeeks` }],
  mark: { type: 'text' as const, style: 'value-label', ...place, text: { expr: words } },
  encoding: {
    x: { field: 'week', type: 'quantitative' as const },
    y: { field: 'accuracy', type: 'quantitative' as const },
  },
});
/** Right of the first change, below both curves: the longest words that end before the window does. */
const roomRight = `${end} - scale('x', datum.week)`;
const firstLead =
  `${roomRight} > 165 ? 'small leads: hour ' + format(datum.hour, ',.0f') : ` +
  `${roomRight} > 75 ? 'hour ' + format(datum.hour, ',.0f') : ''`;
/** Left of the last change, above both curves: the longest words that keep clear of the axis. */
const roomLeft = "scale('x', datum.week)";
const lastLead =
  `${roomLeft} > 190 ? 'large leads again: week ' + format(datum.week, '.1~f') : ` +
  `${roomLeft} > 75 ? 'week ' + format(datum.week, '.1~f') : ''`;

export const raceSpec: ChartSpec = {
  data: { name: 'race' },
  layer: [
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('windowWeeks'), y: at('max(largeFinal, smallFinal)'), y2: { datum: foot } },
    },
    {
      mark: 'line',
      encoding: {
        x: { field: 'week', ...linear('weeks', [0, 52], [0, 4, 13, 26, 39, 52]) },
        y: { field: 'accuracy', ...accuracy },
        color: colour,
      },
    },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "windowWeeks + ' weeks'" },
      },
      encoding: { x: at('windowWeeks'), y: at(foot) },
    },
    {
      data: { name: 'ends' },
      mark: endPoint('model'),
      encoding: { x: at('windowWeeks'), y: { field: 'accuracy', type: 'quantitative' } },
    },
    {
      data: { name: 'leaders' },
      transform: [{ filter: 'datum.week <= windowWeeks' }],
      mark: marker,
      encoding: {
        x: { field: 'week', type: 'quantitative' },
        y: { field: 'accuracy', type: 'quantitative' },
      },
    },
    eventName('smallFirstLeadsHour', { align: 'left', baseline: 'top', dx: 5, dy: 7 }, firstLead),
    eventName('largeLeadsForGoodHour', { align: 'right', baseline: 'bottom', dx: -2, dy: -8 }, lastLead),
    curveNames('ends', at('windowWeeks'), 'words', colour),
  ],
};
