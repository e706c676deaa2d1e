/**
 * NB-D09 and X1: the threshold that follows from the noise of healthy weeks, and what a line drawn by habit does instead.
 *
 * Healthy weeks are drawn, under the smoothing in force; chi-squared stands beside them as the approximation that it is.
 */
import { choice, column, defineSimulation, number, percent, quantity, textColumn } from 'labwright/simulation';
import { chiSquaredUpperTail } from '../science/chi-squared.ts';
import { logSpaced } from '../science/grid.ts';
import { meanPsiWithoutDrift, psiExceedance, psiNoiseThreshold, rowsForPsiThreshold } from '../science/psi-noise.ts';
import { countBelow, drawnSizes, healthyWeeks } from './_healthy-weeks.ts';
import { trimmed } from './_words.ts';
import { fewestRows, leastPsi, mostPsi, mostRows, ratesSpec, sides, ways, weeksSpec } from './_null-charts.ts';

const sizes = { n50: 50, n100: 100, n200: 200, n500: 500, n1000: 1000, n5000: 5000 } as const;
const cuts = { b4: 4, b10: 10, b20: 20 } as const;
const references = { m10k: 10_000, m100k: 100_000 } as const;
const notDrawn = `not drawn above ${drawnSizes.at(-1)} payments`;
/** Bars of the chart, ten to a decade of PSI, and how many of them make a row of its table. */
const [steps, tableSteps] = [40, 5];

