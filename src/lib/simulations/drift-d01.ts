/**
 * Models decay because the world changes (NB-D01): right as often as ever on each kind of message, and less often in all.
 *
 * A(α) = Σ ((1 − α) eᵢ + α cᵢ) aᵢ: what a model gets right in all is a mean, and its weights are the world's.
 */
import {
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { expectedValue, mixHistograms } from '../science/mixtures.ts';
import { at, colourBy, curveNames, endPoint, linear } from './_chart-parts.ts';
import { histogramsOf } from './_histograms.ts';
import { placeLabels } from './_label-places.ts';
import { kindConstants, kindNames } from './_message-kinds.ts';

const versions = ['old version', 'new version'];
const versionColour = colourBy('version', versions);
const accuracyAxis = linear('accuracy, %', [91, 95.5], [91, 92, 93, 94, 95]);
const totalSpec: ChartSpec = {
  data: { name: 'totals' },
  layer: [
    { mark: { type: 'rule', style: 'limit' }, encoding: { y: at('launchAccuracy') } },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        // At the right end, on that side of its rule where the line of the new version is not.
        baseline: { expr: "uplift < 0.85 ? 'bottom' : 'top'" },
        dx: -4,
        dy: { expr: 'uplift < 0.85 ? -3 : 3' },
        text: { expr: "'at launch ' + format(launchAccuracy, '.2f') + ' %'" },
      },
      encoding: { x: at(1), y: at('launchAccuracy') },
    },
    {
      transform: [
        { fold: ['old', 'renewed'], as: ['column', 'accuracy'] },
        { calculate: `datum.column === 'old' ? '${versions[0]}' : '${versions[1]}'`, as: 'version' },
      ],
      mark: 'line',
      encoding: {
        x: { field: 'alpha', ...linear('how far the mix has moved', [0, 1], [0, 0.25, 0.5, 0.75, 1]) },
        y: { field: 'accuracy', ...accuracyAxis },
        color: versionColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('alpha'), y: at('max(accuracy, newAccuracy)'), y2: { datum: 91 } },
    },
    {
      data: { name: 'versions' },
      mark: endPoint('version'),
      encoding: { x: at('alpha'), y: { field: 'accuracy', type: 'quantitative' } },
    },
    curveNames('versions', at(1), 'version', versionColour),
  ],
};

