/**
 * NB-D24: what is left of ten small p-values when their number is counted, by Bonferroni and by Benjamini and Hochberg; and how
 * likely it is that of so many healthy features at least one calls.
 */
import {
  type ChartSpec,
  choice,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { expectedFalseAlarms } from '../science/alert-fatigue.ts';
import { logSpaced } from '../science/grid.ts';
import { benjaminiHochberg, bonferroni, bonferroniBar } from '../science/multiple-comparisons.ts';
import { falseAlarmIfIndependent } from '../science/repeated-looks.ts';
import { at, limit, linear, logarithmic, marker } from './_chart-parts.ts';

/** One morning of ten features, smallest p-value first. */
const morning: readonly (readonly [feature: string, p: number])[] = [
  ['postcode', 0.001],
  ['weight', 0.008],
  ['sender', 0.012],
  ['hour', 0.021],
  ['size', 0.03],
  ['weekday', 0.045],
  ['depot', 0.2],
  ['label', 0.4],
  ['route', 0.6],
  ['lorry', 0.9],
];
const pValues = morning.map(([, p]) => p);
const [mostFeatures, leastP] = [200, 0.0005];
const fates = ['calls', 'stays quiet'];

const ranksSpec: ChartSpec = {
  data: { name: 'tests' },
  layer: [
    {
      mark: { type: 'line', interpolate: 'step', strokeDash: [4, 3], stroke: 'var(--lw-ink)', clip: true },
      encoding: { x: { field: 'rank', type: 'quantitative' }, y: { field: 'bar', type: 'quantitative' } },
    },
    {
      transform: [{ filter: 'datum.rank === 10' }],
      mark: { type: 'text', style: 'limit-label', clip: true, text: 'bar' },
      encoding: { x: { field: 'rank', type: 'quantitative' }, y: { field: 'bar', type: 'quantitative' } },
    },
    {
      transform: [{ filter: `datum.fate === '${fates[0]}'` }],
      mark: { type: 'point', fill: 'var(--lw-ink)', stroke: null, opacity: 1, size: 60 },
      encoding: {
        x: {
          field: 'rank',
          ...linear('features, the smallest p-value first', [0.5, 10.5], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        },
        y: { field: 'p', ...logarithmic('p-value', [leastP, 1.2], [0.001, 0.01, 0.1, 1]) },
      },
    },
    {
      transform: [{ filter: `datum.fate === '${fates[1]}'` }],
      mark: { ...marker, size: 60 },
      encoding: { x: { field: 'rank', type: 'quantitative' }, y: { field: 'p', type: 'quantitative' } },
    },
  ],
};

const crowdSpec: ChartSpec = {
  data: { name: 'crowd' },
  layer: [
    limit('y', 'level'),
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: {
          field: 'features',
          ...logarithmic('healthy features', [1, mostFeatures], [1, 2, 5, 10, 20, 50, 100, 200]),
        },
        y: { field: 'chance', ...linear('mornings with a call, %', [0, 100], [0, 25, 50, 75, 100]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('features'), y: at('chance'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('features'), y: at('chance') } },
  ],
};

export const driftD24 = defineSimulation({
  id: 'drift-d24',
  title: 'Many features, one telephone',
  params: {
    correction: choice({
      label: 'A feature calls when',
      options: {
        none: { label: 'p is small' },
        bonferroni: { label: 'Bonferroni keeps it' },
        benjaminiHochberg: { label: 'Benjamini–Hochberg keep it' },
      },
      default: 'none',
    }),
    features: integer({ label: 'Healthy features', symbol: 'm', min: 1, max: mostFeatures, scale: 'log', default: 10 }),
    level: number({
      label: 'Level',
      symbol: '\\alpha',
      unit: '%',
      min: 0.5,
      max: 20,
      step: 0.5,
      digits: 1,
      scale: 'log',
      default: 5,
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    perMorning: { label: 'Calls that a feature can make', unit: 'call', digits: 0, value: 1, kind: 'definition' },
    tolerable: {
      label: 'Mornings with a false call that are bearable',
      unit: '%',
      digits: 0,
      value: 50,
      kind: 'given',
    },
  },
  outputs: {
    tested: quantity({ label: 'Features of this morning', digits: 0 }),
    called: quantity({ label: 'Features that call', digits: 0 }),
    raw: quantity({ label: 'With a small p', digits: 0 }),
    keptBonferroni: quantity({
      label: 'Kept by Bonferroni',
      digits: 0,
      formula: 'p_{(i)} \\le \\alpha/m',
      source: '[@dunn1961]',
    }),
    keptDiscoveries: quantity({
      label: 'Kept by Benjamini and Hochberg',
      digits: 0,
      formula: '\\max\\{i : p_{(i)} \\le i\\,\\alpha/m\\}',
      source: '[@benjamini1995]',
    }),
    barNow: percent({ label: 'Bar of the smallest p-value', digits: 2 }),
    expected: quantity({ label: 'False calls in a healthy morning', unit: 'call', digits: 2 }),
    chance: percent({
      label: 'Healthy mornings with a call',
      digits: 1,
      formula: '1 - (1 - \\alpha)^m',
      note: 'If the features err independently of each other.',
    }),
    uncorrected: percent({ label: 'The same without a correction', digits: 1, formula: '1 - (1 - \\alpha)^m' }),
  },
  states: {
    alwaysRings: {
      label: 'A healthy morning rings more often than not',
      kind: 'failure',
      remedy: 'Count the features: correct for their number.',
    },
  },
  settings: {
    ten: { correction: 'none' },
    sixty: { correction: 'none', features: 60 },
    sixtyBonferroni: { features: 60, correction: 'bonferroni' },
    sixtyDiscoveries: { features: 60, correction: 'benjaminiHochberg' },
    tenBonferroni: { correction: 'bonferroni' },
    tenDiscoveries: { correction: 'benjaminiHochberg' },
  },
  datasets: {
    tests: {
      columns: {
        rank: column({ label: 'Rank', digits: 0 }),
        feature: textColumn({ label: 'Feature' }),
        p: column({ label: 'p-value', digits: 3 }),
        bar: column({ label: 'Its bar', digits: 3 }),
        fate: textColumn({ label: 'It' }),
      },
    },
    crowd: {
      columns: {
        features: column({ label: 'Healthy features', digits: 0 }),
        chance: column({ label: 'Mornings with a call', unit: '%', digits: 1 }),
      },
    },
    crowdSteps: {
      columns: {
        features: column({ label: 'Healthy features', digits: 0 }),
        chance: column({ label: 'Mornings with a call', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    ranks: {
      title: 'Ten p-values and the bar that each must not exceed',
      height: 200,
      spec: ranksSpec,
      table: { dataset: 'tests' },
      finding: ({ say }) =>
        `Of ${say('tested')} features ${say('called')} call; without a correction ${say('raw')} would, with Bonferroni's ${say('keptBonferroni')}, with that of Benjamini and Hochberg ${say('keptDiscoveries')}.`,
    },
    crowd: {
      title: 'Healthy mornings with a call, against the number of features',
      height: 200,
      spec: crowdSpec,
      guess: 'y',
      table: { dataset: 'crowdSteps' },
      finding: ({ say }) => `With ${say('features')} healthy features ${say('chance')} of the mornings bring a call.`,
    },
  },
  run({ correction, features, level }, c) {
    const alpha = level / c.whole;
    const tests = pValues.length;
    const results = {
      none: pValues.map((p) => p <= alpha * (1 + 1e-12)),
      bonferroni: bonferroni(pValues, alpha).kept,
      benjaminiHochberg: benjaminiHochberg(pValues, alpha).kept,
    };
    const count = (kept: readonly boolean[]) => kept.filter(Boolean).length;
    const kept = results[correction];
    const barOf = (rank: number) =>
      ({ none: alpha, bonferroni: bonferroniBar(tests, alpha), benjaminiHochberg: (alpha * rank) / tests })[correction];
    /** Chance that a healthy morning calls. With nothing to find, Benjamini and Hochberg call with probability α exactly. */
    const chanceOf = (healthy: number) =>
      c.whole *
      {
        none: falseAlarmIfIndependent(healthy, alpha),
        bonferroni: falseAlarmIfIndependent(healthy, bonferroniBar(healthy, alpha)),
        benjaminiHochberg: alpha,
      }[correction];
    const row = (healthy: number) => ({ features: healthy, chance: chanceOf(healthy) });
    const chance = chanceOf(features);
    return {
      outputs: {
        tested: tests,
        called: count(kept),
        raw: count(results.none),
        keptBonferroni: count(results.bonferroni),
        keptDiscoveries: count(results.benjaminiHochberg),
        barNow: c.whole * barOf(1),
        expected: c.perMorning * expectedFalseAlarms(features, alpha),
        chance,
        uncorrected: c.whole * falseAlarmIfIndependent(features, alpha),
      },
      states: { alwaysRings: chance > c.tolerable },
      datasets: {
        tests: morning.map(([feature, p], index) => ({
          rank: index + 1,
          feature,
          p,
          bar: barOf(index + 1),
          fate: fates[kept[index] ? 0 : 1]!,
        })),
        crowd: logSpaced(1, mostFeatures, 41).map((healthy) => row(Math.round(healthy))),
        crowdSteps: [1, 10, 60, mostFeatures].map(row),
      },
    };
  },
});

export default driftD24;
