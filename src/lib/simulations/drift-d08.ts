/** NB-D08: what each bin adds to PSI, and why a bin that loses counts for more than one that gains as much. */
import {
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import { psiContributions } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { at, linear, marker } from './_chart-parts.ts';
import { binConstants } from './_histograms.ts';

const binNames = ['tiny', 'small', 'large', 'huge'];
const bin = {
  field: 'bin',
  type: 'nominal' as const,
  scale: { domain: binNames, padding: 0.25 },
  axis: { title: 'payments, by amount' },
};

const partsSpec: ChartSpec = {
  data: { name: 'bins' },
  layer: [
    {
      mark: 'bar',
      encoding: { x: bin, y: { field: 'share', ...linear('share of the PSI, %', [0, 110], [0, 25, 50, 75, 100]) } },
    },
    {
      transform: [{ calculate: "format(100 * (datum.current - datum.reference), '+.0f')", as: 'words' }],
      mark: { type: 'text', style: 'value-label', dy: -8 },
      encoding: {
        x: { field: 'bin', type: 'nominal' },
        y: { field: 'share', type: 'quantitative' },
        text: { field: 'words' },
      },
    },
  ],
};

const [least, greatest] = [0.01, 0.39];
const lopsidedSpec: ChartSpec = {
  data: { name: 'lopsided' },
  layer: [
    {
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: { x: at('reference1') },
    },
    {
      mark: { type: 'text', style: 'limit-label', baseline: 'top', dy: 2, text: { expr: "'reference'" } },
      encoding: { x: at('reference1'), y: { value: 0 } },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'current', ...linear('share of the tiny payments', [0, 0.4], [0, 0.1, 0.2, 0.3, 0.4]) },
        y: { field: 'contribution', ...linear('what they add', [0, 0.45], [0, 0.1, 0.2, 0.3, 0.4]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('current1'), y: at('contribution1'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('current1'), y: at('contribution1') } },
  ],
};

const current = (symbol: string, label: string, value: number) =>
  number({ label, symbol, min: 0.02, max: 0.32, step: 0.01, digits: 2, default: value });

export const driftD08 = defineSimulation({
  id: 'drift-d08',
  title: 'The drift statistic, bin by bin',
  params: {
    current1: current('c_1', 'Tiny payments this week', 0.1),
    current2: current('c_2', 'Small payments this week', 0.25),
    current3: current('c_3', 'Large payments this week', 0.3),
  },
  constants: {
    reference1: binConstants.reference1,
    reference2: binConstants.reference2,
    reference3: binConstants.reference3,
    reference4: binConstants.reference4,
    rows: { label: 'Payments in a week', symbol: 'n', digits: 0, value: 100, kind: 'given' },
    fewestRows: {
      label: 'Payments that a bin should hold',
      digits: 0,
      value: 5,
      kind: 'definition',
      source: 'Rule of thumb for chi-squared: [@cochran1954]',
    },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    current4: quantity({
      label: 'Huge payments this week',
      symbol: 'c_4',
      digits: 2,
      formula: '1 - c_1 - c_2 - c_3',
    }),
    psi: quantity({
      label: 'PSI',
      symbol: '\\mathrm{PSI}',
      digits: 3,
      formula: '\\sum_i (c_i - e_i)\\,\\ln(c_i/e_i)',
    }),
    contribution1: quantity({
      label: 'The tiny payments add',
      digits: 4,
      formula: '(c_1 - e_1)\\,\\ln(c_1/e_1)',
    }),
    contribution4: quantity({ label: 'The huge payments add', digits: 4, formula: '(c_4 - e_4)\\,\\ln(c_4/e_4)' }),
    lossOverGain: quantity({
      label: 'The tiny payments add, times the huge ones',
      digits: 2,
      none: 'the huge ones add nothing',
    }),
    largestBin: text({ label: 'Payments that add most', words: [...binNames, 'none'] }),
    largestShare: percent({ label: 'Share of the largest part', digits: 0, none: 'nothing has moved' }),
    smallMoves: percent({ label: 'The two bins between, together', digits: 0, none: 'nothing has moved' }),
    mirrored: quantity({
      label: 'The tiny payments would add, had they gained as much',
      digits: 4,
      formula: '(e_1 - c_1)\\,\\ln\\bigl((2e_1 - c_1)/e_1\\bigr)',
    }),
    fewest: quantity({ label: 'Payments in the emptiest bin', digits: 0, formula: 'n\\,\\min_i c_i' }),
  },
  states: {
    thin: {
      label: 'A bin hangs on a handful of payments',
      kind: 'failure',
      remedy: 'Give the emptiest bin more payments: merge it with a neighbour, or look at more rows.',
    },
  },
  settings: {
    kept: { current1: 0.1 },
    swapped: { current1: 0.3 },
    emptied: { current1: 0.02 },
    nothing: { current1: 0.2, current2: 0.3, current3: 0.25 },
  },
  datasets: {
    bins: {
      columns: {
        bin: textColumn({ label: 'Payments' }),
        reference: column({ label: 'Share in the reference', digits: 2 }),
        current: column({ label: 'Share this week', digits: 2 }),
        contribution: column({ label: 'Adds to PSI', digits: 4 }),
        share: column({ label: 'Share of PSI', unit: '%', digits: 0, none: '–' }),
      },
    },
    lopsided: {
      columns: {
        current: column({ label: 'Share of the tiny ones', digits: 2 }),
        contribution: column({ label: 'Adds to PSI', digits: 4 }),
      },
    },
    chosenShares: {
      columns: {
        current: column({ label: 'Share of the tiny ones', digits: 2 }),
        contribution: column({ label: 'Adds to PSI', digits: 4 }),
      },
    },
  },
  charts: {
    parts: {
      title: 'What each bin adds to the PSI',
      height: 200,
      spec: partsSpec,
      table: { dataset: 'bins' },
      finding: ({ outputs, say }) =>
        outputs.largestShare === null
          ? 'Nothing has moved, and no bin adds anything.'
          : `PSI is ${say('psi')}, and the ${say('largestBin')} payments add most: ${say('largestShare')} of it.`,
    },
    lopsided: {
      title: 'What the tiny payments add, against their share',
      height: 180,
      spec: lopsidedSpec,
      table: { dataset: 'chosenShares' },
      finding: ({ say }) =>
        `At a share of ${say('current1')} the tiny payments add ${say('contribution1')}; at a share as far on the other side of the reference they would add ${say('mirrored')}.`,
    },
  },
  run({ current1, current2, current3 }, c) {
    const reference = [c.reference1, c.reference2, c.reference3, c.reference4];
    // To a hundredth of a row: what is left over after three subtractions would not be exactly 0.35.
    const current4 = Math.round((1 - current1 - current2 - current3) * 1e9) / 1e9;
    const now = [current1, current2, current3, current4];
    const parts = psiContributions(reference, now);
    const psi = parts.reduce((sum, part) => sum + part, 0);
    const ofPsi = (part: number) => (psi > 1e-12 ? (c.whole * part) / psi : null);
    const largest = parts.indexOf(Math.max(...parts));
    const tinyAdd = (share: number) => (share - c.reference1) * Math.log(share / c.reference1);
    const fewest = c.rows * Math.min(...now);
    return {
      outputs: {
        current4,
        psi,
        contribution1: parts[0]!,
        contribution4: parts[3]!,
        lossOverGain: parts[3]! > 1e-12 ? parts[0]! / parts[3]! : null,
        largestBin: psi > 1e-12 ? binNames[largest]! : 'none',
        largestShare: ofPsi(parts[largest]!),
        smallMoves: ofPsi(parts[1]! + parts[2]!),
        mirrored: tinyAdd(2 * c.reference1 - current1),
        fewest,
      },
      states: { thin: isBelow(fewest, c.fewestRows) },
      datasets: {
        bins: binNames.map((name, index) => ({
          bin: name,
          reference: reference[index]!,
          current: now[index]!,
          contribution: parts[index]!,
          share: ofPsi(parts[index]!),
        })),
        chosenShares: [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.38].map((share) => ({
          current: share,
          contribution: tinyAdd(share),
        })),
        lopsided: evenlySpaced(least, greatest, 39).map((share) => ({
          current: share,
          contribution: tinyAdd(share),
        })),
      },
    };
  },
});

export default driftD08;
