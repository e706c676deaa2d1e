/**
 * A staged rollout as an optimisation (MP-M8): stages of 1, 10 and 50 % find a bad build while few see it and keep a good one
 * waiting, so their length has an optimum inside, and past some length staging costs more than the risk it removes.
 */
import {
  atLeast,
  column,
  defineSimulation,
  isBelow,
  money,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import {
  bestStageLength,
  bigBangRegret,
  longestPayingStage,
  type Rollout,
  stagedRolloutOf,
} from '../science/staged-rollout.ts';
import { namePlaces, placeLabelsOnLogAxis } from './_label-places.ts';
import { trackChoice } from './_mission-profiles.ts';
import { regretSpec, stagesSpec } from './_mission-rollout-charts.ts';
import { exposureOf, rolloutConstants } from './_mission-rollout-models.ts';

/** Stages that the search looks at, in steps of the grid. */
const steps = Array.from({ length: 400 }, (_, index) => index + 1);
const source = 'Invented for this mission';
const inFailures = {
  regretMoney: 'A failure has no price in this track.',
  bigBangMoney: 'A failure has no price in this track.',
};
const noNight = {
  nightRegret: 'No slice waits for the night in this track.',
  nightAdvantage: 'No slice waits for the night in this track.',
};
/** An hour. */
const hour = 1 / 24;

export const missionRollout = defineSimulation({
  id: 'mission-rollout',
  title: 'The staged rollout',
  params: {
    track: trackChoice({
      cloud: {
        values: { stageDays: 0.05, prior: 25, drop: 6, rollbackDays: hour, labelShare: 1 },
        source,
        absent: noNight,
        settings: { best: { stageDays: 0.015 }, day: { stageDays: 1 }, week: { stageDays: 7 } },
      },
      edge: {
        values: { stageDays: 1, prior: 5, drop: 10, rollbackDays: 3, labelShare: 100 },
        source,
        absent: inFailures,
        settings: { best: { stageDays: 0.12 }, day: { stageDays: 1 }, week: { stageDays: 7 } },
      },
      mobile: {
        values: { stageDays: 0.05, prior: 20, drop: 10, rollbackDays: 2, labelShare: 0.2 },
        source,
        absent: { ...inFailures, ...noNight },
        settings: { best: { stageDays: 0.04 }, day: { stageDays: 1 }, week: { stageDays: 7 } },
      },
      tiny: {
        values: { stageDays: 0.1, prior: 10, drop: 12, rollbackDays: 7, labelShare: 2 },
        source,
        absent: { ...inFailures, ...noNight },
        settings: { best: { stageDays: 0.1 }, day: { stageDays: 1 }, week: { stageDays: 7 } },
      },
    }),
    stageDays: number({
      label: 'Days of a stage',
      symbol: 'd',
      unit: 'day',
      min: 0.01,
      max: 10,
      step: 0.005,
      digits: 3,
      exact: true,
      scale: 'log',
      default: 0.05,
    }),
    prior: number({
      label: 'Chance that the build is bad',
      symbol: '\\pi',
      unit: '%',
      min: 1,
      max: 60,
      step: 1,
      default: 25,
    }),
    drop: number({
      label: 'What a bad build loses in its slice',
      symbol: '\\Delta',
      unit: 'point',
      min: 1,
      max: 30,
      step: 1,
      default: 6,
    }),
    rollbackDays: number({
      label: 'Days until the old build is back',
      symbol: 'R',
      unit: 'day',
      min: 0,
      max: 14,
      step: 0.01,
      digits: 2,
      exact: true,
      default: hour,
    }),
    labelShare: number({
      label: 'Outcomes that get a label',
      symbol: '\\varphi',
      unit: '%',
      min: 0.1,
      max: 100,
      step: 0.1,
      digits: 1,
      exact: true,
      scale: 'log',
      default: 1,
    }),
  },
  constants: rolloutConstants,
  outputs: {
    regret: quantity({
      label: 'Regret of the stages',
      unit: 'failure',
      digits: 0,
      formula: '\\pi\\,\\mathrm{harm} + (1-\\pi)\\,\\mathrm{delay}',
      note: 'In ordinary failures; those of a bad build weigh more.',
    }),
    bigBang: quantity({
      label: 'Regret of all at once',
      unit: 'failure',
      digits: 0,
      formula: '\\pi\\,\\kappa M w \\Delta\\,(1 + R)',
    }),
    ratio: quantity({ label: 'Stages, times all at once', digits: 3 }),
    advantage: quantity({ label: 'All at once, times the stages', digits: 2 }),
    harm: quantity({
      label: 'Failures if the build is bad',
      unit: 'failure',
      digits: 0,
      formula: '\\kappa M w \\Delta\\Bigl[\\sum_j S_j f_j (d + R\\,p_j) + S_4 (1 + R)\\Bigr]',
    }),
    delay: quantity({
      label: 'Failures that a good build would have spared',
      unit: 'failure',
      digits: 0,
      formula: 'G\\,d \\sum_j (1 - f_j)',
    }),
    // One of the lengths that the search looks at, which are multiples of its step.
    bestStage: quantity({ label: 'Best length of a stage', symbol: 'd^*', unit: 'day', digits: 3, exact: true }),
    bestRegret: quantity({ label: 'Regret there', unit: 'failure', digits: 0 }),
    longestStage: quantity({
      label: 'Length at which staging stops paying',
      unit: 'day',
      digits: 2,
      none: 'not within ten days',
    }),
    gainPerDay: quantity({
      label: 'What a good build spares, per day',
      symbol: 'G',
      unit: 'failure/day',
      digits: 0,
      formula: 'M \\sum_s w_s \\Delta_s',
    }),
    firstPower: percent({
      label: 'Chance that the first stage finds a bad build',
      digits: 1,
      formula: '\\Phi\\Bigl(\\frac{\\Delta}{\\sqrt{p_0(1-p_0)/(n_j(1-f_j))}} - z_{1-\\alpha}\\Bigr)',
    }),
    firstLabels: quantity({ label: 'Labels that it sees', digits: 0, formula: 'f_1 M \\varphi w d' }),
    escaped: percent({ label: 'Bad builds that come through all stages', digits: 2 }),
    regretMoney: money({ label: 'Regret of the stages, in money', unit: '$', digits: 0, none: 'no price' }),
    bigBangMoney: money({ label: 'Regret of all at once, in money', unit: '$', digits: 0, none: 'no price' }),
    nightRegret: quantity({
      label: 'Regret of stages that hold a night',
      unit: 'failure',
      digits: 0,
      none: 'no night to wait for',
    }),
    nightAdvantage: quantity({ label: 'All at once, times those', digits: 2, none: 'no night to wait for' }),
  },
  states: {
    stagingLoses: {
      label: 'The stages cost more than the risk they remove',
      kind: 'failure',
      remedy: 'Shorten the stages, or give the build to everybody.',
      startsFailed: 'A day a stage is what most would begin with, and in some products it is too long already.',
    },
    missesNight: { label: 'A stage ends before the night that it has to see', kind: 'condition' },
    thinEvidence: { label: 'The first stage rests on a handful of labels', kind: 'condition' },
    best: { label: 'Near the best length', kind: 'success' },
  },
  settings: {
    best: { stageDays: 0.015 },
    day: { stageDays: 1 },
    week: { stageDays: 7 },
    slowRollback: { rollbackDays: 7 },
    edgeBest: { track: 'edge', stageDays: 0.12 },
    edgeDay: { track: 'edge', stageDays: 1 },
    mobileBest: { track: 'mobile', stageDays: 0.04 },
    mobileDay: { track: 'mobile', stageDays: 1 },
    tinyBest: { track: 'tiny', stageDays: 0.1 },
    tinyDay: { track: 'tiny', stageDays: 1 },
  },
  datasets: {
    curve: {
      columns: {
        days: column({ label: 'Days of a stage', unit: 'day', digits: 3 }),
        regret: column({ label: 'Regret, times all at once', digits: 3 }),
        harm: column({ label: 'Harm, times all at once', digits: 3 }),
        waiting: column({ label: 'Waiting, times all at once', digits: 3 }),
      },
    },
    curveEnds: namePlaces('curve', 'Curve', { digits: 3 }),
    lengths: {
      columns: {
        days: column({ label: 'Days of a stage', unit: 'day', digits: 2, exact: true }),
        regret: column({ label: 'Regret', unit: 'failure', digits: 0 }),
        ratio: column({ label: 'Times all at once', digits: 2 }),
        verdict: textColumn({ label: 'Staging' }),
      },
    },
    stages: {
      columns: {
        stage: textColumn({ label: 'Stage' }),
        labels: column({ label: 'Labels', digits: 0 }),
        power: column({ label: 'Finds a bad build', unit: '%', digits: 1 }),
        reached: column({ label: 'Bad builds that reach it', unit: '%', digits: 1 }),
        harm: column({ label: 'Harm', unit: 'failure', digits: 0 }),
      },
    },
  },
  charts: {
    regret: {
      title: 'Regret against the length of a stage',
      height: 260,
      guess: 'x',
      spec: regretSpec,
      table: { dataset: 'lengths' },
      finding: ({ states, say }) =>
        `Stages of ${say('stageDays')} cost ${say('ratio')} times what all at once does` +
        (states.stagingLoses ? ': staging loses.' : `; the best length is ${say('bestStage')}.`),
    },
    stages: {
      title: 'How surely each stage finds a bad build',
      height: 130,
      spec: stagesSpec,
      table: { dataset: 'stages' },
      finding: ({ say }) =>
        `With ${say('firstLabels')} labels the first stage finds a bad build with ${say('firstPower')}; ${say('escaped')} of them come through all stages.`,
    },
  },
  run({ track, stageDays, prior, drop, rollbackDays, labelShare }, c) {
    const { outcomes, severity, affected, baseline, gained } = exposureOf(track, c);
    const plain = c.plainFailure;
    // A day is the unit of what the science calls days: lengths as multiples of it.
    const inDays = (days: number) => days / c.oneDay;
    const rollout: Rollout = {
      fractions: [c.firstStage, c.secondStage, c.thirdStage],
      outcomes: outcomes * c.oneDay,
      labelled: labelShare / c.whole,
      affected,
      baseline,
      drop: drop / c.whole,
      severity: severity / plain,
      rollback: inDays(rollbackDays),
      prior: prior / c.whole,
      gain: outcomes * c.oneDay * gained,
      significance: c.significance,
    };
    const regretOf = stagedRolloutOf(rollout);
    const at = (days: number) => regretOf(inDays(days));
    const now = at(stageDays);
    const bigBang = bigBangRegret(rollout);
    const best = bestStageLength(
      rollout,
      steps.map((step) => inDays(c.gridStep) * step),
    );
    const loses = (regret: number) => atLeast(regret, bigBang);
    const parts = (days: number) => {
      const { regret, harm, delay } = at(days);
      return {
        days,
        regret: regret / bigBang,
        harm: (rollout.prior * harm) / bigBang,
        waiting: ((1 - rollout.prior) * delay) / bigBang,
      };
    };
    const [shortest, longest] = [0.01 * c.oneDay, 10 * c.oneDay];
    const end = parts(longest);
    const names = placeLabelsOnLogAxis([end.regret, end.harm, end.waiting], { low: 0.005, high: 25, gap: 0.3 });
    const money = track === 'cloud' ? c.cloudFailureCost : null;
    const night = track === 'edge' ? at(c.edgeNight) : null;
    return {
      outputs: {
        regret: plain * now.regret,
        bigBang: plain * bigBang,
        ratio: now.regret / bigBang,
        advantage: bigBang / now.regret,
        harm: plain * now.harm,
        delay: plain * now.delay,
        bestStage: best.days * c.oneDay,
        bestRegret: plain * best.regret,
        longestStage: (() => {
          const last = longestPayingStage(rollout, best.days, inDays(longest));
          return last === null ? null : last * c.oneDay;
        })(),
        gainPerDay: plain * outcomes * gained,
        firstPower: c.whole * now.stages[0]!.power,
        firstLabels: now.stages[0]!.labels,
        escaped: c.whole * now.escaped,
        regretMoney: money === null ? null : money * plain * now.regret,
        bigBangMoney: money === null ? null : money * plain * bigBang,
        nightRegret: night === null ? null : plain * night.regret,
        nightAdvantage: night === null ? null : bigBang / night.regret,
      },
      states: {
        stagingLoses: loses(now.regret),
        missesNight: track === 'edge' && isBelow(stageDays, c.edgeNight),
        thinEvidence: isBelow(now.stages[0]!.labels, c.fewestLabels),
        best: now.regret < 1.1 * best.regret,
      },
      datasets: {
        curve: logSpaced(shortest, longest, 61).map(parts),
        curveEnds: ['regret', 'harm', 'waiting'].map((curve, index) => ({ curve, labelAt: names[index]! })),
        lengths: [0.05, 0.1, 0.25, 0.5, 1, 2, 7].map((count) => {
          const days = count * c.oneDay;
          const { regret } = at(days);
          return {
            days,
            regret: plain * regret,
            ratio: regret / bigBang,
            verdict: loses(regret) ? 'loses' : 'pays',
          };
        }),
        stages: now.stages.map(({ labels, power, reached, harm }, index) => ({
          stage: ['1 %', '10 %', '50 %'][index]!,
          labels,
          power: c.whole * power,
          reached: c.whole * reached,
          harm: plain * harm,
        })),
      },
    };
  },
});

export default missionRollout;
