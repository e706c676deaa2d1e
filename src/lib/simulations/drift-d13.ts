/**
 * NB-D13: drift of the base rate. The model finds as much and errs as often as ever, and both numbers that are made of it move,
 * in opposite directions.
 *
 * accuracy = TPR · π + (1 − FPR)(1 − π); precision = TPR · π / (TPR · π + FPR (1 − π)).
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
import { detectorAccuracy, detectorPrecision, prevalenceFromFlags } from '../science/base-rates.ts';
import { logSpaced } from '../science/grid.ts';
import { at, colourBy, curveNames, linear, logarithmic, marker } from './_chart-parts.ts';
import { namePlaces, placeLabels } from './_label-places.ts';

const [rare, common] = [0.5, 40];
const numbers = ['accuracy', 'precision'];
const numberColour = colourBy('number', numbers);
const spec: ChartSpec = {
  data: { name: 'prevalences' },
  layer: [
    {
      transform: [{ fold: numbers, as: ['number', 'value'] }],
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'prevalence',
          ...logarithmic('messages that are scams, %', [rare, common], [0.5, 1, 2, 5, 10, 20, 40]),
        },
        y: { field: 'value', ...linear('accuracy and precision, %', [0, 100], [0, 25, 50, 75, 100]) },
        color: numberColour,
      },
    },
    {
      data: { name: 'now' },
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('prevalence'), y: at(100), y2: { datum: 0 } },
    },
    {
      data: { name: 'now' },
      mark: { ...marker, clip: true },
      encoding: { x: at('prevalence'), y: { field: 'value', type: 'quantitative' } },
    },
    {
      data: { name: 'now' },
      transform: [{ filter: "datum.number === 'accuracy'" }],
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(prevalence, '.1~f') + ' % scams'" },
      },
      encoding: { x: at('prevalence'), y: at(0) },
    },
    curveNames('ends', at(common), 'number', numberColour),
  ],
};

const rate = (label: string, symbol: string, min: number, max: number, value: number) =>
  number({ label, symbol, unit: '%', min, max, step: 1, digits: 0, default: value });

export const driftD13 = defineSimulation({
  id: 'drift-d13',
  title: 'Accuracy and precision when the base rate moves',
  params: {
    prevalence: number({
      label: 'Messages that are scams',
      symbol: '\\pi',
      unit: '%',
      min: rare,
      max: common,
      step: 0.5,
      digits: 1,
      scale: 'log',
      default: 1,
    }),
    truePositiveRate: rate('Scams that are flagged', '\\mathrm{TPR}', 50, 99, 85),
    falsePositiveRate: rate('Honest messages that are flagged', '\\mathrm{FPR}', 1, 20, 5),
  },
  constants: {
    launchPrevalence: { label: 'Scams at launch', unit: '%', digits: 0, value: 1, kind: 'given' },
    launchTruePositiveRate: { label: 'Scams flagged at launch', unit: '%', digits: 0, value: 85, kind: 'given' },
    launchFalsePositiveRate: {
      label: 'Honest messages flagged at launch',
      unit: '%',
      digits: 0,
      value: 5,
      kind: 'given',
    },
    more: { label: 'Times as many scams', digits: 0, value: 10, kind: 'given' },
    blunter: { label: 'Scams that a blunter model flags', unit: '%', digits: 0, value: 65, kind: 'given' },
    jumpier: { label: 'Honest messages that a jumpier model flags', unit: '%', digits: 0, value: 8, kind: 'given' },
    messages: { label: 'Messages a day', digits: 0, value: 10_000, kind: 'given' },
    bearable: { label: 'Scams a day that the team can make good', digits: 0, value: 100, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    percentToPoints: { label: 'Points in a per cent', unit: 'point/%', digits: 0, value: 1, kind: 'definition' },
    stir: { label: 'A number has moved from', unit: 'point', digits: 1, value: 0.1, kind: 'given' },
  },
  outputs: {
    accuracy: percent({
      label: 'Accuracy',
      symbol: 'A',
      digits: 1,
      formula: '\\mathrm{TPR}\\,\\pi + (1 - \\mathrm{FPR})(1 - \\pi)',
    }),
    precision: percent({
      label: 'Flags that are scams',
      digits: 1,
      formula: '\\frac{\\mathrm{TPR}\\,\\pi}{\\mathrm{TPR}\\,\\pi + \\mathrm{FPR}\\,(1 - \\pi)}',
    }),
    launchAccuracy: percent({ label: 'Accuracy at launch', digits: 1 }),
    launchPrecision: percent({ label: 'Flags that were scams at launch', digits: 1 }),
    accuracyMove: quantity({ label: 'Accuracy, against the launch', unit: 'point', digits: 1 }),
    precisionMove: quantity({ label: 'Precision, against the launch', unit: 'point', digits: 1 }),
    accuracyLost: quantity({ label: 'Accuracy lost since launch', unit: 'point', digits: 1 }),
    flagged: percent({ label: 'Messages flagged', digits: 1 }),
    missed: quantity({ label: 'Scams a day that get through', digits: 0, formula: 'n\\,\\pi\\,(1 - \\mathrm{TPR})' }),
    silentAccuracy: percent({ label: 'Accuracy of flagging nothing', digits: 1, formula: '1 - \\pi' }),
    estimate: percent({
      label: 'Scams, told from the flags alone',
      symbol: '\\hat\\pi',
      digits: 1,
      formula: '\\frac{\\text{flagged} - \\mathrm{FPR}_0}{\\mathrm{TPR}_0 - \\mathrm{FPR}_0}',
      source: '[@rogan1978], with the two rates of the launch',
    }),
  },
  states: {
    apart: { label: 'Accuracy falls and precision rises', kind: 'condition' },
    bothFall: { label: 'Accuracy and precision both fall', kind: 'condition' },
    bothRise: { label: 'Accuracy and precision both rise', kind: 'condition' },
    bothStay: { label: 'Accuracy and precision both stay', kind: 'condition' },
    flood: {
      label: 'More scams get through than anybody can make good',
      kind: 'failure',
      remedy: 'Find more of the scams, even if more honest messages are flagged with them.',
    },
  },
  settings: {
    launch: {},
    gang: { prevalence: 10 },
    // The same place under another name: what a question may tell before its answer.
    autumn: { prevalence: 10 },
    twoPercent: { prevalence: 2 },
    fivePercent: { prevalence: 5 },
    fifth: { prevalence: 20 },
    blunter: { truePositiveRate: 65 },
    jumpier: { falsePositiveRate: 8 },
  },
  datasets: {
    prevalences: {
      columns: {
        prevalence: column({ label: 'Scams', unit: '%', digits: 2 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        precision: column({ label: 'Precision', unit: '%', digits: 1 }),
      },
    },
    shares: {
      columns: {
        prevalence: column({ label: 'Scams', unit: '%', digits: 0 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        precision: column({ label: 'Precision', unit: '%', digits: 1 }),
        missed: column({ label: 'Scams a day that get through', digits: 0 }),
      },
    },
    now: {
      columns: {
        number: textColumn({ label: 'Number' }),
        value: column({ label: 'Now', unit: '%', digits: 1 }),
      },
    },
    ends: namePlaces('number', 'Number', { unit: '%', digits: 1 }),
    causes: {
      columns: {
        cause: textColumn({ label: 'What has happened' }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        precision: column({ label: 'Precision', unit: '%', digits: 1 }),
        flagged: column({ label: 'Flagged', unit: '%', digits: 1 }),
        found: column({ label: 'Scams found', unit: '%', digits: 0 }),
        missed: column({ label: 'Get through, a day', digits: 0 }),
      },
    },
  },
  charts: {
    rates: {
      title: 'Accuracy and precision, against the share of scams',
      height: 230,
      spec,
      table: { dataset: 'shares' },
      finding: ({ say }) =>
        `Where ${say('prevalence')} of the messages are scams the accuracy is ${say('accuracy')}, and ${say('precision')} of the flags are right.`,
    },
  },
  run({ prevalence, truePositiveRate, falsePositiveRate }, c) {
    const share = (percentage: number) => percentage / c.whole;
    const at = (scams: number, found: number, jumpy: number) => {
      const rates = [share(scams), share(found), share(jumpy)] as const;
      const flagged = share(found) * share(scams) + share(jumpy) * (1 - share(scams));
      return {
        accuracy: c.whole * detectorAccuracy(...rates),
        // Both rates are above zero, so something is flagged.
        precision: c.whole * detectorPrecision(...rates)!,
        flagged: c.whole * flagged,
        found,
        missed: c.messages * share(scams) * (1 - share(found)),
      };
    };
    const now = at(prevalence, truePositiveRate, falsePositiveRate);
    const launchRates = [c.launchTruePositiveRate, c.launchFalsePositiveRate] as const;
    const launch = at(c.launchPrevalence, ...launchRates);
    const accuracyMove = c.percentToPoints * (now.accuracy - launch.accuracy);
    const precisionMove = c.percentToPoints * (now.precision - launch.precision);
    const falls = (move: number) => isBelow(move, -c.stir);
    const rises = (move: number) => isBelow(c.stir, move);
    const along = (scams: number) => {
      const { accuracy, precision, missed } = at(scams, truePositiveRate, falsePositiveRate);
      return { prevalence: scams, accuracy, precision, missed };
    };
    const end = along(common);
    const names = placeLabels([end.accuracy, end.precision], { low: 4, high: 96, gap: 9 });
    return {
      outputs: {
        accuracy: now.accuracy,
        precision: now.precision,
        launchAccuracy: launch.accuracy,
        launchPrecision: launch.precision,
        accuracyMove,
        precisionMove,
        accuracyLost: -accuracyMove,
        flagged: now.flagged,
        missed: now.missed,
        silentAccuracy: c.whole - prevalence,
        estimate: c.whole * prevalenceFromFlags(share(now.flagged), share(launchRates[0]), share(launchRates[1])),
      },
      states: {
        apart: falls(accuracyMove) && rises(precisionMove),
        bothFall: falls(accuracyMove) && falls(precisionMove),
        bothRise: rises(accuracyMove) && rises(precisionMove),
        bothStay: Math.abs(accuracyMove) <= c.stir && Math.abs(precisionMove) <= c.stir,
        flood: isBelow(c.bearable, now.missed),
      },
      datasets: {
        prevalences: logSpaced(rare, common, 41).map((scams) => {
          const { accuracy, precision } = along(scams);
          return { prevalence: scams, accuracy, precision };
        }),
        shares: [1, 2, 5, 10, 20].map(along),
        now: [
          { number: 'accuracy', value: now.accuracy },
          { number: 'precision', value: now.precision },
        ],
        ends: numbers.map((number, index) => ({ number, labelAt: names[index]! })),
        causes: [
          { cause: 'nothing', ...launch },
          { cause: 'more scams', ...at(c.more * c.launchPrevalence, ...launchRates) },
          { cause: 'the model finds fewer', ...at(c.launchPrevalence, c.blunter, launchRates[1]) },
          { cause: 'it flags more of the honest', ...at(c.launchPrevalence, launchRates[0], c.jumpier) },
        ],
      },
    };
  },
});

export default driftD13;
