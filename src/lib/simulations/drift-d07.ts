/** NB-D07: the current distribution, read off on the edges of the reference; beyond the outer edges all values are one. */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
} from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { logSpaced } from '../science/grid.ts';
import { normalCdf, normalUpperTail, sharesInEqualBins } from '../science/normal.ts';
import { at, limit, logarithmic, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';
import { equalBinsSpec } from './_equal-bins.ts';

const binCount = 10;
const [narrowest, widest] = [0.7, 1.5];
const [rarest, commonest] = [0.1, 50];

const sharesSpec = equalBinsSpec(binCount, { title: 'bin of the reference', most: 45, ticks: [0, 10, 20, 30, 40] });

const tailSpec: ChartSpec = {
  data: { name: 'tails' },
  layer: [
    limit('y', 'asRare'),
    {
      mark: { type: 'text', style: 'limit-label', text: 'as in the reference' },
      encoding: { x: at(widest), y: at('asRare') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'scale',
          ...logarithmic('spread, times that of the reference', [narrowest, widest], [0.7, 0.8, 1, 1.2, 1.5]),
        },
        y: {
          field: 'ratio',
          ...logarithmic('far values, times as many', [rarest, commonest], [0.1, 1, 10]),
        },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('scale'), y: at('tailRatio'), y2: { datum: rarest } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('scale'), y: at('tailRatio') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "'PSI ' + format(psi, '.3f')" },
      },
      encoding: { x: at('scale'), y: at(rarest) },
    },
  ],
};

export const driftD07 = defineSimulation({
  id: 'drift-d07',
  title: 'The current distribution on the edges of the reference',
  params: {
    shift: number({
      label: 'Shift of the mean, in standard deviations',
      symbol: '\\delta',
      min: -1,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 0.5,
    }),
    scale: number({
      label: 'Spread, times that of the reference',
      symbol: 's',
      min: narrowest,
      max: widest,
      step: 0.05,
      digits: 2,
      default: 1,
    }),
  },
  constants: {
    warningLevel: psiLevels.warningLevel,
    bins: { label: 'Bins', symbol: 'B', digits: 0, value: binCount, kind: 'given' },
    farEdge: { label: 'Far begins at, in standard deviations', digits: 0, value: 3, kind: 'given' },
    manyTimes: { label: 'Times as many far values as would matter', digits: 0, value: 2, kind: 'given' },
    asRare: { label: 'As many as in the reference', digits: 0, value: 1, kind: 'definition' },
    equalShare: { label: 'Share of a bin in the reference', unit: '%', digits: 0, value: 10, kind: 'definition' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    psi: quantity({ label: 'PSI', symbol: '\\mathrm{PSI}', digits: 3 }),
    first: percent({ label: 'First bin', symbol: 'c_1', digits: 1, formula: '\\Phi\\bigl((e_1 - \\delta)/s\\bigr)' }),
    last: percent({
      label: 'Last bin',
      symbol: 'c_{10}',
      digits: 1,
      formula: '1 - \\Phi\\bigl((e_9 - \\delta)/s\\bigr)',
    }),
    farBefore: percent({ label: 'Far values in the reference', digits: 2, formula: '2\\,\\Phi(-3)' }),
    farNow: percent({ label: 'Far values now', digits: 2 }),
    tailRatio: quantity({ label: 'Far values, times as many as before', digits: 2 }),
  },
  states: {
    blind: {
      label: 'PSI says stable while the far values multiply',
      kind: 'failure',
      remedy: 'Count what lies beyond three standard deviations in a bin of its own.',
    },
  },
  settings: {
    half: { shift: 0.5, scale: 1 },
    mirror: { shift: -0.5, scale: 1 },
    fifth: { shift: 0.2, scale: 1 },
    one: { shift: 1, scale: 1 },
    spread: { shift: 0, scale: 1.2 },
    // The same place under another name: what a question may tell before its answer.
    wider: { shift: 0, scale: 1.2 },
    both: { shift: 0.5, scale: 1.2 },
    unchanged: { shift: 0, scale: 1 },
  },
  datasets: {
    bins: {
      columns: {
        bin: { kind: 'text', label: 'Bin' },
        reference: column({ label: 'In the reference', unit: '%', digits: 1 }),
        current: column({ label: 'Now', unit: '%', digits: 1 }),
      },
    },
    tails: {
      columns: {
        scale: column({ label: 'Spread', digits: 2 }),
        ratio: column({ label: 'Far values, times as many', digits: 2 }),
      },
    },
    spreads: {
      columns: {
        scale: column({ label: 'Spread', digits: 2 }),
        psi: column({ label: 'PSI', digits: 3 }),
        ratio: column({ label: 'Far values, times as many', digits: 1 }),
      },
    },
  },
  charts: {
    shares: {
      title: 'Shares of the ten bins now',
      height: 180,
      spec: sharesSpec,
      table: { dataset: 'bins' },
      finding: ({ say }) =>
        `On the edges of the reference the first bin now holds ${say('first')} and the last ${say('last')}, where both held ${say('equalShare')}; PSI is ${say('psi')}.`,
    },
    tail: {
      title: 'Values beyond three standard deviations, against the spread',
      height: 200,
      spec: tailSpec,
      guess: 'y',
      table: { dataset: 'spreads' },
      finding: ({ say }) =>
        `At ${say('scale')} times the spread, ${say('farNow')} of the values lie far out, ${say('tailRatio')} times as many as in the reference, and PSI is ${say('psi')}.`,
    },
  },
  run({ shift, scale }, c) {
    const equal = new Array<number>(c.bins).fill(1 / c.bins);
    const far = (mean: number, deviation: number) =>
      normalUpperTail((c.farEdge - mean) / deviation) + normalCdf((-c.farEdge - mean) / deviation);
    const before = far(0, 1);
    const shares = sharesInEqualBins(c.bins, shift, scale);
    const psi = populationStabilityIndex(equal, shares);
    const ratioAt = (spread: number) => far(shift, spread) / before;
    const tailRatio = ratioAt(scale);
    return {
      outputs: {
        psi,
        first: c.whole * shares[0]!,
        last: c.whole * shares.at(-1)!,
        farBefore: c.whole * before,
        farNow: c.whole * far(shift, scale),
        tailRatio,
      },
      states: { blind: isBelow(psi, c.warningLevel) && atLeast(tailRatio, c.manyTimes) },
      datasets: {
        bins: shares.map((share, bin) => ({
          bin: String(bin + 1),
          reference: c.whole * equal[bin]!,
          current: c.whole * share,
        })),
        tails: logSpaced(narrowest, widest, 25).map((spread) => ({ scale: spread, ratio: ratioAt(spread) })),
        spreads: [0.9, 1, 1.1, 1.2, 1.3].map((spread) => ({
          scale: spread,
          psi: populationStabilityIndex(equal, sharesInEqualBins(c.bins, shift, spread)),
          ratio: ratioAt(spread),
        })),
      },
    };
  },
});

export default driftD07;
