/** X1: the noise of PSI for every number of bins and every size of a sample, by chi-squared, as a map. */
import {
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { meanPsiWithoutDrift, psiExceedance, psiNoiseThreshold, rowsForPsiThreshold } from '../science/psi-noise.ts';
import { at, logarithmic, marker } from './_chart-parts.ts';

const [fewestBins, mostBins] = [2, 50];
const [fewestRows, mostRows] = [20, 5000];
const levels = [50, 20, 5, 1];
const names = levels.map((level) => `${level} %`);

const mapSpec: ChartSpec = {
  data: { name: 'contours' },
  layer: [
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'bins', ...logarithmic('bins', [fewestBins, mostBins], [2, 5, 10, 20, 50]) },
        y: {
          field: 'rows',
          ...logarithmic('rows in a sample', [fewestRows, mostRows], [20, 50, 100, 500, 1000, 5000], ',d'),
        },
        color: { field: 'contour', type: 'nominal', scale: { domain: names } },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('bins'), y: at('rows'), y2: { datum: fewestRows } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('bins'), y: at('rows') } },
    {
      mark: { type: 'text', style: 'note', align: 'left', baseline: 'top', dx: 6, dy: 4, text: 'quiet' },
      encoding: { x: at(fewestBins), y: at(mostRows) },
    },
    {
      mark: { type: 'text', style: 'note', align: 'right', baseline: 'bottom', dx: -6, dy: -4, text: 'cries wolf' },
      encoding: { x: at(mostBins), y: at(fewestRows) },
    },
  ],
};

