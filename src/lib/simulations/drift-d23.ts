/**
 * NB-D23 and MP-M9: what the whole hides of its parts. A slice moves the whole by no more than its share times what it has to
 * lose, so a line drawn for the whole may be out of reach of a small slice for good.
 */
import {
  atLeast,
  boolean,
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { pooledMean, reweightedMean, sliceReport } from '../science/slices.ts';
import { at, colourBy, linear, marker } from './_chart-parts.ts';

const sliceNames = ['towns', 'country', 'islands'] as const;
const rowNames = [...sliceNames, 'all'];
const moments = ['before', 'now'];
const right = (label: string, value: number) => ({ label, unit: '%', digits: 1, value, kind: 'given' }) as const;
const parcels = (label: string, value: number) => ({ label, digits: 0, value, kind: 'given' }) as const;

const partsSpec: ChartSpec = {
  data: { name: 'parts' },
  layer: [
    {
      transform: [{ fold: ['before', 'now'], as: ['moment', 'right'] }],
      mark: { type: 'bar' },
      encoding: {
        x: { field: 'part', type: 'nominal', scale: { domain: rowNames, padding: 0.25 }, axis: { title: null } },
        xOffset: { field: 'moment', scale: { domain: moments } },
        y: { field: 'right', ...linear('right depot, %', [0, 110], [0, 25, 50, 75, 100]) },
        color: { ...colourBy('moment', moments), legend: { title: null, orient: 'top' } },
      },
    },
    {
      transform: [
        { calculate: "format(datum.now, '.3~g')", as: 'words' },
        { calculate: "'now'", as: 'moment' },
      ],
      mark: { type: 'text', style: 'value-label', baseline: 'bottom', dy: -3 },
      encoding: {
        x: { field: 'part', type: 'nominal' },
        xOffset: { field: 'moment', scale: { domain: moments } },
        y: { field: 'now', type: 'quantitative' },
        text: { field: 'words' },
      },
    },
  ],
};

const wholeSpec: ChartSpec = {
  data: { name: 'reach' },
  layer: [
    { mark: { type: 'rule', style: 'limit', clip: true }, encoding: { y: at('ringsBelow') } },
    {
      mark: { type: 'text', style: 'limit-label', clip: true, baseline: 'top', dy: 3, text: 'rings below' },
      encoding: { x: at(100), y: at('ringsBelow') },
    },
    {
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'islands', ...linear('island parcels at the right depot, %', [0, 100], [0, 25, 50, 75, 100]) },
        y: { field: 'whole', ...linear('of all parcels, %', [84, 100], [84, 88, 92, 96, 100]) },
      },
    },
    {
      mark: { type: 'rule', style: 'now', clip: true },
      encoding: { x: at('islands'), y: at('whole'), y2: { datum: 84 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('islands'), y: at('whole') } },
  ],
};

