/**
 * How often the mission's products are repaired: cost against interval, in each product's own units (MP-M4, MP-M5).
 *
 * c(T) = C / ((1 − q)·T) + K·(T/2 + R), K = V·r·s: one law for retraining, pushing an update and inspecting a driver. What it
 * cannot say is whether the repair helps, or whether its cause can be seen coming.
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
  text,
  textColumn,
} from 'labwright/simulation';
import { nearestCadence } from '../science/cadence.ts';
import { evenlySpaced, logSpaced } from '../science/grid.ts';
import { costRateWithDelay, intervalPenalty, optimalInterval } from '../science/retraining.ts';
import { marginalReturn, returnOnInvestment } from '../science/return-on-investment.ts';
import { distortedAccuracy } from '../science/sign-flips.ts';
import { namePlaces, placeLabels, placeLabelsOnLogAxis } from './_label-places.ts';
import { costSpec, policiesSpec, returnsSpec } from './_mission-interval-charts.ts';
import {
  decayOf,
  eventCost,
  intervalConstants,
  monitoringPower,
  shortestInterval,
} from './_mission-interval-models.ts';
import { drivers, meanMargin, repairCosts, trackChoice } from './_mission-profiles.ts';
import { cadenceWords, namedCadences } from './_retraining-scenario.ts';

const built = {
  cloud: 'Invented for this mission: a full retraining of a large model',
  edge: 'Invented for this mission: revalidation for $400,000, and $50 for each of 2,000 vehicles',
  mobile: 'Invented for this mission: one sweep of the golden inputs through the device farm',
  tiny: 'Invented for this mission: a push to 50,000 devices at $0.30',
};
const noPoints = 'Counted in another unit in this track.';
const noFloor = 'No floor is promised in this track.';
const noAdapter = 'There is no adapter to choose in this track.';
const noAdaptation = 'Nothing adapts on the device in this track.';
const noSweep = 'Nothing but the driver is at fault in the glasses alone.';
const notOfCloud = { adapterReturn: noAdapter, marginalReturn: noAdapter, breakEvenOverAdapter: noAdapter };
const notOfTiny = {
  isolationAtEnd: noPoints,
  decibelThreshold: noPoints,
  shortestInterval: noAdaptation,
  monitoringPower: noAdaptation,
  monitoringShare: noAdaptation,
};
const notOfMobile = { brokenAtEnd: noPoints, accuracyAfterRetraining: noSweep };
const notByPoints = { accuracyAtEnd: noPoints, pointThreshold: noPoints };

/** The curves of the policies always end at 4 and at 1. */
const policyNames = placeLabelsOnLogAxis([4, 1], { low: 0.25, high: 4.2, gap: 0.2 });

