/** Values of parameters: checked, read from text, written as text, completed from presets and settings. */
import type { Parameter, ParameterValue } from './declarations.ts';
import type { AnySimulation } from './define.ts';
import { LabwrightError } from './errors.ts';
import { suggest } from './nearest.ts';

type Values = Readonly<Record<string, ParameterValue>>;

/** What is wrong with a value for this parameter, or undefined when nothing is. */
export function checkParameterValue(
  parameter: Parameter,
  value: unknown,
): { wrong: string; instead: string } | undefined {
  const quoted = `"${String(value)}"`;
  switch (parameter.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { wrong: quoted, instead: 'Write true or false.' };
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(parameter.options, value)
        ? undefined
        : { wrong: quoted, instead: suggest(String(value), Object.keys(parameter.options)) };
    default: {
      const kind = parameter.kind === 'integer' ? 'whole number' : 'number';
      const instead = `Write a ${kind} from ${parameter.min} to ${parameter.max}.`;
      if (typeof value !== 'number' || !Number.isFinite(value)) return { wrong: quoted, instead };
      if (parameter.kind === 'integer' && !Number.isInteger(value)) return { wrong: quoted, instead };
      return value < parameter.min || value > parameter.max ? { wrong: quoted, instead } : undefined;
    }
  }
}

/** Reads a value from a URL or a command line. */
export function parseParameterValue(
  parameter: Parameter,
  source: string,
): ParameterValue | { wrong: string; instead: string } {
  const trimmed = source.trim();
  let value: ParameterValue = trimmed;
  if (parameter.kind === 'boolean') value = trimmed === 'true' ? true : trimmed === 'false' ? false : trimmed;
  else if (parameter.kind !== 'choice') value = trimmed === '' ? Number.NaN : Number(trimmed);
  const problem = checkParameterValue(parameter, value);
  return problem ? { wrong: `"${source}"`, instead: problem.instead } : value;
}

/**
 * All parameters: what is given, else the chosen preset's value, else the default.
 * @throws LabwrightError `parameter/name` or `parameter/value`.
 */
export function completeParameters(simulation: AnySimulation, given: Values = {}): Values {
  const params = simulation.params as Readonly<Record<string, Parameter>>;
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(params, name));
  if (unknown !== undefined) {
    throw new LabwrightError({
      rule: 'parameter/name',
      wrong: `${simulation.id} has no parameter "${unknown}".`,
      instead: suggest(unknown, Object.keys(params)),
    });
  }
  const complete: Record<string, ParameterValue> = {};
  for (const [name, parameter] of Object.entries(params)) complete[name] = given[name] ?? parameter.default;
  for (const [name, parameter] of Object.entries(params)) {
    if (parameter.kind !== 'choice') continue;
    const preset = parameter.options[String(complete[name])]?.values ?? {};
    for (const [target, value] of Object.entries(preset)) complete[target] = given[target] ?? value;
  }
  for (const [name, parameter] of Object.entries(params)) {
    const problem = checkParameterValue(parameter, complete[name]);
    if (problem) {
      throw new LabwrightError({
        rule: 'parameter/value',
        wrong: `${simulation.id} cannot take ${problem.wrong} for "${name}".`,
        instead: problem.instead,
      });
    }
  }
  return complete;
}

/**
 * The parameters of a named setting.
 * @throws LabwrightError `setting/name` when the simulation has no such setting.
 */
export function settingParameters(simulation: AnySimulation, setting?: string): Values {
  if (setting === undefined || setting === 'default') return completeParameters(simulation);
  const values = Object.hasOwn(simulation.settings, setting) ? simulation.settings[setting] : undefined;
  if (!values) {
    throw new LabwrightError({
      rule: 'setting/name',
      wrong: `${simulation.id} has no setting "${setting}".`,
      instead: suggest(setting, ['default', ...Object.keys(simulation.settings)]),
    });
  }
  return completeParameters(simulation, values as Values);
}
