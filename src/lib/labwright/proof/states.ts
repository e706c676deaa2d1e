/**
 * Where the states of an instrument can be met and left: found by trying, and kept as witnesses.
 *
 * From each start one or two of the offered controls are moved, each alone to 21 values and pairs to 7 x 7; what is
 * still open is looked for at the corners and at 2,000 seeded points of all offered controls.
 */
import type { Parameter, State, StateKind } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { evaluate } from '../simulation/evaluate.ts';
import { corners, nearby, type Point, scattered } from './candidates.ts';
import type { Bench, Track } from './tracks.ts';

/** A setting found by trying, as the controls that were moved there. */
export type Moves = Readonly<Point>;

export interface StateEvidence {
  readonly name: string;
  readonly kind: StateKind;
  readonly track: Track;
  readonly heldAtStart: boolean;
  /** Moves of one or two controls from the start that change the state. */
  readonly changed?: Moves;
  /** Moves of one or two controls from there that change it back. */
  readonly returned?: Moves;
  /** Where more moves than two change it, when two do not. */
  readonly elsewhere?: Moves;
}

export const wideSearchPoints = 2000;

const only = (params: Bench['params'], names: readonly string[]): Readonly<Record<string, Parameter>> =>
  Object.fromEntries(names.map((name) => [name, params[name]!]));

/** The controls in which a point differs from another. */
function movesBetween(from: Point, to: Point, controls: readonly string[]): Moves {
  return Object.fromEntries(controls.filter((name) => from[name] !== to[name]).map((name) => [name, to[name]!]));
}

/** For each open state the first point at which it is not as it was. */
function findChanges(
  simulation: AnySimulation,
  points: Iterable<Point>,
  was: ReadonlyMap<string, boolean>,
): Map<string, Point> {
  const found = new Map<string, Point>();
  for (const point of points) {
    if (found.size === was.size) break;
    const { states } = evaluate(simulation, point);
    for (const [name, held] of was) if (!found.has(name) && states[name] !== held) found.set(name, point);
  }
  return found;
}

/** The way back: first the same controls where they were, then any one or two. */
function wayBack({ simulation, params, controls }: Bench, from: Point, at: Point, name: string, held: boolean) {
  function* candidates(): Generator<Point> {
    const undone = movesBetween(at, from, controls);
    if (Object.keys(undone).length <= 2) yield { ...at, ...undone };
    yield* nearby(params, at, controls);
  }
  const found = findChanges(simulation, candidates(), new Map([[name, !held]])).get(name);
  return found && movesBetween(at, found, controls);
}

function evidenceOnTrack(bench: Bench, track: Track): StateEvidence[] {
  const { simulation, params, controls } = bench;
  const states = Object.entries(simulation.states as Readonly<Record<string, State>>);
  if (states.length === 0) return [];
  const { start } = track;
  const atStart = evaluate(simulation, start).states;
  const near = findChanges(simulation, nearby(params, start, controls), new Map(Object.entries(atStart)));
  const open = new Map(Object.entries(atStart).filter(([name]) => !near.has(name)));
  function* wide(): Generator<Point> {
    const offered = only(params, controls);
    for (const some of [corners(offered), scattered(offered, wideSearchPoints)])
      for (const point of some) yield { ...start, ...point };
  }
  const far = open.size === 0 ? new Map<string, Point>() : findChanges(simulation, wide(), open);
  return states.map(([name, { kind }]): StateEvidence => {
    const heldAtStart = atStart[name]!;
    const found = { name, kind, track, heldAtStart };
    const [close, elsewhere] = [near.get(name), far.get(name)];
    if (close) {
      const returned = wayBack(bench, start, close, name, heldAtStart);
      return { ...found, changed: movesBetween(start, close, controls), ...(returned ? { returned } : {}) };
    }
    return elsewhere ? { ...found, elsewhere: movesBetween(start, elsewhere, controls) } : found;
  });
}

const known = new WeakMap<AnySimulation, Map<string, StateEvidence[]>>();

/** What is known of every state of an instrument, on each of its tracks; found once, for a rule and for what is told of it. */
export function stateEvidence(bench: Bench): StateEvidence[] {
  const { simulation, params, controls, tracks } = bench;
  const ofSimulation = known.get(simulation) ?? new Map<string, StateEvidence[]>();
  known.set(simulation, ofSimulation);
  const key = JSON.stringify([params, controls, tracks]);
  const evidence = ofSimulation.get(key) ?? tracks.flatMap((track) => evidenceOnTrack(bench, track));
  ofSimulation.set(key, evidence);
  return evidence;
}
