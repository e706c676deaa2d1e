/** NB-D15: drift of data quality. A share of empty fields that a test finds at once hardly moves PSI. */
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
import { populationStabilityIndex } from '../science/divergence.ts';
import { logSpaced } from '../science/grid.ts';
import { whereReached } from '../science/root.ts';
import { pooledZOfSamples } from '../science/two-proportions.ts';
import { at, colourBy, curveNames, limit, logarithmic, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';

const sizes = { n500: 500, n2000: 2000, n5000: 5000, n20000: 20_000 } as const;
const [fewest, most] = [1.05, 15];
const [foot, top] = [0.001, 100];
const signals = ['test', 'PSI'];
const signalColour = colourBy('signal', signals);
const spec: ChartSpec = {
  data: { name: 'rates' },
  layer: [
    limit('y', 'line'),
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: 'left',
        dx: 4,
        text: { expr: "width > 150 ? 'its line' : ''" },
      },
      encoding: { x: at(1), y: at('line') },
    },
    {
      transform: [
        { fold: ['test', 'index'], as: ['column', 'reading'] },
        { calculate: `datum.column === 'test' ? '${signals[0]}' : '${signals[1]}'`, as: 'signal' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'nullRate', ...logarithmic('rows with an empty field, %', [1, most], [1, 2, 3, 5, 10, 15]) },
        y: { field: 'reading', ...logarithmic('reading, times its line', [foot, top], [0.001, 0.01, 0.1, 1, 10, 100]) },
        color: signalColour,
      },
    },
    {
      data: { name: 'now' },
      transform: [{ filter: "datum.signal === 'test'" }],
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('nullRate') },
    },
    {
      data: { name: 'now' },
      mark: { ...marker, clip: true },
      encoding: { x: at('nullRate'), y: { field: 'reading', type: 'quantitative' } },
    },
    curveNames('names', at(most), 'signal', signalColour),
  ],
};

