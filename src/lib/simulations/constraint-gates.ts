/**
 * Six gates, each a day of work, and what they save when a constraint was forgotten.
 *
 * A gate finds the constraints it looks at in its own stage; the earliest active one decides. Without any, the constraint
 * shows by itself: a model that does not fit cannot be installed (stage 5), one that is too slow or misses a field is
 * found by its users (stage 6).
 */
import { boolean, choice, column, defineSimulation, quantity, textColumn } from 'labwright/simulation';
import { doublingRule, reworkTime, stageOfDiscovery } from '../science/lifecycle.ts';
import { savingSpec } from './_constraint-charts.ts';
import { constraints, inDays, stageConstants, stageDurations, stageNames, stageNumbers } from './_constraint-stages.ts';

type Catchable = 'memory' | 'latency' | 'schema';

/** Stage in which a constraint shows without any gate. */
const surfaces: Readonly<Record<Catchable, number>> = {
  memory: stageNumbers.handOver,
  latency: stageNumbers.monitoring,
  schema: stageNumbers.monitoring,
};

interface Gate {
  readonly label: string;
  readonly note: string;
  readonly stage: number;
  readonly catches: readonly Catchable[];
}

const gates = {
  memoryBudget: {
    label: 'Memory budget',
    note: 'Requirements name the device and its memory.',
    stage: stageNumbers.requirements,
    catches: ['memory'],
  },
  latencyBudget: {
    label: 'Latency budget',
    note: 'Requirements say how fast an answer must be.',
    stage: stageNumbers.requirements,
    catches: ['latency'],
  },
  schemaValidation: {
    label: 'Schema validation',
    note: 'The training data are compared with the fields of the live feed.',
    stage: stageNumbers.data,
    catches: ['schema'],
  },
  memoryProfile: {
    label: 'Memory profile',
    note: 'The memory of the first trained model is measured at batch size 1.',
    stage: stageNumbers.modelling,
    catches: ['memory'],
  },
  onDeviceTest: {
    label: 'On-device test',
    note: 'The model runs on the device it is meant for.',
    stage: stageNumbers.evaluation,
    catches: ['memory', 'latency'],
  },
  stagedRollout: {
    label: 'Staged rollout',
    note: 'A few users first, with the live feed.',
    stage: stageNumbers.handOver,
    catches: ['memory', 'latency', 'schema'],
  },
} as const satisfies Readonly<Record<string, Gate>>;

type GateName = keyof typeof gates;
const gateNames = Object.keys(gates) as GateName[];
const gateOf = (name: GateName): Gate => gates[name];
const catchesIt = (name: GateName, constraint: Catchable): boolean => gateOf(name).catches.includes(constraint);
const control = (name: GateName) =>
  boolean({
    label: `${gates[name].label} (${stageNames[gates[name].stage - 1]!})`,
    note: gates[name].note,
    default: false,
  });
const option = (name: Catchable) => ({ label: constraints[name].label, note: constraints[name].note });

const all = Object.fromEntries(gateNames.map((name) => [name, true])) as Record<GateName, true>;
const [chosenRow, allRow] = ['your gates', 'all six gates'];
const alone = (name: GateName): string => `${gates[name].label.toLowerCase()}`;

