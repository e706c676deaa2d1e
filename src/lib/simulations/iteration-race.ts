/**
 * A large model that iterates slowly against a small one that iterates fast, each towards its own ceiling.
 *
 * On the phone the battery decides how fast the small one may iterate (M4c); a node of the cloud costs money by the hour
 * (M6). All changes of leader are searched for in a whole year, whatever window is looked at.
 */
import {
  choice,
  column,
  defineSimulation,
  formatNumber,
  integer,
  isBelow,
  money,
  number,
  percent,
  quantity,
  text,
  textColumn,
  thresholdGuard,
} from 'labwright/simulation';
import { keptCycle } from '../science/energy.ts';
import {
  accuracyAfter,
  curvePoints,
  iterationsBy,
  leaderAtStart,
  type LeaderChange,
  leaderChanges,
  type Learner,
  type Race,
} from '../science/iteration-race.ts';
import {
  batteryShareParameter,
  phoneConstants,
  smallestPhoneCycle,
  trainingHoursParameter,
} from './_constraint-phone.ts';
import { type Racer, raceSpec, racers } from './_constraint-race-chart.ts';
import { placeLabels } from './_label-places.ts';
import { trimmed } from './_words.ts';

const constants = {
  ...phoneConstants,
  startLarge: { label: 'The large model starts at', unit: '%', digits: 0, value: 95, kind: 'given' },
  startSmall: { label: 'The small model starts at', unit: '%', digits: 0, value: 90, kind: 'given' },
  gainLarge: {
    label: 'First gain of the large model',
    symbol: 'g_L',
    unit: 'point',
    digits: 2,
    value: 0.15,
    kind: 'given',
  },
  gainSmall: {
    label: 'First gain of the small model',
    symbol: 'g_S',
    unit: 'point',
    digits: 2,
    value: 0.1,
    kind: 'given',
  },
  hoursPerWeek: { label: 'Hours in a week', unit: 'hour/week', digits: 0, value: 168, kind: 'definition' },
  horizonWeeks: { label: 'Changes are searched for within', unit: 'week', digits: 0, value: 52, kind: 'given' },
  tableEvery: { label: 'Weeks between two rows', unit: 'week', digits: 0, value: 2, kind: 'given' },
  nodePrice: { label: 'Price of a cloud node', unit: '$/hour', digits: 0, value: 3, kind: 'given' },
} as const;
const never = `not within ${constants.horizonWeeks.value} weeks`;
/** Points of one curve. */
const mostPoints = 120;

/** Who leads at a time; a change that falls on it, but for rounding, has happened. */
function leaderBy(race: Race<Racer>, changes: readonly LeaderChange<Racer>[], time: number): Racer {
  return changes.findLast((change) => change.time <= time * (1 + thresholdGuard))?.leader ?? leaderAtStart(race);
}

const cap = (label: string, symbol: string, range: { min: number; default: number }) =>
  number({ label, symbol, unit: '%', max: 99.5, step: 0.1, digits: 1, ...range });
const cycle = (label: string, range: { max: number; default: number }) =>
  number({ label, unit: 'hour', min: 1, step: 1, scale: 'log', ...range });

