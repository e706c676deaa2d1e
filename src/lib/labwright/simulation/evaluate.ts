/** Runs a simulation and holds it to what it declared. The only way in: page, book, proof and command line use it. */
import type { Column, Output, ParameterValue } from './declarations.ts';
import type { AnySimulation } from './define.ts';
import { LabwrightError, type Problem } from './errors.ts';
import { completeParameters, settingParameters } from './parameters.ts';
import { inTrack, trackChoice, trackParameter } from './tracks.ts';

export type Scalar = number | string | null;
export type Row = Readonly<Record<string, Scalar>>;
/** Everything one run of a simulation says, with names as strings. */
export interface Result {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly outputs: Readonly<Record<string, Scalar>>;
  readonly states: Readonly<Record<string, boolean>>;
  readonly datasets: Readonly<Record<string, readonly Row[]>>;
}

type Constants = Readonly<Record<string, number>>;
const values = new WeakMap<object, Constants>();

/** Values of a simulation's constants, by name: the same frozen object each time, for the proof asks at every point. */
export function constantValues({ constants }: AnySimulation): Constants {
  let known = values.get(constants);
  if (!known) {
    const entries = Object.entries(constants as Record<string, { value: number }>);
    values.set(
      constants,
      (known = Object.freeze(Object.fromEntries(entries.map(([name, { value }]) => [name, value])))),
    );
  }
  return known;
}

type Declared = Pick<Output | Column, 'kind' | 'absent'> & {
  readonly none?: string;
  readonly words?: readonly string[];
};

/** Is this what was declared? Asked of every cell of every run, so it builds no text. */
function holds(declared: Declared, value: unknown): boolean {
  if (declared.absent !== undefined) return value === null;
  if (value === null) return declared.none !== undefined;
  if (declared.kind === 'text') return typeof value === 'string' && (declared.words?.includes(value) ?? true);
  return typeof value === 'number' && Number.isFinite(value);
}

/** Do all cells of a column hold? Nearly every cell of every run is a number, so of those nothing else is asked. */
function columnHolds(name: string, declared: Column, rows: readonly Row[]): boolean {
  const { kind, absent, none } = declared as Declared;
  if (kind === 'text' || absent !== undefined || none !== undefined)
    return rows.every((row) => holds(declared, row[name]));
  for (const row of rows) if (!Number.isFinite(row[name])) return false;
  return true;
}

/** What to say of a value that is not what was declared. */
function valueProblem(where: string, declared: Declared, value: unknown): Problem {
  const rule = 'output/finite';
  if (declared.absent !== undefined)
    return {
      rule,
      wrong: `${where} is "${String(value)}", where its track says that it does not apply.`,
      instead: 'Return null in that track, or take it out of absent.',
    };
  if (value === null) {
    return {
      rule,
      wrong: `${where} is null.`,
      instead: "Declare the words for no answer with none: '...', or return a value.",
    };
  }
  if (declared.kind === 'text') {
    if (typeof value !== 'string') return { rule, wrong: `${where} is "${String(value)}".`, instead: 'Return a text.' };
    return {
      rule,
      wrong: `${where} is "${value}".`,
      instead: `Return one of its words: ${(declared.words ?? []).join(', ')}.`,
    };
  }
  return {
    rule,
    wrong: `${where} is "${String(value)}".`,
    instead: 'Return a finite number; where there is no answer, declare none and return null.',
  };
}

function resultProblems(simulation: AnySimulation, result: Omit<Result, 'parameters'>): Problem[] {
  const at = simulation.id;
  const problems: Problem[] = [];
  for (const [name, declared] of Object.entries(simulation.outputs as Record<string, Output>)) {
    const value = result.outputs[name];
    if (!holds(declared, value)) problems.push(valueProblem(`The output "${name}" of ${at}`, declared, value));
  }
  for (const name of Object.keys(simulation.states)) {
    if (typeof result.states[name] === 'boolean') continue;
    problems.push({
      rule: 'output/finite',
      wrong: `The state "${name}" of ${at} is "${String(result.states[name])}".`,
      instead: 'Return true or false.',
    });
  }
  for (const [name, dataset] of Object.entries(
    simulation.datasets as Record<string, { columns: Record<string, Column> }>,
  )) {
    const rows = result.datasets[name] ?? [];
    const broken = Object.entries(dataset.columns).filter(([column, declared]) => !columnHolds(column, declared, rows));
    for (const row of broken.length > 0 ? rows : []) {
      for (const [columnName, declared] of broken) {
        const value = row[columnName];
        if (!holds(declared, value))
          problems.push(valueProblem(`The column "${columnName}" of "${name}" of ${at}`, declared, value));
      }
    }
    if (!result.datasets[name])
      problems.push({
        rule: 'output/finite',
        wrong: `The dataset "${name}" of ${at} is missing.`,
        instead: 'Return its rows.',
      });
  }
  return problems;
}

/**
 * Runs a simulation at the given parameters, completed from presets and defaults.
 * @throws LabwrightError for a wrong parameter (`parameter/*`) or a result that breaks its declaration (`output/finite`).
 */
export function evaluate(simulation: AnySimulation, given: Readonly<Record<string, ParameterValue>> = {}): Result {
  const parameters = completeParameters(simulation, given);
  const declared = trackChoice(simulation) ? inTrack(simulation, String(parameters[trackParameter])) : simulation;
  const result = simulation.run(parameters, constantValues(declared)) as Omit<Result, 'parameters'>;
  const problems = resultProblems(declared, result);
  if (problems.length > 0) {
    const at = Object.entries(parameters)
      .map(([name, value]) => `${name} = ${value}`)
      .join(', ');
    throw new LabwrightError(
      problems.slice(0, 3).map((problem) => ({ ...problem, wrong: `${problem.wrong.replace(/\.$/, '')} at ${at}.` })),
    );
  }
  return { parameters, outputs: result.outputs, states: result.states, datasets: result.datasets };
}

/** Runs a simulation at one of its named settings; `default` or none means its defaults. */
export function evaluateAt(simulation: AnySimulation, setting?: string): Result {
  return evaluate(simulation, settingParameters(simulation, setting));
}

/** One result per value of one parameter, the others held. */
export function sweep(
  simulation: AnySimulation,
  parameter: string,
  values: readonly ParameterValue[],
  given: Readonly<Record<string, ParameterValue>> = {},
): Result[] {
  return values.map((value) => evaluate(simulation, { ...given, [parameter]: value }));
}