const times = ['at launch', 'now'];
const kind = {
  field: 'kind',
  type: 'nominal' as const,
  scale: { domain: kindNames, padding: 0.25 },
  axis: { title: null },
};
const mixSpec: ChartSpec = {
  data: { name: 'kinds' },
  layer: [
    {
      transform: [
        { fold: ['launch', 'now'], as: ['column', 'share'] },
        { calculate: `datum.column === 'launch' ? '${times[0]}' : '${times[1]}'`, as: 'time' },
      ],
      mark: 'bar',
      encoding: {
        x: kind,
        xOffset: { field: 'time', scale: { domain: times } },
        y: { field: 'share', ...linear('share of the messages, %', [0, 45], [0, 10, 20, 30, 40]) },
        color: {
          field: 'time',
          type: 'nominal',
          scale: { domain: times, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
    {
      transform: [
        { calculate: 'max(datum.launch, datum.now)', as: 'top' },
        { calculate: "format(datum.right, 'd') + ' %'", as: 'words' },
      ],
      mark: { type: 'text', style: 'value-label', dy: -8 },
      encoding: {
        x: { field: 'kind', type: 'nominal' },
        y: { field: 'top', type: 'quantitative' },
        text: { field: 'words' },
      },
    },
  ],
};

export const driftD01 = defineSimulation({
  id: 'drift-d01',
  title: 'The same model in another world',
  params: {
    alpha: number({
      label: 'How far the mix has moved',
      symbol: '\\alpha',
      min: 0,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 0,
      note: '0: as at launch; 1: as a year later.',
    }),
    uplift: number({
      label: 'New version better, on every kind, by',
      symbol: 'u',
      unit: 'point',
      min: 0,
      max: 2,
      step: 0.1,
      digits: 1,
      default: 0,
    }),
  },
  constants: {
    ...kindConstants,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    accuracy: percent({
      label: 'Accuracy of the old version',
      symbol: 'A(\\alpha)',
      digits: 2,
      formula: '\\sum_i \\bigl((1-\\alpha)\\,e_i + \\alpha\\,c_i\\bigr)\\,a_i',
    }),
    psi: quantity({
      label: 'Population stability index',
      symbol: '\\mathrm{PSI}',
      digits: 3,
      formula: '\\sum_i (p_i - e_i)\\,\\ln(p_i/e_i), \\quad p_i = (1-\\alpha)\\,e_i + \\alpha\\,c_i',
    }),
    launchAccuracy: percent({ label: 'Accuracy at launch', symbol: 'A(0)', digits: 2, formula: '\\sum_i e_i a_i' }),
    lost: quantity({ label: 'Lost by the old version', unit: 'point', digits: 2, formula: 'A(0) - A(\\alpha)' }),
    newAccuracy: percent({
      label: 'Accuracy of the new version',
      digits: 2,
      formula: 'A(\\alpha) + u',
    }),
    difference: quantity({
      label: 'New version against the launch',
      unit: 'point',
      digits: 2,
      formula: 'A(\\alpha) + u - A(0)',
    }),
    errorRatio: quantity({
      label: 'Wrong answers of the old version, over those at launch',
      digits: 2,
      formula: '(1 - A(\\alpha)) / (1 - A(0))',
    }),
  },
  states: {
    betterAndLower: { label: 'Better on every kind, and lower in all', kind: 'condition' },
  },
  settings: {
    launch: {},
    quarter: { alpha: 0.25 },
    half: { alpha: 0.5 },
    moved: { alpha: 1 },
    newVersion: { alpha: 1, uplift: 0.5 },
    repaired: { alpha: 1, uplift: 1 },
  },
  datasets: {
    kinds: {
      columns: {
        kind: textColumn({ label: 'Kind' }),
        launch: column({ label: 'Share at launch', unit: '%', digits: 0 }),
        now: column({ label: 'Share now', unit: '%', digits: 0 }),
        later: column({ label: 'Share a year later', unit: '%', digits: 0 }),
        right: column({ label: 'Old version right', unit: '%', digits: 0 }),
        renewed: column({ label: 'New version right', unit: '%', digits: 1 }),
      },
    },
    totals: {
      columns: {
        alpha: column({ label: 'Mix moved', digits: 2 }),
        psi: column({ label: 'PSI', digits: 3 }),
        old: column({ label: 'Old version', unit: '%', digits: 2 }),
        renewed: column({ label: 'New version', unit: '%', digits: 2 }),
      },
    },
    versions: {
      columns: {
        version: textColumn({ label: 'Version' }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 2 }),
        labelAt: column({ label: 'Height of its name', unit: '%', digits: 2 }),
      },
    },
  },
  charts: {
    total: {
      title: 'Accuracy in all, while the mix of messages moves',
      height: 230,
      spec: totalSpec,
      table: { dataset: 'totals' },
      finding: ({ parameters, outputs, states, say }) => {
        if (parameters.alpha === 0)
          return `With the mix as at launch, the old version is right on ${say('accuracy')} of the messages, the new one on ${say('newAccuracy')}.`;
        const old = `The old version has lost ${say('lost')} and is right on ${say('accuracy')}`;
        if (parameters.uplift === 0) return `${old}, though it is as good as ever on each kind.`;
        const place = states.betterAndLower
          ? 'still below the launch'
          : isBelow(outputs.launchAccuracy, outputs.newAccuracy)
            ? 'above the launch'
            : 'as at launch';
        return `${old}; the new one, better on every kind by ${say('uplift')}, stands at ${say('newAccuracy')}, ${place}.`;
      },
    },
    mix: {
      title: 'The mix of messages, at launch and now',
      height: 190,
      spec: mixSpec,
      table: { dataset: 'kinds', columns: ['kind', 'launch', 'now', 'right'] },
      finding: ({ parameters, say }) =>
        parameters.alpha === 0
          ? `The mix is that of the launch: PSI is ${say('psi')}.`
          : `Tickets and trains have made way for refunds and claims: PSI is ${say('psi')}.`,
    },
  },
  run({ alpha, uplift }, c) {
    const { reference, moved, accuracies } = histogramsOf(c);
    const mixAt = (weight: number) => mixHistograms(reference, moved, weight);
    const accuracyAt = (weight: number) => expectedValue(mixAt(weight), accuracies);
    const mix = mixAt(alpha);
    const [launchAccuracy, accuracy] = [accuracyAt(0), accuracyAt(alpha)];
    const newAccuracy = accuracy + uplift;
    const names = placeLabels([accuracyAt(1), accuracyAt(1) + uplift], { low: 91.3, high: 95.2, gap: 0.35 });
    return {
      outputs: {
        accuracy,
        psi: populationStabilityIndex(reference, mix),
        launchAccuracy,
        lost: launchAccuracy - accuracy,
        newAccuracy,
        difference: newAccuracy - launchAccuracy,
        errorRatio: (c.whole - accuracy) / (c.whole - launchAccuracy),
      },
      states: { betterAndLower: uplift > 0 && isBelow(newAccuracy, launchAccuracy) },
      datasets: {
        kinds: kindNames.map((name, index) => ({
          kind: name,
          launch: c.whole * reference[index]!,
          now: c.whole * mix[index]!,
          later: c.whole * moved[index]!,
          right: accuracies[index]!,
          renewed: accuracies[index]! + uplift,
        })),
        totals: evenlySpaced(0, 1, 5).map((weight) => ({
          alpha: weight,
          psi: populationStabilityIndex(reference, mixAt(weight)),
          old: accuracyAt(weight),
          renewed: accuracyAt(weight) + uplift,
        })),
        versions: versions.map((version, index) => ({
          version,
          accuracy: [accuracy, newAccuracy][index]!,
          labelAt: names[index]!,
        })),
      },
    };
  },
});

export default driftD01;
