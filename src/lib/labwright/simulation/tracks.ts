/**
 * The tracks of a simulation: the options of its choice `track`, each a simulation of its own.
 *
 * A track is a preset that is chosen for a whole chapter instead of by a control. What it brings along (`values`), declares
 * otherwise (`differs`, `settings`) or does without (`absent`, `idle`) is written at its option, and nowhere else; everything
 * that reads a simulation reads one of a track without knowing it.
 */
import type { ChoiceOption, ChoiceParameter, Dataset, Output, Parameter, ParameterValue } from './declarations.ts';
import type { AnySimulation } from './define.ts';

/** The name of the choice, of the field of a chapter and of the parameter in an address. */
export const trackParameter = 'track';
/** Between a name and its track: `mission-radar--edge`. */
const joint = '--';

/** `mission-radar` and `edge` as `mission-radar--edge`. */
export const nameInTrack = (name: string, track: string): string => `${name}${joint}${track}`;

/** The name without its track: the simulation that a file holds. A question or a heading may have the joint in its own name. */
export const nameOfAll = (name: string): string => {
  const end = name.lastIndexOf(joint);
  return end === -1 ? name : name.slice(0, end);
};

/** The track that a name ends in; undefined for a name of none. */
export const trackOfName = (name: string): string | undefined => name.split(joint).slice(1).at(-1);

/** The choice that makes a simulation one with tracks. */
export function trackChoice(simulation: AnySimulation): ChoiceParameter | undefined {
  const choice = (simulation.params as Readonly<Record<string, Parameter>>)[trackParameter];
  return choice?.kind === 'choice' ? choice : undefined;
}

/** Why a simulation does not apply in a track; undefined where it does. */
export function absentFrom(simulation: AnySimulation, track: string): string | undefined {
  const absent = trackChoice(simulation)?.options[track]?.absent;
  return typeof absent === 'string' ? absent : undefined;
}

type Declared = Readonly<Record<string, object>>;

/** Declarations as a track has them. */
function redeclared<D extends Declared>(declared: D, { differs = {}, absent }: ChoiceOption, prefix = ''): D {
  const reasons = typeof absent === 'object' ? absent : {};
  return Object.fromEntries(
    Object.entries(declared).map(([name, own]) => {
      const reason = reasons[prefix + name];
      return [name, { ...own, ...differs[prefix + name], ...(reason === undefined ? {} : { absent: reason }) }];
    }),
  ) as unknown as D;
}

function paramsIn(params: Readonly<Record<string, Parameter>>, option: ChoiceOption): Record<string, Parameter> {
  const { [trackParameter]: _, ...own } = params;
  return Object.fromEntries(
    Object.entries(redeclared(own, option)).map(([name, parameter]) => [
      name,
      {
        ...parameter,
        default: option.values?.[name] ?? parameter.default,
        ...(option.values?.[name] !== undefined && option.source ? { source: option.source } : {}),
        ...(option.idle?.includes(name) ? { idle: true } : {}),
      } as Parameter,
    ]),
  );
}

type Settings = Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;

/** Settings of all tracks and of this one; one that names another track is not among them. */
function settingsIn(settings: Settings, track: string, option: ChoiceOption): Settings {
  const shared = Object.entries(settings).flatMap(([name, { [trackParameter]: of, ...values }]) =>
    of === undefined || of === track ? [[name, values] as const] : [],
  );
  return { ...Object.fromEntries(shared), ...option.settings };
}

const known = new WeakMap<AnySimulation, Map<string, AnySimulation>>();

/** A simulation with its track settled: no choice of it, its own defaults, ranges, units and settings. The same each time. */
export function inTrack(simulation: AnySimulation, track: string): AnySimulation {
  let tracks = known.get(simulation);
  if (!tracks) known.set(simulation, (tracks = new Map()));
  let settled = tracks.get(track);
  if (!settled) tracks.set(track, (settled = settle(simulation, track)));
  return settled;
}

function settle(simulation: AnySimulation, track: string): AnySimulation {
  const option: ChoiceOption = trackChoice(simulation)!.options[track]!;
  const datasets = Object.entries(simulation.datasets as Readonly<Record<string, Dataset>>);
  return {
    ...simulation,
    id: nameInTrack(simulation.id, track),
    params: paramsIn(simulation.params as Record<string, Parameter>, option),
    constants: redeclared(simulation.constants as Declared, option),
    outputs: redeclared(simulation.outputs as Readonly<Record<string, Output>>, option),
    datasets: Object.fromEntries(
      datasets.map(([name, { columns }]) => [name, { columns: redeclared(columns, option, `${name}.`) }]),
    ),
    settings: settingsIn(simulation.settings as Settings, track, option),
    run: (parameters: object, constants: object) =>
      (simulation.run as (p: object, c: object) => unknown)({ ...parameters, [trackParameter]: track }, constants),
  } as AnySimulation;
}

/** A simulation by itself, or each of its tracks in which it applies. */
export function eachTrack(simulation: AnySimulation): AnySimulation[] {
  const choice = trackChoice(simulation);
  if (!choice) return [simulation];
  return Object.keys(choice.options)
    .filter((track) => absentFrom(simulation, track) === undefined)
    .map((track) => inTrack(simulation, track));
}

/** Simulations by id, and after each with tracks those of its tracks. */
export function withTracks(simulations: ReadonlyMap<string, AnySimulation>): Map<string, AnySimulation> {
  return new Map(
    [...simulations.values()].flatMap((simulation) =>
      [simulation, ...eachTrack(simulation)].map((each) => [each.id, each] as const),
    ),
  );
}
