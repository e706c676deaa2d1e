/**
 * How often the mission's products are repaired: cost against interval, in each product's own units (MP-M4, MP-M5).
 *
 * c(T) = C / ((1 − q)·T) + K·(T/2 + R), K = V·r·s: one law for retraining, pushing an update and inspecting a driver. What it
 * cannot say is whether the repair helps, or whether its cause can be seen coming.
 */
import { atLeast, defineSimulation, isBelow, number } from 'labwright/simulation';
import { nearestCadence } from '../science/cadence.ts';
import { evenlySpaced, logSpaced } from '../science/grid.ts';
import { costRateWithDelay, intervalPenalty, optimalInterval } from '../science/retraining.ts';
import { marginalReturn, returnOnInvestment } from '../science/return-on-investment.ts';
import { distortedAccuracy } from '../science/sign-flips.ts';
import { placeLabels, placeLabelsOnLogAxis } from './_label-places.ts';
import { costSpec, policiesSpec, returnsSpec } from './_mission-interval-charts.ts';
import {
  decayOf,
  eventCost,
  intervalConstants,
  monitoringPower,
  shortestInterval,
} from './_mission-interval-models.ts';
import { intervalDatasets } from './_mission-interval-datasets.ts';
import { intervalOutputs } from './_mission-interval-outputs.ts';
import { intervalTracks } from './_mission-interval-tracks.ts';
import { drivers, meanMargin, repairCosts } from './_mission-profiles.ts';
import { namedCadences } from './_retraining-scenario.ts';

/** The curves of the policies always end at 4 and at 1. */
const policyNames = placeLabelsOnLogAxis([4, 1], { low: 0.25, high: 4.2, gap: 0.2 });

