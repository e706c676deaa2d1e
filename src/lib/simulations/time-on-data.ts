/**
 * How much of a project goes into data: a rule of thumb, one project's own days, and an estimate.
 *
 * The share is counted up to the end of a chosen stage; over the whole project it is 30 of 150 days.
 */
import {
  atLeast,
  type ChartSpec,
  column,
  defineSimulation,
  integer,
  number,
  percent,
  quantity,
  textColumn,
} from 'labwright/simulation';
import { distanceToBand, sunkTime } from '../science/lifecycle.ts';
import { at, linear } from './_chart-parts.ts';
import { stageConstants, stageDurations, stageNames, stageNumbers } from './_constraint-stages.ts';
import { trimmed } from './_words.ts';

const surveys = 'Rule of thumb from surveys of practitioners: @crowdflower2016 finds 79 % on collecting and cleaning';
const constants = {
  ...stageConstants,
  bandLow: { label: 'Rule of thumb, from', unit: '%', digits: 0, value: 60, kind: 'given', source: surveys },
  bandHigh: { label: 'Rule of thumb, to', unit: '%', digits: 0, value: 80, kind: 'given', source: surveys },
  whole: { label: 'The whole', unit: '%', digits: 0, value: 100, kind: 'definition' },
} as const;

const strips = ['rule of thumb', 'estimate', 'this project'];
const strip = { field: 'what', type: 'nominal' as const };
const share = linear('time spent on data, %', [0, 100], [0, 20, 40, 60, 80, 100]);
const spec: ChartSpec = {
  data: { name: 'strips' },
  layer: [
    {
      mark: { type: 'rect', fill: 'var(--lw-line)', fillOpacity: 0.5 },
      encoding: { x: at('bandLow'), x2: { datum: { expr: 'bandHigh' } }, y: { value: 0 }, y2: { value: 'height' } },
    },
    {
      mark: {
        type: 'bar',
        fill: { expr: "datum.what === 'rule of thumb' ? 'var(--lw-line-strong)' : 'var(--lw-accent)'" },
      },
      encoding: {
        y: { ...strip, scale: { domain: strips, padding: 0.45 }, axis: { title: null } },
        x: { field: 'from', ...share },
        x2: { field: 'to' },
      },
    },
    {
      transform: [{ calculate: 'datum.words', as: 'label' }],
      mark: { type: 'text', style: 'value-label', align: 'left', dx: 6 },
      encoding: { y: strip, x: { value: 'width' }, text: { field: 'label' } },
    },
  ],
};

export const timeOnData = defineSimulation({
  id: 'time-on-data',
  title: 'Time spent on data',
  params: {
    estimate: number({
      label: 'An estimate',
      symbol: 'x',
      unit: '%',
      min: 0,
      max: 100,
      step: 5,
      default: 40,
    }),
    throughStage: integer({
      label: 'Count up to stage',
      min: stageNumbers.requirements,
      max: stageNumbers.monitoring,
      default: stageNumbers.requirements,
      note: '1 requirements, 2 data, 3 modelling, 4 evaluation, 5 deployment, 6 monitoring: the whole project.',
    }),
  },
  constants,
  outputs: {
    dataShare: percent({
      label: 'Spent on data so far',
      digits: 1,
      note: 'Days of the data stage, of all days so far.',
    }),
    daysOnData: quantity({ label: 'Days on data so far', unit: 'day', digits: 0 }),
    daysSoFar: quantity({ label: 'Days so far', unit: 'day', digits: 0 }),
    distanceToBand: quantity({
      label: 'From the estimate to the rule of thumb',
      unit: 'point',
      digits: 0,
      formula: '\\max(0,\\;60 - x,\\;x - 80)',
    }),
  },
  states: { inBand: { label: 'The estimate agrees with the rule of thumb', kind: 'condition' } },
  settings: {
    afterData: { throughStage: stageNumbers.data },
    afterModelling: { throughStage: stageNumbers.modelling },
    handOver: { throughStage: stageNumbers.handOver },
    wholeProject: { throughStage: stageNumbers.monitoring },
    inTheBand: { estimate: 70, throughStage: stageNumbers.monitoring },
    everything: { estimate: 100, throughStage: stageNumbers.monitoring },
  },
  datasets: {
    stages: {
      columns: {
        stage: column({ label: 'Stage', digits: 0 }),
        name: textColumn({ label: 'Name' }),
        days: column({ label: 'Takes', unit: 'day', digits: 0 }),
        share: column({ label: 'Of the whole', unit: '%', digits: 1 }),
        dataShareByThen: column({ label: 'Data, of the days by then', unit: '%', digits: 1 }),
      },
    },
    strips: {
      columns: {
        what: textColumn({ label: 'Source' }),
        from: column({ label: 'From', unit: '%', digits: 1 }),
        to: column({ label: 'To', unit: '%', digits: 1 }),
        words: textColumn({ label: 'In words' }),
      },
    },
  },
  charts: {
    shares: {
      title: 'Share of the time spent on data',
      height: 130,
      guess: 'x',
      spec,
      table: { dataset: 'strips', columns: ['what', 'from', 'to'] },
      finding({ parameters, outputs, states, say }) {
        const until = stageNames[parameters.throughStage - 1]!;
        const spent = `By the end of ${until} this project has spent ${say('dataShare')} of its time on data`;
        const estimate = `an estimate of ${trimmed(parameters.estimate, 1)}\u202f% lies`;
        return states.inBand
          ? `${spent}; ${estimate} in the band of ${constants.bandLow.value} to ${constants.bandHigh.value}\u202f%.`
          : `${spent}; ${estimate} ${trimmed(outputs.distanceToBand, 1)} points outside the band of ${constants.bandLow.value} to ${constants.bandHigh.value}\u202f%.`;
      },
    },
  },
  derivations: {
    distanceToBand: [
      {
        symbols: '\\max(0,\\;60 - x,\\;x - 80)',
        numbers:
          '\\max(0,\\;\\val{bandLow} - \\val{estimate},\\;\\val{estimate} - \\val{bandHigh}) = \\val{distanceToBand}',
      },
    ],
  },
  run({ estimate, throughStage }, c) {
    const durations = stageDurations(c);
    const total = sunkTime(durations, durations.length);
    const spentBy = (stage: number) => {
      const daysSoFar = sunkTime(durations, stage);
      const daysOnData = stage < stageNumbers.data ? 0 : c.dataDays;
      return { daysSoFar, daysOnData, dataShare: (c.whole * daysOnData) / daysSoFar };
    };
    const now = spentBy(throughStage);
    const distance = distanceToBand(estimate, c.bandLow, c.bandHigh);
    const inWords = (value: number): string => `${trimmed(value, 1)} %`;
    return {
      outputs: { ...now, distanceToBand: distance },
      states: { inBand: atLeast(0, distance) },
      datasets: {
        stages: durations.map((days, index) => ({
          stage: index + 1,
          name: stageNames[index]!,
          days,
          share: (c.whole * days) / total,
          dataShareByThen: spentBy(index + 1).dataShare,
        })),
        strips: [
          {
            what: strips[0]!,
            from: c.bandLow,
            to: c.bandHigh,
            words: `${trimmed(c.bandLow, 1)} to ${inWords(c.bandHigh)}`,
          },
          { what: strips[1]!, from: 0, to: estimate, words: inWords(estimate) },
          { what: strips[2]!, from: 0, to: now.dataShare, words: inWords(now.dataShare) },
        ],
      },
    };
  },
});

export default timeOnData;
