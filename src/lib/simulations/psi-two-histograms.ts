/**
 * PSI of two histograms, bin by bin, and what it can and cannot say about accuracy.
 *
 * PSI is exactly the sum of both Kullback-Leibler divergences; Pinsker's inequality says how much accuracy it can cost.
 */
import { type ChartSpec, column, defineSimulation, number, percent, quantity, textColumn } from 'labwright/simulation';
import {
  kullbackLeibler,
  populationStabilityIndex,
  psiContributions,
  totalVariation,
  worstAccuracyDrop,
} from '../science/divergence.ts';
import { expectedValue, mixHistograms } from '../science/mixtures.ts';
import { linear } from './_chart-parts.ts';
import { binConstants, binNames, histogramsOf } from './_histograms.ts';

const samples = ['training', 'serving'];
const bin = {
  field: 'bin',
  type: 'nominal' as const,
  scale: { domain: binNames, padding: 0.25 },
  axis: { title: null },
};
const spec: ChartSpec = {
  data: { name: 'bins' },
  layer: [
    {
      transform: [
        { fold: ['reference', 'current'], as: ['column', 'share'] },
        { calculate: `datum.column === 'reference' ? '${samples[0]}' : '${samples[1]}'`, as: 'sample' },
      ],
      mark: 'bar',
      encoding: {
        x: bin,
        xOffset: { field: 'sample', scale: { domain: samples } },
        y: { field: 'share', ...linear('share of the rows, %', [0, 45], [0, 10, 20, 30, 40]) },
        color: { field: 'sample', type: 'nominal', scale: { domain: samples, range: sampleColours() } },
      },
    },
    {
      transform: [
        { calculate: 'max(datum.reference, datum.current)', as: 'top' },
        { calculate: "'+' + format(datum.contribution, '.4f')", as: 'words' },
      ],
      mark: { type: 'text', style: 'value-label', dy: -8 },
      encoding: {
        x: { field: 'bin', type: 'nominal' },
        y: { field: 'top', type: 'quantitative' },
        text: { field: 'words' },
      },
    },
  ],
};

function sampleColours(): string[] {
  return ['var(--lw-series-3)', 'var(--lw-series-1)'];
}

export const psiTwoHistograms = defineSimulation({
  id: 'psi-two-histograms',
  title: 'What the population stability index measures',
  params: {
    mix: number({
      label: 'How far the inputs have moved',
      symbol: '\\alpha',
      min: 0,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 1,
      note: '0: as in training; 1: all the way.',
    }),
  },
  constants: {
    ...binConstants,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    allPoints: { label: 'All of the accuracy', unit: 'point', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    psi: quantity({
      label: 'Population stability index',
      symbol: '\\mathrm{PSI}',
      digits: 4,
      formula: '\\sum_i (c_i - e_i)\\,\\ln(c_i/e_i)',
    }),
    klForward: quantity({
      label: 'From training to serving',
      symbol: '\\mathrm{KL}(c\\,\\|\\,e)',
      digits: 4,
      formula: '\\sum_i c_i\\,\\ln(c_i/e_i)',
    }),
    klReverse: quantity({
      label: 'From serving to training',
      symbol: '\\mathrm{KL}(e\\,\\|\\,c)',
      digits: 4,
      formula: '\\sum_i e_i\\,\\ln(e_i/c_i)',
    }),
    klSum: quantity({ label: 'Sum of both', digits: 4 }),
    totalVariation: quantity({
      label: 'Total variation',
      symbol: '\\mathrm{TV}',
      digits: 3,
      formula: '\\tfrac12 \\sum_i |c_i - e_i|',
    }),
    worstDrop: quantity({
      label: 'Accuracy that this PSI can cost at worst',
      unit: 'point',
      digits: 1,
      formula: '\\tfrac12\\sqrt{\\mathrm{PSI}}',
      note: 'If only the mix of inputs has changed, and the bins hold all of the change.',
    }),
    accuracy: percent({ label: 'Accuracy on these inputs', digits: 2, formula: '\\sum_i c_i\\,a_i' }),
    accuracyDrop: quantity({ label: 'Accuracy that it costs this model', unit: 'point', digits: 2 }),
  },
  settings: {
    training: { mix: 0 },
    quarterWay: { mix: 0.25 },
    halfWay: { mix: 0.5 },
    allTheWay: { mix: 1 },
  },
  datasets: {
    bins: {
      columns: {
        bin: textColumn({ label: 'Bin' }),
        reference: column({ label: 'Training', symbol: 'e_i', unit: '%', digits: 1 }),
        current: column({ label: 'Serving', symbol: 'c_i', unit: '%', digits: 1 }),
        contribution: column({ label: 'Adds to PSI', digits: 4 }),
        share: column({ label: 'Share of PSI', unit: '%', digits: 1, none: 'no drift' }),
        accuracy: column({ label: 'Accuracy in the bin', symbol: 'a_i', unit: '%', digits: 0 }),
      },
    },
  },
  charts: {
    bins: {
      title: 'The two histograms, and what each bin adds to PSI',
      height: 220,
      spec,
      table: { dataset: 'bins' },
      finding: ({ outputs, datasets, say }) => {
        if (outputs.psi === 0) return 'The two histograms are the same, and PSI is 0.';
        const most = datasets.bins.reduce((best, next) => (next.contribution > best.contribution ? next : best));
        return `PSI is ${say('psi')}, of which ${most.bin} alone adds ${most.contribution.toFixed(4)}; the two divergences, ${say('klForward')} and ${say('klReverse')}, add up to it.`;
      },
    },
  },
  run({ mix }, c) {
    const { reference, moved, accuracies } = histogramsOf(c);
    const current = mixHistograms(reference, moved, mix);
    const contributions = psiContributions(reference, current);
    const psi = populationStabilityIndex(reference, current);
    const klForward = kullbackLeibler(current, reference);
    const klReverse = kullbackLeibler(reference, current);
    const accuracy = expectedValue(current, accuracies);
    return {
      outputs: {
        psi,
        klForward,
        klReverse,
        klSum: klForward + klReverse,
        totalVariation: totalVariation(reference, current),
        worstDrop: c.allPoints * worstAccuracyDrop(psi),
        accuracy,
        accuracyDrop: expectedValue(reference, accuracies) - accuracy,
      },
      states: {},
      datasets: {
        bins: binNames.map((name, index) => ({
          bin: name,
          reference: c.whole * reference[index]!,
          current: c.whole * current[index]!,
          contribution: contributions[index]!,
          share: psi > 0 ? (c.whole * contributions[index]!) / psi : null,
          accuracy: accuracies[index]!,
        })),
      },
    };
  },
});

export default psiTwoHistograms;