export const missionInterval = defineSimulation({
  id: 'mission-interval',
  title: 'The repair interval',
  params: {
    track: trackChoice({
      cloud: {
        values: {
          interval: 89,
          retrainCost: repairCosts.cloud,
          driftSpeed: 1,
          retrainLag: 0,
          failedShare: 0,
          horizon: 90,
        },
        source: built.cloud,
        absent: {
          ...notOfTiny,
          ...notOfMobile,
          maxInterval: noFloor,
          eventPerDay: 'No event announces a new topic.',
          eventAdvantage: 'No event announces a new topic.',
        },
      },
      edge: {
        values: {
          interval: 24,
          retrainCost: repairCosts.edge,
          driftSpeed: 1,
          retrainLag: 0,
          failedShare: 0,
          horizon: 90,
        },
        source: built.edge,
        absent: { ...notOfTiny, ...notOfMobile, ...notOfCloud },
        differs: { eventPerDay: { label: 'One retraining before each winter' } },
        settings: {
          atOptimum: { interval: 43.83 },
          tenTimes: { interval: 4.383 },
          daily: { interval: 1 },
          quarterly: { interval: 91.3125 },
        },
      },
      mobile: {
        values: {
          interval: 3,
          retrainCost: repairCosts.mobile,
          driftSpeed: 1,
          retrainLag: 0,
          failedShare: 0,
          horizon: 90,
        },
        source: built.mobile,
        absent: { ...notOfTiny, ...notOfCloud, ...notByPoints, maxInterval: noFloor },
        differs: {
          interval: { label: 'Interval between two inspections' },
          retrainCost: { label: 'Cost of one inspection' },
          retrainLag: { label: 'Days from inspection to repair' },
          eventPerDay: { label: 'Inspecting each update' },
        },
        settings: { atOptimum: { interval: 3.16 }, tenTimes: { interval: 0.5 }, daily: { interval: 1 } },
      },
      tiny: {
        values: {
          interval: 50,
          retrainCost: repairCosts.tiny,
          driftSpeed: 1,
          retrainLag: 0,
          failedShare: 0,
          horizon: 90,
        },
        source: built.tiny,
        absent: {
          ...notOfMobile,
          ...notOfCloud,
          ...notByPoints,
          eventPerDay: 'No event announces a fan.',
          eventAdvantage: 'No event announces a fan.',
        },
        differs: {
          interval: { label: 'Interval between two pushes' },
          retrainCost: { label: 'Cost of one push' },
        },
        settings: { atOptimum: { interval: 50 }, tenTimes: { interval: 5 }, daily: { interval: 3 } },
      },
    }),
    interval: number({
      label: 'Interval between two repairs',
      symbol: 'T',
      unit: 'day',
      min: 0.5,
      max: 365,
      step: 0.5,
      digits: 1,
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
  outputs: {
    optimum: quantity({
      label: 'Cheapest interval',
      symbol: 'T^*',
      unit: 'day',
      digits: 1,
      formula: '\\sqrt{\\frac{2C}{(1-q)K}}',
    }),
    costPerDay: money({
      label: 'Cost per day',
      symbol: 'c(T)',
      unit: '$/day',
      digits: 0,
      formula: '\\frac{C}{(1-q)T} + K\\Bigl(\\frac{T}{2} + R\\Bigr)',
    }),
    leastCost: money({ label: 'Least cost per day', symbol: 'c(T^*)', unit: '$/day', digits: 0 }),
    penalty: quantity({ label: 'Cost, times the least', digits: 2, formula: 'c(T)/c(T^*)' }),
    timesTooOften: quantity({ label: 'Repairs, times as often as is cheapest', digits: 2, formula: 'T^*/T' }),
    driftCostGrowth: money({
      label: 'Growth of the daily loss',
      symbol: 'K',
      unit: '$/day^2',
      digits: 1,
      formula: 'V\\,r\\,s',
    }),
    repairsPerDay: money({ label: 'Repairs, per day', unit: '$/day', digits: 0, formula: 'C/((1-q)T)' }),
    driftPerDay: money({ label: 'Lost to drift, per day', unit: '$/day', digits: 0, formula: 'K(T/2 + R)' }),
    annualCost: money({ label: 'Cost per year', unit: '$/year', digits: 0 }),
    cadence: text({ label: 'Cadence nearest to the cheapest', words: cadenceWords }),
    plannedInterval: quantity({
      label: 'Interval of the plan',
      symbol: 'T_p',
      unit: 'day',
      digits: 1,
      note: 'Cheapest if the drift had the plan’s speed.',
    }),
    plannedPenalty: quantity({
      label: 'What the plan costs, times the least',
      digits: 3,
      formula: '\\tfrac12\\bigl(\\sqrt s + 1/\\sqrt s\\bigr)',
      note: 'How well must the drift be known? Without a lag.',
    }),
    maxInterval: quantity({
      label: 'Longest interval above the floor',
      symbol: 'T_{\\max}',
      unit: 'day',
      digits: 1,
      none: 'no floor is promised',
      formula: 'b/(r s) - R',
    }),
    shortestInterval: quantity({
      label: 'Shortest interval that the battery allows',
      symbol: 'T_{\\min}',
      unit: 'day',
      digits: 2,
      none: 'no battery stands in the way',
    }),
    operatingInterval: quantity({
      label: 'Interval to run at',
      symbol: 'T_{\\mathrm{op}}',
      unit: 'day',
      digits: 1,
      note: 'The cheapest that keeps floor and battery.',
    }),
    operatingCost: money({ label: 'Cost per day there', unit: '$/day', digits: 0 }),
    operatingPenalty: quantity({ label: 'Cost there, times the least', digits: 3 }),
    accuracyAtEnd: percent({
      label: 'Accuracy just before a repair',
      digits: 1,
      none: 'not counted in points',
      formula: 'A_0 - r s (T + R)',
    }),
    isolationAtEnd: quantity({
      label: 'Isolation just before a repair',
      unit: 'dB',
      digits: 1,
      none: 'not a hearable',
      formula: 'I_0 - r s (T + R)',
    }),
    brokenAtEnd: quantity({
      label: 'Broken updates that nobody has noticed, just before a repair',
      digits: 3,
      none: 'not of a driver',
      formula: 'r s (T + R)',
    }),
    pointThreshold: quantity({
      label: 'Threshold that repairs as often',
      symbol: '\\delta',
      unit: 'point',
      digits: 2,
      none: 'not counted in points',
      formula: 'r s T',
    }),
    decibelThreshold: quantity({
      label: 'Threshold that repairs as often, in decibels',
      unit: 'dB',
      digits: 2,
      none: 'not a hearable',
      formula: 'r s T',
    }),
    eventPerDay: money({
      label: 'Acting on the cause, per day',
      unit: '$/day',
      digits: 2,
      none: 'no cause can be seen coming',
    }),
    eventAdvantage: quantity({
      label: 'The best clock costs, times that',
      digits: 1,
      none: 'no cause can be seen coming',
    }),
    fullReturn: quantity({ label: 'Return of one repair', unit: '%', digits: 1, formula: 'V g H/C - 1' }),
    adapterReturn: quantity({ label: 'Return of an adapter', unit: '%', digits: 0, none: 'no adapter' }),
    marginalReturn: quantity({
      label: 'Return of the full retraining, over the adapter',
      unit: '%',
      digits: 1,
      none: 'no adapter',
      formula: '\\frac{V (g_2 - g_1) H}{C_2 - C_1} - 1',
    }),
    breakEven: quantity({
      label: 'Days until one repair has paid',
      unit: 'day',
      digits: 1,
      none: 'it never pays',
      formula: 'C/(V g)',
    }),
    breakEvenOverAdapter: quantity({
      label: 'Days until it has paid over the adapter',
      unit: 'day',
      digits: 1,
      none: 'no adapter',
    }),
    accuracyAfterRetraining: percent({
      label: 'Accuracy after retraining, with the driver that garbles',
      digits: 1,
      none: 'no driver',
    }),
    monitoringPower: quantity({ label: 'Power of the monitor', unit: 'µW', digits: 3, none: 'no matter' }),
    monitoringShare: quantity({ label: 'Of the power there is', unit: '%', digits: 4, none: 'no matter' }),
  },
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
  datasets: {
    curve: {
      columns: {
        interval: column({ label: 'Interval', unit: 'day', digits: 1 }),
        repairs: column({ label: 'Repairs, times the least', digits: 3 }),
        drift: column({ label: 'Drift, times the least', digits: 3 }),
        total: column({ label: 'Total, times the least', digits: 3 }),
      },
    },
    curveEnds: namePlaces('curve', 'Curve', { digits: 2 }),
    floors: {
      columns: {
        interval: column({ label: 'Longest interval', unit: 'day', digits: 1 }),
        loss: column({ label: 'Loss at the floor, times the plan’s', digits: 2 }),
      },
    },
    schedules: {
      columns: {
        schedule: textColumn({ label: 'Repair' }),
        interval: column({ label: 'Every', unit: 'day', digits: 1 }),
        cost: column({ label: 'Cost', unit: '$/day', digits: 0 }),
        penalty: column({ label: 'Times the least', digits: 2 }),
        floor: textColumn({ label: 'Floor' }),
      },
    },
    speeds: {
      columns: {
        speed: column({ label: 'Speed, times the plan’s', digits: 2 }),
        clock: column({ label: 'Clock loses, times the plan’s', digits: 2 }),
        threshold: column({ label: 'Threshold loses, times the plan’s', digits: 2 }),
        penalty: column({ label: 'Either costs, times the least', digits: 3 }),
      },
    },
    policyEnds: {
      columns: {
        policy: textColumn({ label: 'Policy' }),
        loss: column({ label: 'Loss when it acts, times the plan’s', digits: 2 }),
        labelAt: column({ label: 'Height of its name', digits: 2 }),
      },
    },
    policies: {
      columns: {
        policy: textColumn({ label: 'Policy' }),
        interval: column({ label: 'Acts every', unit: 'day', digits: 1 }),
        cost: column({ label: 'Cost', unit: '$/day', digits: 2 }),
        penalty: column({ label: 'Times the best clock', digits: 3 }),
        floor: textColumn({ label: 'Floor' }),
      },
    },
    returns: {
      columns: {
        choice: textColumn({ label: 'Repair' }),
        horizon: column({ label: 'Days until stale', unit: 'day', digits: 0 }),
        returned: column({ label: 'Return', unit: '%', digits: 1 }),
      },
    },
    returnsTable: {
      columns: {
        horizon: column({ label: 'Days until stale', unit: 'day', digits: 0 }),
        alone: column({ label: 'Return alone', unit: '%', digits: 1 }),
        over: column({ label: 'Return over the adapter', unit: '%', digits: 1, none: 'no adapter' }),
      },
    },
    returnsNow: {
      columns: {
        choice: textColumn({ label: 'Repair' }),
        returned: column({ label: 'Return', unit: '%', digits: 1 }),
        labelAt: column({ label: 'Height of its name', unit: '%', digits: 0 }),
      },
    },
  },
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