export const iterationRace = defineSimulation({
  id: 'iteration-race',
  title: 'A large model against a fast one',
  params: {
    context: choice({
      label: 'The small model trains',
      note: 'On the phone its cycle is as long as the battery demands.',
      options: {
        cloud: { label: 'in the cloud', note: 'On a node of its own, as often as it likes.' },
        mobile: { label: 'on the phone', note: 'Within a share of the battery.' },
      },
      default: 'cloud',
    }),
    cycleLargeHours: cycle('Cycle of the large model', { max: 336, default: 168 }),
    cycleSmallHours: cycle('Cycle wanted for the small model', { max: 168, default: 1 }),
    trainingHours: trainingHoursParameter,
    batteryShare: batteryShareParameter,
    capLarge: cap('Ceiling of the large model', '\\hat A_L', { min: 96, default: 98.5 }),
    capSmall: cap('Ceiling of the small model', '\\hat A_S', { min: 92, default: 97.5 }),
    windowWeeks: integer({ label: 'Window', symbol: 'w', unit: 'week', min: 4, max: 52, default: 26 }),
  },
  constants,
  outputs: {
    cycleSmallHoursAllowed: quantity({
      label: 'Cycle of the small model',
      unit: 'hour',
      digits: 0,
      note: 'As wanted, but no shorter than its training, nor than the battery allows on the phone.',
    }),
    largeFinal: percent({
      label: 'Large model at the end',
      digits: 2,
      formula: '\\hat A_L - (\\hat A_L - A_L)\\,\\rho_L^{k}',
    }),
    smallFinal: percent({
      label: 'Small model at the end',
      digits: 2,
      formula: '\\hat A_S - (\\hat A_S - A_S)\\,\\rho_S^{k}',
    }),
    smallFirstLeadsHour: quantity({
      label: 'The small model first leads after',
      digits: 0,
      unit: 'hour',
      none: never,
    }),
    largeLeadsForGoodHour: quantity({
      label: 'The large model takes the lead back for good after',
      digits: 0,
      unit: 'hour',
      none: never,
      note: 'For good as far as a year shows, whatever the window.',
    }),
    largeLeadsForGoodWeek: quantity({
      label: 'Week in which the large model takes the lead back for good',
      digits: 0,
      unit: 'week',
      none: never,
    }),
    leader: text({ label: 'Leader at the end', words: racers }),
    iterationsLarge: quantity({
      label: 'Iterations of the large model',
      digits: 0,
      formula: '\\lfloor 168\\,w/c_L \\rfloor',
    }),
    iterationsSmall: quantity({
      label: 'Iterations of the small model',
      digits: 0,
      formula: '\\lfloor 168\\,w/c_S \\rfloor',
    }),
    computeCost: money({
      label: 'Bill of one busy cloud node',
      unit: '$',
      digits: 0,
      formula: '168\\,w \\times \\$3',
      note: 'Each team in the cloud pays for one, around the clock.',
    }),
    costPerPointLarge: money({ label: 'Large model, per point gained', unit: '$/point', digits: 0 }),
    costPerPointSmall: money({
      label: 'Small model, per point gained',
      unit: '$/point',
      digits: 0,
      none: 'no cloud bill',
    }),
  },
  states: {
    smallAhead: { label: 'The small model is ahead at the end of the window', kind: 'condition' },
    smallNeverLeads: { label: 'The small model never leads', kind: 'condition' },
    limitedByBattery: { label: 'The battery allows no cycle as short as wanted', kind: 'condition' },
  },
  settings: {
    cloud: { context: 'cloud' },
    mobile: { context: 'mobile' },
    mobileDaily: { context: 'mobile', cycleSmallHours: 24 },
    fourWeeks: { windowWeeks: 4 },
    halfYear: { windowWeeks: 26 },
    year: { windowWeeks: 52 },
    smallEvery4Hours: { cycleSmallHours: 4 },
    smallEvery12Hours: { cycleSmallHours: 12 },
    smallEvery12HoursYear: { cycleSmallHours: 12, windowWeeks: 52 },
    smallDaily: { cycleSmallHours: 24 },
    higherSmallCap: { capSmall: 98 },
    higherSmallCapYear: { capSmall: 98, windowWeeks: 52 },
    lowerSmallCap: { capSmall: 97 },
    largeFortnightlySmallDaily: { cycleLargeHours: 336, cycleSmallHours: 24 },
    largeDaily: { cycleLargeHours: 24 },
  },
  datasets: {
    leaders: {
      columns: {
        hour: column({ label: 'From hour', unit: 'hour', digits: 0 }),
        week: column({ label: 'Week', unit: 'week', digits: 1 }),
        who: textColumn({ label: 'Leader' }),
        accuracy: column({ label: 'At', unit: '%', digits: 2 }),
      },
    },
    race: {
      columns: {
        model: textColumn({ label: 'Model' }),
        week: column({ label: 'Week', unit: 'week', digits: 2 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 2 }),
      },
    },
    standings: {
      columns: {
        week: column({ label: 'Week', unit: 'week', digits: 0 }),
        large: column({ label: 'Large model', unit: '%', digits: 2 }),
        small: column({ label: 'Small model', unit: '%', digits: 2 }),
        who: textColumn({ label: 'Leader' }),
      },
    },
    ends: {
      columns: {
        model: textColumn({ label: 'Model' }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 2 }),
        labelAt: column({ label: 'Height of its name', unit: '%', digits: 2 }),
        words: textColumn({ label: 'Name' }),
      },
    },
  },
  charts: {
    race: {
      title: 'Accuracy of both models up to the end of the window',
      height: 280,
      spec: raceSpec,
      table: { dataset: 'standings' },
      finding({ parameters, outputs, datasets, say }) {
        const { windowWeeks } = parameters;
        const [first, second] = outputs.leader === 'large' ? racers : (['small', 'large'] as const);
        const final = { large: say('largeFinal'), small: say('smallFinal') };
        const level = final.large === final.small;
        const standing = level
          ? `After ${windowWeeks} weeks both models stand at ${final.large}, the ${first} one a hair ahead`
          : `After ${windowWeeks} weeks the ${first} model is ahead, ${final[first]} against ${final[second]}`;
        const seen = datasets.leaders.filter(({ week }) => week <= windowWeeks);
        if (seen.length === 0) return `${standing}; the small one has not led for an hour.`;
        const start = `the small one first led in hour ${formatNumber(seen[0]!.hour, 0)}`;
        if (seen.length === 1) return `${standing}; ${start}.`;
        return `${standing}; ${start}, and the lead last changed in week ${trimmed(seen.at(-1)!.week, 1)}.`;
      },
    },
  },
  derivations: {
    computeCost: [
      {
        symbols: '168\\,w \\times \\$3',
        numbers: '\\val{hoursPerWeek} \\times \\val{windowWeeks} \\times \\val{nodePrice} = \\val{computeCost}',
        because: 'a node that is always busy, at its price per hour',
      },
    ],
  },
  run(parameters, c) {
    const { context, trainingHours, batteryShare, windowWeeks } = parameters;
    const wanted = keptCycle(parameters.cycleSmallHours, trainingHours);
    const allowed =
      context === 'mobile' ? Math.max(wanted, smallestPhoneCycle(trainingHours, batteryShare, c)) : wanted;
    const large: Learner = {
      start: c.startLarge,
      firstGain: c.gainLarge,
      cap: parameters.capLarge,
      cycle: parameters.cycleLargeHours,
    };
    const small: Learner = { start: c.startSmall, firstGain: c.gainSmall, cap: parameters.capSmall, cycle: allowed };
    const race: Race<Racer> = [
      { name: 'large', learner: large },
      { name: 'small', learner: small },
    ];
    const changes = leaderChanges(race, c.horizonWeeks * c.hoursPerWeek);
    const windowHours = windowWeeks * c.hoursPerWeek;
    const iterations = (learner: Learner, hours: number) => iterationsBy(hours, learner.cycle);
    const accuracyBy = (learner: Learner, hours: number) => accuracyAfter(learner, iterations(learner, hours));
    const [largeFinal, smallFinal] = [accuracyBy(large, windowHours), accuracyBy(small, windowHours)];
    const leader = leaderBy(race, changes, windowHours);
    const firstLead = changes.find((change) => change.leader === 'small');
    const last = changes.at(-1);
    const takenBack = last?.leader === 'large' ? last.time : null;
    const computeCost = windowHours * c.nodePrice;
    const smallGain = smallFinal - small.start;
    const names = placeLabels([largeFinal, smallFinal], { low: 89.6, high: 99.6, gap: 0.62 });
    const rows = Math.floor(windowWeeks / c.tableEvery);
    const tableWeeks = Array.from({ length: rows + 1 }, (_, row) => row * c.tableEvery);
    if (tableWeeks[rows]! < windowWeeks) tableWeeks.push(windowWeeks);
    return {
      outputs: {
        cycleSmallHoursAllowed: allowed,
        largeFinal,
        smallFinal,
        smallFirstLeadsHour: firstLead?.time ?? null,
        largeLeadsForGoodHour: takenBack,
        largeLeadsForGoodWeek: takenBack === null ? null : takenBack / c.hoursPerWeek,
        leader,
        iterationsLarge: iterations(large, windowHours),
        iterationsSmall: iterations(small, windowHours),
        computeCost,
        costPerPointLarge: computeCost / (largeFinal - large.start),
        costPerPointSmall: context === 'mobile' || smallGain === 0 ? null : computeCost / smallGain,
      },
      states: {
        smallAhead: leader === 'small',
        smallNeverLeads: firstLead === undefined,
        limitedByBattery: isBelow(wanted, allowed),
      },
      datasets: {
        leaders: changes.map((change) => ({
          hour: change.time,
          week: change.time / c.hoursPerWeek,
          who: change.leader,
          accuracy: change.accuracy,
        })),
        race: race.flatMap(({ name, learner }) =>
          curvePoints(learner, windowHours, mostPoints).map(({ time, accuracy }) => ({
            model: name,
            week: time / c.hoursPerWeek,
            accuracy,
          })),
        ),
        standings: tableWeeks.map((week) => {
          const hours = week * c.hoursPerWeek;
          return {
            week,
            large: accuracyBy(large, hours),
            small: accuracyBy(small, hours),
            who: leaderBy(race, changes, hours),
          };
        }),
        ends: [
          { model: 'large', accuracy: largeFinal, labelAt: names[0]! },
          { model: 'small', accuracy: smallFinal, labelAt: names[1]! },
        ].map((row) => ({ ...row, words: `${row.model} ${formatNumber(row.accuracy, 2)} %` })),
      },
    };
  },
});

export default iterationRace;
