/**
 * What it costs to find an unwritten constraint late: by the doubling rule, and counted from the project's own days.
 *
 * The doubling rule is 2^(N − 1). Counted bottom-up, everything from the first invalid stage to the stage of discovery is
 * done again, against one day of writing the constraint down.
 */
import { choice, column, defineSimulation, integer, quantity, textColumn } from 'labwright/simulation';
import {
  doublingRule,
  fittingBase,
  lateDiscoveryMultiplier,
  reworkTime,
  stagesToRedo,
  sunkTime,
} from '../science/lifecycle.ts';
import { escalationSpec, stagesSpec } from './_constraint-charts.ts';
import {
  constraints,
  inDays,
  stageCalendar,
  stageConstants,
  stageDurations,
  stageNames,
  stageNumbers,
} from './_constraint-stages.ts';

const constants = {
  ...stageConstants,
  writeDownDays: {
    label: 'Time to write the constraint down',
    symbol: 'p',
    unit: 'day',
    digits: 0,
    value: 1,
    kind: 'given',
  },
} as const;

const option = (name: keyof typeof constraints) => ({
  label: constraints[name].label,
  note: constraints[name].note,
});

export const constraintPropagation = defineSimulation({
  id: 'constraint-propagation',
  title: 'A constraint found late',
  params: {
    discoveryStage: integer({
      label: 'Stage of discovery',
      symbol: 'N',
      min: stageNumbers.requirements,
      max: stageNumbers.monitoring,
      default: stageNumbers.requirements,
      note: 'The constraint is found when this stage is over: 1 requirements, 2 data, 3 modelling, 4 evaluation, 5 deployment, 6 monitoring.',
    }),
    constraint: choice({
      label: 'Constraint',
      options: { memory: option('memory'), schema: option('schema'), requirement: option('requirement') },
      default: 'memory',
    }),
  },
  constants,
  outputs: {
    multiplier: quantity({
      label: 'Doubling rule, times',
      digits: 0,
      formula: '2^{N-1}',
      note: 'A planning rule, not a measurement.',
    }),
    sunkDays: quantity({
      label: 'Spent by then',
      unit: 'day',
      digits: 0,
      formula: '\\sum_{s=1}^{N} d_s',
    }),
    reworkDays: quantity({
      label: 'To be done again',
      symbol: 'W',
      unit: 'day',
      digits: 0,
      formula: '\\sum_{s=f}^{N} d_s',
      note: 'From f, the first stage that the constraint makes useless, to the stage of discovery.',
    }),
    stagesToRedo: quantity({ label: 'Stages to redo', digits: 0, formula: '\\max(0,\\,N - f + 1)' }),
    bottomUpMultiplier: quantity({
      label: 'Counted bottom-up, times',
      symbol: 'R',
      digits: 0,
      formula: '(p + W)/p',
      note: 'Rework and the note itself, against the note alone.',
    }),
    fittingBase: quantity({
      label: 'Base that would fit the count',
      symbol: 'b',
      digits: 2,
      none: 'any base fits the first stage',
      formula: 'R^{1/(N-1)}',
      note: 'The doubling rule takes 2.',
    }),
  },
  settings: {
    requirements: { discoveryStage: stageNumbers.requirements },
    data: { discoveryStage: stageNumbers.data },
    modelling: { discoveryStage: stageNumbers.modelling },
    evaluation: { discoveryStage: stageNumbers.evaluation },
    handOver: { discoveryStage: stageNumbers.handOver },
    monitoring: { discoveryStage: stageNumbers.monitoring },
    schemaAtHandOver: { constraint: 'schema', discoveryStage: stageNumbers.handOver },
    requirementAtHandOver: { constraint: 'requirement', discoveryStage: stageNumbers.handOver },
  },
  datasets: {
    escalation: {
      columns: {
        stage: column({ label: 'Stage', digits: 0 }),
        name: textColumn({ label: 'Found in' }),
        multiplier: column({ label: 'Doubling rule, times', digits: 0 }),
        sunkDays: column({ label: 'Spent by then', unit: 'day', digits: 0 }),
        reworkDays: column({ label: 'To be done again', unit: 'day', digits: 0 }),
        bottomUpMultiplier: column({ label: 'Counted bottom-up, times', digits: 0 }),
      },
    },
    stages: {
      columns: {
        stage: column({ label: 'Stage', digits: 0 }),
        name: textColumn({ label: 'Name' }),
        days: column({ label: 'Takes', unit: 'day', digits: 0 }),
        from: column({ label: 'From day', unit: 'day', digits: 0 }),
        to: column({ label: 'To day', unit: 'day', digits: 0 }),
        status: textColumn({ label: 'When the constraint is found' }),
      },
    },
  },
  charts: {
    stages: {
      title: 'The project in days, and what of it is done again',
      height: 200,
      spec: stagesSpec,
      table: { dataset: 'stages', columns: ['name', 'days', 'to', 'status'] },
      finding({ parameters, outputs }) {
        const name = stageNames[parameters.discoveryStage - 1]!;
        const found = `Found at the end of ${name}, on day ${outputs.sunkDays}, the constraint`;
        if (outputs.stagesToRedo === 0) return `${found} makes no finished work useless.`;
        const stages = outputs.stagesToRedo === 1 ? '1 stage' : `${outputs.stagesToRedo} stages`;
        return `${found} sends ${stages} back: ${outputs.reworkDays} of ${inDays(outputs.sunkDays)} are spent again.`;
      },
    },
    escalation: {
      title: 'The cost of finding it late, by rule and by count',
      height: 240,
      guess: 'y',
      spec: escalationSpec,
      table: { dataset: 'escalation' },
      finding: ({ parameters, say }) =>
        `For a constraint found in ${stageNames[parameters.discoveryStage - 1]!} the doubling rule says ${say('multiplier')}× the cost of writing it down; counted from the days of this project it is ${say('bottomUpMultiplier')}×.`,
    },
  },
  derivations: {
    multiplier: [
      { symbols: '2^{N-1}', numbers: '2^{\\val{discoveryStage}-1} = \\val{multiplier}', because: 'each stage doubles' },
    ],
    bottomUpMultiplier: [
      {
        symbols: 'R = \\frac{p + W}{p}',
        numbers: '\\frac{\\val{writeDownDays} + \\val{reworkDays}}{\\val{writeDownDays}} = \\val{bottomUpMultiplier}',
        because: 'the note and the rework, against the note alone',
      },
    ],
  },
  run({ discoveryStage, constraint }, c) {
    const durations = stageDurations(c);
    const { firstInvalid } = constraints[constraint];
    const foundIn = (stage: number) => {
      const reworkDays = reworkTime(durations, stage, firstInvalid);
      return {
        multiplier: doublingRule(stage),
        sunkDays: sunkTime(durations, stage),
        reworkDays,
        bottomUpMultiplier: lateDiscoveryMultiplier(reworkDays, c.writeDownDays),
      };
    };
    const statusOf = (stage: number): string => {
      if (stage > discoveryStage) return 'to come';
      return stage < firstInvalid ? 'kept' : 'redo';
    };
    const now = foundIn(discoveryStage);
    return {
      outputs: {
        ...now,
        stagesToRedo: stagesToRedo(discoveryStage, firstInvalid),
        fittingBase: fittingBase(now.bottomUpMultiplier, discoveryStage),
      },
      states: {},
      datasets: {
        escalation: stageNames.map((name, index) => ({ stage: index + 1, name, ...foundIn(index + 1) })),
        stages: stageCalendar(c).map((stage) => ({ ...stage, status: statusOf(stage.stage) })),
      },
    };
  },
});

export default constraintPropagation;
