/** What moving one control of an instrument does to what it shows. */
import type { Parameter, ParameterValue } from '../simulation/declarations.ts';
import { evaluate } from '../simulation/evaluate.ts';
import { moved, type Point, scattered, valueAt } from './candidates.ts';
import { changesBetween, mayBePrice, type Shown } from './shown.ts';
import type { Bench, Track } from './tracks.ts';

/** Starts from which a control is tried before it is called inert. */
const startsTried = 40;
/** Shares of its range to which a control is moved, from the first. */
const shares = [0, 0.25, 0.5, 0.75, 1];
const tolerance = 1e-9;

function valuesTried(parameter: Parameter): ParameterValue[] {
  if (parameter.kind === 'choice') return Object.keys(parameter.options);
  return [...new Set(shares.map((share) => valueAt(parameter, share)))];
}

/** What moving one control does on a track: something, nothing, or no more than to cost the same wherever it is moved. */
export function effectOf(
  bench: Bench,
  shown: Shown,
  name: string,
  track: Pick<Track, 'choice' | 'start'>,
  values = valuesTried(bench.params[name]!),
): 'something' | 'price' | 'nothing' {
  const { simulation, params, controls } = bench;
  const parameter = params[name]!;
  const free = Object.fromEntries(
    controls.filter((other) => other !== track.choice || other === name).map((other) => [other, params[other]!]),
  );
  const prices = new Map<string, number>();
  const starts: Point[] = [
    track.start,
    ...[...scattered(free, startsTried)].map((point) => ({ ...track.start, ...point })),
  ];
  for (const from of starts) {
    const [first, ...others] = values.map((value) => evaluate(simulation, moved(params, from, { [name]: value })));
    for (const [index, result] of others.entries()) {
      for (const { cell, by } of changesBetween(shown, first!, result, name)) {
        if (by === undefined || !mayBePrice(simulation, parameter, cell)) return 'something';
        const key = `${index} ${cell}`;
        const known = prices.get(key);
        if (known === undefined) prices.set(key, by);
        else if (Math.abs(known - by) > tolerance * Math.max(1, Math.abs(known))) return 'something';
      }
    }
  }
  return prices.size > 0 ? 'price' : 'nothing';
}
