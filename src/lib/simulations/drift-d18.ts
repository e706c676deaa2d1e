/** NB-D18: Wasserstein distance and PSI of the same shares, when the bins change places. */
import { atLeast, choice, column, defineSimulation, number, quantity, text, textColumn } from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { wassersteinOfHistograms } from '../science/wasserstein.ts';
import { psiLevels } from './_drift-bench.ts';
import { orderOptions, orders, parcelConstants, parcelsIn, vanLoad, weightClasses } from './_parcels.ts';
import { carriedSpec, ordersSpec } from './_ruler-charts.ts';

/** All orders of four things. */
const allOrders = [0, 1, 2, 3].flatMap((first) =>
  [0, 1, 2, 3].flatMap((second) =>
    [0, 1, 2, 3].flatMap((third) => {
      const order = [first, second, third, 6 - first - second - third];
      return new Set(order).size === order.length && order[3]! >= 0 && order[3]! <= 3 ? [order] : [];
    }),
  ),
);

export const driftD18 = defineSimulation({
  id: 'drift-d18',
  title: 'Wasserstein distance, and what PSI makes of an order',
  params: {
    order: choice({ label: 'The four pairs, from light to heavy', options: orderOptions, default: 'east' }),
    moved: number({
      label: 'How far the shares have moved',
      symbol: '\\alpha',
      min: 0,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 1,
      note: '0: as a year ago; 1: all the way to this Monday.',
    }),
    ruler: choice({
      label: 'Ruler that calls for a van',
      options: { psi: { label: 'PSI' }, wasserstein: { label: 'Wasserstein' } },
      default: 'psi',
    }),
  },
  constants: {
    ...parcelConstants,
    warningLevel: psiLevels.warningLevel,
    movedShare: { label: 'Share that is moved', digits: 1, value: 0.1, kind: 'given' },
  },
  outputs: {
    psi: quantity({ label: 'PSI', symbol: '\\mathrm{PSI}', digits: 6, formula: '\\sum_i (c_i - e_i)\\,\\ln(c_i/e_i)' }),
    wasserstein: quantity({
      label: 'Wasserstein distance',
      symbol: 'W_1',
      unit: 'kg',
      digits: 2,
      formula: 'w \\sum_i \\bigl|\\sum_{j \\le i} (c_j - e_j)\\bigr|',
      source: '[@vallender1974]',
    }),
    wassersteinLine: quantity({
      label: 'Line of the Wasserstein distance',
      unit: 'kg',
      digits: 2,
      formula: '\\text{reserve}/\\text{parcels}',
    }),
    loadBefore: quantity({ label: 'Load of a van a year ago', unit: 'kg', digits: 0 }),
    loadNow: quantity({ label: 'Load of a van now', unit: 'kg', digits: 0 }),
    loadChange: quantity({ label: 'Change of the load', unit: 'kg', digits: 0 }),
    lighter: quantity({ label: 'Lighter by', unit: 'kg', digits: 0, none: 'not lighter' }),
    mostChange: quantity({
      label: 'Most that the load can have changed',
      unit: 'kg',
      digits: 0,
      formula: '\\text{parcels} \\cdot W_1',
    }),
    called: text({ label: 'The ruler', words: ['calls for a van', 'is silent'] }),
  },
  states: {
    vanForNothing: {
      label: 'A van is sent for nothing',
      kind: 'failure',
      remedy: 'Take the ruler that counts in kilograms, or let less of the shares move.',
    },
    overloaded: {
      label: 'A van is overloaded, and nobody was called',
      kind: 'failure',
      remedy: 'Take the ruler that counts in kilograms, or let the shares move all the way.',
    },
  },
  settings: {
    east: { order: 'east' },
    west: { order: 'west' },
    // The same place under another name: what a question may tell before its answer.
    twoDepots: { order: 'west' },
    third: { order: 'adbc' },
    mirror: { order: 'dcba' },
    eastMostly: { order: 'east', moved: 0.85 },
    westByWeight: { order: 'west', ruler: 'wasserstein' },
  },
  datasets: {
    depots: {
      columns: {
        weight: textColumn({ label: 'Parcels' }),
        eastThen: column({ label: 'East, then', digits: 2 }),
        eastNow: column({ label: 'East, now', digits: 2 }),
        westThen: column({ label: 'West, then', digits: 2 }),
        westNow: column({ label: 'West, now', digits: 2 }),
      },
    },
    classes: {
      columns: {
        weight: textColumn({ label: 'Parcels' }),
        then: column({ label: 'A year ago', symbol: 'e_i', digits: 3 }),
        now: column({ label: 'Now', symbol: 'c_i', digits: 3 }),
        upTo: column({ label: 'Carried past', digits: 3 }),
      },
    },
    steps: {
      columns: {
        when: textColumn({ label: 'Monday' }),
        weight: column({ label: 'Weight', unit: 'kg', digits: 1 }),
        share: column({ label: 'Share up to it', digits: 3 }),
      },
    },
    carried: {
      columns: {
        from: column({ label: 'From', unit: 'kg', digits: 1 }),
        to: column({ label: 'To', unit: 'kg', digits: 1 }),
        then: column({ label: 'Lighter than that a year ago', digits: 3 }),
        now: column({ label: 'Lighter than that now', digits: 3 }),
        area: column({ label: 'Area', unit: 'kg', digits: 3 }),
      },
    },
    orders: {
      columns: {
        order: textColumn({ label: 'Light to heavy' }),
        psi: column({ label: 'PSI', digits: 6 }),
        wasserstein: column({ label: 'Wasserstein', unit: 'kg', digits: 2 }),
        loadChange: column({ label: 'Change of the load', unit: 'kg', digits: 0 }),
      },
    },
    named: {
      columns: {
        order: textColumn({ label: 'Light to heavy' }),
        psi: column({ label: 'PSI', digits: 6 }),
        wasserstein: column({ label: 'Wasserstein', unit: 'kg', digits: 2 }),
        loadChange: column({ label: 'Change of the load', unit: 'kg', digits: 0 }),
      },
    },
    moves: {
      columns: {
        classes: column({ label: 'Moved by classes', digits: 0 }),
        psi: column({ label: 'PSI', digits: 3 }),
        wasserstein: column({ label: 'Wasserstein', unit: 'kg', digits: 2 }),
      },
    },
    edges: {
      columns: {
        wasserstein: column({ label: 'Wasserstein', unit: 'kg', digits: 2 }),
        least: column({ label: 'Least change', unit: 'kg', digits: 0 }),
        most: column({ label: 'Most change', unit: 'kg', digits: 0 }),
      },
    },
  },
  charts: {
    carried: {
      title: 'Parcels up to each weight, then and now',
      height: 210,
      spec: carriedSpec,
      table: { dataset: 'classes' },
      finding: ({ say, outputs }) =>
        outputs.psi < 1e-12
          ? 'Nothing has moved: both curves are the same, and there is no area between them.'
          : `The area between the two curves is ${say('wasserstein')} for each parcel; PSI is ${say('psi')}.`,
    },
    orders: {
      title: 'All orders of the four pairs, by Wasserstein and by what a van gains',
      height: 230,
      spec: ordersSpec,
      table: { dataset: 'named' },
      finding: ({ say }) =>
        `In this order the load of a van changes by ${say('loadChange')} and the Wasserstein distance is ${say('wasserstein')}; PSI is ${say('psi')} in every order.`,
    },
  },
  run({ order, moved, ruler }, c) {
    const measure = (places: readonly number[]) => {
      const { then, now } = parcelsIn(places, moved, c);
      return {
        then,
        now,
        psi: populationStabilityIndex(then, now),
        wasserstein: wassersteinOfHistograms(then, now, c.classWidth),
        loadBefore: vanLoad(then, c),
        loadNow: vanLoad(now, c),
      };
    };
    const chosen = measure(orders[order]);
    const { then, now, psi, wasserstein, loadBefore, loadNow } = chosen;
    const loadChange = loadNow - loadBefore;
    const wassersteinLine = c.reserve / c.parcels;
    const calls = ruler === 'psi' ? atLeast(psi, c.warningLevel) : atLeast(wasserstein, wassersteinLine);
    const needed = atLeast(loadChange, c.reserve);
    const cumulative = (shares: readonly number[]) =>
      shares.map((_, index) => shares.slice(0, index + 1).reduce((sum, share) => sum + share, 0));
    const [upToThen, upToNow] = [cumulative(then), cumulative(now)];
    const middle = (index: number) => (index + 0.5) * c.classWidth;
    const whole = c.classWidth * then.length;
    const stepsOf = (when: string, upTo: readonly number[]) => [
      { when, weight: 0, share: 0 },
      ...upTo.map((share, index) => ({ when, weight: middle(index), share })),
      { when, weight: whole, share: 1 },
    ];
    const lettersOf = (places: readonly number[]) => places.map((place) => 'ABCD'[place]).join('');
    const orderRow = (places: readonly number[]) => {
      const row = measure(places);
      return {
        order: lettersOf(places),
        psi: row.psi,
        wasserstein: row.wasserstein,
        loadChange: row.loadNow - row.loadBefore,
      };
    };
    const [east, west] = [parcelsIn(orders.east, 1, c), parcelsIn(orders.west, 1, c)];
    return {
      outputs: {
        psi,
        wasserstein,
        wassersteinLine,
        loadBefore,
        loadNow,
        loadChange,
        lighter: loadChange < -1e-9 * c.reserve ? -loadChange : null,
        mostChange: c.parcels * wasserstein,
        called: calls ? 'calls for a van' : 'is silent',
      },
      states: { vanForNothing: calls && !needed, overloaded: !calls && needed },
      datasets: {
        depots: weightClasses.map((weight, index) => ({
          weight,
          eastThen: east.then[index]!,
          eastNow: east.now[index]!,
          westThen: west.then[index]!,
          westNow: west.now[index]!,
        })),
        classes: weightClasses.map((weight, index) => ({
          weight,
          then: then[index]!,
          now: now[index]!,
          upTo: Math.abs(upToNow[index]! - upToThen[index]!),
        })),
        steps: [...stepsOf('a year ago', upToThen), ...stepsOf('now', upToNow)],
        carried: then.slice(1).map((_, index) => ({
          from: middle(index),
          to: middle(index + 1),
          then: upToThen[index]!,
          now: upToNow[index]!,
          area: c.classWidth * Math.abs(upToNow[index]! - upToThen[index]!),
        })),
        orders: allOrders.map(orderRow),
        named: Object.values(orders).map(orderRow),
        moves: [1, 2, 3].map((classes) => {
          const before = parcelsIn(orders.east, 0, c).then;
          const after = before.map(
            (share, index) => share - (index === 0 ? c.movedShare : 0) + (index === classes ? c.movedShare : 0),
          );
          return {
            classes,
            psi: populationStabilityIndex(before, after),
            wasserstein: wassersteinOfHistograms(before, after, c.classWidth),
          };
        }),
        edges: [0, 0.4].map((kilograms) => ({
          wasserstein: kilograms * c.classWidth,
          least: -kilograms * c.parcels * c.classWidth,
          most: kilograms * c.parcels * c.classWidth,
        })),
      },
    };
  },
});

export default driftD18;
