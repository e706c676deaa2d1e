/** Ties `<Carried>` and an instrument's `carry` to the decision of another lab, and finds what does not exist. Pure. */
import type { Output, Parameter } from '../simulation/declarations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import type { Problem } from '../simulation/errors.ts';
import { declarationOf, formatValue } from '../simulation/format.ts';
import { suggest } from '../simulation/nearest.ts';
import { checkParameterValue } from '../simulation/parameters.ts';
import type { CarriedParameter, CarriedSource } from '../ledger/carried.ts';
import type { Declared } from '../ledger/catalogue.ts';
import { generatorSay } from '../language/catalogue.ts';
import { enclosing, type Lab, type Use } from './lab.ts';

export interface DecisionFields {
  readonly use: Use;
  readonly simulation: AnySimulation;
  /** What is kept, without the choice that tells decisions of one `Decide` apart. */
  readonly fields: readonly string[];
  /** The option that this decision is about, where one is kept `per` option. */
  readonly option?: string;
}

/** Every lab's decisions, by the lab's slug. */
export type DecisionIndex = ReadonlyMap<
  string,
  {
    readonly id: string;
    readonly label: string;
    /** Left out while the lab is held back. */
    readonly href?: string;
    readonly decisions: ReadonlyMap<string, DecisionFields>;
  }
>;

/** As much of a declaration as the browser needs to print a value. */
export function declaredOf(declared: Parameter | Output): Declared {
  const { kind, label } = declared;
  const { unit, digits, exact, step, none } = declared as Partial<Declared>;
  const options =
    declared.kind === 'choice'
      ? Object.fromEntries(Object.entries(declared.options).map(([name, option]) => [name, { label: option.label }]))
      : undefined;
  // Through JSON, so that what is undefined is left out.
  return JSON.parse(JSON.stringify({ kind, label, unit, digits, exact, step, none, options })) as Declared;
}

/** The decisions that a lab asks for, by name: one for each `Decide`, or one for each option of its `per`. */
export function decisionsOf(lab: Lab): Map<string, DecisionFields> {
  const decisions = new Map<string, DecisionFields>();
  for (const use of lab.uses) {
    const instrument = use.word === 'Decide' ? enclosing(use, 'Instrument') : undefined;
    const simulation = instrument && lab.context.simulations.get(String(instrument.attributes['of']));
    const { id, of, per } = use.attributes;
    if (!simulation || typeof id !== 'string' || !Array.isArray(of)) continue;
    const names = of as readonly string[];
    const chosen = per === undefined ? undefined : (simulation.params[String(per)] as Parameter | undefined);
    if (chosen?.kind !== 'choice') decisions.set(id, { use, simulation, fields: names });
    else
      for (const [option, { label }] of Object.entries(chosen.options))
        decisions.set(`${id}-${option}`, {
          use,
          simulation,
          fields: names.filter((name) => name !== per),
          option: label,
        });
  }
  return decisions;
}

type Failure = Pick<Problem, 'rule' | 'wrong' | 'instead'>;
type Declaration = Parameter | Output;

const typeOf = (declared: Declaration): 'number' | 'text' | 'boolean' =>
  declared.kind === 'boolean' ? 'boolean' : declared.kind === 'choice' || declared.kind === 'text' ? 'text' : 'number';

/** `lab/decision.field` as a source with its declaration, or what is wrong with it. `here` is the lab that carries. */
function findSource(
  from: string,
  labs: DecisionIndex,
  { id: here, say = generatorSay('en') }: Lab['context'],
): { source: CarriedSource; declared: Declaration } | Failure {
  const [, slug, decisionId, field] = /^([^/]+)\/([^/.]+)\.([^/.]+)$/.exec(from) ?? [];
  const unknown = (wrong: string, instead: string): Failure => ({ rule: 'carried/unknown', wrong, instead });
  if (slug === undefined || decisionId === undefined || field === undefined)
    return {
      rule: 'word/attribute',
      wrong: `"${from}" names no field of a decision.`,
      instead: 'Write "lab/decision.field", such as "tea/cup.size".',
    };
  const lab = labs.get(slug);
  if (!lab) return unknown(`"${from}" names no lab "${slug}".`, suggest(slug, labs.keys()));
  const decision = lab.decisions.get(decisionId);
  if (!decision)
    return unknown(
      `"${from}" names no decision: "${slug}" asks for no "${decisionId}".`,
      suggest(decisionId, lab.decisions.keys()),
    );
  if (!decision.fields.includes(field))
    return unknown(
      `"${from}" names no field: the decision "${decisionId}" does not keep "${field}".`,
      suggest(field, decision.fields),
    );
  const declared = declarationOf(decision.simulation, field) as Declaration;
  const type = typeOf(declared);
  if (type === 'boolean')
    return {
      rule: 'carried/type',
      wrong: `"${from}" is on or off, and only a number or a word can be carried.`,
      instead: 'Carry another field of the decision.',
    };
  const source: CarriedSource = {
    key: `${lab.id}/${decisionId}.${field}`,
    lab: lab.id,
    decision: decisionId,
    field,
    labLabel: lab.id === here ? say('lab.this') : lab.label,
    ...(lab.id === here || lab.href !== undefined
      ? { href: `${lab.id === here ? '' : lab.href}#${String(decision.use.attributes['id'])}` }
      : {}),
    declared: declaredOf(declared),
  };
  return { source, declared };
}

