/** What a lab says it carries on, and what it takes from another, has something behind it. */
import type { Root } from 'mdast';
import { decisionsOf } from '../document/carried.ts';
import { frontmatterPlace } from '../document/frontmatter.ts';
import type { Lab, Use } from '../document/lab.ts';
import type { CarriedParameter, CarriedSource } from '../ledger/carried.ts';
import type { Parameter, ParameterValue } from '../simulation/declarations.ts';
import type { Problem } from '../simulation/errors.ts';
import { declarationOf } from '../simulation/format.ts';
import { valueAt } from './candidates.ts';
import { effectOf } from './effect.ts';
import { shownBy } from './shown.ts';
import { benchesOf } from './tracks.ts';

const rule = 'ledger/promise';
const triedValues = 5;

/** What is wrong with when the field is decided: it must be before it is read. */
function orderProblem(use: Use, source: CarriedSource, lab: Lab, labs: readonly Lab[]): Problem | undefined {
  const problem = (wrong: string, instead: string): Problem => ({ rule, wrong, instead, place: use.place });
  const other = labs.find(({ context }) => context.id === source.lab)!;
  if (other === lab) {
    const decided = decisionsOf(lab).get(source.decision)!.use.node.position?.start.offset ?? 0;
    return decided < (use.node.position?.start.offset ?? 0)
      ? undefined
      : problem(`"${source.key}" is carried before this lab asks for it.`, 'Move it below its <Decide>.');
  }
  const [here, there] = [lab.context.number, other.context.number];
  if (there === undefined)
    return problem(
      `"${source.key}" is decided in a chapter that is no lab of the handbook.`,
      'Carry a decision of an earlier lab, or list that chapter in handbook.yaml.',
    );
  return here === undefined || there < here
    ? undefined
    : problem(
        `"${source.key}" is decided in Lab ${there}, which comes after this one.`,
        'Carry a decision of an earlier lab, or change the order in handbook.yaml.',
      );
}

/** Values that the field can have and the parameter can take. */
function commonValues(
  { source, parameter }: CarriedParameter,
  into: Parameter,
  labs: readonly Lab[],
): ParameterValue[] {
  const decided = decisionsOf(labs.find(({ context }) => context.id === source.lab)!).get(source.decision)!;
  const from = declarationOf(decided.simulation, source.field);
  if (into.kind === 'boolean') throw new Error(`a switch is never carried into: ${parameter}`);
  if (into.kind === 'choice')
    return Object.keys(into.options).filter((option) =>
      from && 'options' in from ? Object.hasOwn(from.options, option) : true,
    );
  const bounds = (from ?? {}) as { min?: number; max?: number };
  const [min, max] = [Math.max(into.min, bounds.min ?? into.min), Math.min(into.max, bounds.max ?? into.max)];
  return [
    ...new Set(
      Array.from({ length: triedValues }, (_, index) => valueAt({ ...into, min, max }, index / (triedValues - 1))),
    ),
  ];
}

/** What is carried into an instrument and changes nothing that it shows. */
function effectProblems(lab: Lab, labs: readonly Lab[]): Problem[] {
  return benchesOf(lab).flatMap((bench) => {
    const { instrument, simulation, params } = bench;
    const carried = (instrument.supplied['carried'] ?? []) as readonly CarriedParameter[];
    const shown = shownBy(instrument, simulation, lab);
    return carried.flatMap((each): Problem[] => {
      const { parameter, source } = each;
      const values = commonValues(each, params[parameter]!, labs);
      if (effectOf(bench, shown, parameter, { start: bench.start }, values) === 'something') return [];
      return [
        {
          rule,
          wrong: `"${source.key}" is carried into "${parameter}" of ${simulation.id}, and whatever was decided, the instrument shows the same.`,
          instead: 'Show an output that depends on it, carry another field, or carry nothing.',
          place: instrument.place,
        },
      ];
    });
  });
}

/** What the head of a lab says it carries on needs as many decisions. */
function headProblems(lab: Lab, tree: Root, frontmatter: Readonly<Record<string, unknown>>): Problem[] {
  const promised = [frontmatter['carries'] ?? []].flat();
  const asked = lab.uses.filter(({ word, valid }) => word === 'Decide' && valid).length;
  if (promised.length <= asked) return [];
  return [
    {
      rule,
      wrong: `The lab says that it carries on ${promised.length} decisions, and it asks for ${asked}.`,
      instead: 'Add a <Decide> for each, or take from carries what nothing keeps.',
      place: frontmatterPlace(tree, 'carries', lab.context.file),
    },
  ];
}

/** `ledger/promise` for one lab, among all of the handbook. */
export function promiseProblems(
  lab: Lab,
  tree: Root,
  frontmatter: Readonly<Record<string, unknown>>,
  labs: readonly Lab[],
): Problem[] {
  const read = lab.uses.flatMap((use) => {
    const carried = (use.supplied['carried'] ?? []) as readonly CarriedParameter[];
    const sources = [use.supplied['source'] as CarriedSource | undefined, ...carried.map(({ source }) => source)];
    return sources.flatMap((source) => (source && use.valid ? [{ use, source }] : []));
  });
  return [
    ...read.flatMap(({ use, source }) => orderProblem(use, source, lab, labs) ?? []),
    ...effectProblems(lab, labs),
    ...headProblems(lab, tree, frontmatter),
  ];
}
