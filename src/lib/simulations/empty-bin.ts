/** PSI of a feature with an empty bin: a number made by the patch in the hole, and not by the data. */
import { type ChartSpec, column, defineSimulation, integer, quantity } from 'labwright/simulation';
import { populationStabilityIndex, smoothByEpsilon, smoothByHalfCounts } from '../science/divergence.ts';
import { at, limit, linear } from './_chart-parts.ts';

const [fewest, most] = [1, 10];
const spec: ChartSpec = {
  data: { name: 'patches' },
  layer: [
    limit('y', 'alarmLevel'),
    {
      mark: { type: 'text', style: 'limit-label', text: 'alarm' },
      encoding: { x: at(most), y: at('alarmLevel') },
    },
    {
      mark: { type: 'line' },
      encoding: {
        x: { field: 'places', ...linear('decimal places of the patch', [fewest, most], [1, 2, 4, 6, 8, 10]) },
        y: { field: 'psi', ...linear('PSI', [0, 5], [0, 1, 2, 3, 4, 5]) },
      },
    },
    { mark: { type: 'rule', style: 'now' }, encoding: { x: at('places'), y: at('psi'), y2: { datum: 0 } } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -12,
        text: { expr: "'PSI ' + format(psi, '.2f')" },
      },
      encoding: { x: at('places'), y: at(0) },
    },
  ],
};

const share = (label: string, value: number) => ({ label, digits: 2, value, kind: 'given' }) as const;

export const emptyBin = defineSimulation({
  id: 'empty-bin',
  title: 'What an empty bin does to PSI',
  params: {
    places: integer({
      label: 'Decimal places of the patch',
      symbol: 'd',
      min: fewest,
      max: most,
      default: 8,
      note: 'The same small share is added to every bin, so that no logarithm meets a zero.',
    }),
    rows: integer({
      label: 'Rows, where half a row is added to each bin',
      symbol: 'n',
      min: 50,
      max: 100_000,
      scale: 'log',
      default: 1000,
    }),
  },
  constants: {
    base: { label: 'A decimal place divides by', digits: 0, value: 10, kind: 'definition' },
    alarmLevel: {
      label: 'Alarm level of PSI',
      digits: 1,
      value: 0.2,
      kind: 'definition',
      source: 'Rule of thumb of monitoring tools; credit scoring draws its last limit higher [@siddiqi2006]',
    },
    reference1: share('Share of bin 1 in training', 0.2),
    reference2: share('Share of bin 2 in training', 0.3),
    reference3: share('Share of bin 3 in training', 0.25),
    reference4: share('Share of bin 4 in training', 0.25),
    current1: share('Share of bin 1 now', 0),
    current2: share('Share of bin 2 now', 0.35),
    current3: share('Share of bin 3 now', 0.3),
    current4: share('Share of bin 4 now', 0.35),
  },
  outputs: {
    patch: quantity({ label: 'Share added to every bin', symbol: '\\varepsilon', digits: 10, formula: '10^{-d}' }),
    psi: quantity({ label: 'PSI', digits: 2, formula: '\\sum_i (c_i - e_i)\\,\\ln(c_i / e_i)' }),
    perPlace: quantity({ label: 'One more decimal place adds', digits: 2, note: 'From this place to the next.' }),
    halfCounts: quantity({
      label: 'PSI with half a row added to each bin',
      digits: 2,
      formula: '(k_i + \\tfrac12) / (n + B/2)',
      source: 'Jeffreys’ prior of the multinomial',
    }),
  },
  settings: {
    drafted: {},
    tenth: { places: 1 },
    coarse: { places: 2 },
    hundredRows: { rows: 100 },
    tenThousandRows: { rows: 10_000 },
  },
  datasets: {
    patches: {
      columns: {
        places: column({ label: 'Decimal places', digits: 0 }),
        psi: column({ label: 'PSI', digits: 2 }),
      },
    },
    bins: {
      columns: {
        bin: column({ label: 'Bin', digits: 0 }),
        training: column({ label: 'Share in training', digits: 2 }),
        now: column({ label: 'Share now', digits: 2 }),
      },
    },
  },
  charts: {
    patches: {
      title: 'PSI of the same two histograms, against the patch',
      height: 220,
      guess: 'y',
      spec,
      table: { dataset: 'patches' },
      finding: ({ say }) =>
        `With a patch of ${say('places')} decimal place${say('places') === '1' ? '' : 's'} the PSI of the same two histograms is ${say('psi')}; each further place adds about ${say('perPlace')}.`,
    },
  },
  run({ places, rows }, c) {
    const reference = [c.reference1, c.reference2, c.reference3, c.reference4];
    const current = [c.current1, c.current2, c.current3, c.current4];
    const patchOf = (decimals: number) => c.base ** -decimals;
    const psiAt = (decimals: number) =>
      populationStabilityIndex(
        smoothByEpsilon(reference, patchOf(decimals)),
        smoothByEpsilon(current, patchOf(decimals)),
      );
    const counts = (shares: readonly number[]) => smoothByHalfCounts(shares.map((each) => each * rows));
    return {
      outputs: {
        patch: patchOf(places),
        psi: psiAt(places),
        perPlace: psiAt(places + 1) - psiAt(places),
        halfCounts: populationStabilityIndex(counts(reference), counts(current)),
      },
      states: {},
      datasets: {
        patches: Array.from({ length: most - fewest + 1 }, (_, index) => ({
          places: fewest + index,
          psi: psiAt(fewest + index),
        })),
        bins: reference.map((training, index) => ({ bin: index + 1, training, now: current[index]! })),
      },
    };
  },
});

export default emptyBin;