export const driftX1 = defineSimulation({
  id: 'drift-x1',
  title: 'The noise of PSI, as a map of bins and rows',
  params: {
    bins: integer({ label: 'Bins', symbol: 'B', min: fewestBins, max: mostBins, scale: 'log', default: 10 }),
    rows: integer({
      label: 'Rows in a sample',
      symbol: 'n',
      min: fewestRows,
      max: mostRows,
      scale: 'log',
      default: 500,
    }),
    line: number({
      label: 'Line at which somebody is called',
      min: 0.02,
      max: 0.5,
      step: 0.01,
      digits: 2,
      scale: 'log',
      default: 0.1,
    }),
  },
  constants: {
    referenceRows: { label: 'Rows of the reference', symbol: 'm', digits: 0, value: 100_000, kind: 'given' },
    accepted: { label: 'Quiet samples that may call', unit: '%', digits: 0, value: 5, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    mean: quantity({
      label: 'Mean PSI of a quiet sample',
      digits: 4,
      formula: '(B - 1)\\bigl(\\tfrac1n + \\tfrac1m\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    threshold: quantity({
      label: 'PSI that one quiet sample in 20 exceeds',
      symbol: '\\tau',
      digits: 4,
      formula: '\\chi^2(B-1,\\,0.95)\\bigl(\\tfrac1n + \\tfrac1m\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    falseCalls: percent({
      label: 'Quiet samples that call',
      digits: 1,
      formula: 'P\\bigl(\\chi^2(B-1) \\ge \\text{line}/(\\tfrac1n + \\tfrac1m)\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    rowsNeeded: quantity({
      label: 'Rows that keep it to 1 in 20',
      digits: 0,
      formula: '1\\Big/\\Bigl(\\frac{\\text{line}}{\\chi^2(B-1,\\,0.95)} - \\frac1m\\Bigr)',
    }),
    rowsNeededTwice: quantity({ label: 'The same with twice the bins', digits: 0 }),
    timesTwice: quantity({ label: 'Rows with twice the bins, times', digits: 2 }),
  },
  states: {
    criesWolf: {
      label: 'The line cries wolf',
      kind: 'failure',
      remedy: 'Use fewer bins, count more rows, or raise the line.',
    },
  },
  settings: {
    twoHundred: { rows: 200 },
    fiveHundred: { rows: 500 },
    // The same under another name: what a question may tell before its answer.
    asUsual: { rows: 100 },
    twentyBins: { bins: 20, rows: 100 },
  },
  datasets: {
    contours: {
      columns: {
        contour: textColumn({ label: 'Quiet samples that call' }),
        bins: column({ label: 'Bins', digits: 0 }),
        rows: column({ label: 'Rows', digits: 0 }),
      },
    },
    heights: {
      columns: {
        bins: column({ label: 'Bins', digits: 0 }),
        half: column({ label: 'Half call', digits: 0 }),
        fifth: column({ label: '1 in 5', digits: 0 }),
        twentieth: column({ label: '1 in 20', digits: 0 }),
        hundredth: column({ label: '1 in 100', digits: 0 }),
      },
    },
    noise: {
      columns: {
        bins: column({ label: 'Bins', symbol: 'B', digits: 0 }),
        rows: column({ label: 'Rows', symbol: 'n', digits: 0 }),
        mean: column({ label: 'Mean PSI', digits: 4 }),
        threshold: column({ label: '1 in 20 exceeds', digits: 4 }),
        atWarning: column({ label: 'Reach 0.1', unit: '%', digits: 1 }),
        atAlarm: column({ label: 'Reach 0.2', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    map: {
      title: 'How often a quiet sample calls, by its bins and its rows',
      height: 240,
      spec: mapSpec,
      table: { dataset: 'heights' },
      finding: ({ outputs, states, say }) =>
        `With ${say('rows')} rows in ${say('bins')} bins, ${
          outputs.falseCalls < 0.05 ? 'hardly any quiet sample reaches' : `${say('falseCalls')} of quiet samples reach`
        } ${say('line')} by chi-squared${
          states.criesWolf ? `; it takes ${say('rowsNeeded')} rows to bring that down to ${say('accepted')}` : ''
        }.`,
    },
  },
  run({ bins, rows, line }, c) {
    const accepted = c.accepted / c.whole;
    const rowsFor = (count: number, share: number) => rowsForPsiThreshold(line, c.referenceRows, count, share)!;
    const needed = rowsFor(bins, accepted);
    const neededTwice = rowsFor(2 * bins, accepted);
    const callsAt = (level: number, size: number, count: number) =>
      c.whole * psiExceedance(level, size, c.referenceRows, count);
    const falseCalls = callsAt(line, rows, bins);
    const cuts = Array.from({ length: 49 }, (_, index) => index + fewestBins);
    return {
      outputs: {
        mean: meanPsiWithoutDrift(rows, c.referenceRows, bins),
        threshold: psiNoiseThreshold(rows, c.referenceRows, bins, accepted),
        falseCalls,
        rowsNeeded: Math.ceil(needed),
        rowsNeededTwice: Math.ceil(neededTwice),
        timesTwice: neededTwice / needed,
      },
      states: { criesWolf: falseCalls > c.accepted },
      datasets: {
        contours: levels.flatMap((level, index) =>
          cuts
            .filter((count) => count <= 12 || count % 4 === 2)
            .map((count) => ({ contour: names[index]!, bins: count, rows: rowsFor(count, level / 100) })),
        ),
        heights: [2, 5, 10, 20, 50].map((count) => {
          const [half, fifth, twentieth, hundredth] = levels.map((level) => Math.ceil(rowsFor(count, level / 100)));
          return { bins: count, half: half!, fifth: fifth!, twentieth: twentieth!, hundredth: hundredth! };
        }),
        noise: [5, 10, 20].flatMap((count) =>
          [50, 100, 250, 500, 1000, 5000].map((size) => ({
            bins: count,
            rows: size,
            mean: meanPsiWithoutDrift(size, c.referenceRows, count),
            threshold: psiNoiseThreshold(size, c.referenceRows, count, accepted),
            atWarning: callsAt(0.1, size, count),
            atAlarm: callsAt(0.2, size, count),
          })),
        ),
      },
    };
  },
});

export default driftX1;
