/**
 * The proof of one lab: the whole of it, with keys and witnesses, for a private folder; and what of it may be told.
 */
import { answerOf, claimOf, claimsOf, keyOf } from '../document/claims.ts';
import type { Lab, Use } from '../document/lab.ts';
import { plainText } from '../document/plain-text.ts';
import { optionsOf } from '../document/options.ts';
import { isSketch } from '../document/sketch.ts';
import { sketchText } from './published.ts';
import { type Claim, decideClaim } from '../simulation/claim.ts';
import type { StateKind } from '../simulation/declarations.ts';
import { formatValue } from '../simulation/format.ts';
import { resultAt } from '../simulation/results.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { seed } from './candidates.ts';
import { type Looked, lookedAt, simulationsOf } from './looked.ts';
import { kindOf, type NumberCounts, numberKinds, type offeredAndStructural } from './number-kinds.ts';
import type { PublishedNumber } from './published.ts';

import type { Silenced } from './silence.ts';
import { pointsTried } from './simulation-rules.ts';
import { stateEvidence, wideSearchPoints } from './states.ts';
import { benchesOf } from './tracks.ts';

/** A key with all that decides it. */
interface KeyProof {
  readonly question: string;
  readonly number: string;
  readonly proved: boolean;
  readonly source?: string;
  readonly simulation?: string;
  readonly at?: string;
  /** The computed answer of a number, or the right option, counted from 1. */
  readonly answer: string | number;
  readonly printed?: string;
  readonly options?: readonly {
    readonly text: string;
    readonly claim?: Claim;
    readonly holds?: boolean;
    /** What lowest and highest compare. */
    readonly compared?: number;
  }[];
}

interface StateProof {
  readonly instrument: string;
  readonly simulation: string;
  readonly state: string;
  readonly kind: StateKind;
  readonly track?: string;
  readonly start: Readonly<Record<string, unknown>>;
  readonly heldAtStart: boolean;
  readonly changedBy?: Readonly<Record<string, unknown>>;
  readonly returnedBy?: Readonly<Record<string, unknown>>;
  readonly elsewhere?: Readonly<Record<string, unknown>>;
}

export interface LabProof {
  readonly lab: string;
  readonly number: number;
  readonly keys: readonly KeyProof[];
  readonly states: readonly StateProof[];
  readonly simulations: readonly {
    readonly id: string;
    readonly title: string;
    readonly version: string;
    readonly points: number;
  }[];
  readonly numbers: NumberCounts;
  readonly looked: readonly Looked[];
  readonly silenced: readonly { readonly rule: string; readonly says: string; readonly reason: string }[];
  readonly search: { readonly seed: number; readonly widePoints: number };
}

function choiceKey(use: Use, lab: Lab): Pick<KeyProof, 'answer' | 'options'> {
  const decided = keyOf(use, lab);
  const claims = claimsOf(use, lab);
  return {
    answer: 'key' in decided ? decided.key + 1 : 0,
    options: optionsOf(use.node).map(({ text }, index) => {
      const claim = claimOf(claims[index]!, use);
      const { holds, rank } = decideClaim(claim, resultAt(lab.context.simulations.get(claim.of)!, claim.at));
      const won = 'key' in decided && decided.key === index;
      const compared = rank === undefined ? {} : { compared: claim.lowest === undefined ? -rank : rank };
      return { text: plainText(text, lab, new Map()), claim, holds: rank === undefined ? holds : won, ...compared };
    }),
  };
}

function keyProof(use: Use, lab: Lab): KeyProof {
  const { id, of, at, answer, source } = use.attributes;
  const asked = { question: String(id), number: String(use.supplied['number']) };
  if (use.word === 'Reflect') {
    const options = optionsOf(use.node);
    return {
      ...asked,
      proved: false,
      ...(typeof source === 'string' ? { source } : {}),
      answer: options.findIndex(({ marked }) => marked) + 1,
      options: options.map(({ text }) => ({ text: plainText(text, lab, new Map()) })),
    };
  }
  const placed = { ...asked, proved: true, simulation: String(of), at: String(at ?? 'default') };
  if (isSketch(use)) return { ...placed, answer: sketchText(use, lab) };
  if (answer === undefined) return { ...placed, ...choiceKey(use, lab) };
  const decided = answerOf(use, lab);
  const value = 'answer' in decided ? decided.answer : Number.NaN;
  const declared = lab.context.simulations.get(String(of))!.outputs[String(answer)];
  return { ...placed, answer: value, printed: formatValue(declared, value) };
}

