/** NB-D06: the reference distribution gives PSI its ruler, and how finely it is cut decides how much of a shift is seen. */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  isBelow,
  number,
  percent,
  quantity,
} from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { psiLimit } from '../science/gaussians.ts';
import { evenlySpaced } from '../science/grid.ts';
import { equalMassEdges, normalDensity, sharesInEqualBins } from '../science/normal.ts';
import { at, limit, linear, logarithmic, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';

const [fewest, most] = [2, 50];
const [left, right] = [-4, 5];
/** Numbers of bins at which the curve is computed. */
const cuts = [2, 3, 4, 5, 7, 10, 20, 50];
const tallest = 0.42;

const edgesSpec: ChartSpec = {
  data: { name: 'densities' },
  layer: [
    {
      data: { name: 'edges' },
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: {
        x: { field: 'edge', type: 'quantitative' },
        y: { field: 'density', type: 'quantitative' },
        y2: { datum: 0 },
      },
    },
    {
      transform: [{ fold: ['reference', 'current'], as: ['sample', 'density'] }],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'value',
          ...linear('standard deviations of the reference', [left, right], [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5]),
        },
        y: { field: 'density', ...linear('density', [0, tallest], [0, 0.1, 0.2, 0.3, 0.4]) },
        color: { field: 'sample', type: 'nominal', scale: { domain: ['reference', 'current'] } },
      },
    },
  ],
};

const [lowest, highest] = [0.02, 2];
const finenessSpec: ChartSpec = {
  data: { name: 'fineness' },
  layer: [
    limit('y', 'alarmLevel'),
    {
      mark: { type: 'text', style: 'limit-label', baseline: 'top', dy: 3, text: 'alarm level' },
      encoding: { x: at(most), y: at('alarmLevel') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'bins', ...logarithmic('bins of the reference', [1.8, 56], [2, 3, 5, 10, 20, 50]) },
        y: {
          field: 'psi',
          ...logarithmic('PSI of the same shift', [lowest, highest], [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2]),
        },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('bins'), y: at('psi'), y2: { datum: lowest } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('bins'), y: at('psi') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "bins + ' bins'" },
      },
      encoding: { x: at('bins'), y: at(lowest) },
    },
  ],
};

export const driftD06 = defineSimulation({
  id: 'drift-d06',
  title: 'The reference distribution and its bins',
  params: {
    bins: integer({ label: 'Bins of the reference', symbol: 'B', min: fewest, max: most, scale: 'log', default: 10 }),
    shift: number({
      label: 'Shift of the mean, in standard deviations',
      symbol: '\\delta',
      min: 0.2,
      max: 1.2,
      step: 0.05,
      digits: 2,
      default: 0.5,
    }),
  },
  constants: {
    alarmLevel: psiLevels.alarmLevel,
    rows: { label: 'Rows of a week', symbol: 'n', digits: 0, value: 100, kind: 'given' },
    fewestRows: {
      label: 'Rows that a bin should expect',
      digits: 0,
      value: 5,
      kind: 'definition',
      source: 'Rule of thumb for chi-squared: [@cochran1954]',
    },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    psi: quantity({ label: 'PSI of the shift', symbol: '\\mathrm{PSI}', digits: 3 }),
    limit: quantity({
      label: 'PSI with ever finer bins',
      symbol: 'J',
      digits: 3,
      formula: '\\delta^2',
      source: 'Jeffreys’ divergence of two normal distributions [@jeffreys1946]',
    }),
    seen: percent({ label: 'Seen of it', digits: 0, formula: '\\mathrm{PSI}/J' }),
    outermost: quantity({
      label: 'Outermost edge, in standard deviations',
      symbol: 'e_{B-1}',
      digits: 2,
      formula: '\\Phi^{-1}(1 - 1/B)',
    }),
    expectedRows: quantity({
      label: 'Rows that a bin expects in a healthy week',
      digits: 1,
      formula: 'n/B',
    }),
  },
  states: {
    alarmed: { label: 'The shift reaches the alarm level', kind: 'condition' },
    hidden: {
      label: 'The bins hide the shift',
      kind: 'failure',
      remedy: 'Cut the reference into more bins.',
    },
    tooThin: {
      label: 'The bins are too thin for a week',
      kind: 'failure',
      remedy: 'Use fewer bins, or collect more rows before you look.',
    },
  },
  settings: {
    tenBins: { bins: 10 },
    twoBins: { bins: 2 },
    fourBins: { bins: 4 },
    fiveBins: { bins: 5 },
    twentyBins: { bins: 20 },
    fiftyBins: { bins: 50 },
  },
  datasets: {
    edges: {
      columns: {
        number: column({ label: 'Edge', digits: 0 }),
        edge: column({ label: 'Stands at', digits: 2 }),
        density: column({ label: 'Density there', digits: 3 }),
      },
    },
    densities: {
      columns: {
        value: column({ label: 'Standard deviations', digits: 2 }),
        reference: column({ label: 'Reference', digits: 3 }),
        current: column({ label: 'Current', digits: 3 }),
      },
    },
    fineness: {
      columns: {
        bins: column({ label: 'Bins', digits: 0 }),
        psi: column({ label: 'PSI', digits: 4 }),
        seen: column({ label: 'Of the limit', unit: '%', digits: 0 }),
        expectedRows: column({ label: 'Rows a bin expects', digits: 1 }),
      },
    },
  },
  charts: {
    edges: {
      title: 'Reference and current values, and the edges of the bins',
      height: 200,
      spec: edgesSpec,
      table: { dataset: 'edges', columns: ['number', 'edge'] },
      finding: ({ parameters, say }) =>
        parameters.bins === 2
          ? 'The one edge between two bins of equal share stands in the middle of the reference.'
          : `The edges of ${say('bins')} bins of equal share crowd in the middle of the reference; the outermost stands ${say('outermost')} standard deviations from it, and beyond it all is one bin.`,
    },
    fineness: {
      title: 'PSI of the same shift, against the number of bins',
      height: 200,
      spec: finenessSpec,
      guess: 'y',
      table: { dataset: 'fineness' },
      finding: ({ states, say }) =>
        `With ${say('bins')} bins the shift has a PSI of ${say('psi')}, ${say('seen')} of what the finest bins would show: ${states.alarmed ? 'at or above' : 'below'} the alarm level.`,
    },
  },
  run({ bins, shift }, c) {
    const finest = psiLimit(shift, 1);
    const psiIn = (count: number) =>
      populationStabilityIndex(new Array<number>(count).fill(1 / count), sharesInEqualBins(count, shift, 1));
    const edges = equalMassEdges(bins);
    const psi = psiIn(bins);
    const expectedRows = c.rows / bins;
    const alarmed = atLeast(psi, c.alarmLevel);
    return {
      outputs: {
        psi,
        limit: finest,
        seen: (c.whole * psi) / finest,
        outermost: edges.at(-1)!,
        expectedRows,
      },
      states: {
        alarmed,
        hidden: !alarmed && atLeast(finest, c.alarmLevel),
        tooThin: isBelow(expectedRows, c.fewestRows),
      },
      datasets: {
        edges: edges.map((edge, index) => ({ number: index + 1, edge, density: normalDensity(edge) })),
        densities: evenlySpaced(left, right, 46).map((value) => ({
          value,
          reference: normalDensity(value),
          current: normalDensity(value - shift),
        })),
        fineness: cuts.map((count) => {
          const cutPsi = psiIn(count);
          return { bins: count, psi: cutPsi, seen: (c.whole * cutPsi) / finest, expectedRows: c.rows / count };
        }),
      },
    };
  },
});

export default driftD06;
