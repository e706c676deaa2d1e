/** Mistakes in what the tracks of a simulation declare otherwise. */
import type { ChoiceOption, ChoiceParameter, Dataset, Output, Parameter } from './declarations.ts';
import type { AnySimulation } from './define.ts';
import type { Problem } from './errors.ts';
import { suggest } from './nearest.ts';
import { checkParameterValue } from './parameters.ts';
import { inTrack, trackChoice, trackParameter } from './tracks.ts';

/** Values of a preset or a setting that its parameters cannot take. */
export function valueProblems(
  where: string,
  values: Readonly<Record<string, unknown>>,
  params: Readonly<Record<string, Parameter>>,
): Problem[] {
  return Object.entries(values).flatMap(([name, value]): Problem[] => {
    const parameter = params[name];
    if (!parameter) {
      return [
        {
          rule: 'simulation/name',
          wrong: `${where} sets "${name}", which is not a parameter.`,
          instead: suggest(name, Object.keys(params)),
        },
      ];
    }
    const problem = checkParameterValue(parameter, value);
    return problem
      ? [{ rule: 'simulation/value', wrong: `${where} sets ${name} to ${problem.wrong}.`, instead: problem.instead }]
      : [];
  });
}

const onlyOfTracks = ['differs', 'settings', 'absent'] as const;

/** Names of a simulation that a track may declare otherwise; columns as `dataset.column`. */
function declaredNames({ params, constants, outputs, datasets }: AnySimulation): string[] {
  const columns = Object.entries(datasets as Readonly<Record<string, Dataset>>).flatMap(([name, dataset]) =>
    Object.keys(dataset.columns).map((column) => `${name}.${column}`),
  );
  return [
    ...Object.keys(params).filter((name) => name !== trackParameter),
    ...Object.keys(constants),
    ...Object.keys(outputs),
    ...columns,
  ];
}

/** Limits of a track that reach beyond those of its parameter. */
function limitProblems(where: string, name: string, own: Parameter, option: ChoiceOption): Problem[] {
  if (own.kind !== 'integer' && own.kind !== 'number') return [];
  const { min = own.min, max = own.max } = option.differs?.[name] ?? {};
  if (min >= own.min && max <= own.max && min < max) return [];
  return [
    {
      rule: 'track/range',
      wrong: `${where} lets "${name}" go from ${min} to ${max}.`,
      instead: `Write a min below a max, within ${own.min} to ${own.max}, or widen the parameter.`,
    },
  ];
}

function optionProblems(simulation: AnySimulation, track: string, option: ChoiceOption): Problem[] {
  const { id, params, outputs } = simulation;
  const where = `The track "${track}" of ${id}`;
  const problems: Problem[] = [];
  const report = (rule: string, wrong: string, instead: string): void => void problems.push({ rule, wrong, instead });
  const { absent } = option;
  const reasons = typeof absent === 'object' ? Object.entries(absent) : absent === undefined ? [] : [[id, absent]];
  for (const [name, reason] of reasons)
    if (reason!.trim() === '')
      report(
        'track/absent',
        `${where} says that "${name}" does not apply, and gives no reason.`,
        'Write the reason in one sentence: the page shows it.',
      );
  if (typeof absent === 'string') return problems;
  const names = declaredNames(simulation);
  for (const name of Object.keys(option.differs ?? {}))
    if (!names.includes(name))
      report('simulation/name', `${where} declares "${name}" otherwise, which it does not have.`, suggest(name, names));
  const leftOut = [...Object.keys(params), ...Object.keys(outputs)];
  for (const name of Object.keys(absent ?? {})) {
    if (!leftOut.includes(name))
      report(
        'simulation/name',
        `${where} says that "${name}" does not apply, which is no parameter or output.`,
        suggest(name, leftOut),
      );
    else if (Object.hasOwn(outputs, name) && (outputs[name] as Output).none === undefined)
      report(
        'track/absent',
        `${where} says that the output "${name}" does not apply, but it has no words for none.`,
        "Declare none: 'does not apply', and return null there.",
      );
  }
  for (const [name, own] of Object.entries(params as Readonly<Record<string, Parameter>>))
    problems.push(...limitProblems(where, name, own, option));
  if (option.values === undefined && option.differs === undefined)
    report(
      'track/preset',
      `${where} brings no values along.`,
      'Add values: {...} with a source, or absent: the reason why the simulation does not apply.',
    );
  else if (option.values !== undefined && !option.source?.trim())
    report('track/preset', `${where} does not say where its values come from.`, 'Add source: to it.');
  if (problems.length > 0) return problems;
  const settled = inTrack(simulation, track);
  const defaults = Object.entries(settled.params as Readonly<Record<string, Parameter>>);
  problems.push(
    ...valueProblems(where, Object.fromEntries(defaults.map(([name, each]) => [name, each.default])), settled.params),
  );
  for (const [name, values] of Object.entries(settled.settings))
    problems.push(
      ...valueProblems(
        `The setting "${name}" of ${id} in the track "${track}"`,
        values as object as never,
        settled.params,
      ),
    );
  return problems;
}

/** Every problem with the tracks of a simulation, and with what only a track may say. */
export function trackProblems(simulation: AnySimulation): Problem[] {
  const params = Object.entries(simulation.params as Readonly<Record<string, Parameter>>);
  const choices = params.filter((entry): entry is [string, ChoiceParameter] => entry[1].kind === 'choice');
  const misplaced = choices.flatMap(([name, { options }]) =>
    name === trackParameter
      ? []
      : Object.entries(options).flatMap(([option, declared]) =>
          onlyOfTracks
            .filter((field) => declared[field] !== undefined)
            .map((field) => ({
              rule: 'track/preset',
              wrong: `The option "${option}" of "${name}" of ${simulation.id} has "${field}", which only a track may have.`,
              instead: `Call the choice "${trackParameter}", or leave ${field} out.`,
            })),
        ),
  );
  const choice = trackChoice(simulation);
  if (!choice) return misplaced;
  return [
    ...misplaced,
    ...Object.entries(choice.options).flatMap(([track, option]) => optionProblems(simulation, track, option)),
  ];
}
