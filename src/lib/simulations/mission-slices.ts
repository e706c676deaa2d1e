/**
 * Which candidate is shipped: the aggregate picks A in every track, and the review slice by slice refuses it (MP-M6, MP-M7).
 *
 * A slice passes where the lower bound of its change lies above −δ, fails where the upper bound lies below, and is not proven in
 * between: then the shadow run was too short, which is no reason to launch.
 */
import {
  choice,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  text,
  textColumn,
} from 'labwright/simulation';
import { logSpaced } from '../science/grid.ts';
import type { Verdict } from '../science/non-inferiority.ts';
import { requestsToProve } from '../science/non-inferiority.ts';
import { sliceReport } from '../science/slices.ts';
import { namePlaces, placeLabels } from './_label-places.ts';
import { type Track, trackChoice, trackLabels } from './_mission-profiles.ts';
import { changeRange, evidenceSpec, slicesSpec } from './_mission-slice-charts.ts';
import {
  type Candidate,
  judgeSlice,
  type MissionSlice,
  missionSlices,
  sliceNames,
  type SliceName,
  sliceOf,
} from './_mission-slice-models.ts';

const values = { candidate: 'careful', evidence: 'paired', shadowRequests: 20_000, margin: 1, churn: 1.5 };
const part = { values, source: 'Invented for this mission' };
const labels: Readonly<Record<Candidate, string>> = { quick: 'A, the quick repair', careful: 'B, the careful one' };
const worstFirst: readonly Verdict[] = ['fail', 'not proven', 'pass'];
const decisions = { fail: 'reject', 'not proven': 'run longer', pass: 'ship' } as const;
const within = (points: number): number => Math.min(changeRange.high, Math.max(changeRange.low, points));

