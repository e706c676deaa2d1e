/** Every mistake in a simulation's declarations, found when it is defined and told all at once. */
import type { NumericParameter, Parameter } from './declarations.ts';
import type { AnySimulation } from './define.ts';
import { LabwrightError, type Problem } from './errors.ts';
import { suggest } from './nearest.ts';
import { checkParameterValue } from './parameters.ts';
import { parseUnit } from './units.ts';
import { trackProblems, valueProblems } from './check-tracks.ts';

const nameForm = /^[a-z][A-Za-z0-9]*$/;
/** Names that Vega or the page already uses as signals. */
const reserved = new Set([
  'guess',
  'truth',
  'width',
  'height',
  'padding',
  'autosize',
  'background',
  'datum',
  'event',
  'item',
  'parent',
]);

function rangeProblems(where: string, parameter: NumericParameter): Problem[] {
  const problems: Problem[] = [];
  if (!(parameter.min < parameter.max)) {
    problems.push({
      rule: 'simulation/range',
      wrong: `${where} has the range ${parameter.min} to ${parameter.max}.`,
      instead: 'Write a min below the max.',
    });
  }
  if (!(parameter.step > 0)) {
    problems.push({
      rule: 'simulation/range',
      wrong: `${where} has the step ${parameter.step}.`,
      instead: 'Write a step above 0.',
    });
  }
  return problems;
}

/** @throws LabwrightError listing every problem of the declarations. */
export function checkDeclarations(simulation: AnySimulation): void {
  const { id, params, constants, outputs, states, settings, datasets, charts, derivations } = simulation;
  const problems: Problem[] = [];
  const report = (rule: string, wrong: string, instead: string): void => void problems.push({ rule, wrong, instead });

  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    report(
      'simulation/name',
      `The simulation id "${id}" is not in kebab-case.`,
      'Write lower-case words joined by hyphens, such as "milk-in-tea".',
    );
  }
  const owners = new Map<string, string>();
  for (const [kind, group] of Object.entries({
    parameter: params,
    constant: constants,
    output: outputs,
    state: states,
  })) {
    for (const name of Object.keys(group as object)) {
      const label = `The ${kind} "${name}" of ${id}`;
      if (!nameForm.test(name) || reserved.has(name))
        report(
          'simulation/name',
          `${label} has a name that cannot be used.`,
          'Write a camelCase name that Vega does not reserve.',
        );
      const owner = owners.get(name);
      if (owner)
        report(
          'simulation/name',
          `${label} has the name of a ${owner}.`,
          'Give each parameter, constant, output and state a name of its own.',
        );
      owners.set(name, kind);
    }
  }
  for (const [name, parameter] of Object.entries(params as Record<string, Parameter>)) {
    const where = `The parameter "${name}" of ${id}`;
    if (parameter.kind === 'integer' || parameter.kind === 'number') problems.push(...rangeProblems(where, parameter));
    const problem = checkParameterValue(parameter, parameter.default);
    if (problem) report('control/default', `${where} has the default ${problem.wrong}.`, problem.instead);
    if (parameter.kind !== 'choice') continue;
    for (const [option, { values, idle = [] }] of Object.entries(parameter.options)) {
      for (const other of idle)
        if (!Object.hasOwn(params, other))
          report(
            'simulation/name',
            `The preset "${option}" of ${id} calls "${other}" idle, which is not a parameter.`,
            suggest(other, Object.keys(params)),
          );
      if (values) problems.push(...valueProblems(`The preset "${option}" of ${id}`, values, params));
    }
  }
  problems.push(...trackProblems(simulation));
  for (const [name, values] of Object.entries(settings))
    problems.push(
      ...valueProblems(`The setting "${name}" of ${id}`, values as object as Record<string, unknown>, params),
    );
  for (const [name, chart] of Object.entries(charts)) {
    const { table, spec } = chart as AnySimulation['charts'][string] & object;
    if (!datasets[table.dataset]) {
      report(
        'simulation/name',
        `The chart "${name}" of ${id} has its table in "${table.dataset}", which is not a dataset.`,
        suggest(table.dataset, Object.keys(datasets)),
      );
      continue;
    }
    for (const columnName of table.columns ?? []) {
      if (!datasets[table.dataset].columns[columnName]) {
        report(
          'simulation/name',
          `The chart "${name}" of ${id} shows the column "${columnName}", which "${table.dataset}" does not have.`,
          suggest(columnName, Object.keys(datasets[table.dataset].columns)),
        );
      }
    }
    for (const dataName of datasetNames(spec)) {
      if (!datasets[dataName])
        report(
          'simulation/name',
          `The chart "${name}" of ${id} draws "${dataName}", which is not a dataset.`,
          suggest(dataName, Object.keys(datasets)),
        );
    }
  }
  for (const [name, steps] of Object.entries(derivations as Record<string, readonly { numbers: string }[]>)) {
    if (!outputs[name])
      report(
        'simulation/name',
        `${id} derives "${name}", which is not an output.`,
        suggest(name, Object.keys(outputs)),
      );
    const known = [params, constants, outputs].flatMap((group) => Object.keys(group as object));
    for (const [, used = ''] of steps.flatMap(({ numbers }) => [...numbers.matchAll(/\\val\{(\w*)\}/g)])) {
      if (known.includes(used)) continue;
      const wrong = `The derivation of "${name}" of ${id} uses "${used}", which is no parameter, constant or output.`;
      report('simulation/name', wrong, suggest(used, known));
    }
  }
  const columns = Object.values(datasets as Record<string, { columns: object }>).map((dataset) => dataset.columns);
  const unitOwners = [params, constants, outputs, ...columns].flatMap((group) => Object.values(group as object));
  for (const owner of unitOwners as { unit?: string }[]) {
    try {
      if (owner.unit) parseUnit(owner.unit);
    } catch (error) {
      if (!(error instanceof LabwrightError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new LabwrightError(problems);
}

/** Names of the datasets that a chart spec draws, anywhere in its layers. */
export function datasetNames(spec: unknown): Set<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'data' && typeof (value as { name?: unknown })?.name === 'string')
        names.add((value as { name: string }).name);
      else visit(value);
    }
  };
  visit(spec);
  return names;
}
