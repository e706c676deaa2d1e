/**
 * Points of a parameter box at which the proof looks: near a start by one or two moves, at the corners, and at random.
 *
 * The random ones come from a seeded generator, so that the same simulation is proved at the same points everywhere.
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Parameter, ParameterValue } from '../simulation/declarations.ts';

export type Point = Readonly<Record<string, ParameterValue>>;
type Parameters_ = Readonly<Record<string, Parameter>>;

/** Of the generator of random points. */
export const seed = 20_260_101;
const [singleSteps, pairSteps, mostForCorners] = [21, 7, 12];

/** The value of a parameter at a share of its range, on its type; a choice takes its options in turn. */
export function valueAt(parameter: Parameter, share: number): ParameterValue {
  if (parameter.kind === 'boolean') return share >= 0.5;
  if (parameter.kind === 'choice') {
    const options = Object.keys(parameter.options);
    return options[Math.min(options.length - 1, Math.floor(share * options.length))]!;
  }
  const { min, max } = parameter;
  const logarithmic = parameter.scale === 'log' && min > 0;
  const value =
    share <= 0 ? min : share >= 1 ? max : logarithmic ? min * (max / min) ** share : min + share * (max - min);
  return parameter.kind === 'integer' ? Math.round(value) : value;
}

function valuesOf(parameter: Parameter, steps: number): ParameterValue[] {
  const count =
    parameter.kind === 'boolean' ? 2 : parameter.kind === 'choice' ? Object.keys(parameter.options).length : steps;
  return [
    ...new Set(Array.from({ length: count }, (_, index) => valueAt(parameter, count === 1 ? 0 : index / (count - 1)))),
  ];
}

/** A point with some parameters moved; a preset brings its own values along, as it does on the page. */
export function moved(params: Parameters_, from: Point, moves: Point): Point {
  const preset = Object.entries(moves).flatMap(([name, value]) => {
    const parameter = params[name]!;
    return parameter.kind === 'choice' ? [parameter.options[String(value)]?.values ?? {}] : [];
  });
  return { ...from, ...Object.assign({}, ...preset), ...moves };
}

/** From a start, each parameter alone at five values of its range, or at all its options. */
export function* alone(params: Parameters_, from: Point): Generator<Point> {
  for (const [name, parameter] of Object.entries(params))
    for (const value of valuesOf(parameter, 5)) yield moved(params, from, { [name]: value });
}

/** Every point that one or two of the named controls reach from a start: each alone at 21 values, pairs at 7 x 7. */
export function* nearby(params: Parameters_, from: Point, controls: readonly string[]): Generator<Point> {
  for (const name of controls)
    for (const value of valuesOf(params[name]!, singleSteps)) yield moved(params, from, { [name]: value });
  for (const [index, first] of controls.entries()) {
    for (const second of controls.slice(index + 1)) {
      for (const a of valuesOf(params[first]!, pairSteps)) {
        for (const b of valuesOf(params[second]!, pairSteps)) yield moved(params, from, { [first]: a, [second]: b });
      }
    }
  }
}

/** The corners of the box, where it has at most twelve sides. */
export function* corners(params: Parameters_): Generator<Point> {
  const names = Object.keys(params);
  if (names.length > mostForCorners) return;
  for (let mask = 0; mask < 2 ** names.length; mask++) {
    yield Object.fromEntries(names.map((name, index) => [name, valueAt(params[name]!, (mask >> index) & 1)]));
  }
}

/** Points drawn evenly from the whole box. */
export function* scattered(params: Parameters_, count: number): Generator<Point> {
  const generator = xoroshiro128plus(seed);
  for (let drawn = 0; drawn < count; drawn++) {
    yield Object.fromEntries(
      Object.entries(params).map(([name, parameter]) => [name, valueAt(parameter, uniformFloat64(generator))]),
    );
  }
}
