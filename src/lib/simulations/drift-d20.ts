/** NB-D20: drift of an embedding by the Fréchet distance of diagonal Gaussians, and by its centre alone. */
import {
  atLeast,
  type ChartSpec,
  choice,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { frechetDistance } from '../science/gaussians.ts';
import { limit, linear } from './_chart-parts.ts';

const kinds = { asBefore: [0, 0, 0, 0], tilted: [0.3, -0.1, 0.2, 0] } as const;
const spreads = { asBefore: [1, 1, 1, 1], slight: [1.2, 0.9, 1, 1.1], lamp: [1.5, 0.5, 1.5, 0.5] } as const;
const coordinates = ['1', '2', '3', '4'];
const parts = ['from the mean', 'from the spread'];
const photos = ['then', 'now'];

const partsSpec: ChartSpec = {
  data: { name: 'partsByCoordinate' },
  layer: [
    {
      mark: { type: 'bar', clip: true },
      encoding: {
        x: {
          field: 'coordinate',
          type: 'nominal',
          scale: { domain: coordinates, padding: 0.25 },
          axis: { title: 'coordinate of the embedding' },
        },
        xOffset: { field: 'part', scale: { domain: parts } },
        y: { field: 'adds', ...linear('what it adds', [0, 0.1], [0, 0.05, 0.1]) },
        color: {
          field: 'part',
          type: 'nominal',
          scale: { domain: parts, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
  ],
};

const cloudSpec: ChartSpec = {
  data: { name: 'rings' },
  layer: [
    limit('x', 'zero'),
    limit('y', 'zero'),
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'first', ...linear('coordinate 1', [-3.6, 3.6], [-3, -2, -1, 0, 1, 2, 3]) },
        y: { field: 'second', ...linear('coordinate 2', [-1.6, 1.6], [-1, 0, 1]) },
        order: { field: 'place', type: 'quantitative' },
        color: {
          field: 'photos',
          type: 'nominal',
          scale: { domain: photos, range: ['var(--lw-series-3)', 'var(--lw-series-1)'] },
        },
      },
    },
    {
      data: { name: 'centres' },
      mark: { type: 'point', style: 'marker', fill: 'var(--lw-ink)', opacity: 1, clip: true, size: 40 },
      encoding: { x: { field: 'first', type: 'quantitative' }, y: { field: 'second', type: 'quantitative' } },
    },
  ],
};

export const driftD20 = defineSimulation({
  id: 'drift-d20',
  title: 'Drift of an embedding',
  params: {
    centre: choice({
      label: 'The centre of the photographs',
      options: {
        asBefore: { label: 'centre as it was' },
        tilted: { label: 'camera tilted' },
      },
      default: 'tilted',
    }),
    spread: choice({
      label: 'Their spread',
      options: {
        asBefore: { label: 'spread as it was' },
        slight: { label: 'a little other' },
        lamp: { label: 'new lamp' },
      },
      default: 'slight',
    }),
    amount: number({
      label: 'How much of the change',
      min: 0,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 1,
    }),
  },
  constants: {
    blindCentre: { label: 'A centre that has not moved, squared', digits: 2, value: 0.01, kind: 'given' },
    alarmLine: { label: 'Fréchet distance that is worth a look', digits: 2, value: 0.1, kind: 'given' },
    variance: { label: 'Variance of each coordinate before', digits: 0, value: 1, kind: 'given' },
    zero: { label: 'Mean of each coordinate before', digits: 0, value: 0, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    frechet: quantity({
      label: 'Fréchet distance, squared',
      symbol: 'd^2',
      digits: 3,
      formula: '\\lVert\\Delta\\mu\\rVert^2 + \\sum_i (1 - \\sigma_i)^2',
      source: '[@dowson1982]',
      note: 'Of diagonal Gaussians: each coordinate by itself.',
    }),
    fromMeans: quantity({ label: 'From the means', digits: 3, formula: '\\lVert\\Delta\\mu\\rVert^2' }),
    fromSpread: quantity({ label: 'From the spread', digits: 3, formula: '\\sum_i (1 - \\sigma_i)^2' }),
    centreShift: quantity({ label: 'The centre has moved by', digits: 3, formula: '\\lVert\\Delta\\mu\\rVert' }),
    totalVariance: quantity({ label: 'Sum of the variances', digits: 1, formula: '\\sum_i \\sigma_i^2' }),
    timesTilted: quantity({ label: 'Times the tilted camera', digits: 2 }),
    unseen: percent({ label: 'Unseen by the centre', digits: 0, none: 'nothing has moved' }),
  },
  states: {
    blind: {
      label: 'The centre sees nothing',
      kind: 'failure',
      remedy: 'Watch the spread of each coordinate beside its mean.',
    },
  },
  settings: {
    both: { centre: 'tilted', spread: 'slight' },
    tilted: { centre: 'tilted', spread: 'asBefore' },
    // Two names for one place: what a question may tell before its answer.
    newLamp: { centre: 'asBefore', spread: 'lamp' },
    lamp: { centre: 'asBefore', spread: 'lamp' },
  },
  datasets: {
    partsByCoordinate: {
      columns: {
        coordinate: textColumn({ label: 'Coordinate' }),
        part: textColumn({ label: 'Part' }),
        adds: column({ label: 'Adds', digits: 3 }),
      },
    },
    coordinates: {
      columns: {
        coordinate: textColumn({ label: 'Coordinate' }),
        mean: column({ label: 'Mean', digits: 2 }),
        variance: column({ label: 'Variance', digits: 2 }),
        fromMean: column({ label: 'Mean adds', digits: 3 }),
        fromSpread: column({ label: 'Spread adds', digits: 3 }),
      },
    },
    rings: {
      columns: {
        photos: textColumn({ label: 'Photographs' }),
        place: column({ label: 'Place', digits: 0 }),
        first: column({ label: 'Coordinate 1', digits: 2 }),
        second: column({ label: 'Coordinate 2', digits: 2 }),
      },
    },
    centres: {
      columns: {
        photos: textColumn({ label: 'Photographs' }),
        first: column({ label: 'Coordinate 1', digits: 2 }),
        second: column({ label: 'Coordinate 2', digits: 2 }),
      },
    },
  },
  charts: {
    parts: {
      title: 'What each coordinate adds to the Fréchet distance',
      height: 200,
      spec: partsSpec,
      table: { dataset: 'coordinates', columns: ['coordinate', 'fromMean', 'fromSpread'] },
      finding: ({ say }) =>
        `The squared Fréchet distance is ${say('frechet')}: ${say('fromMeans')} from the means and ${say('fromSpread')} from the spread.`,
    },
    cloud: {
      title: 'Two of the four coordinates: centre and spread, then and now',
      height: 200,
      spec: cloudSpec,
      table: { dataset: 'coordinates', columns: ['coordinate', 'mean', 'variance'] },
      finding: ({ say }) =>
        `The centre has moved by ${say('centreShift')}; the variances add up to ${say('totalVariance')}.`,
    },
  },
  run({ centre, spread, amount }, c) {
    const before = { means: coordinates.map(() => c.zero), variances: coordinates.map(() => c.variance) };
    const now = {
      means: kinds[centre].map((shift) => c.zero + amount * shift),
      variances: spreads[spread].map((variance) => c.variance + amount * (variance - c.variance)),
    };
    const { total, means, variances } = frechetDistance(before, now);
    const tilted = frechetDistance(before, { ...before, means: [...kinds.tilted] });
    const alone = coordinates.map((_, index) =>
      frechetDistance(
        { means: [before.means[index]!], variances: [before.variances[index]!] },
        { means: [now.means[index]!], variances: [now.variances[index]!] },
      ),
    );
    const ring = (name: string, { means: middle, variances: square }: { means: number[]; variances: number[] }) =>
      Array.from({ length: 49 }, (_, place) => {
        const angle = (2 * Math.PI * place) / 48;
        return {
          photos: name,
          place,
          first: middle[0]! + Math.sqrt(square[0]!) * Math.cos(angle),
          second: middle[1]! + Math.sqrt(square[1]!) * Math.sin(angle),
        };
      });
    return {
      outputs: {
        frechet: total,
        fromMeans: means,
        fromSpread: variances,
        centreShift: Math.sqrt(means),
        totalVariance: now.variances.reduce((sum, variance) => sum + variance, 0),
        timesTilted: total / tilted.total,
        unseen: total > 1e-12 ? (c.whole * variances) / total : null,
      },
      states: { blind: isBelow(means, c.blindCentre) && atLeast(total, c.alarmLine) },
      datasets: {
        partsByCoordinate: alone.flatMap((one, index) => [
          { coordinate: coordinates[index]!, part: parts[0]!, adds: one.means },
          { coordinate: coordinates[index]!, part: parts[1]!, adds: one.variances },
        ]),
        coordinates: alone.map((one, index) => ({
          coordinate: coordinates[index]!,
          mean: now.means[index]!,
          variance: now.variances[index]!,
          fromMean: one.means,
          fromSpread: one.variances,
        })),
        rings: [...ring(photos[0]!, before), ...ring(photos[1]!, now)],
        centres: [before, now].map(({ means: middle }, index) => ({
          photos: photos[index]!,
          first: middle[0]!,
          second: middle[1]!,
        })),
      },
    };
  },
});

export default driftD20;
