/**
 * What each output of a simulation is made from, found by moving one input at a time.
 *
 * An input of an output is a parameter or constant that changes it at one of the points tried: the defaults, every
 * setting, and eight points spread evenly over the parameter box. So the list cannot fall behind the code, and a
 * quantity that `run` reads for another output's sake is not in it. A constant that cannot be moved alone, such as one
 * of several shares that add up to one, counts as an input of every output.
 */
import type { Parameter, ParameterValue } from './declarations.ts';
import type { AnySimulation } from './define.ts';
import { constantValues, type Result, type Scalar } from './evaluate.ts';
import { settingParameters } from './parameters.ts';

type Point = Readonly<Record<string, ParameterValue>>;
type Outputs = Readonly<Record<string, Scalar>>;

const spreadPoints = 8;
/** A constant is moved by so little that shares stay shares and lengths stay positive. */
const nudges = [1.01, 0.99];
/** Two results closer than this are the same number by another route of rounding. */
const tolerance = 1e-12;

/** The generalised golden ratio of a dimension: the positive root of x^(d + 1) = x + 1. */
function goldenRatio(dimensions: number): number {
  let root = 2;
  for (let round = 0; round < 40; round++) root = (1 + root) ** (1 / (dimensions + 1));
  return root;
}

/**
 * Share of the range at the given point and dimension: an additive recurrence that fills the box evenly.
 * Source: M. Roberts, The unreasonable effectiveness of quasirandom sequences, 2018.
 */
function share(point: number, dimension: number, dimensions: number): number {
  return (0.5 + (point + 1) * goldenRatio(dimensions) ** -(dimension + 1)) % 1;
}

function valueAt(parameter: Parameter, at: number): ParameterValue {
  if (parameter.kind === 'boolean') return at >= 0.5;
  if (parameter.kind === 'choice') {
    const options = Object.keys(parameter.options);
    return options[Math.min(options.length - 1, Math.floor(at * options.length))]!;
  }
  const value = parameter.min + at * (parameter.max - parameter.min);
  return parameter.kind === 'integer' ? Math.round(value) : value;
}

/** Values that one parameter is moved to: every option, or three places of its range. */
function movesOf(parameter: Parameter): ParameterValue[] {
  if (parameter.kind === 'boolean') return [false, true];
  if (parameter.kind === 'choice') return Object.keys(parameter.options);
  return [0, 0.4, 1].map((at) => valueAt(parameter, at));
}

function startsOf(simulation: AnySimulation): Point[] {
  const parameters = Object.entries(simulation.params as Readonly<Record<string, Parameter>>);
  const settings = ['default', ...Object.keys(simulation.settings)];
  return [
    ...settings.map((setting) => settingParameters(simulation, setting) as Point),
    ...Array.from({ length: spreadPoints }, (_, point) =>
      Object.fromEntries(
        parameters.map(([name, parameter], dimension) => [
          name,
          valueAt(parameter, share(point, dimension, parameters.length)),
        ]),
      ),
    ),
  ];
}

function differs(before: Scalar | undefined, after: Scalar | undefined): boolean {
  if (typeof before !== 'number' || typeof after !== 'number') return before !== after;
  return Math.abs(after - before) > tolerance * Math.max(Math.abs(before), Math.abs(after));
}

/** The same values, and the names of those that were asked for: a run that does not read an input cannot depend on it. */
function watched<V>(values: Readonly<Record<string, V>>): { values: Readonly<Record<string, V>>; read: Set<string> } {
  const read = new Set<string>();
  const watching = {};
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(watching, name, { enumerable: true, get: () => (read.add(name), value) });
  return { values: watching, read };
}

/** A run is total over its parameters, not over its constants: what it refuses is told by undefined. */
function attempt(run: () => Outputs): Outputs | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function find(simulation: AnySimulation): Readonly<Record<string, readonly string[]>> {
  const parameters = simulation.params as Readonly<Record<string, Parameter>>;
  const constants = constantValues(simulation);
  const run = (point: Point, given: Readonly<Record<string, number>>): Outputs =>
    (simulation.run(point as never, given as never) as Pick<Result, 'outputs'>).outputs;
  const names = Object.keys(simulation.outputs);
  const inputs = new Map(names.map((name) => [name, new Set<string>()]));
  for (const start of startsOf(simulation)) {
    const [from, given] = [watched(start), watched(constants)];
    const before = run(from.values, given.values);
    const isOpen = (name: string, read: ReadonlySet<string>): boolean =>
      read.has(name) && names.some((output) => !inputs.get(output)!.has(name));
    const note = (input: string, after: Outputs): void => {
      for (const name of names) if (differs(before[name], after[name])) inputs.get(name)!.add(input);
    };
    for (const [name, parameter] of Object.entries(parameters))
      for (const value of isOpen(name, from.read) ? movesOf(parameter) : [])
        if (value !== start[name]) note(name, run({ ...start, [name]: value }, constants));
    for (const [name, value] of Object.entries(constants)) {
      for (const nudge of nudges) {
        if (!isOpen(name, given.read)) break;
        const after = attempt(() => run(start, { ...constants, [name]: value * nudge }));
        if (after) note(name, after);
        else for (const all of inputs.values()) all.add(name);
      }
    }
  }
  const order = [...Object.keys(parameters), ...Object.keys(constants)];
  return Object.fromEntries(names.map((name) => [name, order.filter((input) => inputs.get(name)!.has(input))]));
}

const known = new WeakMap<AnySimulation, Readonly<Record<string, readonly string[]>>>();

/** Names of the parameters, then the constants, that each output depends on; found once per simulation. */
export function inputsOf(simulation: AnySimulation): Readonly<Record<string, readonly string[]>> {
  let found = known.get(simulation);
  if (!found) known.set(simulation, (found = find(simulation)));
  return found;
}
