/** What each prediction of a lab keeps behind its lock: the outputs that decide it, and the texts that would tell it. */
import { answerOf, claimOf, claimsOf, keyOf } from '../document/claims.ts';
import type { Lab, Use } from '../document/lab.ts';
import { plainText } from '../document/plain-text.ts';
import { optionsOf } from '../document/options.ts';
import { isSketch, planOf } from '../document/sketch.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { evaluateAt } from '../simulation/evaluate.ts';
import { formatValue } from '../simulation/format.ts';

/** An output whose value, at one setting or at any, is the key or leads to it. */
export interface Keyed {
  readonly simulation: string;
  readonly output: string;
  /** Undefined for any setting: the output itself is the key. */
  readonly at?: string;
}

/** A number that decides, with the output it is a value of. */
export interface Truth {
  readonly simulation: string;
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
}

export interface Lock {
  readonly predict: Use;
  readonly id: string;
  readonly simulation: AnySimulation;
  readonly keyed: readonly Keyed[];
  /** Settings at which a picture of the simulation shows the key. */
  readonly readable: readonly { readonly simulation: string; readonly at: string }[];
  readonly truths: readonly Truth[];
  /** Texts that would give the answer away: the number with its unit, or the right option's words. */
  readonly texts: readonly string[];
  /** The dataset that is drawn, where the answer is a curve. */
  readonly drawn?: string;
  /** The number alone, where it is no small whole one: it has no business in the panel of another number. */
  readonly bare: readonly string[];
}

/** Bare small integers are everywhere and give nothing away. */
const tellsNothing = /^\d{1,2}$/;
/** The words of an option are its own from this length on; shorter ones are everybody's. */
const ownWords = 15;

const oneLine = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text holds an answer as a whole: not "8 weeks" in "18 weeks", nor "8" in "8.5". */
export function tells(text: string, answer: string): boolean {
  const pattern = `(?<![\\d\u2212-]|\\d[.,])${escaped(oneLine(answer))}(?![\\p{L}\\d]|[.,]\\d)`;
  return new RegExp(pattern, 'u').test(oneLine(text));
}

const unitOf = (simulation: AnySimulation, output: string): { unit?: string } => {
  const { unit } = simulation.outputs[output] as { unit?: string };
  return unit === undefined ? {} : { unit };
};

function numberLock(predict: Use, lab: Lab, simulation: AnySimulation): Lock | undefined {
  const output = String(predict.attributes['answer']);
  const decided = answerOf(predict, lab);
  if ('problems' in decided) return undefined;
  const { shows, at } = predict.attributes as { shows?: string; at?: string };
  const declared = simulation.outputs[output];
  const text = formatValue(declared, decided.answer);
  const bare = formatValue(declared, decided.answer, { bare: true });
  const atShown = shows === undefined ? [] : Object.keys(simulation.outputs);
  return {
    predict,
    id: String(predict.attributes['id']),
    simulation,
    keyed: [
      { simulation: simulation.id, output },
      ...atShown.map((name) => ({ simulation: simulation.id, output: name, at: shows! })),
    ],
    readable: [{ simulation: simulation.id, at: shows ?? at ?? 'default' }],
    truths: [{ simulation: simulation.id, name: output, value: decided.answer, ...unitOf(simulation, output) }],
    texts: tellsNothing.test(text) ? [] : [text],
    bare: tellsNothing.test(bare) ? [] : [bare],
  };
}

function choiceLock(predict: Use, lab: Lab, simulation: AnySimulation): Lock | undefined {
  const decided = keyOf(predict, lab);
  if (!('key' in decided)) return undefined;
  const claims = claimsOf(predict, lab).map((claim) => claimOf(claim!, predict));
  const { shows } = predict.attributes as { shows?: string };
  const atShown = shows === undefined ? [] : Object.keys(simulation.outputs);
  const decisive = claims.flatMap(({ of, at = 'default', output, lowest, highest }) => {
    const name = output ?? lowest ?? highest;
    return name === undefined ? [] : [{ simulation: of, output: name, at }];
  });
  const right = plainText(optionsOf(predict.node)[decided.key]!.text, lab, new Map()).replace(/[.!]$/, '');
  return {
    predict,
    id: String(predict.attributes['id']),
    simulation,
    keyed: [...decisive, ...atShown.map((name) => ({ simulation: simulation.id, output: name, at: shows! }))],
    readable: [
      ...claims.map(({ of, at = 'default' }) => ({ simulation: of, at })),
      ...(shows === undefined ? [] : [{ simulation: simulation.id, at: shows }]),
    ],
    truths: decisive.flatMap(({ simulation: id, output, at }): Truth[] => {
      const other = lab.context.simulations.get(id)!;
      const value = evaluateAt(other, at).outputs[output];
      return typeof value === 'number' ? [{ simulation: id, name: output, value, ...unitOf(other, output) }] : [];
    }),
    texts: right.length >= ownWords ? [right] : [],
    bare: [],
  };
}

/** A curve is told by its dataset: by a figure of the simulation at that setting, or by a table of its rows. */
function sketchLock(predict: Use, simulation: AnySimulation): Lock | undefined {
  const plan = planOf(predict);
  if (!plan) return undefined;
  const { shows } = predict.attributes as { shows?: string };
  return {
    predict,
    id: String(predict.attributes['id']),
    simulation,
    keyed: [],
    readable: [plan.at, ...(shows === undefined ? [] : [shows])].map((at) => ({ simulation: simulation.id, at })),
    drawn: plan.dataset,
    truths: [],
    texts: [],
    bare: [],
  };
}

/** The lock of a prediction; undefined while its key cannot be computed. */
function lockOf(predict: Use, lab: Lab): Lock | undefined {
  const simulation = lab.context.simulations.get(String(predict.attributes['of']));
  if (!predict.valid || !simulation) return undefined;
  if (isSketch(predict)) return sketchLock(predict, simulation);
  return predict.attributes['answer'] === undefined
    ? choiceLock(predict, lab, simulation)
    : numberLock(predict, lab, simulation);
}

export function locksOf(lab: Lab): Lock[] {
  return lab.uses.filter(({ word }) => word === 'Predict').flatMap((predict) => lockOf(predict, lab) ?? []);
}

export interface Answers {
  /** Numbers with their units. */
  readonly texts: readonly string[];
  /** The same numbers alone. */
  readonly bare: readonly string[];
}

/** Numbers that would give away an answer of this lab; the words of an option stand on the page as what is offered. */
export function answersOf(lab: Lab): Answers {
  const numeric = locksOf(lab).filter(({ predict }) => predict.attributes['answer'] !== undefined);
  return { texts: numeric.flatMap(({ texts }) => texts), bare: numeric.flatMap(({ bare }) => bare) };
}
