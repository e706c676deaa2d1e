/**
 * The first day of a canary whose rows are not those of the old build (MP-M9): better by day and by night, and worse in all.
 *
 * Its rows come from more nights, and nights are hard for both. Seen on one mix, the difference turns round.
 */
import {
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  textColumn,
  type ChartSpec,
} from 'labwright/simulation';
import { evenlySpaced } from '../science/grid.ts';
import { pooledMean, reweightedMean } from '../science/slices.ts';
import { at, limit, linear, marker } from './_chart-parts.ts';

const given = (label: string, value: number, digits = 0) =>
  ({ label, value, digits, unit: '%', kind: 'given' }) as const;

const [pooledLow, pooledHigh] = [80, 98];
/** The canary's pooled accuracy against its share of nights. */
export const pooledSpec: ChartSpec = {
  data: { name: 'mixes' },
  layer: [
    limit('y', 'controlPooled'),
    {
      mark: { type: 'text', style: 'limit-label', text: { expr: "width > 200 ? 'old build, in all' : 'old'" } },
      encoding: { x: at(100), y: at('controlPooled') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'night', ...linear('nights among the canary’s rows, %', [0, 100], [0, 25, 50, 75, 100]) },
        y: { field: 'pooled', ...linear('new build, in all, %', [pooledLow, pooledHigh], [80, 85, 90, 95]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now' },
      encoding: { x: at('canaryNight'), y: at('canaryPooled'), y2: { datum: pooledLow } },
    },
    { mark: marker, encoding: { x: at('canaryNight'), y: at('canaryPooled') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "format(canaryNight, '.0f') + ' %'" },
      },
      encoding: { x: at('canaryNight'), y: at(pooledLow) },
    },
  ],
};

export const missionCanary = defineSimulation({
  id: 'mission-canary',
  title: 'The first day of a canary',
  params: {
    canaryNight: number({ label: 'Nights among the canary’s rows', unit: '%', min: 0, max: 100, step: 1, default: 40 }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    controlNight: given('Nights among the old build’s rows', 10),
    controlDayRight: given('Old build right by day', 96, 1),
    controlNightRight: given('Old build right by night', 80, 1),
    canaryDayRight: given('New build right by day', 96.5, 1),
    canaryNightRight: given('New build right by night', 82, 1),
  },
  outputs: {
    controlPooled: percent({ label: 'Old build, first day in all', digits: 1 }),
    canaryPooled: percent({
      label: 'New build, first day in all',
      digits: 1,
      formula: '(1 - m)\\,a_{\\mathrm{day}} + m\\,a_{\\mathrm{night}}',
    }),
    pooledChange: quantity({ label: 'New less old, first day in all', unit: 'point', digits: 1 }),
    controlOnCanary: percent({ label: 'Old build, on the canary’s mix', digits: 1 }),
    canaryReweighted: percent({ label: 'New build, on the old build’s mix', digits: 2 }),
    reweightedChange: quantity({ label: 'New less old, on the old build’s mix', unit: 'point', digits: 2 }),
  },
  states: {
    mixTrap: { label: 'Better by day and by night, and worse in all', kind: 'condition' },
  },
  settings: { sameMix: { canaryNight: 10 }, onlyNights: { canaryNight: 100 } },
  datasets: {
    mixes: {
      columns: {
        night: column({ label: 'Nights', unit: '%', digits: 0 }),
        pooled: column({ label: 'New build in all', unit: '%', digits: 2 }),
      },
    },
    pools: {
      columns: {
        build: textColumn({ label: 'Build' }),
        day: column({ label: 'By day', unit: '%', digits: 1 }),
        night: column({ label: 'By night', unit: '%', digits: 1 }),
        nights: column({ label: 'Nights among its rows', unit: '%', digits: 0 }),
        pooled: column({ label: 'In all', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    pooled: {
      title: 'The new build in all, against its share of nights',
      height: 220,
      spec: pooledSpec,
      table: { dataset: 'mixes' },
      finding: ({ say, states }) =>
        `With ${say('canaryNight')} of its rows by night the new build is right on ${say('canaryPooled')} in all, the old one on ${say('controlPooled')}` +
        (states.mixTrap ? ', though the new one is better by day and by night.' : '.'),
    },
  },
  run({ canaryNight }, c) {
    const pools = (night: number, day: number, dark: number) => [
      { rows: c.whole - night, value: day },
      { rows: night, value: dark },
    ];
    const control = pools(c.controlNight, c.controlDayRight, c.controlNightRight);
    const canaryAt = (night: number) => pools(night, c.canaryDayRight, c.canaryNightRight);
    const canary = canaryAt(canaryNight);
    const rowsOf = (of: typeof control) => of.map(({ rows }) => rows);
    const [controlPooled, canaryPooled] = [pooledMean(control), pooledMean(canary)];
    const canaryReweighted = reweightedMean(canary, rowsOf(control));
    return {
      outputs: {
        controlPooled,
        canaryPooled,
        pooledChange: canaryPooled - controlPooled,
        controlOnCanary: reweightedMean(control, rowsOf(canary)),
        canaryReweighted,
        reweightedChange: canaryReweighted - controlPooled,
      },
      states: {
        mixTrap:
          isBelow(c.controlDayRight, c.canaryDayRight) &&
          isBelow(c.controlNightRight, c.canaryNightRight) &&
          isBelow(canaryPooled, controlPooled),
      },
      datasets: {
        mixes: evenlySpaced(0, c.whole, 11).map((night) => ({ night, pooled: pooledMean(canaryAt(night)) })),
        pools: [
          {
            build: 'old',
            day: c.controlDayRight,
            night: c.controlNightRight,
            nights: c.controlNight,
            pooled: controlPooled,
          },
          { build: 'new', day: c.canaryDayRight, night: c.canaryNightRight, nights: canaryNight, pooled: canaryPooled },
        ],
      },
    };
  },
});

export default missionCanary;
