/** NB-D17: the divergences of Kullback and Leibler and of Jensen and Shannon, when two histograms are pushed apart. */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  integer,
  percent,
  quantity,
} from 'labwright/simulation';
import { hellinger, jensenShannon, kullbackLeibler, populationStabilityIndex } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { at, limit, linear, marker } from './_chart-parts.ts';
import { binConstants } from './_histograms.ts';

const furthest = 20;
const apart = linear('how far pushed apart', [0, furthest], [0, 5, 10, 15, 20]);

const endSpec: ChartSpec = {
  data: { name: 'pushed' },
  layer: [
    limit('y', 'ceiling'),
    {
      mark: { type: 'text', style: 'limit-label', align: 'left', dx: 4, text: 'ln 2' },
      encoding: { x: at(0), y: at('ceiling') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'apart', ...apart },
        y: {
          field: 'jensenShannon',
          ...linear('Jensen–Shannon, nats', [0, 1.4], [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4]),
        },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('apart'), y: at('jensenShannon'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('apart'), y: at('jensenShannon') } },
  ],
};

const endlessSpec: ChartSpec = {
  data: { name: 'pushed' },
  layer: [
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'apart', ...apart },
        y: { field: 'psi', ...linear('PSI, nats', [0, 22], [0, 5, 10, 15, 20]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('apart'), y: at('psi'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('apart'), y: at('psi') } },
  ],
};