export const constraintGates = defineSimulation({
  id: 'constraint-gates',
  title: 'Gates against a forgotten constraint',
  params: {
    memoryBudget: control('memoryBudget'),
    latencyBudget: control('latencyBudget'),
    schemaValidation: control('schemaValidation'),
    memoryProfile: control('memoryProfile'),
    onDeviceTest: control('onDeviceTest'),
    stagedRollout: control('stagedRollout'),
    constraint: choice({
      label: 'Forgotten constraint',
      options: { memory: option('memory'), latency: option('latency'), schema: option('schema') },
      default: 'memory',
    }),
  },
  constants: {
    ...stageConstants,
    gateDays: { label: 'Time that one gate takes', unit: 'day', digits: 0, value: 1, kind: 'given' },
  },
  outputs: {
    foundAtStage: quantity({
      label: 'Found in stage',
      symbol: 'N',
      digits: 0,
      note: 'The earliest gate that catches it, else the stage in which it shows by itself.',
    }),
    multiplier: quantity({
      label: 'Doubling rule, times',
      digits: 0,
      formula: '2^{N-1}',
      note: 'A planning rule, not a measurement.',
    }),
    reworkDays: quantity({
      label: 'To be done again',
      symbol: 'W(N)',
      unit: 'day',
      digits: 0,
      formula: '\\sum_{s=f}^{N} d_s',
    }),
    gateCostDays: quantity({ label: 'Spent on gates', symbol: 'G', unit: 'day', digits: 0 }),
    netSavingDays: quantity({
      label: 'Net saving',
      unit: 'day',
      digits: 0,
      formula: 'W(N_0) - W(N) - G',
      note: 'Against the rework without any gate; below zero the gates cost more than they save.',
    }),
    reworkWithoutGates: quantity({
      label: 'To be done again without gates',
      symbol: 'W(N_0)',
      unit: 'day',
      digits: 0,
    }),
  },
  states: {
    caughtEarly: { label: 'Found before the hand-over', kind: 'success' },
  },
  settings: {
    none: {},
    rolloutOnly: { stagedRollout: true },
    onDeviceOnly: { onDeviceTest: true },
    profileOnly: { memoryProfile: true },
    budgetOnly: { memoryBudget: true },
    allSix: all,
    latencyAndSchema: { latencyBudget: true, schemaValidation: true },
    latencyForgotten: { constraint: 'latency' },
    latencyBudgeted: { constraint: 'latency', latencyBudget: true },
    schemaForgotten: { constraint: 'schema' },
    schemaValidated: { constraint: 'schema', schemaValidation: true },
  },
  datasets: {
    gates: {
      columns: {
        gate: textColumn({ label: 'Gate' }),
        stage: column({ label: 'Stage', digits: 0 }),
        stageName: textColumn({ label: 'In' }),
        catches: textColumn({ label: 'Catches this constraint' }),
        on: textColumn({ label: 'You have it' }),
        savingAlone: column({ label: 'Net saving, alone', unit: 'day', digits: 0 }),
      },
    },
    savings: {
      columns: {
        choice: textColumn({ label: 'Gates' }),
        shown: textColumn({ label: 'Shown as' }),
        foundAtStage: column({ label: 'Found in stage', digits: 0 }),
        reworkDays: column({ label: 'To be done again', unit: 'day', digits: 0 }),
        gateCostDays: column({ label: 'Spent on gates', unit: 'day', digits: 0 }),
        netSavingDays: column({ label: 'Net saving', unit: 'day', digits: 0 }),
      },
    },
  },
  charts: {
    saving: {
      title: 'Days saved by your gates, by each gate alone and by all six',
      height: 230,
      spec: savingSpec([chosenRow, ...gateNames.map(alone), allRow]),
      table: { dataset: 'savings', columns: ['choice', 'foundAtStage', 'reworkDays', 'gateCostDays', 'netSavingDays'] },
      finding({ outputs }) {
        const { foundAtStage, reworkDays, gateCostDays, netSavingDays } = outputs;
        const again = reworkDays === 0 ? 'nothing is' : reworkDays === 1 ? '1 day is' : `${reworkDays} days are`;
        const found = `he constraint is found in ${stageNames[foundAtStage - 1]!} and ${again} spent again`;
        if (gateCostDays === 0) return `Without gates t${found}.`;
        const net =
          netSavingDays < 0
            ? `cost ${inDays(-netSavingDays)} more than they save`
            : `save ${inDays(netSavingDays)} net`;
        return `T${found}; the gates take ${inDays(gateCostDays)} and ${net}.`;
      },
    },
  },
  derivations: {
    netSavingDays: [
      {
        symbols: 'W(N_0) - W(N) - G',
        numbers: '\\val{reworkWithoutGates} - \\val{reworkDays} - \\val{gateCostDays} = \\val{netSavingDays}',
        because: 'the rework that the gates avoid, less the days they take',
      },
    ],
  },
  run(parameters, c) {
    const { constraint } = parameters;
    const durations = stageDurations(c);
    const rework = (stage: number) => reworkTime(durations, stage, constraints[constraint].firstInvalid);
    const reworkWithoutGates = rework(surfaces[constraint]);
    const withGates = (active: readonly GateName[]) => {
      const catching = active.filter((name) => catchesIt(name, constraint));
      const foundAtStage = stageOfDiscovery(
        catching.map((name) => gates[name].stage),
        surfaces[constraint],
      );
      const reworkDays = rework(foundAtStage);
      const gateCostDays = active.length * c.gateDays;
      return { foundAtStage, reworkDays, gateCostDays, netSavingDays: reworkWithoutGates - reworkDays - gateCostDays };
    };
    const chosen = withGates(gateNames.filter((name) => parameters[name]));
    return {
      outputs: { ...chosen, multiplier: doublingRule(chosen.foundAtStage), reworkWithoutGates },
      states: { caughtEarly: chosen.foundAtStage < stageNumbers.handOver },
      datasets: {
        gates: gateNames.map((name) => ({
          gate: gates[name].label,
          stage: gates[name].stage,
          stageName: stageNames[gates[name].stage - 1]!,
          catches: catchesIt(name, constraint) ? 'yes' : 'no',
          on: parameters[name] ? 'yes' : 'no',
          savingAlone: withGates([name]).netSavingDays,
        })),
        savings: [
          { choice: chosenRow, shown: 'chosen', ...chosen },
          ...gateNames.map((name) => ({ choice: alone(name), shown: 'alone', ...withGates([name]) })),
          { choice: allRow, shown: 'all', ...withGates(gateNames) },
        ],
      },
    };
  },
});

export default constraintGates;
