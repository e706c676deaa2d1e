/** A card that counts the days wasted by a late discovery, and counts the days to come instead. */
import { choice, column, defineSimulation, quantity, textColumn } from 'labwright/simulation';
import { reworkTime, sunkTime } from '../science/lifecycle.ts';

const stages = ['requirements', 'data', 'modelling', 'evaluation', 'deployment', 'monitoring'] as const;
const days = (label: string, value: number) => ({ label, unit: 'day', digits: 0, value, kind: 'given' }) as const;

export const wasteReversed = defineSimulation({
  id: 'waste-reversed',
  title: 'Days wasted, as drafted and as counted',
  params: {
    stage: choice({
      label: 'The limit is found in',
      options: {
        requirements: { label: 'requirements' },
        data: { label: 'data' },
        modelling: { label: 'modelling' },
        evaluation: { label: 'evaluation' },
        deployment: { label: 'deployment' },
        monitoring: { label: 'monitoring' },
      },
      default: 'deployment',
    }),
  },
  constants: {
    requirementsDays: days('Requirements', 5),
    dataDays: days('Data', 30),
    modellingDays: days('Modelling', 60),
    evaluationDays: days('Evaluation', 40),
    deploymentDays: days('Deployment', 10),
    monitoringDays: days('Monitoring', 5),
    firstInvalid: { label: 'First stage that the limit makes void', digits: 0, value: 3, kind: 'given' },
  },
  outputs: {
    drafted: quantity({
      label: 'Days wasted, on the draft’s card',
      unit: 'day',
      digits: 0,
      formula: 'd_N + \\dots + d_6',
    }),
    rework: quantity({ label: 'Days to be worked again', unit: 'day', digits: 0, formula: 'd_f + \\dots + d_N' }),
    sunk: quantity({ label: 'Days worked when it is found', unit: 'day', digits: 0, formula: 'd_1 + \\dots + d_N' }),
  },
  settings: Object.fromEntries(stages.map((stage) => [stage, { stage }])) as {
    [Stage in (typeof stages)[number]]: { stage: Stage };
  },
  datasets: {
    stages: {
      columns: {
        stage: textColumn({ label: 'Found in' }),
        drafted: column({ label: 'Wasted, on the card', unit: 'day', digits: 0 }),
        rework: column({ label: 'To be worked again', unit: 'day', digits: 0 }),
      },
    },
  },
  run({ stage }, c) {
    const durations = [
      c.requirementsDays,
      c.dataDays,
      c.modellingDays,
      c.evaluationDays,
      c.deploymentDays,
      c.monitoringDays,
    ];
    const whole = sunkTime(durations, durations.length);
    const at = (number: number) => ({
      drafted: whole - (number === 1 ? 0 : sunkTime(durations, number - 1)),
      rework: reworkTime(durations, number, c.firstInvalid),
      sunk: sunkTime(durations, number),
    });
    return {
      outputs: at(stages.indexOf(stage) + 1),
      states: {},
      datasets: {
        stages: stages.map((name, index) => {
          const { drafted, rework } = at(index + 1);
          return { stage: name, drafted, rework };
        }),
      },
    };
  },
});

export default wasteReversed;
