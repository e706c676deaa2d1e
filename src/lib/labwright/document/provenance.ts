/**
 * Gives each number in the text a panel that says where it comes from. Pure.
 *
 * The panel stands behind the same seal as its number, and inside its instrument when the number is alive; numbers of
 * one origin in one such place share it. An input that prints as the answer of a prediction is withheld from every panel
 * before its seal. A number inside a label, a link or a heading has none: a button cannot stand there.
 */
import type { Parent, PhrasingContent, Root, RootContent, Text } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visitParents } from 'unist-util-visit-parents';
import { setAttribute } from './attributes.ts';
import { printedAnswers } from './claims.ts';
import type { Lab, Use } from './lab.ts';

/** Elements that may not hold a button. */
const closed = new Set(['Option', 'Term']);
/** Punctuation that must not be parted from the number before or after it by the end of a line. */
const after = /^[.,;:!?)\]\u2019\u201d"'%\u2026-]+/;
const before = /[([\u2018\u201c"']+$/;

const nameOf = (node: { type: string }): string | undefined =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
    ? ((node as MdxJsxFlowElement).name ?? undefined)
    : undefined;

/** What a panel tells: the attributes of its component. */
type Origin = Readonly<Record<string, unknown>>;

function originOf(use: Use, name?: string): Origin | undefined {
  const { attributes, supplied } = use;
  if (use.word === 'Fact') return { fact: supplied['fact'] };
  if (use.word === 'Given') return { given: supplied['given'] };
  const simulation = supplied['simulation'];
  if (simulation === undefined) return undefined;
  const live = use.word === 'Value' ? supplied['live'] : supplied['instrument'];
  const at = supplied['at'] ?? attributes['at'];
  return { simulation, name: name ?? supplied['name'], at, live: live !== undefined && attributes['at'] === undefined };
}

/** Names whose origin a use tells, each with the attribute that takes its panel. */
function namesOf(use: Use): readonly (string | undefined)[] {
  return use.word === 'Readouts' ? (use.attributes['of'] as readonly string[]) : [undefined];
}

const told = new Set(['Value', 'Fact', 'Given', 'Readouts', 'Figure', 'Table']);

/** Keeps a number or a term on one line with the punctuation that belongs to it. */
export function holdTogether(node: RootContent, parent: Parent): void {
  const siblings = parent.children as PhrasingContent[];
  const index = siblings.indexOf(node as PhrasingContent);
  const taken = (sibling: PhrasingContent | undefined, pattern: RegExp): Text[] => {
    const found = sibling?.type === 'text' ? pattern.exec(sibling.value)?.[0] : undefined;
    if (found === undefined) return [];
    (sibling as Text).value = (sibling as Text).value.replace(pattern, '');
    return [{ type: 'text', value: found }];
  };
  const children = [
    ...taken(siblings[index - 1], before),
    node as PhrasingContent,
    ...taken(siblings[index + 1], after),
  ];
  if (children.length === 1) return;
  const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'class', value: 'together' }];
  siblings[index] = { type: 'mdxJsxTextElement', name: 'span', attributes, children };
}

function opensAfter(node: { type: string }, question: string): boolean {
  if (nameOf(node) !== 'Reveal') return false;
  return (node as MdxJsxFlowElement).attributes.some(
    (attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'after' && attribute.value === question,
  );
}

/** Writes the panels into a transformed tree and tells each number the id of its own. Returns whether there are any. */
export function placePanels(tree: Root, lab: Lab): boolean {
  const uses = new Map(lab.uses.filter(({ word }) => told.has(word)).map((use) => [use.node as unknown, use]));
  const answers = printedAnswers(lab);
  const hosts = new Map<Parent, Map<string, { id: string; origin: Origin }>>();
  const numbers: { node: RootContent; parent: Parent }[] = [];
  let count = 0;
  visitParents(tree, (node, ancestors) => {
    const use = uses.get(node);
    if (!use || ancestors.some((outer) => outer.type === 'heading' || outer.type === 'link')) return;
    if (ancestors.some((outer) => closed.has(nameOf(outer) ?? ''))) return;
    const ids = namesOf(use).map((name) => {
      const origin = originOf(use, name);
      if (!origin || (use.word === 'Table' && use.attributes['dataset'] === undefined)) return undefined;
      const host = ancestors.findLast(
        (outer) => nameOf(outer) === 'Reveal' || (origin['live'] === true && nameOf(outer) === 'Instrument'),
      ) as Parent | undefined;
      const panels = hosts.get(host ?? tree) ?? new Map<string, { id: string; origin: Origin }>();
      hosts.set(host ?? tree, panels);
      const key = JSON.stringify(origin);
      const sealed = answers.filter(({ question }) => !ancestors.some((outer) => opensAfter(outer, question)));
      const panel = panels.get(key) ?? {
        id: `origin-${(count += 1)}`,
        origin: { ...origin, withheld: sealed.map(({ text }) => text) },
      };
      panels.set(key, panel);
      return panel.id;
    });
    use.supplied['panel'] = use.word === 'Readouts' ? ids : ids[0];
    if (node.type === 'mdxJsxTextElement') numbers.push({ node, parent: ancestors.at(-1) as Parent });
  });
  for (const { node, parent } of numbers) holdTogether(node, parent);
  for (const [host, panels] of hosts) {
    for (const { id, origin } of panels.values()) {
      const panel: MdxJsxFlowElement = { type: 'mdxJsxFlowElement', name: 'Provenance', attributes: [], children: [] };
      for (const [name, value] of Object.entries({ id, ...origin })) setAttribute(panel, name, value);
      (host.children as RootContent[]).push(panel);
    }
  }
  return hosts.size > 0;
}
