/** PSI that appears from sampling alone: how small a check cries wolf. */
import { type ChartSpec, column, defineSimulation, integer, percent, quantity } from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import { meanPsiWithoutDrift, psiExceedance, psiNoiseThreshold, rowsForPsiThreshold } from '../science/psi-noise.ts';
import { at, colourBy, curveNames, limit, logarithmic, marker } from './_chart-parts.ts';
import { timelineConstants } from './_fraud-scenario.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';

const [fewest, most] = [20, 10_000];
const curves = ['1 check in 20 exceeds', 'mean'];
const curveColour = colourBy('curve', curves);
const spec: ChartSpec = {
  data: { name: 'noise' },
  layer: [
    limit('y', 'warningLevel'),
    {
      mark: { type: 'text', style: 'limit-label', dx: -4, text: 'warning level' },
      encoding: { x: at(most), y: at('warningLevel') },
    },
    {
      transform: [
        { fold: ['threshold95', 'mean'], as: ['column', 'psi'] },
        { calculate: `datum.column === 'mean' ? '${curves[1]}' : '${curves[0]}'`, as: 'curve' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'rows', ...logarithmic('rows in a check', [fewest, most], [20, 100, 500, 2000, 10_000], ',d') },
        y: { field: 'psi', ...logarithmic('PSI without drift', [0.0005, 2], [0.001, 0.01, 0.1, 1]) },
        color: curveColour,
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('rows'), y: at('threshold95'), y2: { datum: 0.0005 } },
    },
    {
      data: { name: 'curveEnds' },
      transform: [{ filter: "datum.curve === 'mean'" }],
      mark: { ...marker, clip: true },
      encoding: { x: at('rows'), y: at('threshold95') },
    },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(rows, ',d') + ' rows'" },
      },
      encoding: { x: at('rows'), y: at(0.0005) },
    },
    curveNames('curveEnds', at(most), 'curve', curveColour),
  ],
};

export const psiNoise = defineSimulation({
  id: 'psi-noise',
  title: 'PSI from noise alone',
  params: {
    rows: integer({
      label: 'Rows in a check',
      symbol: 'n',
      min: fewest,
      max: most,
      scale: 'log',
      default: 500,
    }),
    bins: integer({ label: 'Bins', symbol: 'B', min: 2, max: 50, default: 10 }),
  },
  constants: {
    referenceRows: { label: 'Rows of the training sample', symbol: 'm', digits: 0, value: 100_000, kind: 'given' },
    warningLevel: timelineConstants.warningLevel,
    acceptedRate: { label: 'False warnings we accept', unit: '%', digits: 0, value: 5, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    meanNoDrift: quantity({
      label: 'Mean PSI without drift',
      digits: 4,
      formula: '(B - 1)\\bigl(\\tfrac1n + \\tfrac1m\\bigr)',
    }),
    threshold95: quantity({
      label: 'PSI that 1 check in 20 exceeds without drift',
      digits: 4,
      formula: '\\chi^2_{B-1,\\,0.95}\\bigl(\\tfrac1n + \\tfrac1m\\bigr)',
    }),
    falseWarningRate: percent({
      label: 'Checks that warn without drift',
      digits: 1,
      formula: 'P\\bigl(\\chi^2_{B-1} \\ge 0.1/(\\tfrac1n + \\tfrac1m)\\bigr)',
    }),
    rowsNeeded: quantity({
      label: 'Rows needed for a false warning in 20 checks',
      digits: 0,
      none: 'no number of rows will do',
    }),
  },
  states: {
    criesWolf: {
      label: 'The check cries wolf',
      kind: 'failure',
      remedy: 'Check more rows at a time, or use fewer bins.',
    },
  },
  settings: {
    hundredRows: { rows: 100 },
    fiveHundredRows: { rows: 500 },
    fiveThousandRows: { rows: 5000 },
    twentyBins: { rows: 250, bins: 20 },
    fiveBins: { rows: 100, bins: 5 },
  },
  datasets: {
    noise: {
      columns: {
        rows: column({ label: 'Rows in a check', digits: 0 }),
        mean: column({ label: 'Mean', digits: 4 }),
        threshold95: column({ label: '1 check in 20 exceeds', digits: 4 }),
        falseWarningRate: column({ label: 'Warns without drift', unit: '%', digits: 1 }),
      },
    },
    curveEnds: namePlaces('curve', 'Curve', { digits: 4 }),
    sizes: {
      columns: {
        rows: column({ label: 'Rows in a check', digits: 0 }),
        mean: column({ label: 'Mean', digits: 4 }),
        threshold95: column({ label: '1 check in 20 exceeds', digits: 4 }),
        falseWarningRate: column({ label: 'Warns without drift', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    noise: {
      title: 'PSI of samples that have not drifted',
      height: 240,
      spec,
      table: { dataset: 'sizes' },
      finding({ outputs, states, say }) {
        const size = `With ${say('rows')} rows and ${say('bins')} bins`;
        if (outputs.falseWarningRate < 0.05)
          return `${size}, hardly any check reaches the warning level without drift.`;
        const rate = `${size}, ${say('falseWarningRate')} of all checks reach the warning level without any drift`;
        return states.criesWolf && outputs.rowsNeeded !== null
          ? `${rate}; it takes ${say('rowsNeeded')} rows to bring that down to ${say('acceptedRate')}.`
          : `${rate}.`;
      },
    },
  },
  run({ rows, bins }, c) {
    const accepted = c.acceptedRate / c.whole;
    const noiseAt = (size: number) => ({
      rows: size,
      mean: meanPsiWithoutDrift(size, c.referenceRows, bins),
      threshold95: psiNoiseThreshold(size, c.referenceRows, bins, accepted),
      falseWarningRate: c.whole * psiExceedance(c.warningLevel, size, c.referenceRows, bins),
    });
    const now = noiseAt(rows);
    const needed = rowsForPsiThreshold(c.warningLevel, c.referenceRows, bins, accepted);
    const end = noiseAt(most);
    const names = placeLabelsOnLogAxis([end.threshold95, end.mean], { low: 0.0006, high: 1.5, gap: 0.26 });
    return {
      outputs: {
        meanNoDrift: now.mean,
        threshold95: now.threshold95,
        falseWarningRate: now.falseWarningRate,
        rowsNeeded: needed === null ? null : Math.ceil(needed),
      },
      states: { criesWolf: now.falseWarningRate > c.acceptedRate },
      datasets: {
        noise: logSpaced(fewest, most, 65).map(noiseAt),
        curveEnds: curves.map((curve, index) => ({ curve, labelAt: names[index]! })),
        sizes: [50, 100, 250, 500, 1000, 5000].map(noiseAt),
      },
    };
  },
});

export default psiNoise;