function stateProofs(lab: Lab): StateProof[] {
  return benchesOf(lab).flatMap((bench) =>
    stateEvidence(bench).map(({ name, kind, track, heldAtStart, changed, returned, elsewhere }) => ({
      instrument: String(bench.instrument.attributes['id']),
      simulation: bench.simulation.id,
      state: name,
      kind,
      ...(track.choice === undefined ? {} : { track: `${track.choice}=${String(track.option)}` }),
      start: track.start,
      heldAtStart,
      ...(changed ? { changedBy: changed } : {}),
      ...(returned ? { returnedBy: returned } : {}),
      ...(elsewhere ? { elsewhere } : {}),
    })),
  );
}

/** The proof of a lab that has no problems but silenced ones. */
export function labProof(
  lab: Lab,
  published: readonly PublishedNumber[],
  versions: Readonly<Record<string, string>>,
  counts: ReturnType<typeof offeredAndStructural>,
  silenced: readonly Silenced[],
): LabProof {
  const { id, number = 0 } = lab.context;
  const own = published.filter((each) => each.lab === id);
  const simulations = simulationsOf(lab);
  return {
    lab: id,
    number,
    keys: lab.uses.filter(({ word }) => ['Predict', 'Reflect'].includes(word)).map((use) => keyProof(use, lab)),
    states: stateProofs(lab),
    simulations: simulations.map((simulation) => ({
      id: simulation.id,
      title: simulation.title,
      version: versions[nameOfAll(simulation.id)] ?? '',
      points: pointsTried(simulation),
    })),
    numbers: Object.fromEntries(
      numberKinds.map((kind) => [
        kind,
        kind === 'offered' || kind === 'structural' ? counts[kind] : own.filter((each) => kindOf(each) === kind).length,
      ]),
    ) as unknown as NumberCounts,
    looked: lookedAt(lab, counts.pieces),
    silenced: silenced
      .filter((each) => each.in === id || simulations.some((simulation) => simulation.id === each.in))
      .map(({ problem: { rule, wrong }, reason }) => ({ rule, says: wrong, reason })),
    search: { seed, widePoints: wideSearchPoints },
  };
}

/** How many states of a kind were met from the start, and taken back. */
export interface StateCount {
  readonly kind: StateKind;
  readonly all: number;
  readonly reached: number;
  readonly left: number;
}

/** What a page may tell of a proof: no key, no witness, no number that a seal hides. */
export interface PublicProof {
  readonly lab: string;
  readonly number: number;
  readonly looked: readonly Looked[];
  readonly numbers: NumberCounts;
  readonly simulations: LabProof['simulations'];
  readonly states: readonly StateCount[];
  readonly keysProved: number;
  readonly keysAsserted: number;
  readonly silenced: readonly { readonly rule: string; readonly count: number; readonly reason: string }[];
}

const stateKinds: readonly StateKind[] = ['failure', 'condition', 'success'];

/** The public part of a proof. A silenced problem is told by its rule and reason: its words may quote what is sealed. */
export function publicProof({
  lab,
  number,
  looked,
  numbers,
  simulations,
  states,
  keys,
  silenced,
}: LabProof): PublicProof {
  const reasons = new Map<string, { rule: string; count: number; reason: string }>();
  for (const { rule, reason } of silenced) {
    const known = reasons.get(`${rule} ${reason}`) ?? { rule, count: 0, reason };
    reasons.set(`${rule} ${reason}`, { ...known, count: known.count + 1 });
  }
  return {
    lab,
    number,
    looked,
    numbers,
    simulations,
    states: stateKinds
      .map((kind) => {
        const own = states.filter((state) => state.kind === kind);
        const count = (holds: (state: StateProof) => unknown): number => own.filter(holds).length;
        return {
          kind,
          all: own.length,
          reached: count(({ changedBy }) => changedBy),
          left: count(({ returnedBy }) => returnedBy),
        };
      })
      .filter(({ all }) => all > 0),
    keysProved: keys.filter(({ proved }) => proved).length,
    keysAsserted: keys.filter(({ proved }) => !proved).length,
    silenced: [...reasons.values()],
  };
}