export const driftD17 = defineSimulation({
  id: 'drift-d17',
  title: 'Kullback–Leibler and Jensen–Shannon divergence',
  params: {
    apart: integer({
      label: 'How far pushed apart',
      symbol: 't',
      min: 0,
      max: furthest,
      default: 1,
      note: '1: as they were counted in the East.',
    }),
  },
  constants: {
    reference1: binConstants.reference1,
    reference2: binConstants.reference2,
    reference3: binConstants.reference3,
    reference4: binConstants.reference4,
    moved1: binConstants.moved1,
    moved2: binConstants.moved2,
    moved3: binConstants.moved3,
    moved4: binConstants.moved4,
    rows: { label: 'Parcels counted on each Monday', symbol: 'n', digits: 0, value: 1000, kind: 'given' },
    nearEnd: { label: 'Near the end of a ruler', unit: '%', digits: 0, value: 90, kind: 'given' },
    oneParcel: { label: 'A single parcel', digits: 0, value: 1, kind: 'definition' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    klForward: quantity({
      label: 'From then to now',
      symbol: '\\mathrm{KL}(c\\,\\|\\,e)',
      digits: 4,
      formula: '\\sum_i c_i\\,\\ln(c_i/e_i)',
      source: '[@kullback1951]',
    }),
    klBackward: quantity({
      label: 'From now to then',
      symbol: '\\mathrm{KL}(e\\,\\|\\,c)',
      digits: 4,
      formula: '\\sum_i e_i\\,\\ln(e_i/c_i)',
      source: '[@kullback1951]',
    }),
    klSum: quantity({ label: 'Sum of both', digits: 3 }),
    psi: quantity({ label: 'PSI', symbol: '\\mathrm{PSI}', digits: 3 }),
    jensenShannon: quantity({
      label: 'Jensen–Shannon, in nats',
      symbol: '\\mathrm{JS}',
      digits: 3,
      formula: '\\tfrac12 \\mathrm{KL}(c\\,\\|\\,m) + \\tfrac12 \\mathrm{KL}(e\\,\\|\\,m),\\; m = \\tfrac12(c + e)',
      source: '[@lin1991]',
    }),
    jensenShannonBits: quantity({
      label: 'The same in bits',
      digits: 4,
      formula: '\\mathrm{JS}/\\ln 2',
    }),
    jensenShannonRoot: quantity({ label: 'Its root, a distance', digits: 4, formula: '\\sqrt{\\mathrm{JS}}' }),
    hellinger: quantity({
      label: 'Hellinger distance',
      digits: 4,
      formula: '\\sqrt{\\tfrac12 \\sum_i (\\sqrt{c_i} - \\sqrt{e_i})^2}',
    }),
    ceiling: quantity({ label: 'End of the Jensen–Shannon ruler', digits: 3, formula: '\\ln 2' }),
    ofCeiling: percent({ label: 'Of its end', digits: 0 }),
    psiTimes: quantity({ label: 'PSI, times that of the East', digits: 0 }),
    jensenShannonTimes: quantity({ label: 'Jensen–Shannon, times that of the East', digits: 0 }),
    ofTheEast: quantity({ label: 'Jensen–Shannon of the East', digits: 3 }),
    inProportion: quantity({ label: 'Jensen–Shannon, had it kept step with PSI', digits: 2 }),
    fewest: quantity({ label: 'Parcels in the emptiest class', digits: 1, formula: 'n\\,\\min_i(e_i, c_i)' }),
  },
  states: {
    atTheEnd: {
      label: 'The ruler is at its end',
      kind: 'failure',
      remedy: 'Ask a ruler that goes on, or look closer before the two have so little in common.',
    },
    emptied: {
      label: 'PSI hangs on a class that is all but empty',
      kind: 'failure',
      remedy: 'Ask the Jensen–Shannon divergence, or merge that class with a neighbour.',
    },
  },
  settings: {
    east: { apart: 1 },
    // Two names for one place: what a question may tell before its answer.
    pushed: { apart: 12 },
    farApart: { apart: 12 },
    allApart: { apart: 20 },
    same: { apart: 0 },
  },
  datasets: {
    pushed: {
      columns: {
        apart: column({ label: 'Pushed apart', digits: 0 }),
        psi: column({ label: 'PSI', digits: 3 }),
        jensenShannon: column({ label: 'Jensen–Shannon', digits: 3 }),
      },
    },
    steps: {
      columns: {
        apart: column({ label: 'Pushed apart', digits: 0 }),
        klForward: column({ label: 'KL, then to now', digits: 3 }),
        klBackward: column({ label: 'KL, now to then', digits: 3 }),
        psi: column({ label: 'PSI', digits: 3 }),
        jensenShannon: column({ label: 'Jensen–Shannon', digits: 3 }),
        fewest: column({ label: 'Emptiest class', digits: 1 }),
      },
    },
  },
  charts: {
    end: {
      title: 'Jensen–Shannon divergence of two Mondays pushed apart',
      height: 200,
      spec: endSpec,
      guess: 'y',
      table: { dataset: 'steps', columns: ['apart', 'psi', 'jensenShannon', 'fewest'] },
      finding: ({ say }) =>
        `Pushed apart to ${say('apart')}, the Jensen–Shannon divergence is ${say('jensenShannon')}, ${say('ofCeiling')} of the most that it can ever be.`,
    },
    endless: {
      title: 'PSI of two Mondays pushed apart',
      height: 200,
      spec: endlessSpec,
      table: { dataset: 'steps', columns: ['apart', 'psi', 'jensenShannon', 'fewest'] },
      finding: ({ say }) =>
        `Pushed apart to ${say('apart')}, PSI is ${say('psi')}, and the emptiest class holds ${say('fewest')} parcels of ${say('rows')}.`,
    },
  },
  run({ apart: chosen }, c) {
    const reference = [c.reference1, c.reference2, c.reference3, c.reference4];
    const moved = [c.moved1, c.moved2, c.moved3, c.moved4];
    /** √(e·c) · (e/c)^(±t/2), scaled to a sum of 1: e and c themselves at t = 1, with nothing in common far out. */
    const pushed = (t: number) => {
      const side = (sign: 1 | -1) => {
        const weights = reference.map((share, bin) => {
          const other = moved[bin]!;
          return Math.sqrt(share * other) * (share / other) ** ((sign * t) / 2);
        });
        const sum = weights.reduce((total, weight) => total + weight, 0);
        return weights.map((weight) => weight / sum);
      };
      const [then, now] = [side(1), side(-1)];
      return {
        klForward: kullbackLeibler(now, then),
        klBackward: kullbackLeibler(then, now),
        psi: populationStabilityIndex(then, now),
        jensenShannon: jensenShannon(now, then),
        hellinger: hellinger(now, then),
        fewest: c.rows * Math.min(...then, ...now),
      };
    };
    const [now, east] = [pushed(chosen), pushed(1)];
    const ceiling = Math.LN2;
    const ofCeiling = (c.whole * now.jensenShannon) / ceiling;
    return {
      outputs: {
        klForward: now.klForward,
        klBackward: now.klBackward,
        klSum: now.klForward + now.klBackward,
        psi: now.psi,
        jensenShannon: now.jensenShannon,
        jensenShannonBits: now.jensenShannon / Math.LN2,
        jensenShannonRoot: Math.sqrt(now.jensenShannon),
        hellinger: now.hellinger,
        ceiling,
        ofCeiling,
        psiTimes: now.psi / east.psi,
        jensenShannonTimes: now.jensenShannon / east.jensenShannon,
        ofTheEast: east.jensenShannon,
        inProportion: (east.jensenShannon * now.psi) / east.psi,
        fewest: now.fewest,
      },
      states: { atTheEnd: atLeast(ofCeiling, c.nearEnd), emptied: isBelow(now.fewest, c.oneParcel) },
      datasets: {
        pushed: evenlySpaced(0, furthest, 41).map((t) => {
          const { psi, jensenShannon: js } = pushed(t);
          return { apart: t, psi, jensenShannon: js };
        }),
        steps: [1, 2, 4, 8, 12, 16, 20].map((t) => {
          const { klForward, klBackward, psi, jensenShannon: js, fewest } = pushed(t);
          return { apart: t, klForward, klBackward, psi, jensenShannon: js, fewest };
        }),
      },
    };
  },
});

export default driftD17;
