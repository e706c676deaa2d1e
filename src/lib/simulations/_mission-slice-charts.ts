/** How the charts of `mission-slices` are drawn. */
import type { ChartSpec } from 'labwright/simulation';
import { at, colourBy, curveNames, limit, linear, logarithmic, marker } from './_chart-parts.ts';

/** Changes beyond these points stand at the edge, with their number beside them. */
export const changeRange = { low: -6, high: 6 } as const;
const row = {
  field: 'place',
  type: 'quantitative' as const,
  scale: { domain: [1, 0], nice: false, zero: false },
  axis: null,
};
const change = linear('change, points', [changeRange.low, changeRange.high], [-6, -4, -2, 0, 2, 4, 6]);

/** Each slice with its bounds; the rule of the margin, and the name above. */
export const slicesSpec: ChartSpec = {
  data: { name: 'slices' },
  layer: [
    // Beside each slice alone, so that they do not run through its name.
    ...['0', '-margin'].map((line) => ({
      transform: [
        { calculate: line, as: 'line' },
        { calculate: 'datum.place - 0.03', as: 'top' },
        { calculate: 'datum.place + 0.1', as: 'foot' },
      ],
      mark: { type: 'rule' as const, style: 'limit' },
      encoding: {
        x: { field: 'line', ...change },
        y: { ...row, field: 'top' },
        y2: { field: 'foot' },
      },
    })),
    {
      mark: { type: 'rule', strokeWidth: 3, stroke: 'var(--lw-series-1)' },
      encoding: { y: row, x: { field: 'from', ...change }, x2: { field: 'to' } },
    },
    {
      transform: [{ filter: 'datum.shown == datum.change' }],
      mark: { ...marker },
      encoding: { y: { field: 'place', type: 'quantitative' }, x: { field: 'shown', type: 'quantitative' } },
    },
    ...(['left', 'right'] as const).map((side) => ({
      transform: [{ filter: side === 'left' ? 'datum.change < datum.shown' : 'datum.change > datum.shown' }],
      mark: { ...marker, shape: `triangle-${side}`, fill: 'var(--lw-series-1)' },
      encoding: {
        y: { field: 'place', type: 'quantitative' as const },
        x: { field: 'shown', type: 'quantitative' as const },
      },
    })),
    {
      transform: [
        {
          calculate:
            "datum.slice + ': ' + replace(format(datum.change, '+.1f'), '-', '\u2212') + (datum.verdict === 'pass' ? ', passes' : datum.verdict === 'fail' ? ', fails' : ', not proven')",
          as: 'words',
        },
      ],
      mark: { type: 'text', style: 'value-label', align: 'left', dy: -13 },
      encoding: {
        y: { field: 'place', type: 'quantitative' },
        x: at(changeRange.low),
        text: { field: 'words' },
      },
    },
  ],
};

const evidence = ['paired', 'unpaired'];
const evidenceColour = colourBy('evidence', evidence);
const [lowest, highest] = [-12, 1];
/** The lower bound of the slice that decides, against the size of the shadow run. */
export const evidenceSpec: ChartSpec = {
  data: { name: 'sizes' },
  layer: [
    limit('y', '-margin'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        dx: 4,
        text: { expr: "width > 300 ? 'all that may be lost' : 'margin'" },
      },
      encoding: { x: at(1000), y: at('-margin') },
    },
    {
      transform: [{ fold: evidence, as: ['evidence', 'bound'] }],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'requests',
          ...logarithmic('requests of the shadow run', [1000, 500_000], [1000, 10_000, 100_000], '~s'),
        },
        y: { field: 'bound', ...linear('lower bound, points', [lowest, highest], [-12, -9, -6, -3, 0]) },
        color: evidenceColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('shadowRequests'), y: at('decidingBound'), y2: { datum: lowest } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('shadowRequests'), y: at('decidingBound') } },
    curveNames('sizeEnds', at(500_000), 'evidence', evidenceColour),
  ],
};
