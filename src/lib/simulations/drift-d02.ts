/**
 * Evaluation is not monitoring (NB-D02): the frozen test set says for ever what it said at launch, and to see with fresh
 * labels that production has come to differ takes many of them.
 */
import { type ChartSpec, column, defineSimulation, number, percent, quantity } from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import { expectedValue } from '../science/mixtures.ts';
import { labelsNeeded } from '../science/power.ts';
import { at, logarithmic, marker } from './_chart-parts.ts';
import { binConstants } from './_histograms.ts';
import { trimmed } from './_words.ts';

const [least, largest, foot] = [0.25, 8, 30];
/** What the test set said of the model of `drift-d01`: its accuracy under the mix of the launch. */
const b = binConstants;
const evaluatedAtLaunch = expectedValue(
  [b.reference1.value, b.reference2.value, b.reference3.value, b.reference4.value],
  [b.accuracy1.value, b.accuracy2.value, b.accuracy3.value, b.accuracy4.value],
);

const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    { mark: { type: 'rule', style: 'limit', clip: true }, encoding: { y: at('labelsInTime') } },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        text: { expr: "width > 150 ? 'labels of half a year' : 'half a year'" },
      },
      encoding: { x: at(largest), y: at('labelsInTime') },
    },
    {
      mark: 'line',
      encoding: {
        x: { field: 'drop', ...logarithmic('points of accuracy lost', [least, largest], [0.25, 0.5, 1, 2, 4, 8]) },
        y: {
          field: 'labels',
          ...logarithmic('labels needed', [foot, 100_000], [100, 1000, 10_000, 100_000], ',d'),
        },
      },
    },
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('drop'), y: at('labels'), y2: { datum: foot } } },
    {
      data: { name: 'drops' },
      transform: [{ filter: 'datum.drop == 1' }],
      mark: marker,
      encoding: { x: at('drop'), y: at('labels') },
    },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(labels, ',d') + ' labels'" },
      },
      encoding: { x: at('drop'), y: at(foot) },
    },
  ],
};

export const driftD02 = defineSimulation({
  id: 'drift-d02',
  title: 'What the test set says, and what production does',
  params: {
    drop: number({
      label: 'Lost in production',
      symbol: 'p_0 - p_1',
      unit: 'point',
      min: least,
      max: largest,
      step: 0.25,
      digits: 2,
      default: 1,
    }),
    labelsPerWeek: number({
      label: 'Fresh labels',
      symbol: 'r',
      unit: 'label/week',
      min: 20,
      max: 2000,
      step: 10,
      digits: 0,
      scale: 'log',
      default: 200,
    }),
    evaluated: number({
      label: 'Accuracy on the test set',
      symbol: 'p_0',
      unit: '%',
      min: 90,
      max: 97,
      step: 0.05,
      digits: 2,
      default: evaluatedAtLaunch,
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    falseAlarm: { label: 'False alarms we accept', symbol: '\\alpha', unit: '%', digits: 0, value: 5, kind: 'given' },
    power: { label: 'Real losses we want to see', unit: '%', digits: 0, value: 80, kind: 'given' },
    inTime: { label: 'Soon enough', unit: 'week', digits: 0, value: 26, kind: 'given' },
    oneLabel: { label: 'One label', unit: 'label', digits: 0, value: 1, kind: 'definition' },
  },
  outputs: {
    frozenTest: percent({
      label: 'Frozen test set, run again',
      digits: 2,
      formula: 'p_0',
      note: 'The same messages, the same model: the same number, whatever has happened outside.',
    }),
    production: percent({ label: 'Accuracy in production', symbol: 'p_1', digits: 2 }),
    labels: quantity({
      label: 'Labels needed to tell them apart',
      symbol: 'n',
      unit: 'label',
      digits: 0,
      formula:
        '\\left\\lceil\\left(\\frac{z_{1-\\alpha}\\sqrt{p_0 q_0} + z_{\\mathrm{power}}\\sqrt{p_1 q_1}}{p_0 - p_1}\\right)^{2}\\right\\rceil',
      source: '[@fleiss2003, section 2.3]',
    }),
    weeks: quantity({ label: 'Time to collect them', unit: 'week', digits: 1, formula: 'n/r' }),
    labelsInTime: quantity({ label: 'Labels of half a year', unit: 'label', digits: 0 }),
    halfDropLabels: quantity({ label: 'Labels for half the loss', unit: 'label', digits: 0 }),
  },
  states: {
    tooLate: {
      label: 'The proof takes longer than half a year',
      kind: 'failure',
      remedy: 'Label more messages a week, or settle for seeing larger losses.',
    },
  },
  settings: {
    onePoint: {},
    twoPoints: { drop: 2 },
    fourPoints: { drop: 4 },
    fewLabels: { labelsPerWeek: 50 },
    ninetyFourTwo: { evaluated: 94, drop: 2 },
  },
  datasets: {
    curve: {
      columns: {
        drop: column({ label: 'Accuracy lost', unit: 'point', digits: 2 }),
        labels: column({ label: 'Labels needed', unit: 'label', digits: 0 }),
      },
    },
    drops: {
      columns: {
        drop: column({ label: 'Accuracy lost', unit: 'point', digits: 1 }),
        labels: column({ label: 'Labels needed', unit: 'label', digits: 0 }),
        weeks: column({ label: 'Time to collect them', unit: 'week', digits: 1 }),
      },
    },
  },
  charts: {
    labels: {
      title: 'Labels needed to see that production is not the test',
      height: 220,
      spec,
      table: { dataset: 'drops' },
      finding: ({ parameters, outputs, states, say }) =>
        `The test set goes on saying ${say('frozenTest')}. To show that ${trimmed(parameters.drop, 2)} point${parameters.drop === 1 ? ' is' : 's are'} missing takes ${say('labels')}, ` +
        `${trimmed(outputs.weeks, 1)} weeks of labelling${states.tooLate ? ': longer than half a year' : ''}.`,
    },
  },
  run({ drop, labelsPerWeek, evaluated }, c) {
    const needed = (points: number) =>
      c.oneLabel *
      Math.ceil(
        labelsNeeded(evaluated / c.whole, (evaluated - points) / c.whole, c.falseAlarm / c.whole, c.power / c.whole),
      );
    const labels = needed(drop);
    const weeks = labels / labelsPerWeek;
    return {
      outputs: {
        frozenTest: evaluated,
        production: evaluated - drop,
        labels,
        weeks,
        labelsInTime: labelsPerWeek * c.inTime,
        halfDropLabels: needed(drop / 2),
      },
      states: { tooLate: weeks > c.inTime },
      datasets: {
        curve: logSpaced(least, largest, 65).map((points) => ({ drop: points, labels: needed(points) })),
        drops: [0.5, 1, 2, 4].map((points) => ({
          drop: points,
          labels: needed(points),
          weeks: needed(points) / labelsPerWeek,
        })),
      },
    };
  },
});

export default driftD02;
