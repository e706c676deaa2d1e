/**
 * The drift radar of the mission: two distributions bin by bin, in four products, beside an infrastructure that stays green.
 *
 * P(α) = (1 − α)·P₀ + α·P₁ (MP-M1): PSI grows nearly with α², the loss with α, so that a level of PSI means another harm
 * in every product (E-MP-02, E-MP-07).
 */
import {
  atLeast,
  choice,
  column,
  defineSimulation,
  isBelow,
  number,
  percent,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import {
  kullbackLeibler,
  populationStabilityIndex,
  psiContributions,
  totalVariation,
  worstAccuracyDrop,
} from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { intervalPenalty } from '../science/retraining.ts';
import { distortedAccuracy, flipRate, missedByReplay } from '../science/sign-flips.ts';
import { psiLevels } from './_drift-bench.ts';
import { driverNames, drivers, meanMargin, type Track, trackChoice } from './_mission-profiles.ts';
import { distributionsSpec, harmSpec } from './_mission-radar-charts.ts';
import {
  accuracyAt,
  bearablePoints,
  cloudOptimum,
  frameTime,
  harmAt,
  infrastructureUse,
  isolationAt,
  mostNew,
  radarConstants,
  shareAtHarm,
  sharesAt,
  watchedOf,
} from './_mission-radar-models.ts';

type OfDriver = Record<(typeof driverNames)[number], number>;
const ofDrivers = (value: (name: keyof OfDriver) => number): OfDriver =>
  Object.fromEntries(driverNames.map((name) => [name, value(name)])) as OfDriver;
/** What a driver does on glasses that run it depends on nothing that a reader moves. */
const flips = ofDrivers((name) => flipRate(meanMargin, drivers[name]));
const psiOn = (outputs: boolean) =>
  ofDrivers((name) => {
    const { reference, moved } = watchedOf('mobile', name, outputs);
    return populationStabilityIndex(reference, moved);
  });
const [inputPsiOf, outputPsiOf] = [psiOn(false), psiOn(true)];
const rightOf = ofDrivers((name) => distortedAccuracy(meanMargin, drivers[name]));
const noDriver = 'No driver stands between the model and its answers here.';
const noLabels = 'No label is ever made in a hearable.';
const noClock = 'Its drift follows no calendar.';
const notOfGlasses = {
  driver: noDriver,
  driverShare: noDriver,
  monitor: 'Only its inputs are watched here.',
  outputPsi: 'Only its inputs are watched here.',
  flipRate: noDriver,
  missedByFew: noDriver,
  missedByMany: noDriver,
  frameTime: noDriver,
  framesPerSecond: noDriver,
};
const noIsolation = { isolation: 'Isolation is what a hearable is judged by.' };
const noPenalty = { penaltyAtAlarm: 'Its harm is a promise broken, not a sum of money.' };
const scenario = 'Invented for this mission';

export const missionRadar = defineSimulation({
  id: 'mission-radar',
  title: 'The drift radar',
  params: {
    track: trackChoice({
      cloud: {
        values: { topicShare: 0, alarmThreshold: 0.1 },
        source: scenario,
        idle: ['day', 'driver', 'driverShare', 'monitor', 'fanShare'],
        absent: { ...notOfGlasses, ...noIsolation, day: noClock, fanShare: 'No fan reaches a data centre’s prompts.' },
        settings: {
          alarm: { topicShare: 34 },
          folklore: { topicShare: 51, alarmThreshold: 0.2 },
          harm: { topicShare: 90 },
        },
      },
      edge: {
        values: { day: 196, alarmThreshold: 0.1 },
        source: scenario,
        idle: ['topicShare', 'driver', 'driverShare', 'monitor', 'fanShare'],
        absent: {
          ...notOfGlasses,
          ...noIsolation,
          ...noPenalty,
          topicShare: 'A camera sees no topics.',
          fanShare: 'A camera hears no fan.',
        },
        settings: { alarm: { day: 321 }, folklore: { day: 338, alarmThreshold: 0.2 }, harm: { day: 305 } },
      },
      mobile: {
        values: { driver: 'garbled', driverShare: 0, monitor: 'inputs', alarmThreshold: 0.1 },
        source: scenario,
        idle: ['topicShare', 'day', 'fanShare'],
        absent: {
          ...noIsolation,
          ...noPenalty,
          day: noClock,
          leadDays: noClock,
          topicShare: 'The glasses see no topics.',
          fanShare: 'The glasses hear no fan.',
          worstLoss: 'The bound is of inputs that move; here the answers do.',
        },
        settings: {
          alarm: { driverShare: 35, monitor: 'outputs' },
          folklore: { driverShare: 50, monitor: 'outputs', alarmThreshold: 0.2 },
          harm: { driverShare: 30, monitor: 'outputs' },
        },
      },
      tiny: {
        values: { fanShare: 0, alarmThreshold: 0.1 },
        source: scenario,
        idle: ['topicShare', 'day', 'driver', 'driverShare', 'monitor'],
        absent: {
          ...notOfGlasses,
          ...noPenalty,
          accuracy: noLabels,
          accuracyLost: noLabels,
          worstLoss: noLabels,
          leadDays: noClock,
          day: noClock,
          topicShare: 'A hearable knows no topics.',
        },
        differs: { bearable: { unit: 'dB' }, 'steps.quality': { label: 'Isolation', unit: 'dB' } },
        settings: { alarm: { fanShare: 14 }, folklore: { fanShare: 20, alarmThreshold: 0.2 }, harm: { fanShare: 9 } },
      },
    }),
    alarmThreshold: number({
      label: 'Alarm threshold of PSI',
      symbol: '\\tau',
      min: 0.01,
      max: 0.8,
      step: 0.001,
      digits: 3,
      scale: 'log',
      default: 0.1,
    }),
    topicShare: number({
      label: 'How far the prompts have moved',
      symbol: '\\alpha',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      default: 0,
      note: 'Of the way to the new mix, which takes a hundred days.',
    }),
    day: number({
      label: 'Day of the year',
      unit: 'day',
      min: 0,
      max: 364,
      step: 1,
      default: 196,
      note: 'Day 196 is the middle of July, day 15 that of January.',
    }),
    driver: choice({
      label: 'The new driver',
      options: Object.fromEntries(driverNames.map((name) => [name, { label: drivers[name].label }])) as Record<
        (typeof driverNames)[number],
        { label: string }
      >,
      default: 'garbled',
    }),
    driverShare: number({
      label: 'Glasses that run it',
      symbol: '\\alpha',
      unit: '%',
      min: 0,
      max: 100,
      step: 1,
      default: 0,
    }),
    monitor: choice({
      label: 'The radar watches',
      options: { inputs: { label: 'the inputs' }, outputs: { label: 'the outputs' } },
      default: 'inputs',
    }),
    fanShare: number({
      label: 'Energy in the hum of a fan',
      symbol: '\\alpha',
      unit: '%',
      min: 0,
      max: 50,
      step: 1,
      default: 0,
    }),
  },
  constants: { ...radarConstants, ...psiLevels },
  outputs: {
    psi: quantity({
      label: 'PSI on the radar',
      symbol: '\\mathrm{PSI}',
      digits: 3,
      formula: '\\sum_i (p_i - e_i)\\,\\ln(p_i/e_i), \\quad p = (1-\\alpha)\\,e + \\alpha\\,c',
    }),
    inputPsi: quantity({ label: 'PSI of the inputs', digits: 3 }),
    outputPsi: quantity({ label: 'PSI of the outputs', digits: 3, none: 'not watched' }),
    kullbackLeibler: quantity({
      label: 'Kullback-Leibler divergence',
      digits: 4,
      formula: '\\sum_i p_i \\ln(p_i/e_i)',
    }),
    totalVariation: quantity({ label: 'Total variation', digits: 3, formula: '\\tfrac12\\sum_i |p_i - e_i|' }),
    accuracy: percent({
      label: 'Accuracy',
      symbol: 'A',
      digits: 1,
      none: 'nobody labels',
      formula: '\\sum_i p_i\\,q_i',
    }),
    accuracyLost: quantity({ label: 'Accuracy lost', unit: 'point', digits: 1, none: 'nobody labels' }),
    isolation: quantity({
      label: 'Isolation',
      symbol: 'I',
      unit: 'dB',
      digits: 1,
      none: 'not a hearable',
      formula: '-10\\log_{10}\\bigl((1-\\alpha)\\,10^{-I_0/10} + \\alpha\\,10^{-I_1/10}\\bigr)',
    }),
    harm: quantity({
      label: 'Loss, times what can be borne',
      digits: 2,
      note: 'Borne are: the cloud’s loss at its cheapest interval, the points to a floor, the decibels to a promise.',
    }),
    bearable: quantity({
      label: 'Loss that can be borne',
      unit: 'point',
      digits: 1,
      note: 'The loss at the cloud’s cheapest interval, the points to a floor, the decibels to a promise.',
    }),
    worstLoss: quantity({
      label: 'Most that such a PSI can cost',
      unit: 'point',
      digits: 1,
      none: 'no bound',
      formula: '\\tfrac12\\sqrt{\\mathrm{PSI}}',
    }),
    psiAtHarm: quantity({ label: 'PSI at which harm begins', symbol: '\\tau_h', digits: 3, none: 'no PSI tells' }),
    shareAtHarm: percent({ label: 'Share at which harm begins', digits: 1, none: 'harm never begins' }),
    shareAtAlarm: percent({ label: 'Share at which the alarm rings', digits: 1, none: 'it never rings' }),
    harmAtAlarm: quantity({
      label: 'Loss when the alarm rings, times what can be borne',
      digits: 2,
      none: 'it never rings',
    }),
    leadDays: quantity({
      label: 'Days from alarm to harm',
      unit: 'day',
      digits: 1,
      none: 'no calendar',
      note: 'Negative: harm comes first.',
    }),
    penaltyAtAlarm: quantity({
      label: 'Retraining at the alarm, times the least cost',
      digits: 2,
      none: 'no such cost',
      formula: '\\tfrac12(k + 1/k),\\; k = T/T^*',
    }),
    newShare: percent({ label: 'What is new', symbol: '\\alpha', digits: 1 }),
    infrastructureUse: quantity({ label: 'Infrastructure in use', unit: '%', digits: 0 }),
    infrastructureStatus: text({ label: 'Infrastructure', words: ['green', 'red'] }),
    frameTime: quantity({ label: 'Time of a frame', unit: 'ms', digits: 1, none: 'no frames' }),
    framesPerSecond: quantity({ label: 'Frames shown', unit: '1/second', digits: 1, none: 'no frames' }),
    flipRate: percent({ label: 'Answers that the driver flips', digits: 1, none: 'no driver' }),
    missedByFew: quantity({
      label: 'Chance that a quick replay sees no flip',
      digits: 3,
      none: 'no driver',
      formula: '(1-f)^k',
    }),
    missedByMany: quantity({ label: 'Chance that a full replay sees no flip', digits: 6, none: 'no driver' }),
  },
  states: {
    alarm: { label: 'The alarm rings', kind: 'condition' },
    harmBeforeAlarm: {
      label: 'Harm is done, and the radar is silent',
      kind: 'failure',
      remedy: 'Lower the alarm threshold to the PSI at which harm begins, or watch what does move.',
    },
    rightButLate: { label: 'The right answer, too late for the frame', kind: 'condition' },
  },
  settings: {
    start: {},
    alarm: { topicShare: 34 },
    folklore: { topicShare: 51, alarmThreshold: 0.2 },
    harm: { topicShare: 90 },
    deafCloud: { topicShare: 95, alarmThreshold: 0.55 },
    edgeHarm: { track: 'edge', day: 305 },
    edgePeak: { track: 'edge', day: 15 },
    edgeFromHarm: { track: 'edge', day: 305, alarmThreshold: 0.028 },
    mobileBlind: { track: 'mobile', driverShare: 100 },
    mobileOutputs: { track: 'mobile', driverShare: 100, monitor: 'outputs' },
    mobileThird: { track: 'mobile', driverShare: 30, monitor: 'outputs' },
    mobileTooLate: { track: 'mobile', driver: 'fallback', driverShare: 100 },
    tinyHarm: { track: 'tiny', fanShare: 9 },
    tinyTenth: { track: 'tiny', fanShare: 10 },
  },
  datasets: {
    bins: {
      columns: {
        bin: column({ label: 'Bin', digits: 0 }),
        name: textColumn({ label: 'What' }),
        reference: column({ label: 'At launch', unit: '%', digits: 1 }),
        current: column({ label: 'Now', unit: '%', digits: 1 }),
        adds: column({ label: 'Adds to PSI', digits: 4 }),
      },
    },
    path: {
      columns: {
        share: column({ label: 'What is new', unit: '%', digits: 1 }),
        psi: column({ label: 'PSI', digits: 3 }),
        harm: column({ label: 'Loss, times what can be borne', digits: 2 }),
      },
    },
    steps: {
      columns: {
        share: column({ label: 'What is new', unit: '%', digits: 1 }),
        psi: column({ label: 'PSI', digits: 3 }),
        quality: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        harm: column({ label: 'Loss, times what can be borne', digits: 2 }),
      },
    },
    drivers: {
      columns: {
        driver: textColumn({ label: 'Driver' }),
        inputPsi: column({ label: 'PSI of the inputs', digits: 3 }),
        outputPsi: column({ label: 'PSI of the outputs', digits: 3 }),
        accuracy: column({ label: 'Accuracy', unit: '%', digits: 1 }),
        flipped: column({ label: 'Answers flipped', unit: '%', digits: 1 }),
        missed: column({ label: 'Quick replay sees nothing', unit: '%', digits: 1 }),
      },
    },
    gauges: {
      columns: {
        gauge: textColumn({ label: 'Gauge' }),
        use: column({ label: 'In use', unit: '%', digits: 0 }),
        status: textColumn({ label: 'Status' }),
      },
    },
  },
  charts: {
    distributions: {
      title: 'What the radar watches, at launch and now',
      height: 300,
      spec: distributionsSpec,
      table: { dataset: 'bins', columns: ['name', 'reference', 'current', 'adds'] },
      finding: ({ parameters, outputs, states, say }) => {
        const seen =
          outputs.psi === 0
            ? 'The two distributions are the same: PSI is 0'
            : `The two distributions lie apart by a PSI of ${say('psi')}`;
        const rings = states.alarm ? 'and the alarm rings' : 'and the alarm is silent';
        const infrastructure = `the infrastructure is ${outputs.infrastructureStatus}`;
        return parameters.track === 'mobile' && parameters.monitor === 'inputs' && parameters.driverShare > 0
          ? `${seen} whatever the driver does, ${rings}; ${infrastructure}.`
          : `${seen}, ${rings}; ${infrastructure}.`;
      },
    },
    harm: {
      title: 'Loss against PSI while the drift grows',
      height: 240,
      guess: 'y',
      spec: harmSpec,
      table: { dataset: 'steps' },
      finding: ({ outputs, say }) =>
        `At a PSI of ${say('psi')} the loss is ${say('harm')} times what can be borne` +
        (outputs.psiAtHarm === null ? '.' : `; harm begins at a PSI of ${say('psiAtHarm')}.`),
    },
  },
  run({ track, alarmThreshold, topicShare, day, driver, driverShare, monitor, fanShare }, c) {
    const snow = c.edgeMostSnow * Math.max(0, Math.cos((2 * Math.PI * (day - c.edgePeakDay)) / c.edgeYear));
    const moved: Record<Track, number> = {
      cloud: topicShare / c.whole,
      edge: snow,
      mobile: driverShare / c.whole,
      tiny: fanShare / c.whole,
    };
    const share = moved[track];
    const onCpu = track === 'mobile' && driver === 'fallback';
    const watched = watchedOf(track, driver, monitor === 'outputs');
    const shares = sharesAt(watched, share);
    const psiAt = (at: number, of = watched) => populationStabilityIndex(of.reference, sharesAt(of, at));
    const psi = psiAt(share);
    const accuracy = accuracyAt(track, driver, share, c);
    const harm = harmAt(track, driver, share, c);
    const begins = shareAtHarm(track, driver, c);
    const most = mostNew(track, c);
    /** PSI only grows with the share: halve until no double lies between. */
    const rings = (() => {
      if (psiAt(most) < alarmThreshold) return null;
      let [below, above] = [0, most];
      for (let step = 0; step < 44; step++) {
        const middle = (below + above) / 2;
        if (psiAt(middle) < alarmThreshold) below = middle;
        else above = middle;
      }
      return (below + above) / 2;
    })();
    /** Days from launch, or until the peak taken negative, at which a share is reached. */
    const dayOf = (at: number): number =>
      track === 'cloud'
        ? (accuracyAt('cloud', driver, 0, c)! - accuracyAt('cloud', driver, at, c)!) / c.cloudLossRate
        : (-c.edgeYear / (2 * Math.PI)) * Math.acos(Math.min(1, at / c.edgeMostSnow));
    const hasCalendar = track === 'cloud' || track === 'edge';
    const use = infrastructureUse(track, onCpu, c);
    const status = use > c.whole ? 'red' : 'green';
    const glasses = track === 'mobile';
    const outputsOf = (name: typeof driver) => watchedOf('mobile', name, true);
    const isolation = (at: number) => (track === 'tiny' ? isolationAt(at, c) : null);
    return {
      outputs: {
        psi,
        inputPsi: glasses ? psiAt(share, watchedOf('mobile', driver, false)) : psi,
        outputPsi: glasses ? psiAt(share, outputsOf(driver)) : null,
        kullbackLeibler: kullbackLeibler(shares, watched.reference),
        totalVariation: totalVariation(shares, watched.reference),
        accuracy,
        accuracyLost: accuracy === null ? null : accuracyAt(track, driver, 0, c)! - accuracy,
        isolation: isolation(share),
        harm,
        bearable: track === 'tiny' ? c.tinyIsolation - c.tinyFloor : bearablePoints(track, c),
        worstLoss: track === 'cloud' || track === 'edge' ? c.whole * worstAccuracyDrop(psi) : null,
        psiAtHarm: begins === null || watched.moved === watched.reference ? null : psiAt(begins),
        shareAtHarm: begins === null ? null : c.whole * begins,
        shareAtAlarm: rings === null ? null : c.whole * rings,
        harmAtAlarm: rings === null ? null : harmAt(track, driver, rings, c),
        leadDays: hasCalendar && begins !== null && rings !== null ? dayOf(begins) - dayOf(rings) : null,
        penaltyAtAlarm: track === 'cloud' && rings !== null ? intervalPenalty(dayOf(rings) / cloudOptimum(c)) : null,
        newShare: c.whole * share,
        infrastructureUse: use,
        infrastructureStatus: status,
        frameTime: glasses ? frameTime(onCpu, c) : null,
        framesPerSecond: glasses
          ? Math.min(c.mobileFramesPerSecond, c.millisecondsPerSecond / frameTime(onCpu, c))
          : null,
        flipRate: glasses ? c.whole * flips[driver] : null,
        missedByFew: glasses ? missedByReplay(flips[driver], c.goldenFew) : null,
        missedByMany: glasses ? missedByReplay(flips[driver], c.goldenMany) : null,
      },
      states: {
        alarm: atLeast(psi, alarmThreshold),
        harmBeforeAlarm: isBelow(1, harm) && !atLeast(psi, alarmThreshold),
        rightButLate: onCpu,
      },
      datasets: {
        bins: psiContributions(watched.reference, shares).map((adds, index) => ({
          bin: index + 1,
          name: watched.names[index]!,
          reference: c.whole * watched.reference[index]!,
          current: c.whole * shares[index]!,
          adds,
        })),
        path: evenlySpaced(0, most, 31).map((at) => ({
          share: c.whole * at,
          psi: psiAt(at),
          harm: harmAt(track, driver, at, c),
        })),
        steps: evenlySpaced(0, most, 11).map((at) => ({
          share: c.whole * at,
          psi: psiAt(at),
          quality: accuracyAt(track, driver, at, c) ?? isolationAt(at, c),
          harm: harmAt(track, driver, at, c),
        })),
        drivers: driverNames.map((name) => ({
          driver: drivers[name].label,
          inputPsi: inputPsiOf[name],
          outputPsi: outputPsiOf[name],
          accuracy: c.whole * rightOf[name],
          flipped: c.whole * flips[name],
          missed: c.whole * missedByReplay(flips[name], c.goldenFew),
        })),
        gauges: [
          {
            gauge: { cloud: 'replicas', edge: 'time of the loop', mobile: 'time of a frame', tiny: 'power' }[track],
            use,
            status,
          },
        ],
      },
    };
  },
});

export default missionRadar;
