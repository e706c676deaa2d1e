/** Why a fraud model is not judged by plain accuracy: where fraud is rare, flagging nothing scores well. */
import { type ChartSpec, column, defineSimulation, number, percent, textColumn } from 'labwright/simulation';
import { detectorAccuracy, detectorPrecision } from '../science/base-rates.ts';
import { logSpaced } from '../science/grid.ts';
import { at, colourBy, curveNames, endPoint, linear, logarithmic } from './_chart-parts.ts';
import { placeLabels } from './_label-places.ts';
import { trimmed } from './_words.ts';

const scores = ['flags nothing', 'detector'];
const scoreColour = colourBy('model', scores);
const spec: ChartSpec = {
  data: { name: 'prevalences' },
  layer: [
    {
      transform: [
        { fold: ['alwaysLegit', 'detector'], as: ['column', 'accuracy'] },
        { calculate: `datum.column === 'alwaysLegit' ? '${scores[0]}' : '${scores[1]}'`, as: 'model' },
      ],
      mark: 'line',
      encoding: {
        x: {
          field: 'prevalence',
          ...logarithmic('share of fraud, %', [0.1, 50], [0.1, 1, 5, 10, 50]),
        },
        y: { field: 'accuracy', ...linear('accuracy, %', [0, 100], [0, 25, 50, 75, 100]) },
        color: scoreColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('prevalence'), y: at('max(alwaysLegitAccuracy, detectorAccuracy)'), y2: { datum: 0 } },
    },
    {
      data: { name: 'models' },
      mark: endPoint('model'),
      encoding: { x: at('prevalence'), y: { field: 'accuracy', type: 'quantitative' } },
    },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(prevalence, '.1~f') + ' % fraud'" },
      },
      encoding: { x: at('prevalence'), y: at(0) },
    },
    curveNames('models', at(50), 'model', scoreColour),
  ],
};

export const baseRate = defineSimulation({
  id: 'base-rate',
  title: 'Accuracy where fraud is rare',
  params: {
    prevalence: number({
      label: 'Share of fraud',
      symbol: '\\pi',
      unit: '%',
      min: 0.1,
      max: 50,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 1,
    }),
    truePositiveRate: number({
      label: 'Fraud that is flagged',
      symbol: '\\mathrm{TPR}',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      default: 80,
    }),
    falsePositiveRate: number({
      label: 'Honest payments that are flagged',
      symbol: '\\mathrm{FPR}',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      default: 5,
    }),
  },
  constants: { whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' } },
  outputs: {
    alwaysLegitAccuracy: percent({
      label: 'Accuracy of flagging nothing',
      digits: 1,
      formula: '1 - \\pi',
    }),
    detectorAccuracy: percent({
      label: 'Accuracy of the detector',
      digits: 1,
      formula: '\\mathrm{TPR}\\,\\pi + (1 - \\mathrm{FPR})(1 - \\pi)',
    }),
    detectorPrecision: percent({
      label: 'Flags that are fraud',
      digits: 1,
      none: 'nothing is flagged',
      formula: '\\frac{\\mathrm{TPR}\\,\\pi}{\\mathrm{TPR}\\,\\pi + \\mathrm{FPR}\\,(1 - \\pi)}',
    }),
  },
  states: {
    uselessLooksBetter: { label: 'By accuracy alone, flagging nothing looks better', kind: 'condition' },
  },
  settings: {
    oneInThousand: { prevalence: 0.1 },
    onePercent: { prevalence: 1 },
    fivePercent: { prevalence: 5 },
    sixPercent: { prevalence: 6 },
    balanced: { prevalence: 50 },
  },
  datasets: {
    prevalences: {
      columns: {
        prevalence: column({ label: 'Share of fraud', unit: '%', digits: 2 }),
        alwaysLegit: column({ label: 'Flags nothing', unit: '%', digits: 1 }),
        detector: column({ label: 'Detector', unit: '%', digits: 1 }),
      },
    },
    models: {
      columns: {
        model: textColumn({ label: 'Model' }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        labelAt: column({ label: 'Height of its name', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    accuracy: {
      title: 'Accuracy against the share of fraud',
      height: 220,
      spec,
      table: { dataset: 'models', columns: ['model', 'accuracy'] },
      finding: ({ parameters, states, say }) =>
        `Where ${trimmed(parameters.prevalence, 1)}\u202f% of payments are fraud, a model that flags nothing is ${say('alwaysLegitAccuracy')} accurate and the detector ${say('detectorAccuracy')}: ` +
        (states.uselessLooksBetter ? 'accuracy alone prefers the useless one.' : 'accuracy prefers the detector.'),
    },
  },
  run({ prevalence, truePositiveRate, falsePositiveRate }, { whole }) {
    const rates = [truePositiveRate / whole, falsePositiveRate / whole] as const;
    const accuracyAt = (share: number) => whole * detectorAccuracy(share / whole, ...rates);
    const precision = detectorPrecision(prevalence / whole, ...rates);
    const alwaysLegitAccuracy = whole - prevalence;
    const accuracy = accuracyAt(prevalence);
    const names = placeLabels([50, accuracyAt(50)], { low: 3, high: 97, gap: 8 });
    return {
      outputs: {
        alwaysLegitAccuracy,
        detectorAccuracy: accuracy,
        detectorPrecision: precision === null ? null : whole * precision,
      },
      states: { uselessLooksBetter: alwaysLegitAccuracy > accuracy },
      datasets: {
        prevalences: logSpaced(0.1, 50, 81).map((share) => ({
          prevalence: share,
          alwaysLegit: whole - share,
          detector: accuracyAt(share),
        })),
        models: [
          { model: scores[0]!, accuracy: alwaysLegitAccuracy, labelAt: names[0]! },
          { model: scores[1]!, accuracy, labelAt: names[1]! },
        ],
      },
    };
  },
});

export default baseRate;
