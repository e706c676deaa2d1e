/**
 * What it costs to retrain every T days: a fixed cost each time, against a loss that grows until the next.
 *
 * The cost per day is C/T + K·T/2 with K = V·7/D; accuracy falls on the same straight line, so that
 * the quality floor and the cost speak of one model (M6c).
 */
import {
  atLeast,
  defineSimulation,
  formatNumber,
  isBelow,
  money,
  number,
  percent,
  quantity,
  text,
} from 'labwright/simulation';
import { nearestCadence } from '../science/cadence.ts';
import { logSpaced } from '../science/grid.ts';
import { accuracyAtEnd, costRate, meanAccuracy } from '../science/retraining.ts';
import { placeLabelsOnLogAxis } from './_label-places.ts';
import {
  cadenceConstants,
  cadenceWords,
  costConstants,
  economicsOf,
  environmentChoice,
  environmentNames,
  environments,
  namedCadences,
  retrainingConstants,
  retrainingParams,
} from './_retraining-scenario.ts';
import { costSpec, environmentsSpec, halvesSpec } from './_staleness-charts.ts';
import { stalenessDatasets } from './_staleness-datasets.ts';

const cloud = environments.cloud;
const constants = {
  ...retrainingConstants,
  daysPerYear: { label: 'Days in a year', unit: 'day/year', digits: 0, value: 365, kind: 'definition' },
  whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
  shortest: { label: 'Shortest interval', unit: 'day', digits: 0, value: 1, kind: 'given' },
  longest: { label: 'Longest interval', unit: 'day', digits: 0, value: 365, kind: 'given' },
  ...cadenceConstants,
  ...costConstants,
} as const;
const list = new Intl.ListFormat('en-GB');
const [curvePoints, environmentPoints] = [97, 49];

