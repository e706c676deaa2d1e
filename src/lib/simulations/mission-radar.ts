/**
 * The drift radar of the mission: two distributions bin by bin, in four products, beside an infrastructure that stays green.
 *
 * P(α) = (1 − α)·P₀ + α·P₁ (MP-M1): PSI grows nearly with α², the loss with α, so that a level of PSI means another harm
 * in every product (E-MP-02, E-MP-07).
 */
import { atLeast, choice, column, defineSimulation, isBelow, number, textColumn } from 'labwright/simulation';
import {
  kullbackLeibler,
  populationStabilityIndex,
  psiContributions,
  totalVariation,
  worstAccuracyDrop,
} from '../science/divergence.ts';
import { evenlySpaced } from '../science/grid.ts';
import { intervalPenalty } from '../science/retraining.ts';
import { whereReached } from '../science/root.ts';
import { distortedAccuracy, flipRate, missedByReplay } from '../science/sign-flips.ts';
import { psiLevels } from './_drift-bench.ts';
import { driverNames, drivers, meanMargin, type Track } from './_mission-profiles.ts';
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
import { radarOutputs } from './_mission-radar-outputs.ts';
import { radarTracks } from './_mission-radar-tracks.ts';

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

export const missionRadar = defineSimulation({
  id: 'mission-radar',
  title: 'The drift radar',
  params: {
    track: radarTracks,
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
  outputs: radarOutputs,
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
    // PSI only grows with the share.
    const rings = whereReached(psiAt, alarmThreshold, 0, most);
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
