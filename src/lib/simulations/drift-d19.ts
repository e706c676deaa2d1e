/** NB-D19: two-sample tests of the same two histograms, for samples of every size. */
import {
  atLeast,
  choice,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { chiSquaredQuantile } from '../science/chi-squared.ts';
import { chiSquaredTest } from '../science/chi-squared-test.ts';
import { populationStabilityIndex } from '../science/divergence.ts';
import { logSpaced } from '../science/grid.ts';
import { kolmogorovCriticalValue } from '../science/kolmogorov.ts';
import { ksAsymptoticPValue, ksOfHistograms } from '../science/kolmogorov-smirnov.ts';
import { wassersteinOfHistograms } from '../science/wasserstein.ts';
import { psiLevels } from './_drift-bench.ts';
import { orders, parcelConstants, parcelsIn, vanLoad } from './_parcels.ts';
import { chancesSpec, testNames } from './_ruler-charts.ts';

const [fewest, most] = [20, 20_000];
/** Beyond this a count of pairs says nothing to anybody. */
const beyondCounting = 1e15;
const threeDigits = (value: number) => (value < 1000 ? value : Number(value.toPrecision(3)));

export const driftD19 = defineSimulation({
  id: 'drift-d19',
  title: 'Two-sample tests, and how many were counted',
  params: {
    rows: integer({
      label: 'Parcels counted on each Monday',
      symbol: 'n',
      min: fewest,
      max: most,
      scale: 'log',
      default: 200,
    }),
    moved: number({
      label: 'How far the shares have moved',
      symbol: '\\alpha',
      min: 0.05,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 1,
      note: '0: as a year ago; 1: all the way to this Monday.',
    }),
    order: choice({
      label: 'Depot',
      options: { east: { label: 'East' }, west: { label: 'West' } },
      default: 'east',
    }),
  },
  constants: {
    ...parcelConstants,
    warningLevel: psiLevels.warningLevel,
    level: { label: 'Quiet pairs that may be taken for a change', unit: '%', digits: 0, value: 5, kind: 'given' },
    villageRows: { label: 'Parcels counted in the village', digits: 0, value: 100, kind: 'given' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    psi: quantity({ label: 'PSI', symbol: '\\mathrm{PSI}', digits: 3 }),
    wasserstein: quantity({ label: 'Wasserstein distance', symbol: 'W_1', unit: 'kg', digits: 2 }),
    loadChange: quantity({ label: 'Change of a van’s load', unit: 'kg', digits: 0 }),
    chiSquared: quantity({
      label: 'Chi-squared',
      symbol: '\\chi^2',
      digits: 2,
      formula: '\\sum_i (a_i - b_i)^2/(a_i + b_i)',
      source: '[@press2007]',
    }),
    scaledPsi: quantity({ label: 'PSI times n/2', digits: 2, formula: '\\mathrm{PSI} \\cdot n/2' }),
    pValue: quantity({ label: 'Chance by chi-squared', symbol: 'p', digits: 3 }),
    chiSquaredP: percent({
      label: 'Quiet pairs as far apart',
      digits: 1,
      formula: 'P\\bigl(\\chi^2_{3} \\ge \\chi^2\\bigr)',
      note: 'By chi-squared: of all pairs of Mondays on which nothing has changed.',
    }),
    oneIn: quantity({
      label: 'One quiet pair in',
      digits: 0,
      none: 'more than anybody will see',
      formula: '1/p',
    }),
    tenfold: quantity({ label: 'One quiet pair in ten to the', digits: 1, formula: '-\\log_{10} p' }),
    rarer: quantity({
      label: 'Rarer than with the parcels of the village, times',
      digits: 0,
      none: 'beyond counting',
    }),
    ksDistance: quantity({
      label: 'Largest gap of the staircases',
      symbol: 'D',
      digits: 3,
      formula: '\\max_i \\bigl|\\sum_{j \\le i} (c_j - e_j)\\bigr|',
    }),
    ksCritical: quantity({
      label: 'Gap that one quiet pair in 20 exceeds',
      digits: 3,
      formula: '1.358\\,\\sqrt{2/n}',
      source: '[@smirnov1939]',
    }),
    ksP: percent({ label: 'Quiet pairs with such a gap', digits: 1 }),
    rowsNeeded: quantity({
      label: 'Parcels from which chi-squared speaks',
      digits: 0,
      formula: 'n\\,q_{0.05}/\\chi^2',
    }),
    ksRowsNeeded: quantity({
      label: 'Parcels from which the gap speaks',
      digits: 0,
      formula: '2\\,(1.358/D)^2',
    }),
  },
  states: {
    byChance: {
      label: 'The call is what chance does',
      kind: 'failure',
      remedy: 'Count more parcels before anybody is called.',
    },
    sureOfLittle: {
      label: 'Certain, and too little for a van',
      kind: 'failure',
      remedy: 'Ask how many kilograms it is; a test does not know.',
    },
    apart: { label: 'One test speaks and the other does not', kind: 'condition' },
  },
  settings: {
    fifty: { rows: 50 },
    hundred: { rows: 100 },
    // The same place under another name: what a question may tell before its answer.
    village: { rows: 100 },
    twoHundred: { rows: 200 },
    thousand: { rows: 1000 },
    westTwoHundred: { rows: 200, order: 'west' },
    harbour: { rows: 20_000, moved: 0.15 },
  },
  datasets: {
    chances: {
      columns: {
        test: textColumn({ label: 'Test' }),
        rows: column({ label: 'Parcels', digits: 0 }),
        tenfold: column({ label: 'One quiet pair in ten to the', digits: 1 }),
      },
    },
    sizes: {
      columns: {
        rows: column({ label: 'Parcels', symbol: 'n', digits: 0 }),
        chiSquared: column({ label: 'Chi-squared', digits: 2 }),
        scaledPsi: column({ label: 'PSI · n/2', digits: 2 }),
        oneIn: column({ label: 'One quiet pair in', digits: 0, none: 'beyond counting' }),
        tenfold: column({ label: 'One quiet pair in ten to the', digits: 1 }),
        ksTenfold: column({ label: 'By the largest gap, in ten to the', digits: 1 }),
        ksCritical: column({ label: 'Gap for 1 in 20', digits: 3 }),
        chance: column({ label: 'Quiet pairs', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    chances: {
      title: 'How rarely two quiet Mondays lie so far apart',
      height: 230,
      spec: chancesSpec,
      table: { dataset: 'sizes', columns: ['rows', 'tenfold', 'ksTenfold'] },
      finding: ({ outputs, say }) =>
        `With ${say('rows')} parcels on each Monday, ${
          outputs.oneIn === null ? 'hardly ever do two quiet Mondays lie' : `one quiet pair in ${say('oneIn')} lies`
        } as far apart by chi-squared; PSI is ${say('psi')} for every number of parcels.`,
    },
  },
  run({ rows, moved, order }, c) {
    const level = c.level / c.whole;
    const { then, now } = parcelsIn(orders[order], moved, c);
    const psi = populationStabilityIndex(then, now);
    const ksDistance = ksOfHistograms(then, now);
    const test = (size: number) =>
      chiSquaredTest(
        then.map((share) => size * share),
        now.map((share) => size * share),
      );
    const ksCriticalAt = (size: number) => kolmogorovCriticalValue(level) * Math.sqrt(2 / size);
    const ksChance = (size: number) =>
      ksAsymptoticPValue({ statistic: ksDistance, steps: Math.round(ksDistance * size * size), sizes: [size, size] });
    const countable = (value: number) => (value < beyondCounting ? threeDigits(value) : null);
    const { statistic, pValue, degrees } = test(rows);
    const ksP = ksChance(rows);
    const loadChange = vanLoad(now, c) - vanLoad(then, c);
    const [bySquares, byGap] = [!(pValue > level), !(ksP > level)];
    const sizes = logSpaced(fewest, most, 57);
    return {
      outputs: {
        psi,
        wasserstein: wassersteinOfHistograms(then, now, c.classWidth),
        loadChange,
        chiSquared: statistic,
        scaledPsi: (psi * rows) / 2,
        pValue,
        chiSquaredP: c.whole * pValue,
        oneIn: countable(1 / pValue),
        tenfold: -Math.log10(pValue),
        rarer: countable(test(c.villageRows).pValue / pValue),
        ksDistance,
        ksCritical: ksCriticalAt(rows),
        ksP: c.whole * ksP,
        rowsNeeded: Math.ceil((rows * chiSquaredQuantile(1 - level, degrees)) / statistic),
        ksRowsNeeded: Math.ceil(2 * (kolmogorovCriticalValue(level) / ksDistance) ** 2),
      },
      states: {
        byChance: atLeast(psi, c.warningLevel) && !bySquares,
        sureOfLittle: bySquares && !atLeast(loadChange, c.reserve),
        apart: bySquares !== byGap,
      },
      datasets: {
        chances: testNames.flatMap((name, index) =>
          sizes.map((size) => ({
            test: name,
            rows: size,
            tenfold: -Math.log10(index === 0 ? test(size).pValue : ksChance(size)),
          })),
        ),
        sizes: [50, 100, 200, 1000].map((size) => {
          const { statistic: squares, pValue: chance } = test(size);
          return {
            rows: size,
            chiSquared: squares,
            scaledPsi: (psi * size) / 2,
            oneIn: countable(1 / chance),
            tenfold: -Math.log10(chance),
            ksTenfold: -Math.log10(ksChance(size)),
            ksCritical: ksCriticalAt(size),
            chance: c.whole * chance,
          };
        }),
      },
    };
  },
});

export default driftD19;
