/** `labwright simulate`: runs one simulation from the command line and prints what it says. */
import { loadSimulations } from '../load-simulations.ts';
import type { Parameter, ParameterValue } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { formatProblem, LabwrightError, type Problem } from '../simulation/errors.ts';
import { evaluate, type Result } from '../simulation/evaluate.ts';
import { say } from '../simulation/format.ts';
import { suggest } from '../simulation/nearest.ts';
import { parseParameterValue, settingParameters } from '../simulation/parameters.ts';
import { readArguments } from './arguments.ts';
import { findRoot } from './root.ts';
import type { Command, Terminal } from './terminal.ts';

/** Values of `--set name=value`; a name that is no parameter stays in, for `evaluate` to refuse. */
function readSettings(simulation: AnySimulation, written: readonly string[]): Record<string, ParameterValue> {
  const values: Record<string, ParameterValue> = {};
  const problems: Problem[] = [];
  for (const pair of written) {
    const equals = pair.indexOf('=');
    if (equals < 1) {
      const instead = 'Write a parameter and its value: --set interval=9.';
      problems.push({ rule: 'cli/set', wrong: `"${pair}" sets nothing.`, instead });
      continue;
    }
    const name = pair.slice(0, equals);
    const source = pair.slice(equals + 1);
    const parameter = Object.hasOwn(simulation.params, name) ? (simulation.params[name] as Parameter) : undefined;
    const value = parameter ? parseParameterValue(parameter, source) : source;
    if (typeof value !== 'object') values[name] = value;
    else {
      const wrong = `${simulation.id} cannot take ${value.wrong} for "${name}".`;
      problems.push({ rule: 'parameter/value', wrong, instead: value.instead });
    }
  }
  if (problems.length > 0) throw new LabwrightError(problems);
  return values;
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index]!)).join('  ')}`.trimEnd());
}

function readable(simulation: AnySimulation, result: Result): string[] {
  const labelled = (names: Iterable<string>, declared: Readonly<Record<string, { label: string }>>): string[] =>
    table([...names].map((name) => [name, say(simulation, result, name), declared[name]!.label]));
  const states = Object.entries(result.states).map(([name, holds]) => {
    const { label, remedy } = simulation.states[name] as { label: string; remedy?: string };
    return [name, holds ? 'yes' : 'no', holds && remedy ? `${label}. ${remedy}` : label];
  });
  const datasets = Object.entries(result.datasets).map(([name, rows]) => [
    name,
    `${rows.length} rows`,
    Object.keys(rows[0] ?? {}).join(', '),
  ]);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', title, ...lines] : [];
  return [
    simulation.title,
    ...section('Parameters', labelled(Object.keys(result.parameters), simulation.params)),
    ...section('Outputs', labelled(Object.keys(result.outputs), simulation.outputs)),
    ...section('States', table(states)),
    ...section('Datasets (rows with --json)', table(datasets)),
  ];
}

function simulationNamed(simulations: ReadonlyMap<string, AnySimulation>, id: string | undefined): AnySimulation {
  const simulation = simulations.get(id ?? '');
  if (simulation) return simulation;
  throw new LabwrightError({
    rule: id === undefined ? 'cli/argument' : 'simulation/name',
    wrong: id === undefined ? 'No simulation is named.' : `There is no simulation "${id}".`,
    instead: suggest(id ?? '', simulations.keys()),
  });
}

/** A wrong name or value is the command line's fault: told here, with exit code 2. */
function runOne(
  simulations: ReadonlyMap<string, AnySimulation>,
  id: string | undefined,
  { set, at, json }: { set: readonly string[]; at: string | undefined; json: boolean | undefined },
  terminal: Terminal,
): number {
  try {
    const simulation = simulationNamed(simulations, id);
    settingParameters(simulation, at);
    const named = at === undefined ? {} : (simulation.settings[at] as Record<string, ParameterValue> | undefined);
    const result = evaluate(simulation, { ...named, ...readSettings(simulation, set) });
    const { outputs, states, datasets } = result;
    if (json) terminal.out(JSON.stringify({ outputs, states, datasets }, null, 2));
    else for (const line of readable(simulation, result)) terminal.out(line);
    return 0;
  } catch (error) {
    if (!(error instanceof LabwrightError) || error.problems.some(({ rule }) => rule.startsWith('output/')))
      throw error;
    for (const problem of error.problems) terminal.err(formatProblem(problem));
    return 2;
  }
}

export const simulate: Command = {
  usage: '<id> [--set name=value]... [--at setting] [--json] | --list',
  summary: 'Run one simulation and print its outputs, states and datasets.',
  options: [
    ['--set name=value', 'set a parameter; a preset such as environment=edge sets what comes with it'],
    ['--at setting', 'start from a named setting instead of the defaults'],
    ['--json', 'print plain numbers as JSON, every row included'],
    ['--list', 'name the simulations'],
  ],
  async run(words, terminal) {
    const { values, positionals } = readArguments(
      words,
      {
        set: { type: 'string', multiple: true },
        at: { type: 'string' },
        json: { type: 'boolean' },
        list: { type: 'boolean' },
      },
      1,
    );
    const simulations = await loadSimulations(findRoot(terminal.cwd));
    if (!values.list) return runOne(simulations, positionals[0], values, terminal);
    const listed = [...simulations.values()].map(({ id, title }) => ({ id, title }));
    const lines = values.json ? [JSON.stringify(listed, null, 2)] : table(listed.map(({ id, title }) => [id, title]));
    for (const line of lines) terminal.out(line);
    return 0;
  },
};
