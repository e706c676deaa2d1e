/**
 * NB-D11: drift of an input. PSI grows with the square of a shift, so an even pace is seen late, and then all at once; a reference
 * that moves along never sees it.
 */
import {
  atLeast,
  boolean,
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  number,
  quantity,
} from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { psiLimit } from '../science/gaussians.ts';
import { evenlySpaced } from '../science/grid.ts';
import { sharesInEqualBins } from '../science/normal.ts';
import { whereReached } from '../science/root.ts';
import { at, limit, linear, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';

const binCount = 10;
const equalShares = new Array<number>(binCount).fill(1 / binCount);
/** PSI on ten bins of equal share after the mean has moved by δ standard deviations. */
const psiOfShift = (shift: number) => populationStabilityIndex(equalShares, sharesInEqualBins(binCount, shift, 1));
const [lastWeek, farthest, tallest] = [52, 3, 0.8];

const levelName = (name: string, level: string) => ({
  mark: { type: 'text' as const, style: 'limit-label', text: { expr: `width > 150 ? '${name}' : ''` } },
  encoding: { x: at(lastWeek), y: at(level) },
});
const weeksSpec: ChartSpec = {
  data: { name: 'weeks' },
  layer: [
    limit('y', 'warningLevel'),
    limit('y', 'alarmLevel'),
    levelName('warning', 'warningLevel'),
    levelName('alarm', 'alarmLevel'),
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'week', ...linear('weeks since the launch', [0, lastWeek], [0, 10, 20, 30, 40, 50]) },
        y: { field: 'psi', ...linear('PSI of the input', [0, tallest], [0, 0.2, 0.4, 0.6, 0.8]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('week'), y: at('psi'), y2: { datum: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('week'), y: at('psi') } },
    {
      mark: {
        type: 'text',
        style: 'now-label',
        baseline: 'bottom',
        dy: -3,
        text: { expr: "'week ' + format(week, '.1~f')" },
      },
      encoding: { x: at('week'), y: at(0) },
    },
  ],
};

const week = (label: string) => quantity({ label, unit: 'week', digits: 0, none: 'not within the year' });

export const driftD11 = defineSimulation({
  id: 'drift-d11',
  title: 'An input that drifts at an even pace',
  params: {
    week: number({ label: 'Week', unit: 'week', min: 0, max: lastWeek, step: 1, default: 0 }),
    pace: number({
      label: 'Pace, in standard deviations',
      unit: '1/week',
      min: 0.005,
      max: 0.05,
      step: 0.005,
      digits: 3,
      default: 0.02,
    }),
    trailing: boolean({
      label: 'Reference moves along',
      default: false,
      note: 'Each week is compared with a few weeks before, not with the launch.',
    }),
  },
  constants: {
    ...psiLevels,
    bins: { label: 'Bins', symbol: 'B', digits: 0, value: binCount, kind: 'given' },
    year: { label: 'Weeks looked at', unit: 'week', digits: 0, value: lastWeek, kind: 'given' },
    trail: { label: 'A reference that moves along lies back', unit: 'week', digits: 0, value: 4, kind: 'given' },
    farShift: { label: 'A shift that would matter, in standard deviations', digits: 1, value: 0.5, kind: 'given' },
  },
  outputs: {
    shift: quantity({
      label: 'Moved since the launch, in standard deviations',
      symbol: '\\delta',
      digits: 2,
      formula: '\\text{pace} \\times \\text{weeks}',
    }),
    psi: quantity({ label: 'PSI of the input', symbol: '\\mathrm{PSI}', digits: 3 }),
    limit: quantity({
      label: 'PSI with ever finer bins',
      symbol: 'J',
      digits: 3,
      formula: '\\delta^2',
      source: 'Jeffreys’ divergence of two normal distributions [@jeffreys1946]',
    }),
    warningWeek: week('PSI reaches the warning level in week'),
    alarmWeek: week('PSI reaches the alarm level in week'),
    halfwayPsi: quantity({
      label: 'PSI half-way to the alarm',
      digits: 3,
      none: 'there is no alarm',
      note: 'When the input has moved half as far.',
    }),
  },
  states: {
    alarmed: { label: 'PSI has reached the alarm level', kind: 'condition' },
    movesUnseen: {
      label: 'The input has moved far, and nobody is told',
      kind: 'failure',
      remedy: 'Compare with the launch: a reference that moves along forgets where it came from.',
    },
  },
  settings: {
    launch: {},
    slow: { week: 5 },
    quarter: { week: 12.5 },
    half: { week: 25 },
    threeQuarters: { week: 37.5 },
    whole: { week: 50 },
    trailing: { week: 50, trailing: true },
  },
  datasets: {
    weeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        psi: column({ label: 'PSI', digits: 3 }),
      },
    },
    shifts: {
      columns: {
        shift: column({ label: 'Standard deviations moved', digits: 2 }),
        psi: column({ label: 'PSI on ten bins', digits: 4 }),
        limit: column({ label: 'Its limit', digits: 4 }),
      },
    },
    someWeeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        shift: column({ label: 'Standard deviations since launch', digits: 2 }),
        psi: column({ label: 'PSI', digits: 3 }),
      },
    },
  },
  charts: {
    weeks: {
      title: 'PSI of one input, week by week',
      height: 210,
      spec: weeksSpec,
      guess: 'x',
      table: { dataset: 'someWeeks' },
      finding: ({ parameters, say }) =>
        parameters.trailing
          ? `Compared with a few weeks ago the input has a PSI of ${say('psi')}, although it has moved by ${say('shift')} standard deviations since the launch.`
          : `In week ${say('week')} the input has moved by ${say('shift')} standard deviations, and its PSI is ${say('psi')}.`,
    },
  },
  run({ week, pace, trailing }, c) {
    const seenAt = (weeks: number) => pace * (trailing ? Math.min(weeks, c.trail) : weeks);
    const psiAt = (weeks: number) => psiOfShift(seenAt(weeks));
    const shift = pace * week;
    const psi = psiAt(week);
    // The shift is found first: a pace of weeks only stretches the calendar.
    const reached = (level: number) => {
      const weeks = whereReached(psiOfShift, level, 0, farthest)! / pace;
      return weeks <= (trailing ? Math.min(c.trail, c.year) : c.year) ? weeks : null;
    };
    const alarmWeek = reached(c.alarmLevel);
    return {
      outputs: {
        shift,
        psi,
        limit: psiLimit(seenAt(week), 1),
        warningWeek: reached(c.warningLevel),
        alarmWeek,
        halfwayPsi: alarmWeek === null ? null : psiAt(alarmWeek / 2),
      },
      states: {
        alarmed: atLeast(psi, c.alarmLevel),
        movesUnseen: atLeast(shift, c.farShift) && isBelow(psi, c.warningLevel),
      },
      datasets: {
        weeks: evenlySpaced(0, c.year, 53).map((weeks) => ({ week: weeks, psi: psiAt(weeks) })),
        shifts: [0.1, 0.25, 0.5, 0.75, 1].map((moved) => ({
          shift: moved,
          psi: psiOfShift(moved),
          limit: psiLimit(moved, 1),
        })),
        someWeeks: evenlySpaced(0, c.year, 5).map((weeks) => ({
          week: weeks,
          shift: pace * weeks,
          psi: psiAt(weeks),
        })),
      },
    };
  },
});

export default driftD11;
