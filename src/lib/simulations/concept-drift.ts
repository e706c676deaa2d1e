/**
 * Radar green, model dead: the meaning of the inputs changes while their mix stays, so PSI stays 0.
 *
 * A = Σ eᵢ (aᵢ − ε·hᵢ): half of the harm in bin 3, all of it in bin 4, none in the others.
 */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { expectedValue } from '../science/mixtures.ts';
import { at, linear } from './_chart-parts.ts';
import { fraudConstants, timelineConstants } from './_fraud-scenario.ts';
import { binConstants, binNames, histogramsOf } from './_histograms.ts';

const spec: ChartSpec = {
  data: { name: 'path' },
  layer: [
    { mark: { type: 'rule', style: 'limit' }, encoding: { y: at('complaintAccuracy') } },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        dx: -4,
        text: { expr: "'customers complain at ' + format(complaintAccuracy, 'd') + ' %'" },
      },
      encoding: { x: at(0.4), y: at('complaintAccuracy') },
    },
    {
      mark: 'line',
      encoding: {
        x: { field: 'epsilon', ...linear('how much has changed its meaning', [0, 0.4], [0, 0.1, 0.2, 0.3, 0.4]) },
        y: { field: 'accuracy', ...linear('accuracy, %', [74, 96], [75, 80, 85, 90, 95]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('epsilon'), y: at('accuracy'), y2: { datum: 74 } },
    },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "'PSI ' + format(psi, '.3f')" },
      },
      encoding: { x: at('epsilon'), y: at(74) },
    },
  ],
};

export const conceptDrift = defineSimulation({
  id: 'concept-drift',
  title: 'The drift that PSI cannot see',
  params: {
    epsilon: number({
      label: 'How much has changed its meaning',
      symbol: '\\varepsilon',
      min: 0,
      max: 0.4,
      step: 0.01,
      digits: 2,
      default: 0,
      note: 'The inputs look as in training; what they mean does not.',
    }),
  },
  constants: {
    ...binConstants,
    complaintAccuracy: fraudConstants.complaintAccuracy,
    warningLevel: timelineConstants.warningLevel,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    harm1: { label: 'Harm in bin 1', digits: 1, value: 0, kind: 'given' },
    harm2: { label: 'Harm in bin 2', digits: 1, value: 0, kind: 'given' },
    harm3: { label: 'Harm in bin 3', digits: 1, value: 0.5, kind: 'given' },
    harm4: { label: 'Harm in bin 4', digits: 1, value: 1, kind: 'given' },
  },
  outputs: {
    psi: quantity({ label: 'Population stability index', symbol: '\\mathrm{PSI}', digits: 3 }),
    accuracy: percent({
      label: 'Accuracy',
      digits: 1,
      formula: '\\sum_i e_i\\,(a_i - \\varepsilon h_i)',
    }),
    accuracyDrop: quantity({ label: 'Lost since training', unit: 'point', digits: 1 }),
  },
  states: {
    deadButGreen: {
      label: 'Customers complain, and PSI shows nothing',
      kind: 'failure',
      remedy: 'Label a fresh sample: only labels show what the inputs mean now.',
    },
  },
  settings: {
    unchanged: { epsilon: 0 },
    tenth: { epsilon: 0.1 },
    fifth: { epsilon: 0.2 },
    most: { epsilon: 0.4 },
  },
  datasets: {
    path: {
      columns: {
        epsilon: column({ label: 'Changed meaning', digits: 3 }),
        psi: column({ label: 'PSI', digits: 3 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
      },
    },
    bins: {
      columns: {
        bin: textColumn({ label: 'Bin' }),
        share: column({ label: 'Share, then and now', unit: '%', digits: 0 }),
        before: column({ label: 'Accuracy in training', unit: '%', digits: 0 }),
        now: column({ label: 'Accuracy now', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    accuracy: {
      title: 'Accuracy while PSI stays at 0',
      height: 200,
      spec,
      table: { dataset: 'bins' },
      finding: ({ parameters, say }) =>
        parameters.epsilon === 0
          ? `With inputs as in training the model is ${say('accuracy')} accurate, and PSI is ${say('psi')}.`
          : `Accuracy has fallen by ${say('accuracyDrop')} to ${say('accuracy')}, and PSI is still ${say('psi')}.`,
    },
  },
  run({ epsilon }, c) {
    const { reference, accuracies } = histogramsOf(c);
    const harms = [c.harm1, c.harm2, c.harm3, c.harm4];
    const accuraciesAt = (change: number) => accuracies.map((each, bin) => each - c.whole * change * harms[bin]!);
    const accuracyAt = (change: number) => expectedValue(reference, accuraciesAt(change));
    // The mix of inputs does not depend on ε: the histogram that is served is the histogram of training.
    const psi = populationStabilityIndex(reference, reference);
    const accuracy = accuracyAt(epsilon);
    const now = accuraciesAt(epsilon);
    return {
      outputs: { psi, accuracy, accuracyDrop: accuracyAt(0) - accuracy },
      states: { deadButGreen: atLeast(c.complaintAccuracy, accuracy) && psi < c.warningLevel },
      datasets: {
        path: evenlySpaced(0, epsilon, 21).map((change) => ({ epsilon: change, psi, accuracy: accuracyAt(change) })),
        bins: binNames.map((bin, index) => ({
          bin,
          share: c.whole * reference[index]!,
          before: accuracies[index]!,
          now: now[index]!,
        })),
      },
    };
  },
});

export default conceptDrift;