export const missionInterval = defineSimulation({
  id: 'mission-interval',
  title: 'The repair interval',
  params: {
    track: intervalTracks,
    interval: number({
      label: 'Interval between two repairs',
      symbol: 'T',
      unit: 'day',
      min: 0.5,
      max: 365,
      step: 0.5,
      digits: 1,
      exact: true,
      scale: 'log',
      default: 89,
    }),
    retrainCost: number({
      label: 'Cost of one repair',
      symbol: 'C',
      unit: '$',
      min: 100,
      max: 10_000_000,
      step: 100,
      digits: 0,
      scale: 'log',
      default: repairCosts.cloud,
    }),
    driftSpeed: number({
      label: 'Speed of the drift, times the plan’s',
      symbol: 's',
      min: 0.1,
      max: 10,
      step: 0.05,
      digits: 2,
      scale: 'log',
      default: 1,
      note: 'The clock and the threshold are set for 1.',
    }),
    retrainLag: number({
      label: 'Days until a repair is live',
      symbol: 'R',
      unit: 'day',
      min: 0,
      max: 60,
      step: 1,
      default: 0,
    }),
    failedShare: number({
      label: 'Repairs that fail validation',
      symbol: 'q',
      unit: '%',
      min: 0,
      max: 80,
      step: 1,
      default: 0,
    }),
    horizon: number({
      label: 'Days until a repair goes stale',
      symbol: 'H',
      unit: 'day',
      min: 1,
      max: 365,
      step: 1,
      default: 90,
    }),
  },
  constants: intervalConstants,
  outputs: intervalOutputs,
  states: {
    unfit: {
      label: 'The interval costs twice the least, or breaks a promise',
      kind: 'failure',
      remedy: 'Move towards the interval to run at: the cheapest that keeps floor and battery.',
    },
    floorBroken: { label: 'The floor is broken before the next repair', kind: 'condition' },
    tooHungry: { label: 'Adapting takes more than its share of the battery', kind: 'condition' },
    floorBinds: { label: 'The cheapest interval is too long for the floor', kind: 'condition' },
    dearerLoses: { label: 'The full retraining pays, and over the adapter it loses', kind: 'condition' },
    neverPays: { label: 'No retraining brings anything back', kind: 'condition' },
  },
  settings: {
    start: {},
    atOptimum: { interval: 89.442719 },
    tenTimes: { interval: 8.9442719 },
    daily: { interval: 1 },
    quarterly: { interval: 91.3125 },
    twiceTheSpeed: { driftSpeed: 2 },
    fourTimesTheSpeed: { driftSpeed: 4 },
    returnsAtOptimum: { horizon: 89.442719 },
    returnsEven: { horizon: 97 },
    lateAndFailing: { retrainLag: 14, failedShare: 20 },
    edgeAtFloor: { track: 'edge', interval: 24 },
    edgeCheapest: { track: 'edge', interval: 43.83 },
    edgePeakSlope: { track: 'edge', interval: 15, driftSpeed: Math.PI / 2 },
    mobileCheapest: { track: 'mobile', interval: 3.16 },
    mobileWeekly: { track: 'mobile', interval: 7 },
    tinyCheapest: { track: 'tiny', interval: 50 },
    tinyTenTimes: { track: 'tiny', interval: 5 },
    tinyDaily: { track: 'tiny', interval: 1 },
  },
  datasets: intervalDatasets,
  charts: {
    cost: {
      title: 'Cost against the interval',
      height: 260,
      guess: 'x',
      spec: costSpec,
      table: { dataset: 'schedules' },
      finding: ({ states, say }) =>
        `A repair every ${say('interval')} costs ${say('costPerDay')}, ${say('penalty')} times the least, which lies at ${say('optimum')}` +
        (states.floorBroken
          ? '; by then the floor is broken.'
          : states.floorBinds
            ? '; the floor allows no more than ' + say('maxInterval') + '.'
            : '.'),
    },
    policies: {
      title: 'What a clock and a threshold let go before they act',
      height: 220,
      spec: policiesSpec,
      table: { dataset: 'policies' },
      finding: ({ say }) =>
        `With a drift ${say('driftSpeed')} times as fast as planned, clock and threshold both cost ${say('plannedPenalty')} times the least; the clock lets ${say('driftSpeed')} times the planned loss happen, the threshold no more than planned.`,
    },
    returns: {
      title: 'Return of one repair against the days it lasts',
      height: 220,
      guess: 'y',
      spec: returnsSpec,
      table: { dataset: 'returnsTable' },
      finding: ({ outputs, states, say }) => {
        if (states.neverPays) return 'Retraining repairs no driver: all the money is lost, however long one waits.';
        const alone = `After ${say('horizon')} one repair has returned ${say('fullReturn')}`;
        return outputs.marginalReturn === null
          ? `${alone}.`
          : `${alone}; over the adapter it returns ${say('marginalReturn')}.`;
      },
    },
  },
  derivations: {
    optimum: [
      {
        symbols: 'T^* = \\sqrt{\\frac{2C}{(1-q)K}}',
        numbers: '\\sqrt{\\frac{2 \\times \\val{retrainCost}}{(1-q) \\times \\val{driftCostGrowth}}} = \\val{optimum}',
        because: 'there repairs and drift cost the same, the lag aside',
      },
    ],
  },
  run({ track, interval, retrainCost, driftSpeed, retrainLag, failedShare, horizon }, c) {
    const { value, rate, bearable, regained } = decayOf(track, c);
    const failed = failedShare / c.whole;
    const [speed, growth] = [rate * driftSpeed, value * rate * driftSpeed];
    const cost = (days: number) => costRateWithDelay(days, retrainCost, growth, retrainLag, failed);
    const optimum = optimalInterval(retrainCost / (1 - failed), growth);
    const plannedInterval = optimalInterval(retrainCost / (1 - failed), value * rate);
    const leastCost = cost(optimum).total;
    const maxInterval = bearable === null ? null : Math.max(0, bearable / speed - retrainLag);
    const shortest = shortestInterval(track, c);
    const kept = (days: number) => maxInterval === null || atLeast(maxInterval, days);
    const floorWords = (days: number) => (maxInterval === null ? 'none promised' : kept(days) ? 'kept' : 'broken');
    // Where the lag alone breaks the floor no interval keeps it: the cheapest is all that is left.
    const longest = maxInterval !== null && maxInterval > 0 ? maxInterval : optimum;
    const operatingInterval = Math.max(shortest ?? 0, Math.min(optimum, longest));
    const now = cost(interval);
    const hungry = shortest !== null && isBelow(interval, shortest);
    const operatingCost = cost(operatingInterval).total;
    const lost = speed * (interval + retrainLag);
    const launch = track === 'edge' ? c.edgeAccuracy : c.cloudAccuracy;
    const inPoints = track === 'cloud' || track === 'edge';
    const eventPerDay = eventCost(track, retrainCost / (1 - failed), c);
    const repair = track === 'mobile' ? c.mobileRetrainCost : retrainCost;
    const full = (days: number) => ({ cost: repair, gain: value * regained * days });
    const adapter = (days: number) => ({ cost: c.adapterCost, gain: value * c.adapterRegained * days });
    // An adapter is the cheaper choice only below its own cost.
    const hasAdapter = track === 'cloud' && retrainCost > c.adapterCost;
    const fullReturn = (days: number) => c.whole * returnOnInvestment(full(days));
    const overAdapter = (days: number) => (hasAdapter ? c.whole * marginalReturn(full(days), adapter(days)) : null);
    const furtherGain = value * (regained - c.adapterRegained);
    const end = cost(c.edgeYear);
    const curveNames = placeLabelsOnLogAxis(
      [end.total, end.retrain, end.drift].map((part) => Math.max(part / leastCost, 1e-9)),
      {
        low: 0.13,
        high: 80,
        gap: 0.22,
      },
    );
    const policyLosses = [driftSpeed, 1];
    const horizons = evenlySpaced(c.daily, c.edgeYear, 41);
    const returned = [
      { choice: 'alone', at: fullReturn },
      ...(hasAdapter ? [{ choice: 'over the adapter', at: (days: number) => overAdapter(days)! }] : []),
    ];
    const ends = placeLabels(
      returned.map(({ at }) => Math.min(300, at(c.edgeYear))),
      { low: -95, high: 290, gap: 35 },
    );
    const plan = (policy: string, days: number) => ({
      policy,
      interval: days,
      cost: cost(days).total,
      penalty: cost(days).total / leastCost,
      floor: floorWords(days),
    });
    return {
      outputs: {
        optimum,
        costPerDay: now.total,
        leastCost,
        penalty: now.total / leastCost,
        timesTooOften: optimum / interval,
        driftCostGrowth: growth,
        repairsPerDay: now.retrain,
        driftPerDay: now.drift,
        annualCost: c.daysPerYear * now.total,
        cadence: nearestCadence(optimum, namedCadences(c)).word,
        plannedInterval,
        plannedPenalty: intervalPenalty(plannedInterval / optimum),
        maxInterval,
        shortestInterval: shortest,
        operatingInterval,
        operatingCost,
        operatingPenalty: operatingCost / leastCost,
        accuracyAtEnd: inPoints ? Math.max(0, launch - lost) : null,
        isolationAtEnd: track === 'tiny' ? c.tinyIsolation - lost : null,
        brokenAtEnd: track === 'mobile' ? lost : null,
        pointThreshold: inPoints ? speed * interval : null,
        decibelThreshold: track === 'tiny' ? speed * interval : null,
        eventPerDay,
        eventAdvantage: eventPerDay === null ? null : leastCost / eventPerDay,
        fullReturn: fullReturn(horizon),
        adapterReturn: hasAdapter ? c.whole * returnOnInvestment(adapter(horizon)) : null,
        marginalReturn: overAdapter(horizon),
        breakEven: regained > 0 ? repair / (value * regained) : null,
        breakEvenOverAdapter: hasAdapter ? (retrainCost - c.adapterCost) / furtherGain : null,
        accuracyAfterRetraining: track === 'mobile' ? c.whole * distortedAccuracy(meanMargin, drivers.garbled) : null,
        monitoringPower: track === 'tiny' ? monitoringPower(c) : null,
        monitoringShare: track === 'tiny' ? (c.whole * monitoringPower(c)) / (c.tinyPowerBudget * c.microwatts) : null,
      },
      states: {
        unfit: atLeast(now.total / leastCost, c.tooDear) || !kept(interval) || hungry,
        floorBroken: !kept(interval),
        tooHungry: hungry,
        floorBinds: !kept(optimum),
        dearerLoses: (overAdapter(horizon) ?? 0) < 0 && fullReturn(horizon) > 0,
        neverPays: regained === 0,
      },
      datasets: {
        curve: logSpaced(0.5 * c.daily, c.edgeYear, 61).map((days) => {
          const { retrain, drift, total } = cost(days);
          return { interval: days, repairs: retrain / leastCost, drift: drift / leastCost, total: total / leastCost };
        }),
        curveEnds: ['total', 'repairs', 'drift'].map((curve, index) => ({ curve, labelAt: curveNames[index]! })),
        floors:
          maxInterval === null || maxInterval <= 0
            ? []
            : [{ interval: Math.min(maxInterval, c.edgeYear), loss: bearable! / (rate * plannedInterval) }],
        schedules: [
          ...namedCadences(c).map(({ word, interval: days }) => ({ schedule: word as string, days })),
          { schedule: 'at the cheapest', days: optimum },
          { schedule: 'ten times as often', days: optimum / 10 },
        ].map(({ schedule, days }) => ({
          schedule,
          interval: days,
          cost: cost(days).total,
          penalty: cost(days).total / leastCost,
          floor: floorWords(days),
        })),
        speeds: logSpaced(0.25, 4, 9).map((each) => ({
          speed: each,
          clock: each,
          threshold: 1,
          penalty: intervalPenalty(Math.sqrt(each)),
        })),
        policyEnds: ['clock', 'threshold'].map((policy, index) => ({
          policy,
          loss: policyLosses[index]!,
          labelAt: policyNames[index]!,
        })),
        policies: [
          plan('clock, as planned', plannedInterval),
          plan('threshold, as planned', plannedInterval / driftSpeed),
          plan('clock, knowing the speed', optimum),
          plan('at the interval to run at', operatingInterval),
          ...(eventPerDay === null
            ? []
            : [
                {
                  policy: track === 'mobile' ? 'at each update' : 'before each winter',
                  interval: track === 'mobile' ? c.mobileUpdateEvery : c.edgeYear,
                  cost: eventPerDay,
                  penalty: eventPerDay / leastCost,
                  floor: 'not by the clock',
                },
              ]),
        ],
        returns: returned.flatMap(({ choice, at }) =>
          horizons.map((days) => ({ choice, horizon: days, returned: at(days) })),
        ),
        returnsTable: evenlySpaced(c.daily, c.edgeYear, 9).map((days) => ({
          horizon: days,
          alone: fullReturn(days),
          over: overAdapter(days),
        })),
        returnsNow: returned.map(({ choice, at }, index) => ({
          choice,
          returned: at(horizon),
          labelAt: ends[index]!,
        })),
      },
    };
  },
});

export default missionInterval;
