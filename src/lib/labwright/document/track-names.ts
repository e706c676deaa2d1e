/** What the blocks of a chapter name, and which of them depend on the track. Pure. */
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { AnySimulation } from '../simulation/define.ts';
import { trackChoice } from '../simulation/tracks.ts';
import { rawValue, type WordNode } from './attributes.ts';

/** What is needed to see that. */
export interface TrackNames {
  readonly slug: string;
  readonly simulations: ReadonlyMap<string, AnySimulation>;
}

/** Whether a node is a use of a word. */
export const isWord = (node: { type: string }): node is WordNode =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** An attribute that is a text. */
export function textOf(node: WordNode, name: string): string | undefined {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  const value = attribute && rawValue(attribute);
  return typeof value === 'string' ? value : undefined;
}

/** A list of names, separated by spaces. */
export const namesIn = (node: WordNode, name: string): string[] =>
  (textOf(node, name) ?? '').split(/\s+/).filter(Boolean);

/** Words whose `of` is `simulation.name`. */
export const ofValue = new Set(['Value', 'Derivation']);
/** Words whose `of` names something of their instrument, or of the chapter. */
const ofNames = new Set(['Controls', 'Readouts', 'Decide', 'Outcome', 'Memo']);

/** The simulation that a word names itself. */
export function simulationIn(node: WordNode): string | undefined {
  const of = textOf(node, 'of');
  if (of === undefined || ofNames.has(node.name ?? '')) return undefined;
  if (!ofValue.has(node.name ?? '')) return of;
  return of.includes('.') ? of.split('.')[0] : undefined;
}

/** `bind`: the place of each parameter that follows another. */
export function bindingsOf(node: WordNode): Record<string, string> {
  const attribute = node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'bind');
  const value = attribute && rawValue(attribute);
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
}

/** Whether the `id` of a word is its own: that of a fact or a term names an entry. */
export const hasOwnId = (node: WordNode): boolean => !['Fact', 'Term'].includes(node.name ?? '');

/** What a block names of itself, and of others. */
export interface Names {
  readonly ids: Set<string>;
  /** Ids that belong to it: what seals it, what it shows, what it follows. */
  readonly bound: Set<string>;
  /** Ids that it points at. */
  readonly links: Set<string>;
  tracked: boolean;
}

/** Everything that a block names, and whether it depends on the track by itself. */
export function namesOf(block: RootContent, { simulations, slug }: TrackNames): Names {
  const names: Names = { ids: new Set(), bound: new Set(), links: new Set(), tracked: false };
  const add = (to: Set<string>, id: string | undefined): void => void (id !== undefined && to.add(id));
  visit(block, (node) => {
    if (node.type === 'link' && node.url.startsWith('#')) names.links.add(node.url.slice(1));
    if (!isWord(node)) return;
    const simulation = simulations.get(simulationIn(node) ?? '');
    if (node.name === 'Track' || (simulation && trackChoice(simulation))) names.tracked = true;
    if (hasOwnId(node)) add(names.ids, textOf(node, 'id'));
    if (node.name === 'Memo') for (const id of namesIn(node, 'of')) add(names.links, id);
    add(names.bound, textOf(node, 'after'));
    add(names.bound, textOf(node, 'guess'));
    if (node.name === 'Outcome') add(names.bound, textOf(node, 'of'));
    for (const source of Object.values(bindingsOf(node))) add(names.bound, source.split('.')[0]);
    if (node.name === 'Carried') {
      const [lab, field = ''] = (textOf(node, 'from') ?? '').split('/');
      if (lab === slug) add(names.links, field.split('.')[0]);
    }
  });
  return names;
}

/** Blocks that are the same in every track whatever they hold. */
const never = new Set(['heading', 'yaml', 'mdxjsEsm', 'footnoteDefinition', 'definition']);

/** The blocks that depend on the track: by themselves, or by what they name. */
export function dependentBlocks(tree: Root, context: TrackNames): Map<RootContent, Names> {
  const all = new Map(
    tree.children.filter(({ type }) => !never.has(type)).map((node) => [node, namesOf(node, context)]),
  );
  const dependent = new Map([...all].filter(([, { tracked }]) => tracked));
  for (let grown = dependent.size > 0; grown;) {
    const ids = new Set([...dependent.values()].flatMap((names) => [...names.ids]));
    const bound = new Set([...dependent.values()].flatMap((names) => [...names.bound]));
    const more = [...all].filter(
      ([node, names]) =>
        !dependent.has(node) &&
        ([...names.ids].some((id) => bound.has(id)) || [...names.bound, ...names.links].some((id) => ids.has(id))),
    );
    for (const [node, names] of more) dependent.set(node, names);
    grown = more.length > 0;
  }
  return dependent;
}

/** The tracks that a `Track` names. */
export const onlyOf = (node: WordNode): string[] => namesIn(node, 'only');
