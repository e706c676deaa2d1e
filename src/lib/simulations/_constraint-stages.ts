/**
 * The project of "The constraint tax": its stages, on one calendar, and what each constraint makes useless.
 *
 * Modelling ends on day 95, evaluation on day 135, and the model is handed over on day 145.
 */
import type { Constant, ConstantValues } from 'labwright/simulation';

const duration = (stage: string, days: number) =>
  ({ label: `Days of ${stage}`, unit: 'day', digits: 0, value: days, kind: 'given' }) as const;

export const stageConstants = {
  requirementsDays: duration('requirements', 5),
  dataDays: duration('data', 30),
  modellingDays: duration('modelling', 60),
  evaluationDays: duration('evaluation', 40),
  deploymentDays: duration('deployment', 10),
  monitoringDays: duration('monitoring', 5),
} as const satisfies Readonly<Record<string, Constant>>;

export const stageNames = ['requirements', 'data', 'modelling', 'evaluation', 'deployment', 'monitoring'] as const;
/** The stages by number, as settings call them; deployment ends with the hand-over. */
export const stageNumbers = {
  requirements: 1,
  data: 2,
  modelling: 3,
  evaluation: 4,
  handOver: 5,
  monitoring: 6,
} as const;

/** Durations of the stages in their order. */
export function stageDurations(c: ConstantValues<typeof stageConstants>): number[] {
  return [c.requirementsDays, c.dataDays, c.modellingDays, c.evaluationDays, c.deploymentDays, c.monitoringDays];
}

/** One stage on the project's calendar: days since the start. */
export interface StageOnCalendar {
  readonly stage: number;
  readonly name: string;
  readonly days: number;
  readonly from: number;
  readonly to: number;
}

/** The stages with the days on which they begin and end. */
export function stageCalendar(c: ConstantValues<typeof stageConstants>): StageOnCalendar[] {
  let to = 0;
  return stageDurations(c).map((days, index) => {
    const from = to;
    to += days;
    return { stage: index + 1, name: stageNames[index]!, days, from, to };
  });
}

/** A constraint that nobody wrote down. */
export interface Constraint {
  readonly label: string;
  readonly note: string;
  /** First stage whose output it makes useless. */
  readonly firstInvalid: number;
}

export const constraints = {
  memory: {
    label: 'Memory of the device',
    note: 'A model that does not fit is made again from modelling on.',
    firstInvalid: stageNumbers.modelling,
  },
  latency: {
    label: 'Latency on the device',
    note: 'A model that is too slow is made again from modelling on.',
    firstInvalid: stageNumbers.modelling,
  },
  schema: {
    label: 'Schema of the data',
    note: 'Fields that the live feed does not have: everything from data on is made again.',
    firstInvalid: stageNumbers.data,
  },
  requirement: {
    label: 'The requirement itself',
    note: 'The wrong thing was asked for: everything is made again.',
    firstInvalid: stageNumbers.requirements,
  },
} as const satisfies Readonly<Record<string, Constraint>>;

/** "1 day", "60 days": a duration in a sentence or beside a bar. */
export const inDays = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;