export const driftD23 = defineSimulation({
  id: 'drift-d23',
  title: 'The whole and its slices',
  params: {
    islands: number({
      label: 'Island parcels that go right',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      digits: 0,
      default: 55,
    }),
    ringLoss: number({
      label: 'Points that the whole must lose to ring',
      unit: 'point',
      min: 0.5,
      max: 5,
      step: 0.1,
      digits: 1,
      default: 3,
    }),
    ownLine: boolean({ label: 'The islands have a line of their own', default: false }),
    islandShare: number({
      label: 'Parcels to the islands',
      symbol: 'w',
      unit: '%',
      min: 1,
      max: 12,
      step: 0.5,
      digits: 1,
      default: 4,
      note: 'Towns and countryside share the rest as before.',
    }),
    labels: number({
      label: 'Parcels followed up in a week',
      symbol: 'n',
      min: 50,
      max: 5000,
      step: 50,
      digits: 0,
      scale: 'log',
      default: 200,
    }),
  },
  constants: {
    whole100: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    pointsPerPercent: { label: 'Points in a per cent', unit: 'point/%', digits: 0, value: 1, kind: 'definition' },
    townsPerCountry: { label: 'Town parcels to one of the countryside', digits: 0, value: 11, kind: 'given' },
    townsBefore: right('Town parcels at the right depot', 97),
    countryBefore: right('Country parcels at the right depot', 93),
    islandsBefore: right('Island parcels at the right depot', 55),
    townsA: right('Towns, by the first repair', 97.2),
    countryA: right('Countryside, by the first repair', 90),
    islandsA: right('Islands, by the first repair', 84),
    townsB: right('Towns, by the second repair', 96.8),
    countryB: right('Countryside, by the second repair', 93.1),
    islandsB: right('Islands, by the second repair', 86),
    sliceLoss: {
      label: 'Points that a slice may lose',
      unit: 'point',
      digits: 0,
      value: 20,
      kind: 'given',
    },
    oldDay: parcels('Parcels of the day, old sorter', 9000),
    oldNight: parcels('Parcels of the night, old sorter', 1000),
    trialDay: parcels('Parcels of the day, on trial', 600),
    trialNight: parcels('Parcels of the night, on trial', 400),
    oldDayRight: right('By day, old sorter', 96),
    oldNightRight: right('By night, old sorter', 80),
    trialDayRight: right('By day, on trial', 96.5),
    trialNightRight: right('By night, on trial', 82),
  },
  outputs: {
    before: percent({ label: 'All parcels, before', digits: 1 }),
    whole: percent({ label: 'All parcels, now', digits: 1, formula: '\\sum_s w_s\\,a_s' }),
    loss: quantity({ label: 'The whole has lost', unit: 'point', digits: 1 }),
    islandLoss: quantity({ label: 'The islands have lost', unit: 'point', digits: 0 }),
    ringsBelow: percent({ label: 'The whole rings below', digits: 1 }),
    mostLoss: quantity({
      label: 'The most that the islands can cost the whole',
      unit: 'point',
      digits: 1,
      formula: 'w\\,a',
    }),
    ringsAt: percent({
      label: 'Island parcels that go right when the whole rings',
      digits: 0,
      none: 'never',
      formula: 'a - \\delta/w',
    }),
    leastShare: percent({
      label: 'Share from which a slice can ring the whole',
      digits: 1,
      formula: '\\delta/a',
    }),
    islandLabels: quantity({ label: 'Island parcels followed up in a week', digits: 0, formula: 'w\\,n' }),
    islandError: quantity({
      label: 'Standard error on the islands',
      unit: 'point',
      digits: 1,
      formula: '\\sqrt{a(1-a)/(w\\,n)}',
      note: 'At the accuracy that they had before.',
    }),
    firstWhole: percent({ label: 'All parcels, by the first repair', digits: 2 }),
    secondWhole: percent({ label: 'All parcels, by the second repair', digits: 2 }),
    firstAhead: quantity({ label: 'The first repair is ahead by', unit: 'point', digits: 2 }),
    countryPaid: quantity({ label: 'The countryside pays', unit: 'point', digits: 0 }),
    pooledOld: percent({ label: 'Old sorter, pooled', digits: 1 }),
    pooledTrial: percent({ label: 'On trial, pooled', digits: 1 }),
    trialReweighted: percent({ label: 'On trial, by the mix of the old', digits: 2 }),
    pooledGap: quantity({ label: 'The trial is behind by', unit: 'point', digits: 1 }),
  },
  states: {
    mute: { label: 'The islands can never ring the whole', kind: 'condition' },
    rings: { label: 'Somebody is called', kind: 'condition' },
    silent: {
      label: 'The islands have failed without a sound',
      kind: 'failure',
      remedy: 'Give the islands a line of their own.',
    },
  },
  settings: {
    before: {},
    half: { islands: 25 },
    gone: { islands: 0 },
    goneOwnLine: { islands: 0, ownLine: true },
    goneTightLine: { islands: 0, ringLoss: 2 },
  },
  datasets: {
    parts: {
      columns: {
        part: textColumn({ label: 'Parcels' }),
        share: column({ label: 'Share', unit: '%', digits: 0 }),
        before: column({ label: 'Right depot, before', unit: '%', digits: 1 }),
        now: column({ label: 'Right depot, now', unit: '%', digits: 1 }),
        costs: column({ label: 'Costs the whole', unit: 'point', digits: 1 }),
      },
    },
    reach: {
      columns: {
        islands: column({ label: 'Islands', unit: '%', digits: 0 }),
        whole: column({ label: 'All parcels', unit: '%', digits: 1 }),
      },
    },
    repairs: {
      columns: {
        part: textColumn({ label: 'Parcels' }),
        before: column({ label: 'Before', unit: '%', digits: 1 }),
        first: column({ label: 'First repair', unit: '%', digits: 2 }),
        second: column({ label: 'Second repair', unit: '%', digits: 2 }),
      },
    },
    trial: {
      columns: {
        part: textColumn({ label: 'Parcels' }),
        oldRows: column({ label: 'Old sorter', digits: 0 }),
        oldRight: column({ label: 'Right', unit: '%', digits: 1 }),
        trialRows: column({ label: 'On trial', digits: 0 }),
        trialRight: column({ label: 'Right', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    parts: {
      title: 'Parcels at the right depot, before and now',
      height: 200,
      spec: partsSpec,
      table: { dataset: 'parts' },
      finding: ({ say }) =>
        `The islands have lost ${say('islandLoss')} and all parcels together ${say('loss')}: from ${say('before')} to ${say('whole')}.`,
    },
    whole: {
      title: 'All parcels, against those of the islands',
      height: 200,
      spec: wholeSpec,
      table: { dataset: 'reach' },
      finding: ({ outputs, say }) =>
        outputs.ringsAt === null
          ? `The islands can cost the whole at most ${say('mostLoss')}; it rings at a loss of ${say('ringLoss')}, so they never ring it.`
          : `The whole loses ${say('ringLoss')} when ${say('ringsAt')} of the island parcels are left at the right depot.`,
    },
  },
  run({ islands, ringLoss, ownLine, islandShare, labels }, c) {
    const rest = c.whole100 - islandShare;
    const share = islandShare / c.whole100;
    const country = rest / c.whole100 / (c.townsPerCountry + 1);
    const weights = [country * c.townsPerCountry, country, share];
    const old = [c.townsBefore, c.countryBefore, c.islandsBefore];
    const report = (after: readonly number[]) =>
      sliceReport(
        sliceNames.map((name, index) => ({ name, weight: weights[index]!, before: old[index]!, after: after[index]! })),
      );
    const points = (percentage: number) => c.pointsPerPercent * percentage;
    const withIslands = (accuracy: number) => report([c.townsBefore, c.countryBefore, accuracy]);
    const { before, after } = withIslands(islands);
    const loss = points(before - after);
    const islandLoss = points(c.islandsBefore - islands);
    const mostLoss = share * points(c.islandsBefore);
    const ringsAt = c.islandsBefore - ringLoss / share / c.pointsPerPercent;
    const islandLabels = share * labels;
    const wasRight = c.islandsBefore / c.whole100;
    const rings = atLeast(loss, ringLoss) || (ownLine && atLeast(islandLoss, c.sliceLoss));
    const [first, second] = [
      [c.townsA, c.countryA, c.islandsA],
      [c.townsB, c.countryB, c.islandsB],
    ] as const;
    const [firstWhole, secondWhole] = [report(first).after, report(second).after];
    const oldRun = [
      { rows: c.oldDay, value: c.oldDayRight },
      { rows: c.oldNight, value: c.oldNightRight },
    ];
    const trialRun = [
      { rows: c.trialDay, value: c.trialDayRight },
      { rows: c.trialNight, value: c.trialNightRight },
    ];
    const [pooledOld, pooledTrial] = [pooledMean(oldRun), pooledMean(trialRun)];
    const now = [c.townsBefore, c.countryBefore, islands];
    return {
      outputs: {
        before,
        whole: after,
        loss,
        islandLoss,
        ringsBelow: before - ringLoss / c.pointsPerPercent,
        mostLoss,
        ringsAt: isBelow(ringsAt, 0) ? null : ringsAt,
        leastShare: c.whole100 * (ringLoss / points(c.islandsBefore)),
        islandLabels,
        islandError: points(c.whole100) * Math.sqrt((wasRight * (1 - wasRight)) / islandLabels),
        firstWhole,
        secondWhole,
        firstAhead: points(firstWhole - secondWhole),
        countryPaid: points(c.countryBefore - c.countryA),
        pooledOld,
        pooledTrial,
        trialReweighted: reweightedMean(
          trialRun,
          oldRun.map(({ rows }) => rows),
        ),
        pooledGap: points(pooledOld - pooledTrial),
      },
      states: { mute: isBelow(ringsAt, 0), rings, silent: atLeast(islandLoss, c.sliceLoss) && !rings },
      datasets: {
        parts: [
          ...sliceNames.map((part, index) => ({
            part,
            share: c.whole100 * weights[index]!,
            before: old[index]!,
            now: now[index]!,
            costs: weights[index]! * points(old[index]! - now[index]!),
          })),
          { part: rowNames[3]!, share: c.whole100, before, now: after, costs: loss },
        ],
        reach: [0, 10, 25, 40, 55, 70, 85, 100].map((accuracy) => ({
          islands: accuracy,
          whole: withIslands(accuracy).after,
        })),
        repairs: [
          ...sliceNames.map((part, index) => ({
            part,
            before: old[index]!,
            first: first[index]!,
            second: second[index]!,
          })),
          { part: rowNames[3]!, before, first: firstWhole, second: secondWhole },
        ],
        trial: [
          ...['by day', 'by night'].map((part, index) => ({
            part,
            oldRows: oldRun[index]!.rows,
            oldRight: oldRun[index]!.value,
            trialRows: trialRun[index]!.rows,
            trialRight: trialRun[index]!.value,
          })),
          {
            part: 'together',
            oldRows: c.oldDay + c.oldNight,
            oldRight: pooledOld,
            trialRows: c.trialDay + c.trialNight,
            trialRight: pooledTrial,
          },
        ],
      },
    };
  },
});

export default driftD23;