export const stalenessCost = defineSimulation({
  id: 'staleness-cost',
  title: 'What it costs to retrain every T days',
  params: {
    environment: environmentChoice(['interval', 'retrainCost', 'daysToLose7', 'floor', 'valuePerPoint']),
    interval: number({
      label: 'Retraining interval',
      symbol: 'T',
      unit: 'day',
      min: constants.shortest.value,
      max: constants.longest.value,
      step: 1,
      scale: 'log',
      default: cloud.interval,
    }),
    retrainCost: retrainingParams.retrainCost,
    daysToLose7: retrainingParams.daysToLose7,
    floor: number({
      label: 'Accuracy floor',
      symbol: 'A_{\\min}',
      unit: '%',
      min: 75,
      max: 93,
      step: 1,
      default: cloud.floor,
    }),
    valuePerPoint: retrainingParams.valuePerPoint,
  },
  constants,
  outputs: {
    optimum: quantity({
      label: 'Optimal interval',
      symbol: 'T^*',
      unit: 'day',
      digits: 1,
      formula: '\\sqrt{2C/K}',
    }),
    maxInterval: quantity({
      label: 'Longest interval above the floor',
      symbol: 'T_{\\max}',
      unit: 'day',
      digits: 1,
      formula: '(A_0 - A_{\\min})\\,D/p',
    }),
    accuracyAtEnd: percent({
      label: 'Accuracy just before retraining',
      symbol: 'A_{\\mathrm{end}}',
      digits: 1,
      formula: 'A_0 - p\\,T/D',
      note: 'A straight line, stopped at 0 %.',
    }),
    meanAccuracy: percent({ label: 'Mean accuracy', digits: 1, formula: 'A_0 - p\\,T/2D' }),
    costPerDay: money({
      label: 'Cost per day',
      symbol: 'c(T)',
      unit: 'k$/day',
      digits: 2,
      formula: 'C/T + K\\,T/2',
    }),
    costAtOptimum: money({
      label: 'Least cost per day',
      symbol: 'c(T^*)',
      unit: 'k$/day',
      digits: 2,
      formula: '\\sqrt{2CK}',
    }),
    penalty: quantity({
      label: 'Cost against the least, times',
      digits: 2,
      formula: 'c(T)/c(T^*)',
      note: '1.00 is the least possible.',
    }),
    annualRetrain: money({ label: 'Retraining, per year', unit: 'k$/year', digits: 0, formula: '365\\,C/T' }),
    annualDrift: money({ label: 'Lost to drift, per year', unit: 'k$/year', digits: 0, formula: '365\\,K\\,T/2' }),
    annualTotal: money({ label: 'Total, per year', unit: 'k$/year', digits: 0, formula: '365\\,c(T)' }),
    cadence: text({
      label: 'Cadence nearest to the optimum',
      words: cadenceWords,
      note: 'Nearest on a log scale: neighbours meet at the geometric mean of their intervals.',
    }),
    driftCostGrowth: money({
      label: 'Growth of the daily loss',
      symbol: 'K',
      unit: 'k$/day^2',
      digits: 3,
      formula: 'p\\,V/D',
    }),
    retrainPerDay: money({ label: 'Retraining, per day', unit: 'k$/day', digits: 2, formula: 'C/T' }),
    driftPerDay: money({ label: 'Lost to drift, per day', unit: 'k$/day', digits: 2, formula: 'K\\,T/2' }),
  },
  states: {
    belowFloor: {
      label: 'Accuracy falls below the floor before the next retraining',
      kind: 'failure',
      remedy: 'Retrain sooner, or accept a lower floor.',
    },
    optimumBreaksFloor: {
      label: 'The cheapest interval is too long for the floor',
      kind: 'failure',
      remedy: 'Run at the longest interval the floor allows and pay the penalty, or make one retraining cheaper.',
    },
  },
  settings: {
    cloudDaily: { environment: 'cloud', interval: 1 },
    cloudWeekly: { environment: 'cloud', interval: 7 },
    cloudLimit: { environment: 'cloud', interval: 8 },
    cloudTooSlow: { environment: 'cloud', interval: 9 },
    cloudMonthly: { environment: 'cloud', interval: constants.monthly.value },
    edgeDaily: { environment: 'edge', interval: 1 },
    edgeMonthly: { environment: 'edge', interval: constants.monthly.value },
    edgeTooSlow: { environment: 'edge', interval: 36 },
    edgeQuarterly: { environment: 'edge', interval: constants.quarterly.value },
    mobileDaily: { environment: 'mobile', interval: 1 },
    mobileQuarterly: { environment: 'mobile', interval: constants.quarterly.value },
    mobileTooSlow: { environment: 'mobile', interval: 116 },
    mobileYearly: { environment: 'mobile', interval: 365 },
    optimumBreaksFloor: { floor: 92, interval: 4 },
    fourfoldCost: { retrainCost: 48 },
    fourfoldLoss: { valuePerPoint: 4 },
    sixMonthDrift: { daysToLose7: 182 },
  },
  datasets: stalenessDatasets,
  charts: {
    cost: {
      title: 'Cost per day against the retraining interval',
      height: 280,
      guess: 'x',
      spec: costSpec,
      table: { dataset: 'cadences' },
      finding: ({ parameters, states, say }) =>
        `Retraining every ${parameters.interval === 1 ? 'day' : say('interval')} costs ${say('costPerDay')}, ${say('penalty')} times the least, which lies at ${say('optimum')}; ` +
        (states.belowFloor
          ? `accuracy falls to ${say('accuracyAtEnd')}, below the floor of ${say('floor')}.`
          : `accuracy never falls below ${say('accuracyAtEnd')}.`),
    },
    environments: {
      title: 'Three environments, three optima',
      height: 280,
      spec: environmentsSpec,
      table: { dataset: 'minima', columns: ['environment', 'interval', 'total'] },
      finding({ datasets }) {
        const least = datasets.minima.map(
          ({ environment, interval }) => `${formatNumber(interval, 1)} days (${environment.toLowerCase()})`,
        );
        return `The cheapest intervals are ${list.format(least)}: each has the same shape, at its own place.`;
      },
    },
    halves: {
      title: 'The two parts of the daily cost',
      height: 110,
      spec: halvesSpec,
      table: { dataset: 'halves' },
      finding: ({ say }) =>
        `At an interval of ${say('interval')} retraining takes ${say('retrainPerDay')} and drift ${say('driftPerDay')}.`,
    },
  },
  derivations: {
    optimum: [
      {
        symbols: 'K = \\frac{p\\,V}{D}',
        numbers: '\\frac{\\val{pointsLost} \\times \\val{valuePerPoint}}{\\val{daysToLose7}} = \\val{driftCostGrowth}',
        because: 'the daily loss grows by this much every day',
      },
      {
        symbols: 'c(T) = \\frac{C}{T} + \\frac{K\\,T}{2}',
        numbers:
          '\\frac{\\val{retrainCost}}{\\val{interval}} + \\frac{\\val{driftCostGrowth} \\times \\val{interval}}{2} = \\val{costPerDay}',
        because: 'the cost per day at the interval you set',
      },
      {
        symbols: "c'(T^*) = -\\frac{C}{{T^*}^2} + \\frac{K}{2} = 0",
        numbers: '\\frac{\\val{retrainCost}}{{T^*}^2} = \\frac{\\val{driftCostGrowth}}{2}',
        because: 'at the least cost the curve is level',
      },
      {
        symbols: 'T^* = \\sqrt{\\frac{2C}{K}}',
        numbers: '\\sqrt{\\frac{2 \\times \\val{retrainCost}}{\\val{driftCostGrowth}}} = \\val{optimum}',
        because: 'there both halves of the cost are equal',
      },
    ],
  },
  run(parameters, c) {
    const { environment, interval, retrainCost, daysToLose7, floor } = parameters;
    const economics = economicsOf(parameters, c);
    const { growth, optimum, maxInterval, costAtOptimum } = economics;
    const now = costRate(interval, retrainCost, growth);
    const endOf = (days: number) => accuracyAtEnd(c.launchAccuracy, c.pointsLost, daysToLose7, days);
    const belowFloor = (days: number) => isBelow(endOf(days), floor);
    const cadences = namedCadences(c);
    const cadenceOf = (days: number) => nearestCadence(days, cadences).word;
    const last = costRate(c.longest, retrainCost, growth);
    const endsOfCurves = [
      ['total', last.total],
      ['retraining', last.retrain],
      ['drift', last.drift],
    ] as const;
    // Each environment by its preset, the chosen one as the reader has set it.
    const products = environmentNames.map((name) => {
      const product = name === environment ? parameters : environments[name];
      const itsEconomics = name === environment ? economics : economicsOf(product, c);
      const totalAt = (days: number) => costRate(days, product.retrainCost, itsEconomics.growth).total;
      return { name, label: environments[name].label, totalAt, ...itsEconomics };
    });
    const curveNames = placeLabelsOnLogAxis(
      endsOfCurves.map(([, cost]) => cost),
      { low: 0.035, high: 430, gap: 0.25 },
    );
    const productNames = placeLabelsOnLogAxis(
      products.map(({ totalAt }) => totalAt(c.longest)),
      { low: 0.36, high: 850, gap: 0.21 },
    );
    return {
      outputs: {
        optimum,
        maxInterval,
        accuracyAtEnd: endOf(interval),
        meanAccuracy: meanAccuracy(c.launchAccuracy, c.pointsLost, daysToLose7, interval),
        costPerDay: now.total,
        costAtOptimum,
        penalty: now.total / costAtOptimum,
        annualRetrain: c.daysPerYear * now.retrain,
        annualDrift: c.daysPerYear * now.drift,
        annualTotal: c.daysPerYear * now.total,
        cadence: cadenceOf(optimum),
        driftCostGrowth: growth,
        retrainPerDay: now.retrain,
        driftPerDay: now.drift,
      },
      states: { belowFloor: belowFloor(interval), optimumBreaksFloor: !atLeast(maxInterval, optimum) },
      datasets: {
        curves: logSpaced(c.shortest, c.longest, curvePoints).map((days) => ({
          interval: days,
          ...costRate(days, retrainCost, growth),
        })),
        curveEnds: endsOfCurves.map(([curve, cost], index) => ({ curve, cost, labelAt: curveNames[index]! })),
        environmentCurves: products.flatMap(({ label, totalAt }) =>
          logSpaced(c.shortest, c.longest, environmentPoints).map((days) => ({
            environment: label,
            interval: days,
            total: totalAt(days),
          })),
        ),
        minima: products.map(({ name, label, ...its }, index) => ({
          environment: label,
          shown: name === environment ? 'chosen' : 'by its preset',
          interval: its.optimum,
          total: its.costAtOptimum,
          labelAt: productNames[index]!,
        })),
        halves: [
          { part: 'retraining', cost: now.retrain, share: (c.whole * now.retrain) / now.total },
          { part: 'drift', cost: now.drift, share: (c.whole * now.drift) / now.total },
        ],
        environments: environmentNames.map((name) => {
          const product = environments[name];
          const its = economicsOf(product, c);
          const atOptimum = costRate(its.optimum, product.retrainCost, its.growth);
          return {
            environment: product.label,
            built: product.built,
            retrainCost: product.retrainCost,
            daysToLose7: product.daysToLose7,
            growth: its.growth,
            optimum: its.optimum,
            cadence: cadenceOf(its.optimum),
            accuracyAtEnd: its.accuracyAtOptimum,
            floor: product.floor,
            maxInterval: its.maxInterval,
            annualRetrain: c.daysPerYear * atOptimum.retrain,
            annualDrift: c.daysPerYear * atOptimum.drift,
            annualTotal: c.daysPerYear * atOptimum.total,
            dailyPenalty: costRate(c.daily, product.retrainCost, its.growth).total / its.costAtOptimum,
          };
        }),
        cadences: cadences.map(({ word, interval: days }) => {
          const { total } = costRate(days, retrainCost, growth);
          return {
            cadence: word,
            interval: days,
            costPerDay: total,
            penalty: total / costAtOptimum,
            accuracyAtEnd: endOf(days),
            floor: belowFloor(days) ? 'broken' : 'kept',
          };
        }),
      },
    };
  },
});

export default stalenessCost;
