/** The tracks of an instrument: a choice that brings defaults along, taken at each of its options. */
import { enclosing, type Lab, type Use } from '../document/lab.ts';
import type { Parameter } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { settingParameters } from '../simulation/parameters.ts';
import { moved, type Point } from './candidates.ts';

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

export interface Track {
  /** The choice and the option that make it; none where the instrument has no such choice. */
  readonly choice?: string;
  readonly option?: string;
  readonly start: Point;
  /** Controls that this option declares to do nothing. */
  readonly idle: readonly string[];
}

/** An instrument as the proof tries it: where it opens, and what its reader can move. */
export interface Bench {
  readonly instrument: Use;
  readonly simulation: AnySimulation;
  readonly params: Readonly<Record<string, Parameter>>;
  readonly start: Point;
  readonly controls: readonly string[];
  readonly tracks: readonly Track[];
}

/** Names of the parameters that an instrument lets the reader move, by itself or bound to another. */
function controlsOf(instrument: Use, lab: Lab, params: Bench['params']): string[] {
  const controls = lab.uses.filter((use) => use.word === 'Controls' && enclosing(use, 'Instrument') === instrument);
  const bound = Object.keys((instrument.attributes['bind'] as Record<string, string> | undefined) ?? {});
  const names = [
    ...new Set([
      ...controls.flatMap((use) => [...listOf(use.attributes['of']), ...listOf(use.attributes['more'])]),
      ...bound,
    ]),
  ];
  // What does not apply in a track has its reason there instead of a control.
  return names.filter((name) => params[name]?.absent === undefined);
}

/** One track for each option of each preset that the reader is offered; else the start alone. */
function tracksOf(params: Bench['params'], start: Point, controls: readonly string[]): Track[] {
  const always = Object.keys(params).filter((name) => (params[name] as { idle?: true }).idle);
  const tracks = controls.flatMap((choice): Track[] => {
    const parameter = params[choice]!;
    if (parameter.kind !== 'choice') return [];
    const options = Object.entries(parameter.options);
    if (options.every(([, { values }]) => values === undefined)) return [];
    return options.map(([option, { idle = [] }]) => ({
      choice,
      option,
      start: start[choice] === option ? start : moved(params, start, { [choice]: option }),
      idle: [...always, ...idle],
    }));
  });
  return tracks.length > 0 ? tracks : [{ start, idle: always }];
}

/** Every instrument of a lab that can be tried. */
export function benchesOf(lab: Lab): Bench[] {
  return lab.uses
    .filter((use) => use.word === 'Instrument' && use.valid)
    .flatMap((instrument): Bench[] => {
      const simulation = lab.context.simulations.get(String(instrument.attributes['of']));
      if (!simulation) return [];
      const params = simulation.params as Bench['params'];
      const start = settingParameters(simulation, instrument.attributes['at'] as string | undefined) as Point;
      const controls = controlsOf(instrument, lab, params);
      return [{ instrument, simulation, params, start, controls, tracks: tracksOf(params, start, controls) }];
    });
}

/** ` for "Mobile"`, where an instrument has tracks. */
export function trackWords({ params }: Pick<Bench, 'params'>, { choice, option }: Track): string {
  const parameter = choice === undefined ? undefined : params[choice];
  return parameter?.kind === 'choice' ? ` for "${parameter.options[option!]!.label}"` : '';
}
