/** NB-D16 and X6: a PSI with its band and its sample, read in both directions, and the most that it can cost in accuracy. */
import {
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  isBelow,
  number,
  percent,
  quantity,
  text,
} from 'labwright/simulation';
import { chiSquaredTest } from '../science/chi-squared-test.ts';
import { populationStabilityIndex, totalVariation, worstAccuracyDrop } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { expectedValue } from '../science/mixtures.ts';
import { at, colourBy, limit, linear, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';
import { histogramsOf } from './_histograms.ts';
import { orders, parcelConstants, parcelsIn } from './_parcels.ts';
import { inputStatus } from './_psi-bands.ts';

const [highestPsi, mostPoints] = [0.3, 30];
const curves = ['at most', 'this model'];

const points = linear('accuracy lost, points', [0, mostPoints], [0, 5, 10, 15, 20, 25, 30]);

const boundSpec: ChartSpec = {
  data: { name: 'bound' },
  layer: [
    limit('x', 'warningLevel'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'right',
        baseline: 'top',
        dx: -4,
        dy: 2,
        text: 'warning level',
      },
      encoding: { x: at('warningLevel'), y: { value: 0 } },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'psi', ...linear('PSI', [0, highestPsi], [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]) },
        y: { field: 'drop', ...points },
        color: { ...colourBy('curve', curves), legend: undefined },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('psi'), y: at('worstDrop'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('psi'), y: at('worstDrop') } },
  ],
};

/**
 * Share v of the cases that two classes of (1 ± v)/2 exchange for a PSI of 2v · ln((1 + v)/(1 − v)), by bisection. It is their
 * total variation, and what a model loses that is always right on the one and never on the other.
 */
function exchangedShare(psi: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const v = (low + high) / 2;
    if (populationStabilityIndex([(1 + v) / 2, (1 - v) / 2], [(1 - v) / 2, (1 + v) / 2]) < psi) low = v;
    else high = v;
  }
  return low;
}

