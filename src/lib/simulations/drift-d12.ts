/** NB-D12: drift of the score. The light sees ten bins of equal share; the desk sees the last hundredth. */
import {
  type ChartSpec,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { populationStabilityIndex } from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { logistic, shareOfScoresFrom } from '../science/logit.ts';
import { normalQuantile } from '../science/normal-quantile.ts';
import { sharesInEqualBins } from '../science/normal.ts';
import { at, colourBy, curveNames, linear, logarithmic, marker } from './_chart-parts.ts';
import { psiLevels } from './_drift-bench.ts';
import { equalBinsSpec } from './_equal-bins.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';

const binCount = 10;
const [leastScore, mostScore] = [0.05, 0.95];
const [rarest, commonest] = [0.001, 100];
const moments = ['at launch', 'now'];
const momentColour = colourBy('moment', moments);

const tailsSpec: ChartSpec = {
  data: { name: 'tails' },
  layer: [
    {
      transform: [
        { fold: ['launch', 'now'], as: ['column', 'share'] },
        { calculate: `datum.column === 'launch' ? '${moments[0]}' : '${moments[1]}'`, as: 'moment' },
      ],
      mark: { type: 'line', clip: true },
      encoding: {
        x: { field: 'score', ...linear('score', [0, 1], [0, 0.2, 0.4, 0.6, 0.8, 1]) },
        y: {
          field: 'share',
          ...logarithmic('listings with that score or more, %', [rarest, commonest], [0.001, 0.01, 0.1, 1, 10, 100]),
        },
        color: momentColour,
      },
    },
    {
      mark: { type: 'rule', style: 'limit', clip: true },
      encoding: { x: at('threshold') },
    },
    {
      mark: {
        type: 'text',
        style: 'limit-label',
        align: { expr: 'threshold > 0.75 ? "right" : "left"' },
        baseline: 'top',
        dx: { expr: 'threshold > 0.75 ? -4 : 4' },
        dy: 2,
        text: { expr: "width > 150 ? 'to the desk' : 'desk'" },
      },
      encoding: { x: at('threshold'), y: { value: 0 } },
    },
    { mark: { ...marker, clip: true }, encoding: { x: at('threshold'), y: at('flagged') } },
    curveNames('names', at(1), 'moment', momentColour),
  ],
};

export const driftD12 = defineSimulation({
  id: 'drift-d12',
  title: 'A score that moves, and a desk behind it',
  params: {
    shift: number({
      label: 'Shift of the scores',
      symbol: '\\delta',
      min: -0.5,
      max: 1,
      step: 0.05,
      digits: 2,
      default: 0,
      note: 'Of their log-odds, in standard deviations at launch.',
    }),
    spread: number({
      label: 'Spread',
      symbol: 's',
      min: 0.8,
      max: 1.4,
      step: 0.05,
      digits: 2,
      default: 1,
      note: 'Times that at launch.',
    }),
    threshold: number({
      label: 'Desk from a score of',
      symbol: '\\tau',
      min: 0.5,
      max: 0.95,
      step: 0.01,
      digits: 2,
      default: 0.7,
    }),
  },
  constants: {
    warningLevel: psiLevels.warningLevel,
    alarmLevel: psiLevels.alarmLevel,
    bins: { label: 'Bins of the score', symbol: 'B', digits: 0, value: binCount, kind: 'given' },
    launchMean: { label: 'Mean log-odds at launch', symbol: '\\mu', digits: 1, value: -1.5, kind: 'given' },
    launchSpread: { label: 'Their standard deviation', symbol: '\\sigma', digits: 0, value: 1, kind: 'given' },
    launchThreshold: { label: 'Score at launch from which a person looks', digits: 1, value: 0.7, kind: 'given' },
    listings: { label: 'New listings a day', symbol: 'n', digits: 0, value: 20_000, kind: 'given' },
    capacity: { label: 'Listings that the desk can look at in a day', digits: 0, value: 300, kind: 'given' },
    equalShare: { label: 'Share of a bin at launch', unit: '%', digits: 0, value: 10, kind: 'definition' },
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  },
  outputs: {
    psi: quantity({ label: 'PSI of the score', symbol: '\\mathrm{PSI}', digits: 3 }),
    flagged: percent({
      label: 'Listings that go to the desk',
      digits: 2,
      formula: '1 - \\Phi\\left(\\frac{\\ln\\frac{\\tau}{1-\\tau} - \\mu - \\delta}{s\\,\\sigma}\\right)',
    }),
    flaggedAtLaunch: percent({ label: 'At launch', digits: 2 }),
    ratio: quantity({ label: 'On the desk, times as many as at launch', digits: 2 }),
    perDay: quantity({ label: 'Listings a day on the desk', digits: 0 }),
    perDayAtLaunch: quantity({ label: 'At launch', digits: 0 }),
    lastBin: percent({ label: 'Last bin of the score', digits: 1 }),
    lastBinAdds: quantity({ label: 'Last bin adds to the PSI', digits: 3 }),
    deskPsi: quantity({
      label: 'PSI of two bins, on the desk and not',
      digits: 3,
    }),
    surprise: quantity({
      label: 'Desk above a day like those at launch, in standard deviations',
      digits: 0,
      formula: '\\frac{n_\\text{now} - n_\\text{launch}}{\\sqrt{n_\\text{launch}}}',
      note: 'Of a Poisson count, whose variance is its mean.',
    }),
    sameLoad: quantity({ label: 'Score that would bring the work of the launch back', digits: 2 }),
    passed: quantity({
      label: 'Listings a day passed since the score was raised',
      digits: 0,
      note: 'At or above the score of the launch, below that of now.',
    }),
  },
  states: {
    overrun: {
      label: 'The desk is overrun, and the light is green',
      kind: 'failure',
      remedy: 'Give the desk a light of its own: count what lands on it, and call when the count leaves its noise.',
    },
    quiet: { label: 'The desk can do its work', kind: 'condition' },
  },
  settings: {
    launch: {},
    moved: { shift: 0.3, spread: 1.1 },
    // The same place under another name: what a question may tell before its answer.
    friday: { shift: 0.3, spread: 1.1 },
    shiftOnly: { shift: 0.3 },
    raised: { shift: 0.3, spread: 1.1, threshold: 0.8 },
  },
  datasets: {
    tails: {
      columns: {
        score: column({ label: 'Score', digits: 2 }),
        launch: column({ label: 'At launch', unit: '%', digits: 3 }),
        now: column({ label: 'Now', unit: '%', digits: 3 }),
      },
    },
    scores: {
      columns: {
        score: column({ label: 'Score, at least', digits: 1 }),
        launch: column({ label: 'Listings a day at launch', digits: 0 }),
        now: column({ label: 'Now', digits: 0 }),
        ratio: column({ label: 'Times as many', digits: 2 }),
      },
    },
    names: namePlaces('moment', 'When', { unit: '%', digits: 3 }),
    bins: {
      columns: {
        bin: textColumn({ label: 'Bin' }),
        launch: column({ label: 'At launch', unit: '%', digits: 1 }),
        current: column({ label: 'Now', unit: '%', digits: 1 }),
      },
    },
  },
  charts: {
    tails: {
      title: 'Listings with at least a score, at launch and now',
      height: 240,
      spec: tailsSpec,
      table: { dataset: 'scores' },
      finding: ({ say }) =>
        `From a score of ${say('threshold')}, ${say('flagged')} of the listings go to the desk, ${say('ratio')} times as many as at launch.`,
    },
    bins: {
      title: 'What the light sees: ten bins of the score',
      height: 170,
      spec: equalBinsSpec(binCount, {
        title: 'bin of the score, lowest to highest',
        most: 45,
        ticks: [0, 10, 20, 30, 40],
      }),
      table: { dataset: 'bins' },
      finding: ({ say }) =>
        `The last of ten bins now holds ${say('lastBin')} of the listings, where it held ${say('equalShare')}; PSI is ${say('psi')}.`,
    },
  },
  run({ shift, spread, threshold }, c) {
    const now = [c.launchMean + shift, c.launchSpread * spread] as const;
    const launch = [c.launchMean, c.launchSpread] as const;
    const before = shareOfScoresFrom(c.launchThreshold, ...launch);
    const flagged = shareOfScoresFrom(threshold, ...now);
    const shares = sharesInEqualBins(c.bins, shift / c.launchSpread, spread);
    const equal = shares.map(() => 1 / c.bins);
    const psi = populationStabilityIndex(equal, shares);
    const [perDay, perDayAtLaunch] = [c.listings * flagged, c.listings * before];
    const last = shares.at(-1)!;
    const row = (score: number) => ({
      score,
      launch: c.whole * shareOfScoresFrom(score, ...launch),
      now: c.whole * shareOfScoresFrom(score, ...now),
    });
    const end = row(mostScore);
    const names = placeLabelsOnLogAxis(
      [end.launch, end.now].map((share) => Math.max(share, rarest)),
      {
        low: rarest * 1.8,
        high: commonest,
        gap: 0.55,
      },
    );
    return {
      outputs: {
        psi,
        flagged: c.whole * flagged,
        flaggedAtLaunch: c.whole * before,
        ratio: flagged / before,
        perDay,
        perDayAtLaunch,
        lastBin: c.whole * last,
        lastBinAdds: (last - 1 / c.bins) * Math.log(last * c.bins),
        deskPsi: populationStabilityIndex([1 - before, before], [1 - flagged, flagged]),
        surprise: (perDay - perDayAtLaunch) / Math.sqrt(perDayAtLaunch),
        sameLoad: logistic(now[0] + now[1] * normalQuantile(1 - before)),
        passed: Math.max(0, c.listings * (shareOfScoresFrom(c.launchThreshold, ...now) - flagged)),
      },
      states: { overrun: perDay > c.capacity && isBelow(psi, c.warningLevel), quiet: perDay <= c.capacity },
      datasets: {
        tails: evenlySpaced(leastScore, mostScore, 46).map(row),
        scores: [0.2, 0.5, 0.7, 0.8, 0.9].map((score) => {
          const at = row(score);
          return {
            score,
            launch: (c.listings * at.launch) / c.whole,
            now: (c.listings * at.now) / c.whole,
            ratio: at.now / at.launch,
          };
        }),
        names: moments.map((moment, index) => ({ moment, labelAt: names[index]! })),
        bins: shares.map((share, bin) => ({
          bin: String(bin + 1),
          launch: c.equalShare,
          current: c.whole * share,
        })),
      },
    };
  },
});

export default driftD12;
