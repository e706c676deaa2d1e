/** How many labels show that accuracy has fallen: a one-sided test of one proportion. */
import { type ChartSpec, column, defineSimulation, number, percent, quantity } from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import { labelsNeeded } from '../science/power.ts';
import { at, logarithmic, marker } from './_chart-parts.ts';
import { fraudConstants } from './_fraud-scenario.ts';
import { trimmed } from './_words.ts';

const [least, largest] = [0.5, 10];
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    {
      mark: 'line',
      encoding: {
        x: { field: 'drop', ...logarithmic('points of accuracy lost', [least, largest], [0.5, 1, 2, 5, 10]) },
        y: { field: 'labels', ...logarithmic('labels needed', [30, 20_000], [100, 1000, 10_000], ',d') },
      },
    },
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('drop'), y: at('labels'), y2: { datum: 30 } } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(labels, ',d') + ' labels'" },
      },
      encoding: { x: at('drop'), y: at(30) },
    },
    {
      data: { name: 'drops' },
      transform: [{ filter: 'datum.drop == 1' }],
      mark: marker,
      encoding: { x: at('drop'), y: at('labels') },
    },
  ],
};

export const labelsNeededSimulation = defineSimulation({
  id: 'labels-needed',
  title: 'How many labels it takes to see the loss',
  params: {
    drop: number({
      label: 'Accuracy lost',
      symbol: '\\delta',
      unit: 'point',
      min: least,
      max: largest,
      step: 0.5,
      digits: 1,
      default: 2,
    }),
  },
  constants: {
    launchAccuracy: fraudConstants.launchAccuracy,
    falseAlarm: { label: 'False alarms we accept', symbol: '\\alpha', unit: '%', digits: 0, value: 5, kind: 'given' },
    power: { label: 'Real losses we want to see', unit: '%', digits: 0, value: 80, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    labels: quantity({
      label: 'Labels needed',
      symbol: 'n',
      digits: 0,
      formula:
        '\\left\\lceil\\left(\\frac{z_{1-\\alpha}\\sqrt{p_0 q_0} + z_{\\mathrm{power}}\\sqrt{p_1 q_1}}{p_0 - p_1}\\right)^{2}\\right\\rceil',
    }),
    accuracyAfter: percent({ label: 'Accuracy to be told from the launch', symbol: 'p_1', digits: 1 }),
  },
  settings: {
    onePoint: { drop: 1 },
    twoPoints: { drop: 2 },
    fourPoints: { drop: 4 },
    sevenPoints: { drop: 7 },
  },
  datasets: {
    curve: {
      columns: {
        drop: column({ label: 'Accuracy lost', unit: 'point', digits: 2 }),
        labels: column({ label: 'Labels needed', digits: 0 }),
      },
    },
    drops: {
      columns: {
        drop: column({ label: 'Accuracy lost', unit: 'point', digits: 0 }),
        accuracyAfter: column({ label: 'Accuracy then', unit: '%', digits: 0 }),
        labels: column({ label: 'Labels needed', digits: 0 }),
      },
    },
  },
  charts: {
    labels: {
      title: 'Labels needed against the loss to be seen',
      height: 220,
      guess: 'y',
      spec,
      table: { dataset: 'drops' },
      finding: ({ parameters, outputs, say }) =>
        `To tell ${trimmed(outputs.accuracyAfter, 1)}\u202f% from ${say('launchAccuracy')} takes ${say('labels')} labels, ` +
        `if a loss of ${trimmed(parameters.drop, 1)} point${parameters.drop === 1 ? '' : 's'} is to be seen ${say('power')} of the time.`,
    },
  },
  run({ drop }, c) {
    const needed = (points: number) =>
      labelsNeeded(
        c.launchAccuracy / c.whole,
        (c.launchAccuracy - points) / c.whole,
        c.falseAlarm / c.whole,
        c.power / c.whole,
      );
    return {
      outputs: { labels: Math.ceil(needed(drop)), accuracyAfter: c.launchAccuracy - drop },
      states: {},
      datasets: {
        curve: logSpaced(least, largest, 65).map((points) => ({ drop: points, labels: needed(points) })),
        drops: [1, 2, 4, 7].map((points) => ({
          drop: points,
          accuracyAfter: c.launchAccuracy - points,
          labels: Math.ceil(needed(points)),
        })),
      },
    };
  },
});

export default labelsNeededSimulation;