export const driftD16 = defineSimulation({
  id: 'drift-d16',
  title: 'A population stability index, and what it may cost',
  params: {
    moved: number({
      label: 'How far the shares have moved',
      symbol: '\\alpha',
      min: 0,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 1,
    }),
    bearable: number({
      label: 'Accuracy that may be lost',
      symbol: 'd',
      unit: 'point',
      min: 1,
      max: 20,
      step: 0.5,
      digits: 1,
      default: 5,
    }),
    rows: integer({
      label: 'Parcels counted on each Monday',
      symbol: 'n',
      min: 20,
      max: 5000,
      scale: 'log',
      default: 1000,
    }),
  },
  constants: {
    ...parcelConstants,
    ...psiLevels,
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    allPoints: { label: 'All of the accuracy', unit: 'point', digits: 0, value: 100, kind: 'definition' },
    pointsPerPercent: { label: 'Points in a per cent', unit: 'point/%', digits: 0, value: 1, kind: 'definition' },
  },
  outputs: {
    psi: quantity({
      label: 'PSI',
      symbol: '\\mathrm{PSI}',
      digits: 3,
      formula: '\\sum_i (c_i - e_i)\\,\\ln(c_i/e_i)',
    }),
    psiBackwards: quantity({ label: 'PSI with the Mondays exchanged', digits: 3 }),
    band: text({ label: 'Its band', words: ['stable', 'watch', 'alarm'] }),
    pValue: quantity({ label: 'Quiet pairs as far apart, as a share', symbol: 'p', digits: 3 }),
    chiSquaredP: percent({ label: 'Quiet pairs as far apart', digits: 1, note: 'By chi-squared.' }),
    totalVariation: quantity({
      label: 'Total variation',
      symbol: '\\mathrm{TV}',
      digits: 3,
      formula: '\\tfrac12 \\sum_i |c_i - e_i|',
    }),
    worstDrop: quantity({
      label: 'Accuracy that it can cost at most',
      unit: 'point',
      digits: 1,
      formula: '\\tfrac12\\sqrt{\\mathrm{PSI}}',
      note: 'If only the mix of inputs has changed, and the bins hold all of the change.',
    }),
    modelDrop: quantity({
      label: 'Accuracy that it costs this model',
      unit: 'point',
      digits: 1,
      formula: '\\sum_i (e_i - c_i)\\,a_i',
    }),
    levelForLoss: quantity({
      label: 'Level below which no more is lost',
      digits: 3,
      formula: '4\\,d^2',
      note: 'With the loss as a share.',
    }),
  },
  states: {
    stableAndDear: {
      label: 'Stable, and not safe',
      kind: 'failure',
      remedy: 'Do not read a promise about accuracy from this band: count labels, or bear a larger loss.',
    },
  },
  settings: {
    allTheWay: { moved: 1 },
    // Two names for one place: what a question may tell before its answer.
    stable: { moved: 0.9 },
    nearlyWarned: { moved: 0.9 },
    halfWay: { moved: 0.5 },
    fifty: { rows: 50 },
    hundred: { rows: 100 },
    twoHundred: { rows: 200 },
  },
  datasets: {
    bound: {
      columns: {
        curve: { kind: 'text', label: 'Curve' },
        psi: column({ label: 'PSI', digits: 3 }),
        drop: column({ label: 'Accuracy lost', unit: 'point', digits: 1 }),
      },
    },
    worst: {
      columns: {
        psi: column({ label: 'PSI', digits: 2 }),
        exchanged: column({ label: 'Two classes lose', unit: 'point', digits: 1 }),
        drop: column({ label: 'At most', unit: 'point', digits: 1 }),
      },
    },
  },
  charts: {
    bound: {
      title: 'The most accuracy that a PSI can cost',
      height: 220,
      spec: boundSpec,
      guess: 'y',
      table: { dataset: 'worst' },
      finding: ({ outputs, say }) =>
        outputs.psi === 0
          ? 'Nothing has moved, and no mix of inputs has cost anything.'
          : `A PSI of ${say('psi')} is called “${say('band')}”, and can cost up to ${say('worstDrop')}; it costs this model ${say('modelDrop')}.`,
    },
  },
  run({ moved, bearable, rows }, c) {
    const { then, now } = parcelsIn(orders.east, moved, c);
    const psi = populationStabilityIndex(then, now);
    const { accuracies } = histogramsOf(c);
    const { pValue } = chiSquaredTest(
      then.map((share) => rows * share),
      now.map((share) => rows * share),
    );
    const worstDrop = c.allPoints * worstAccuracyDrop(psi);
    const band = inputStatus(psi, c.warningLevel, c.alarmLevel);
    const bearableShare = bearable / c.allPoints;
    return {
      outputs: {
        psi,
        psiBackwards: populationStabilityIndex(now, then),
        band,
        pValue,
        chiSquaredP: c.whole * pValue,
        totalVariation: totalVariation(then, now),
        worstDrop,
        modelDrop: c.pointsPerPercent * (expectedValue(then, accuracies) - expectedValue(now, accuracies)),
        levelForLoss: (2 * bearableShare) ** 2,
      },
      states: { stableAndDear: band === 'stable' && isBelow(bearable, worstDrop) },
      datasets: {
        bound: [
          ...evenlySpaced(0, Math.sqrt(highestPsi), 41).map((root) => ({
            curve: curves[0]!,
            psi: root * root,
            drop: c.allPoints * worstAccuracyDrop(root * root),
          })),
          ...evenlySpaced(0, 1, 21).map((part) => {
            const { now: onTheWay } = parcelsIn(orders.east, part, c);
            return {
              curve: curves[1]!,
              psi: populationStabilityIndex(then, onTheWay),
              drop: c.pointsPerPercent * (expectedValue(then, accuracies) - expectedValue(onTheWay, accuracies)),
            };
          }),
        ],
        worst: [0.01, 0.05, 0.1, 0.2, 0.25, 0.5].map((level) => ({
          psi: level,
          exchanged: c.allPoints * exchangedShare(level),
          drop: c.allPoints * worstAccuracyDrop(level),
        })),
      },
    };
  },
});

export default driftD16;