export const driftD15 = defineSimulation({
  id: 'drift-d15',
  title: 'Empty fields, to a test and to PSI',
  params: {
    nullRate: number({
      label: 'Empty fields',
      symbol: 'p_1',
      unit: '%',
      min: 1,
      max: most,
      step: 0.1,
      digits: 1,
      scale: 'log',
      default: 1,
    }),
    rows: choice({
      label: 'A day has',
      options: {
        n500: { label: '500 rows' },
        n2000: { label: '2,000 rows' },
        n5000: { label: '5,000 rows' },
        n20000: { label: '20,000 rows' },
      },
      default: 'n5000',
    }),
  },
  constants: {
    warningLevel: psiLevels.warningLevel,
    alarmLevel: psiLevels.alarmLevel,
    reference: {
      label: 'Rows with an empty field at launch',
      symbol: 'p_0',
      unit: '%',
      digits: 0,
      value: 1,
      kind: 'given',
    },
    referenceRows: { label: 'Rows of the reference', symbol: 'n_0', digits: 0, value: 100_000, kind: 'given' },
    testLine: {
      label: 'The test calls from, in standard errors',
      digits: 0,
      value: 3,
      kind: 'given',
    },
    line: { label: 'At its line', digits: 0, value: 1, kind: 'definition' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    rowsNow: quantity({ label: 'Rows of a day', symbol: 'n_1', digits: 0 }),
    z: quantity({
      label: 'Above the launch, in standard errors',
      symbol: 'z',
      digits: 1,
      formula: '\\frac{p_1 - p_0}{\\sqrt{\\bar p\\,(1 - \\bar p)\\,\\bigl(\\tfrac1{n_0} + \\tfrac1{n_1}\\bigr)}}',
      source: 'Pooled test of two proportions [@fleiss2003]',
    }),
    psi: quantity({ label: 'PSI of empty and filled', symbol: '\\mathrm{PSI}', digits: 4 }),
    empty: quantity({ label: 'Empty fields of a day', digits: 0 }),
    expected: quantity({ label: 'Expected, as at launch', digits: 0 }),
    warningRate: percent({
      label: 'Empty fields at which PSI warns',
      digits: 2,
      none: 'never',
    }),
    alarmRate: percent({ label: 'Empty fields at which PSI alarms', digits: 2, none: 'never' }),
    testRate: percent({ label: 'Empty fields at which the test calls', digits: 2, none: 'not within the scale' }),
    warningCount: quantity({ label: 'Empty fields of a day at which PSI warns', digits: 0, none: 'never' }),
  },
  states: {
    unheard: {
      label: 'The test is sure, and PSI says stable',
      kind: 'failure',
      remedy: 'Count empty fields, and hold the count to its own noise.',
    },
    byChance: { label: 'Chance could have brought this', kind: 'condition' },
  },
  settings: {
    launch: {},
    slightly: { nullRate: 1.2 },
    half: { nullRate: 1.5 },
    broken: { nullRate: 1.8 },
    threefold: { nullRate: 3 },
    tenth: { nullRate: 10 },
    fewRows: { nullRate: 1.8, rows: 'n500' },
  },
  datasets: {
    rates: {
      columns: {
        nullRate: column({ label: 'Empty', unit: '%', digits: 2 }),
        test: column({ label: 'Test, times its line', digits: 3 }),
        index: column({ label: 'PSI, times its line', digits: 4 }),
      },
    },
    steps: {
      columns: {
        nullRate: column({ label: 'Empty', unit: '%', digits: 1 }),
        z: column({ label: 'Standard errors', digits: 1 }),
        psi: column({ label: 'PSI', digits: 4 }),
      },
    },
    now: {
      columns: {
        signal: textColumn({ label: 'Signal' }),
        reading: column({ label: 'Times its line', digits: 3 }),
      },
    },
    names: namePlaces('signal', 'Signal', { digits: 3 }),
  },
  charts: {
    signals: {
      title: 'Two signals of empty fields, each against its own line',
      height: 220,
      spec,
      guess: 'x',
      table: { dataset: 'steps' },
      finding: ({ say }) =>
        `With ${say('nullRate')} of the fields empty the day lies ${say('z')} standard errors above the launch, and PSI is ${say('psi')}.`,
    },
  },
  run({ nullRate, rows: size }, c) {
    const rows = sizes[size];
    const before = c.reference / c.whole;
    const zAt = (percentage: number) => pooledZOfSamples(before, c.referenceRows, percentage / c.whole, rows);
    const psiAt = (percentage: number) => {
      const now = percentage / c.whole;
      return populationStabilityIndex([1 - before, before], [1 - now, now]);
    };
    const [z, psi] = [zAt(nullRate), psiAt(nullRate)];
    const half = c.whole / 2;
    const warningRate = whereReached(psiAt, c.warningLevel, c.reference, half);
    const read = (percentage: number) => ({
      nullRate: percentage,
      test: zAt(percentage) / c.testLine,
      index: psiAt(percentage) / c.warningLevel,
    });
    const end = read(most);
    const names = placeLabelsOnLogAxis([end.test, end.index], { low: foot * 1.5, high: top / 1.5, gap: 0.5 });
    const now = read(nullRate);
    return {
      outputs: {
        rowsNow: rows,
        z,
        psi,
        empty: (rows * nullRate) / c.whole,
        expected: rows * before,
        warningRate,
        alarmRate: whereReached(psiAt, c.alarmLevel, c.reference, half),
        testRate: whereReached(zAt, c.testLine, c.reference, half),
        warningCount: warningRate === null ? null : (rows * warningRate) / c.whole,
      },
      states: {
        unheard: atLeast(z, c.testLine) && isBelow(psi, c.warningLevel),
        byChance: isBelow(z, c.testLine),
      },
      datasets: {
        rates: logSpaced(fewest, most, 41).map(read),
        steps: [1.2, 1.5, 1.8, 3, 10].map((percentage) => ({
          nullRate: percentage,
          z: zAt(percentage),
          psi: psiAt(percentage),
        })),
        // On a log axis nothing has no place: marks of a reading of 0 are left out.
        now: [
          { signal: 'test', reading: Math.max(now.test, foot) },
          { signal: 'PSI', reading: Math.max(now.index, foot) },
        ],
        names: signals.map((signal, index) => ({ signal, labelAt: names[index]! })),
      },
    };
  },
});

export default driftD15;
