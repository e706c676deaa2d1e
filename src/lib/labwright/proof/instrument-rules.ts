/** What must hold of an instrument: its failures can be met and left, and no control is inert. */
import { enclosing, type Lab, type Use } from '../document/lab.ts';
import type { Parameter, State } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Problem } from '../simulation/errors.ts';
import { evaluate, type Result } from '../simulation/evaluate.ts';
import { settingParameters } from '../simulation/parameters.ts';
import { moved, nearby, type Point, scattered, valueAt } from './candidates.ts';

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Names of the parameters that an instrument lets the reader move, by itself or bound to another. */
function controlsOf(instrument: Use, lab: Lab): string[] {
  const controls = lab.uses.filter((use) => use.word === 'Controls' && enclosing(use, 'Instrument') === instrument);
  const bound = Object.keys((instrument.attributes['bind'] as Record<string, string> | undefined) ?? {});
  return [
    ...new Set([
      ...controls.flatMap((use) => [...listOf(use.attributes['of']), ...listOf(use.attributes['more'])]),
      ...bound,
    ]),
  ];
}

/** Whether a reader sees anything change between these results, beyond the echo of the moved parameter in an output. */
function differ(simulation: AnySimulation, results: readonly Result[], moving: string): boolean {
  const echoes = Object.keys(simulation.outputs).filter((name) =>
    results.every(({ outputs, parameters }) => outputs[name] === parameters[moving]),
  );
  const drawn = Object.keys(simulation.charts).length > 0;
  const seen = results.map(({ outputs, states, datasets }) => {
    const shown = Object.entries(outputs).filter(([name]) => !echoes.includes(name));
    return JSON.stringify([shown, states, drawn ? datasets : {}]);
  });
  return new Set(seen).size > 1;
}

function stateProblems(
  instrument: Use,
  simulation: AnySimulation,
  start: Point,
  controls: readonly string[],
): Problem[] {
  const failures = Object.entries(simulation.states as Readonly<Record<string, State>>).filter(
    ([, { kind }]) => kind === 'failure',
  );
  if (failures.length === 0) return [];
  const params = simulation.params as Readonly<Record<string, Parameter>>;
  const atStart = evaluate(simulation, start).states;
  const open = new Set(failures.map(([name]) => name));
  for (const point of nearby(params, start, controls)) {
    if (open.size === 0) break;
    const { states } = evaluate(simulation, point);
    for (const name of open) if (states[name] !== atStart[name]) open.delete(name);
  }
  return failures.flatMap(([name, state]): Problem[] => {
    if (atStart[name] && !state.startsFailed) {
      return [
        {
          rule: 'state/off-by-default',
          wrong: `The failure "${name}" of ${simulation.id} holds as the instrument opens.`,
          instead: 'Open it at another setting, or declare startsFailed with the reason.',
          place: instrument.place,
        },
      ];
    }
    if (!open.has(name)) return [];
    const rule = atStart[name] ? 'state/reversible' : 'state/reachable';
    return [
      {
        rule,
        wrong: `The failure "${name}" of ${simulation.id} cannot be ${atStart[name] ? 'left' : 'reached'} by moving one or two of the controls ${controls.map((control) => `"${control}"`).join(', ')}.`,
        instead: 'Widen a range, offer the control that does it, or drop the state.',
        place: instrument.place,
      },
    ];
  });
}

/** Starts from which a control is tried before it is called inert. */
const startsTried = 40;

function inertProblems(
  instrument: Use,
  simulation: AnySimulation,
  start: Point,
  controls: readonly string[],
): Problem[] {
  const params = simulation.params as Readonly<Record<string, Parameter>>;
  return controls.flatMap((name): Problem[] => {
    for (const from of [start, ...scattered(params, startsTried)]) {
      const results = [0, 0.25, 0.5, 0.75, 1].map((share) =>
        evaluate(simulation, moved(params, from, { [name]: valueAt(params[name]!, share) })),
      );
      if (differ(simulation, results, name)) return [];
    }
    return [
      {
        rule: 'control/inert',
        wrong: `The control "${name}" changes nothing that ${simulation.id} shows.`,
        instead: 'Let the model use it, or take the control away.',
        place: instrument.place,
      },
    ];
  });
}

/** `state/*` and `control/inert` for every instrument of a lab. */
export function instrumentProblems(lab: Lab): Problem[] {
  return lab.uses
    .filter((use) => use.word === 'Instrument' && use.valid)
    .flatMap((instrument) => {
      const simulation = lab.context.simulations.get(String(instrument.attributes['of']));
      if (!simulation) return [];
      const start = settingParameters(simulation, instrument.attributes['at'] as string | undefined) as Point;
      const controls = controlsOf(instrument, lab);
      return [
        ...stateProblems(instrument, simulation, start, controls),
        ...inertProblems(instrument, simulation, start, controls),
      ];
    });
}