/** What is wrong with the value that stands in while there is no decision. */
function defaultFailure(from: string, declared: Declaration, value: unknown): Failure | undefined {
  const failure = (instead: string): Failure => ({
    rule: 'carried/default',
    wrong: `The default of "${from}" is ${JSON.stringify(value)}, which "${declared.label}" cannot be.`,
    instead,
  });
  if (declared.kind === 'text') {
    return typeof value === 'string' && declared.words.includes(value)
      ? undefined
      : failure(suggest(String(value), declared.words));
  }
  if (declared.kind === 'integer' || declared.kind === 'number' || declared.kind === 'choice') {
    const problem = checkParameterValue(declared, value);
    return problem && failure(problem.instead);
  }
  return typeof value === 'number' ? undefined : failure('Write a number in braces, such as {24}.');
}

/** What is wrong with carrying this field into that parameter: its type, its unit, its range. */
function parameterFailure(from: string, declared: Declaration, name: string, into: Parameter): Failure | undefined {
  const failure = (wrong: string, instead: string): Failure => ({ rule: 'carried/type', wrong, instead });
  if (typeOf(declared) !== typeOf(into))
    return failure(
      `"${from}" is a ${typeOf(declared)}, but the parameter "${name}" takes a ${typeOf(into) === 'boolean' ? 'switch' : typeOf(into)}.`,
      'Carry a field of the same type.',
    );
  const unit = (of: Declaration): string => (of as { unit?: string }).unit ?? 'no unit';
  if (into.kind !== 'choice' && unit(declared) !== unit(into))
    return failure(
      `"${from}" is in ${unit(declared)}, but the parameter "${name}" is in ${unit(into)}.`,
      'Carry a field of the same unit.',
    );
  const bounds = declared as { min?: number; max?: number };
  if (into.kind === 'integer' || into.kind === 'number') {
    if ((bounds.min ?? -Infinity) > into.max || (bounds.max ?? Infinity) < into.min)
      return failure(
        `"${from}" is never from ${into.min} to ${into.max}, which is all the parameter "${name}" takes.`,
        'Carry another field, or widen the parameter.',
      );
  }
  return undefined;
}

function parameterOf(
  name: string,
  into: Parameter,
  source: CarriedSource,
  initial: number | string,
): CarriedParameter | undefined {
  if (into.kind === 'boolean') return undefined;
  const limits =
    into.kind === 'choice'
      ? { options: Object.keys(into.options) }
      : { min: into.min, max: into.max, whole: into.kind === 'integer' };
  return { parameter: name, label: into.label, source, default: initial, ...limits };
}

/** Resolves everything that a lab carries from decisions: fills `supplied`, returns what is wrong. */
export function resolveCarried(lab: Lab, labs: DecisionIndex): Problem[] {
  const problems: Problem[] = [];
  for (const use of lab.uses) {
    if (!use.valid) continue;
    const report = (failure: Failure): void => void problems.push({ ...failure, place: use.place });
    if (use.word === 'Carried') {
      const from = String(use.attributes['from']);
      const found = findSource(from, labs, lab.context);
      if ('rule' in found) report(found);
      else {
        const failure = defaultFailure(from, found.declared, use.attributes['default']);
        if (failure) report(failure);
        use.supplied['source'] = found.source;
        use.supplied['text'] = formatValue(found.declared, use.attributes['default'] as number | string);
      }
    } else if (use.word === 'Instrument' && use.attributes['carry'] !== undefined) carryInto(use, lab, labs, report);
  }
  return problems;
}

function carryInto(use: Use, lab: Lab, labs: DecisionIndex, report: (failure: Failure) => void): void {
  const simulation = lab.context.simulations.get(String(use.attributes['of']));
  if (!simulation) return;
  const parameters = simulation.params as Readonly<Record<string, Parameter>>;
  const setting = simulation.settings[String(use.attributes['at'])] as
    Readonly<Record<string, number | string>> | undefined;
  const carried: CarriedParameter[] = [];
  for (const [name, from] of Object.entries(use.attributes['carry'] as Readonly<Record<string, string>>)) {
    const into = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!into) {
      report({
        rule: 'parameter/unknown',
        wrong: `"${simulation.id}" has no parameter "${name}".`,
        instead: suggest(name, Object.keys(parameters)),
      });
      continue;
    }
    const found = findSource(from, labs, lab.context);
    const failure = 'rule' in found ? found : parameterFailure(from, found.declared, name, into);
    if (failure) report(failure);
    else if ('source' in found) {
      const parameter = parameterOf(name, into, found.source, setting?.[name] ?? (into.default as number | string));
      if (parameter) carried.push(parameter);
    }
  }
  use.supplied['carried'] = carried;
}

/** Which labs read which fields: what the catalogue tells, and what a rule about promises can hold a lab to. */
export function readingsOf(labs: readonly Lab[]): { readonly lab: string; readonly key: string }[] {
  return labs.flatMap((lab) =>
    lab.uses.flatMap((use) => {
      const sources = [
        use.supplied['source'] as CarriedSource | undefined,
        ...((use.supplied['carried'] as readonly CarriedParameter[] | undefined) ?? []).map(({ source }) => source),
      ];
      return sources.flatMap((source) => (source ? [{ lab: lab.context.id, key: source.key }] : []));
    }),
  );
}