export const driftD09 = defineSimulation({
  id: 'drift-d09',
  title: 'A threshold from the noise of healthy weeks',
  params: {
    rows: choice({
      label: 'Payments in a week',
      options: {
        n50: { label: '50' },
        n100: { label: '100' },
        n200: { label: '200' },
        n500: { label: '500' },
        n1000: { label: '1,000' },
        n5000: { label: '5,000' },
      },
      default: 'n500',
    }),
    bins: choice({
      label: 'Bins',
      options: { b4: { label: '4' }, b10: { label: '10' }, b20: { label: '20' } },
      default: 'b10',
    }),
    line: number({
      label: 'Line at which somebody is called',
      min: 0.005,
      max: 0.5,
      step: 0.005,
      digits: 3,
      scale: 'log',
      default: 0.1,
    }),
    accepted: number({
      label: 'Healthy weeks that may call',
      symbol: '\\alpha',
      unit: '%',
      min: 0.1,
      max: 20,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 5,
    }),
    smoothing: choice({
      label: 'Added to each bin',
      options: { half: { label: 'half a payment' }, none: { label: 'nothing' } },
      default: 'half',
    }),
    referenceRows: choice({
      label: 'Payments in the reference',
      options: { m10k: { label: '10,000' }, m100k: { label: '100,000' } },
      default: 'm100k',
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    percentToPoints: { label: 'Points in a per cent', unit: 'point/%', digits: 0, value: 1, kind: 'definition' },
    weeksPerYear: { label: 'Weeks in a year', unit: 'week', digits: 0, value: 52, kind: 'definition' },
  },
  outputs: {
    rowsNow: quantity({ label: 'Payments in a week', symbol: 'n', digits: 0 }),
    binsNow: quantity({ label: 'Bins', symbol: 'B', digits: 0 }),
    referenceNow: quantity({ label: 'Payments in the reference', symbol: 'm', digits: 0 }),
    mean: quantity({
      label: 'Mean PSI of a healthy week, by chi-squared',
      digits: 3,
      formula: '(B - 1)\\bigl(\\tfrac1n + \\tfrac1m\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    threshold: quantity({
      label: 'Threshold from the noise',
      symbol: '\\tau_\\alpha',
      digits: 4,
      formula: '\\chi^2(B-1,\\,1-\\alpha)\\bigl(\\tfrac1n + \\tfrac1m\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    lineOverThreshold: quantity({ label: 'The line, times the threshold', digits: 1 }),
    approximateRate: percent({
      label: 'Healthy weeks that call, by chi-squared',
      digits: 1,
      formula: 'P\\bigl(\\chi^2(B-1) \\ge \\text{line}/(\\tfrac1n + \\tfrac1m)\\bigr)',
      source: 'Approximation: [@yurdakul2018]',
    }),
    drawnRate: percent({ label: 'Healthy weeks that call, drawn', digits: 1, none: notDrawn }),
    drawnError: quantity({
      label: 'Standard error of the draws',
      unit: 'point',
      digits: 1,
      none: notDrawn,
      formula: '\\sqrt{p(1 - p)/N}',
    }),
    weeksDrawn: quantity({ label: 'Weeks drawn', symbol: 'N', digits: 0, none: notDrawn }),
    warning: percent({
      label: 'Healthy weeks that call',
      digits: 1,
      note: 'Drawn where weeks are drawn, else by chi-squared.',
    }),
    callsPerYear: quantity({ label: 'Calls in a healthy year', unit: 'week', digits: 0 }),
    drawnAtThreshold: percent({ label: 'Healthy weeks that reach the threshold, drawn', digits: 1, none: notDrawn }),
    noValue: percent({ label: 'Weeks without a PSI, a bin being empty', digits: 1, none: notDrawn }),
    rowsNeeded: quantity({
      label: 'Payments needed for this line',
      digits: 0,
      none: 'more than any week has',
      formula: '1\\Big/\\Bigl(\\frac{\\text{line}}{\\chi^2(B-1,\\,1-\\alpha)} - \\frac1m\\Bigr)',
    }),
  },
  states: {
    criesWolf: {
      label: 'The line cries wolf',
      kind: 'failure',
      remedy: 'Raise the line to the threshold, collect more payments before you look, or use fewer bins.',
    },
    deaf: { label: 'The line lies far above the noise', kind: 'condition' },
  },
  settings: {
    hundred: { rows: 'n100' },
    // The same place under another name: what a question may tell before its answer.
    smallShop: { rows: 'n100' },
    hundredNone: { rows: 'n100', smoothing: 'none' },
    hundredFourBins: { rows: 'n100', bins: 'b4' },
    hundredTwentyBins: { rows: 'n100', bins: 'b20' },
    fiftyTwentyBinsNone: { rows: 'n50', bins: 'b20', smoothing: 'none' },
    twoHundred: { rows: 'n200' },
    fiveHundred: { rows: 'n500' },
    thousands: { rows: 'n5000' },
    hundredMended: { rows: 'n100', line: 0.17 },
  },
  datasets: {
    weeks: {
      columns: {
        from: column({ label: 'PSI from', digits: 4 }),
        middle: column({ label: 'Middle', digits: 4 }),
        to: column({ label: 'PSI to', digits: 4 }),
        drawn: column({ label: 'Weeks drawn', unit: '%', digits: 1, none: 'not drawn' }),
        chiSquared: column({ label: 'By chi-squared', unit: '%', digits: 1 }),
        side: textColumn({ label: 'Side of the line' }),
      },
    },
    heights: {
      columns: {
        from: column({ label: 'PSI from', digits: 4 }),
        to: column({ label: 'PSI to', digits: 4 }),
        drawn: column({ label: 'Weeks drawn', unit: '%', digits: 1, none: 'not drawn' }),
        chiSquared: column({ label: 'By chi-squared', unit: '%', digits: 1 }),
      },
    },
    rates: {
      columns: {
        way: textColumn({ label: 'How it was found' }),
        rows: column({ label: 'Payments in a week', digits: 0 }),
        rate: column({ label: 'Healthy weeks that warn', unit: '%', digits: 1 }),
      },
    },
    sizes: {
      columns: {
        rows: column({ label: 'Payments', digits: 0 }),
        approximate: column({ label: 'By chi-squared', unit: '%', digits: 1 }),
        half: column({ label: 'Half-counts', unit: '%', digits: 1, none: '–' }),
        halfError: column({ label: '±', digits: 1, none: '–' }),
        none: column({ label: 'Nothing added', unit: '%', digits: 1, none: '–' }),
        noneError: column({ label: '±', digits: 1, none: '–' }),
      },
    },
    thresholds: {
      columns: {
        rows: column({ label: 'Payments', digits: 0 }),
        threshold: column({ label: 'Threshold', digits: 4 }),
        half: column({ label: 'Half-counts', unit: '%', digits: 1, none: '–' }),
        halfError: column({ label: '±', digits: 1, none: '–' }),
        none: column({ label: 'Nothing added', unit: '%', digits: 1, none: '–' }),
        noneError: column({ label: '±', digits: 1, none: '–' }),
      },
    },
  },
  charts: {
    weeks: {
      title: 'PSI of weeks in which nothing has drifted',
      height: 220,
      spec: weeksSpec,
      table: { dataset: 'heights' },
      finding: ({ parameters, outputs, say }) =>
        outputs.drawnRate === null
          ? `With ${say('rowsNow')} payments in ${say('binsNow')} bins a healthy week has a mean PSI of ${say('mean')}, and ${say('approximateRate')} of them reach the line, by chi-squared.`
          : `With ${say('rowsNow')} payments in ${say('binsNow')} bins, ${say('drawnRate')} of ${say('weeksDrawn')} healthy weeks reach the line of ${trimmed(parameters.line, 3)}.`,
    },
    rates: {
      title: 'Healthy weeks that reach the line, against the payments in a week',
      height: 220,
      spec: ratesSpec,
      guess: 'y',
      table: { dataset: 'sizes', columns: ['rows', 'approximate', 'half', 'none'] },
      finding: ({ parameters, say }) =>
        `In ${say('binsNow')} bins, ${say('warning')} of healthy weeks with ${say('rowsNow')} payments reach ${trimmed(parameters.line, 3)}; for that to be ${say('accepted')} a week needs ${say('rowsNeeded')} of them.`,
    },
  },
  run(parameters, c) {
    const { line, accepted, smoothing } = parameters;
    const [rows, bins] = [sizes[parameters.rows], cuts[parameters.bins]];
    const referenceRows = references[parameters.referenceRows];
    const level = accepted / c.whole;
    const scaleAt = (size: number) => 1 / size + 1 / referenceRows;
    const threshold = psiNoiseThreshold(rows, referenceRows, bins, level);
    // The quantile is the dear part, and the same at every size.
    const thresholdAt = (size: number) => (threshold * scaleAt(size)) / scaleAt(rows);
    const approximateAt = (size: number) => c.whole * psiExceedance(line, size, referenceRows, bins);
    const estimate = (weeks: Float64Array | undefined, place: number) => {
      if (!weeks) return { rate: null, error: null };
      const share = 1 - countBelow(weeks, place) / weeks.length;
      return {
        rate: c.whole * share,
        error: c.percentToPoints * c.whole * Math.sqrt((share * (1 - share)) / weeks.length),
      };
    };
    const bothAt = (size: number, place: number) => {
      const weeks = healthyWeeks(size, bins, referenceRows);
      const [half, none] = [estimate(weeks?.halfCount, place), estimate(weeks?.none, place)];
      return { half: half.rate, halfError: half.error, none: none.rate, noneError: none.error };
    };
    const drawn = healthyWeeks(rows, bins, referenceRows);
    const psis = smoothing === 'half' ? drawn?.halfCount : drawn?.none;
    const now = estimate(psis, line);
    const approximateRate = approximateAt(rows);
    const warning = now.rate ?? approximateRate;
    const needed = rowsForPsiThreshold(line, referenceRows, bins, level);
    const edges = logSpaced(leastPsi, mostPsi, steps + 1);
    const below = edges.map((edge) => (psis ? countBelow(psis, edge) / psis.length : null));
    const above = edges.map((edge) => chiSquaredUpperTail(edge / scaleAt(rows), bins - 1));
    /** How many weeks lie between two of the edges, in draws and by the approximation. */
    const between = (from: number, to: number) => {
      const [low, high] = [below[from]!, below[to]!];
      return {
        from: edges[from]!,
        to: edges[to]!,
        drawn: low === null || high === null ? null : c.whole * (high - low),
        chiSquared: c.whole * (above[from]! - above[to]!),
      };
    };
    const tableSizes = Object.values(sizes);
    const atSizes = tableSizes.map((size) => ({ rows: size, ...bothAt(size, line) }));
    return {
      outputs: {
        rowsNow: rows,
        binsNow: bins,
        referenceNow: referenceRows,
        mean: meanPsiWithoutDrift(rows, referenceRows, bins),
        threshold,
        lineOverThreshold: line / threshold,
        approximateRate,
        drawnRate: now.rate,
        drawnError: now.error,
        weeksDrawn: psis?.length ?? null,
        warning,
        callsPerYear: (c.weeksPerYear * warning) / c.whole,
        drawnAtThreshold: estimate(psis, threshold).rate,
        noValue: drawn ? c.whole * (1 - countBelow(drawn.none, Infinity) / drawn.none.length) : null,
        rowsNeeded: needed === null ? null : Math.ceil(needed),
      },
      states: { criesWolf: warning > accepted, deaf: line >= 2 * threshold },
      datasets: {
        weeks: Array.from({ length: steps }, (_, step) => {
          const { from, to, ...shares } = between(step, step + 1);
          return { from, middle: Math.sqrt(from * to), to, ...shares, side: sides[from >= line * (1 - 1e-9) ? 1 : 0]! };
        }),
        heights: Array.from({ length: steps / tableSteps }, (_, row) =>
          between(row * tableSteps, (row + 1) * tableSteps),
        ),
        rates: [
          ...logSpaced(fewestRows, mostRows, 25).map((size) => ({
            way: ways[0]!,
            rows: size,
            rate: approximateAt(size),
          })),
          ...atSizes.flatMap(({ rows: size, half, none }) =>
            half === null || none === null
              ? []
              : [
                  { way: ways[1]!, rows: size, rate: half },
                  { way: ways[2]!, rows: size, rate: none },
                ],
          ),
        ],
        sizes: atSizes.map((row) => ({ ...row, approximate: approximateAt(row.rows) })),
        thresholds: tableSizes.map((size) => {
          const reached = thresholdAt(size);
          return { rows: size, threshold: reached, ...bothAt(size, reached) };
        }),
      },
    };
  },
});

export default driftD09;