export const missionSlicesSimulation = defineSimulation({
  id: 'mission-slices',
  title: 'The slice review',
  params: {
    track: trackChoice({ cloud: part, edge: part, mobile: part, tiny: part }),
    candidate: choice({
      label: 'Candidate',
      options: {
        quick: { label: labels.quick, note: 'Has the best aggregate.' },
        careful: { label: labels.careful, note: 'Gives up a little of the target.' },
      },
      default: 'careful',
    }),
    evidence: choice({
      label: 'Evidence',
      options: {
        paired: { label: 'shadow mode', note: 'Both builds answer the same requests.' },
        unpaired: { label: 'split traffic', note: 'Each build answers requests of its own.' },
      },
      default: 'paired',
    }),
    shadowRequests: integer({
      label: 'Requests of the run',
      symbol: 'n',
      min: 1000,
      max: 500_000,
      step: 1000,
      scale: 'log',
      default: 20_000,
    }),
    margin: number({
      label: 'What a slice may lose',
      symbol: '\\delta',
      unit: 'point',
      min: 0.2,
      max: 5,
      step: 0.1,
      digits: 1,
      default: 1,
    }),
    churn: number({
      label: 'Answers that change sides for nothing',
      symbol: 'c',
      unit: 'point',
      min: 0.1,
      max: 10,
      step: 0.1,
      digits: 1,
      default: 1.5,
      note: 'Each of two equally good builds gets so many right alone.',
    }),
  },
  constants: {
    whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
    significance: { label: 'Level of each bound', symbol: '\\alpha', digits: 2, value: 0.05, kind: 'given' },
    power: { label: 'Chance of proving what holds', digits: 1, value: 0.8, kind: 'given' },
  },
  outputs: {
    aggregateBefore: percent({ label: 'Old build, in all', digits: 2, formula: '\\sum_s w_s a_s' }),
    aggregateAfter: percent({ label: 'Candidate, in all', digits: 2 }),
    aggregateChange: quantity({ label: 'Change in all', unit: 'point', digits: 2 }),
    aggregateLead: quantity({
      label: 'A before B, in all',
      unit: 'point',
      digits: 3,
      note: 'Positive: the aggregate picks A.',
    }),
    decision: text({ label: 'The review says', words: ['ship', 'reject', 'run longer'] }),
    decidingSlice: text({ label: 'The slice that decides', words: sliceNames }),
    decidingChange: quantity({ label: 'Its change', symbol: '\\Delta', unit: 'point', digits: 2 }),
    decidingBound: quantity({
      label: 'Lower bound of its change',
      symbol: 'L',
      unit: 'point',
      digits: 2,
      formula: '\\Delta - z_{1-\\alpha}\\,\\mathrm{SE}',
    }),
    decidingRequests: quantity({ label: 'Requests to it', digits: 0, formula: 'w_s\\,n' }),
    requestsNeeded: quantity({
      label: 'Requests of a run that proves every slice',
      digits: 0,
      none: 'none proves it',
      formula: '\\max_s \\frac{z_{1-\\alpha}^2\\,v_s}{w_s\\,(\\Delta_s + \\delta_s)^2}',
    }),
    longerThanThis: quantity({ label: 'Times this run', digits: 1, none: 'none proves it' }),
    plannedPaired: quantity({
      label: 'Requests to plan for in a slice without change, shadow mode',
      digits: 0,
      formula: '(z_{1-\\alpha} + z_{\\mathrm{power}})^2\\,\\frac{2c}{\\delta^2}',
    }),
    plannedUnpaired: quantity({
      label: 'The same, split traffic',
      digits: 0,
      formula: '(z_{1-\\alpha} + z_{\\mathrm{power}})^2\\,\\frac{2p(1-p)}{\\delta^2}',
      note: 'For the accuracy of the slice that decides.',
    }),
    slicesFailed: quantity({ label: 'Slices that fail', digits: 0 }),
    slicesUnproven: quantity({ label: 'Slices not proven', digits: 0 }),
  },
  states: {
    shipsHarm: {
      label: 'Better in all, and a slice fails',
      kind: 'failure',
      remedy: 'Take the other candidate, or repair the slice that fails.',
      startsFailed: 'The average picks A, so the review begins with A.',
    },
    notProven: {
      label: 'A slice is not proven',
      kind: 'failure',
      remedy: 'Run the shadow longer, on both builds at once: this is no verdict for or against.',
      startsFailed: 'A run of 20,000 proves too little for the rarest slice of the hearable: that is its question.',
    },
    approved: { label: 'Every slice passes', kind: 'success' },
  },
  settings: {
    aggregateChoice: { candidate: 'quick' },
    carefulChoice: { candidate: 'careful' },
    splitTraffic: { candidate: 'careful', evidence: 'unpaired' },
    longRun: { candidate: 'careful', shadowRequests: 100_000 },
    shortRun: { candidate: 'careful', shadowRequests: 2000 },
    edgeQuick: { track: 'edge', candidate: 'quick' },
    edgeCareful: { track: 'edge', candidate: 'careful' },
    mobileQuick: { track: 'mobile', candidate: 'quick' },
    mobileCareful: { track: 'mobile', candidate: 'careful' },
    tinyQuick: { track: 'tiny', candidate: 'quick' },
    tinyCareful: { track: 'tiny', candidate: 'careful' },
    tinyLong: { track: 'tiny', candidate: 'careful', shadowRequests: 76_000 },
  },
  datasets: {
    slices: {
      columns: {
        place: column({ label: 'Place', digits: 3 }),
        slice: textColumn({ label: 'Slice' }),
        role: textColumn({ label: 'Role' }),
        weight: column({ label: 'Share', unit: '%', digits: 0 }),
        before: column({ label: 'Old', unit: '%', digits: 1 }),
        after: column({ label: 'New', unit: '%', digits: 1 }),
        change: column({ label: 'Change', unit: 'point', digits: 2 }),
        lower: column({ label: 'Lower bound', unit: 'point', digits: 2 }),
        upper: column({ label: 'Upper bound', unit: 'point', digits: 2 }),
        verdict: textColumn({ label: 'Verdict' }),
        from: column({ label: 'Drawn from', unit: 'point', digits: 2 }),
        to: column({ label: 'Drawn to', unit: 'point', digits: 2 }),
        shown: column({ label: 'Drawn at', unit: 'point', digits: 2 }),
      },
    },
    candidates: {
      columns: {
        candidate: textColumn({ label: 'Candidate' }),
        aggregate: column({ label: 'In all', unit: '%', digits: 3 }),
        change: column({ label: 'Change', unit: 'point', digits: 3 }),
        worst: textColumn({ label: 'Worst slice' }),
        worstChange: column({ label: 'Its change', unit: 'point', digits: 1 }),
        decision: textColumn({ label: 'Review' }),
      },
    },
    tracks: {
      columns: {
        track: textColumn({ label: 'Track' }),
        aggregateA: column({ label: 'A in all', unit: '%', digits: 2 }),
        aggregateB: column({ label: 'B in all', unit: '%', digits: 2 }),
        worstA: textColumn({ label: 'Worst slice of A' }),
        worstChangeA: column({ label: 'Its change', unit: 'point', digits: 1 }),
        reviewA: textColumn({ label: 'Review of A' }),
        reviewB: textColumn({ label: 'Review of B' }),
      },
    },
    sizes: {
      columns: {
        requests: column({ label: 'Requests of the run', digits: 0 }),
        paired: column({ label: 'Lower bound, shadow mode', unit: 'point', digits: 2 }),
        unpaired: column({ label: 'Lower bound, split traffic', unit: 'point', digits: 2 }),
      },
    },
    sizeEnds: namePlaces('evidence', 'Evidence', { unit: 'point', digits: 2 }),
  },
  charts: {
    slices: {
      title: 'What each slice gains or loses',
      height: 220,
      spec: slicesSpec,
      table: { dataset: 'slices', columns: ['slice', 'role', 'weight', 'change', 'lower', 'upper', 'verdict'] },
      finding: ({ outputs, say }) =>
        `In all the candidate moves by ${say('aggregateChange')}; ${outputs.decidingSlice} decides, with ${say('decidingChange')} and at worst ${say('decidingBound')}: ${outputs.decision}.`,
    },
    evidence: {
      title: 'What a run of some size proves',
      height: 220,
      guess: 'x',
      spec: evidenceSpec,
      table: { dataset: 'sizes' },
      finding: ({ outputs, say }) =>
        `With ${say('shadowRequests')} requests the change of ${outputs.decidingSlice} is at worst ${say('decidingBound')}; ` +
        (outputs.requestsNeeded === null
          ? 'no run proves every slice.'
          : `a run of ${say('requestsNeeded')} proves every slice.`),
    },
  },
  run({ track, candidate, evidence, shadowRequests, margin, churn }, c) {
    const judgedOf = (slices: readonly MissionSlice[], which: Candidate, requests: number, paired: boolean) =>
      slices.map((slice) =>
        judgeSlice(slice, which, slice.weight * requests, {
          paired,
          churn: churn / c.whole,
          margin: margin / c.whole,
          significance: c.significance,
        }),
      );
    const isPaired = evidence === 'paired';
    const slices: readonly MissionSlice[] = missionSlices[track];
    const judged = judgedOf(slices, candidate, shadowRequests, isPaired);
    /** The worst verdict, and among equals the slice that is farthest from passing. */
    const room = (index: number) => judged[index]!.lower + (slices[index]!.target ? 0 : margin / c.whole);
    const deciding = judged
      .map((_, index) => index)
      .sort((a, b) => {
        const rank = (index: number) => worstFirst.indexOf(judged[index]!.verdict);
        return rank(a) - rank(b) || room(a) - room(b);
      })[0]!;
    const decisionOf = (verdicts: readonly { readonly verdict: Verdict }[]) =>
      decisions[worstFirst.find((verdict) => verdicts.some((each) => each.verdict === verdict))!];
    const reportOf = (of: readonly MissionSlice[], which: Candidate) =>
      sliceReport(of.map((slice) => sliceOf(slice, which)));
    const report = reportOf(slices, candidate);
    const [quick, careful] = [reportOf(slices, 'quick'), reportOf(slices, 'careful')];
    const needs = judged.map(({ needed }, index) => (needed === null ? null : needed / slices[index]!.weight));
    const requestsNeeded = needs.some((need) => need === null) ? null : Math.max(...needs.map((need) => need!));
    const slice = slices[deciding]!;
    const boundAt = (requests: number, paired: boolean) =>
      c.whole *
      judgeSlice(slice, candidate, slice.weight * requests, {
        paired,
        churn: churn / c.whole,
        margin: margin / c.whole,
        significance: c.significance,
      }).lower;
    const share = margin / c.whole;
    const planned = (variance: number) => requestsToProve(variance, share, c.significance, c.power);
    const ends = placeLabels(
      [boundAt(500_000, true), boundAt(500_000, false)].map((bound) => Math.max(-12, bound)),
      {
        low: -11.5,
        high: 0.5,
        gap: 1.1,
      },
    );
    return {
      outputs: {
        aggregateBefore: c.whole * report.before,
        aggregateAfter: c.whole * report.after,
        aggregateChange: c.whole * (report.after - report.before),
        aggregateLead: c.whole * (quick.after - careful.after),
        decision: decisionOf(judged),
        decidingSlice: slice.name as SliceName,
        decidingChange: c.whole * judged[deciding]!.change,
        decidingBound: c.whole * judged[deciding]!.lower,
        decidingRequests: slice.weight * shadowRequests,
        requestsNeeded,
        longerThanThis: requestsNeeded === null ? null : requestsNeeded / shadowRequests,
        plannedPaired: planned((2 * churn) / c.whole),
        plannedUnpaired: planned(2 * slice.before * (1 - slice.before)),
        slicesFailed: judged.filter(({ verdict }) => verdict === 'fail').length,
        slicesUnproven: judged.filter(({ verdict }) => verdict === 'not proven').length,
      },
      states: {
        shipsHarm: report.after > report.before && judged.some(({ verdict }) => verdict === 'fail'),
        notProven: decisionOf(judged) === 'run longer',
        approved: decisionOf(judged) === 'ship',
      },
      datasets: {
        slices: slices.map(({ name, weight, before, target, ...after }, index) => {
          const { change, lower, upper, verdict } = judged[index]!;
          return {
            place: (index + 1 / 2) / slices.length,
            slice: name,
            role: target ? 'has to gain' : 'protected',
            weight: c.whole * weight,
            before: c.whole * before,
            after: c.whole * after[candidate],
            change: c.whole * change,
            lower: c.whole * lower,
            upper: c.whole * upper,
            verdict: verdict as string,
            from: within(c.whole * lower),
            to: within(c.whole * upper),
            shown: within(c.whole * change),
          };
        }),
        candidates: (['quick', 'careful'] as const).map((which) => {
          const its = which === 'quick' ? quick : careful;
          const least = Math.min(...its.changes);
          return {
            candidate: labels[which],
            aggregate: c.whole * its.after,
            change: c.whole * (its.after - its.before),
            worst: its.worst ?? 'none',
            worstChange: c.whole * least,
            decision: decisionOf(judgedOf(slices, which, shadowRequests, isPaired)) as string,
          };
        }),
        tracks: (Object.keys(missionSlices) as Track[]).map((name) => {
          const its: readonly MissionSlice[] = missionSlices[name];
          const review = (which: Candidate) => decisionOf(judgedOf(its, which, shadowRequests, isPaired)) as string;
          const quickest = reportOf(its, 'quick');
          return {
            track: trackLabels[name],
            aggregateA: c.whole * quickest.after,
            aggregateB: c.whole * reportOf(its, 'careful').after,
            worstA: quickest.worst ?? 'none',
            worstChangeA: c.whole * Math.min(...quickest.changes),
            reviewA: review('quick'),
            reviewB: review('careful'),
          };
        }),
        sizes: logSpaced(1000, 500_000, 31).map((requests) => ({
          requests,
          paired: boundAt(requests, true),
          unpaired: boundAt(requests, false),
        })),
        sizeEnds: ['paired', 'unpaired'].map((each, index) => ({ evidence: each, labelAt: ends[index]! })),
      },
    };
  },
});

export default missionSlicesSimulation;
