/**
 * The race of a draft, in which a small model that trains every hour overtakes a large one that trains every week: what its
 * own gains allow. Every gain is a fixed share of the one before it, and both models stop at 99 %.
 */
import { atLeast, type ChartSpec, column, defineSimulation, number, percent, quantity } from 'labwright/simulation';
import { evenlySpaced } from '../science/grid.ts';
import { iterationsBy } from '../science/iteration-race.ts';
import { ceilingOf, levelAfter } from '../science/shrinking-gains.ts';
import { at, colourBy, curveNames, linear } from './_chart-parts.ts';
import { namePlaces, placeLabels } from './_label-places.ts';
import { trimmed } from './_words.ts';

const lastWeek = 26;
const racers = ['large', 'small'];
const racerColour = colourBy('model', racers);
const spec: ChartSpec = {
  data: { name: 'curve' },
  layer: [
    {
      transform: [{ fold: racers, as: ['model', 'accuracy'] }],
      mark: 'line',
      encoding: {
        x: { field: 'week', ...linear('weeks', [0, lastWeek], [0, 4, 8, 12, 16, 20, 24]) },
        y: { field: 'accuracy', ...linear('accuracy, %', [89.5, 99.5], [90, 92, 94, 96, 98]) },
        color: racerColour,
      },
    },
    curveNames('ends', at(lastWeek), 'model', racerColour),
  ],
};

export const draftedRace = defineSimulation({
  id: 'drafted-race',
  title: 'A race by the draft’s own gains',
  params: {
    decay: number({
      label: 'Each gain over the one before',
      symbol: 'r',
      min: 0.9,
      max: 0.995,
      step: 0.005,
      digits: 3,
      default: 0.95,
    }),
  },
  constants: {
    startLarge: { label: 'The large model starts at', symbol: 'A_L', unit: '%', digits: 0, value: 95, kind: 'given' },
    startSmall: { label: 'The small model starts at', symbol: 'A_S', unit: '%', digits: 0, value: 90, kind: 'given' },
    gainLarge: { label: 'First gain of the large model', unit: 'point', digits: 2, value: 0.15, kind: 'given' },
    gainSmall: {
      label: 'First gain of the small model',
      symbol: 'g_S',
      unit: 'point',
      digits: 2,
      value: 0.1,
      kind: 'given',
    },
    cycleLarge: { label: 'Cycle of the large model', unit: 'hour', digits: 0, value: 168, kind: 'given' },
    cycleSmall: { label: 'Cycle of the small model', unit: 'hour', digits: 0, value: 1, kind: 'given' },
    highest: { label: 'Both stop at', unit: '%', digits: 0, value: 99, kind: 'given' },
    window: { label: 'Window', unit: 'week', digits: 0, value: lastWeek, kind: 'given' },
    oneWeek: { label: 'One week', unit: 'week', digits: 0, value: 1, kind: 'definition' },
    hoursPerWeek: { label: 'Hours in a week', unit: 'hour/week', digits: 0, value: 168, kind: 'definition' },
  },
  outputs: {
    largeFinal: percent({ label: 'Large model at the end', digits: 1 }),
    smallFinal: percent({ label: 'Small model at the end', digits: 1 }),
    smallCeiling: percent({
      label: 'The small model can never exceed',
      digits: 1,
      formula: 'A_S + \\frac{g_S}{1 - r}',
    }),
    smallHeadroom: quantity({
      label: 'All that the small model can ever gain',
      unit: 'point',
      digits: 1,
      formula: '\\frac{g_S}{1 - r}',
    }),
    headStart: quantity({ label: 'Head start of the large model', unit: 'point', digits: 0 }),
    overtakes: quantity({
      label: 'The small model has caught up in week',
      unit: 'week',
      digits: 0,
      none: 'never within the window',
    }),
  },
  states: {
    neverOvertakes: { label: 'The small model never catches up', kind: 'condition' },
  },
  settings: { drafted: {}, slowDecay: { decay: 0.99 } },
  datasets: {
    curve: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 2 }),
        large: column({ label: 'Large model', unit: '%', digits: 1 }),
        small: column({ label: 'Small model', unit: '%', digits: 1 }),
      },
    },
    weeks: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        large: column({ label: 'Large model', unit: '%', digits: 1 }),
        small: column({ label: 'Small model', unit: '%', digits: 1 }),
      },
    },
    ends: namePlaces('model', 'Model', { unit: '%', digits: 1 }),
  },
  charts: {
    race: {
      title: 'The race as the draft computes it',
      height: 220,
      spec,
      table: { dataset: 'weeks' },
      finding: ({ outputs, say }) =>
        `With gains that shrink to ${say('decay')} of the one before, the small model ` +
        (outputs.overtakes === null
          ? `ends at ${say('smallFinal')} and never reaches the large one, which ends at ${say('largeFinal')}.`
          : `has caught up with the large one by the end of week ${trimmed(outputs.overtakes, 0)}.`),
    },
  },
  run({ decay }, c) {
    const reached = (start: number, gain: number, cycle: number, week: number) =>
      Math.min(c.highest, levelAfter(start, gain, decay, iterationsBy(week * c.hoursPerWeek, cycle)));
    const both = (week: number) => ({
      week,
      large: reached(c.startLarge, c.gainLarge, c.cycleLarge, week),
      small: reached(c.startSmall, c.gainSmall, c.cycleSmall, week),
    });
    const weeks = evenlySpaced(c.oneWeek, c.window, lastWeek).map(both);
    const end = both(c.window);
    const overtakes = weeks.find(({ large, small }) => atLeast(small, large))?.week ?? null;
    const ceiling = ceilingOf(c.startSmall, c.gainSmall, decay);
    const names = placeLabels([end.large, end.small], { low: 90, high: 99, gap: 0.9 });
    return {
      outputs: {
        largeFinal: end.large,
        smallFinal: end.small,
        smallCeiling: Math.min(c.highest, ceiling),
        smallHeadroom: ceiling - c.startSmall,
        headStart: c.startLarge - c.startSmall,
        overtakes,
      },
      states: { neverOvertakes: overtakes === null },
      datasets: {
        curve: [...evenlySpaced(0, c.oneWeek, 29), ...evenlySpaced(c.oneWeek, c.window, 76).slice(1)].map(both),
        weeks,
        ends: racers.map((model, index) => ({ model, labelAt: names[index]! })),
      },
    };
  },
});

export default draftedRace;
