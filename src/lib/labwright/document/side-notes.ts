/**
 * Markdown's footnotes, beside the text where the page has a margin: a copy of each stands at its reference, and the notes
 * at the end of the chapter are for where there is none, and for paper. Each layout shows one of the two. Pure.
 */
import type { Emphasis, FootnoteDefinition, FootnoteReference, Paragraph, Parent, PhrasingContent, Root } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { visitParents } from 'unist-util-visit-parents';
import { setAttribute } from './attributes.ts';

/** On an element of a note at the end: it stands in the margin too. `rehypeFootnotes` takes it away again. */
export const inMargin = 'in-margin';

/** What a note can stand beside: it reaches to the edge of the column. */
const beside = new Set([
  'root',
  'paragraph',
  'list',
  'listItem',
  'blockquote',
  'emphasis',
  'strong',
  'Reveal',
  'Deeper',
  'MathPeek',
  'Message',
  'Screen',
]);

interface Node {
  readonly type: string;
  readonly name?: string | null;
}
const kindOf = ({ type, name }: Node): string => (type.startsWith('mdxJsx') ? (name ?? '') : type);

const span = (className: string, children: readonly PhrasingContent[]): Emphasis => ({
  type: 'emphasis',
  data: { hName: 'span', hProperties: { className: [className] } },
  children: [...children],
});

/** The words of a note, without what may stand on a page only once: its ids, and references to other notes. */
function copied(definition: FootnoteDefinition): PhrasingContent[] {
  const { children } = structuredClone(definition);
  const copy: Root = { type: 'root', children };
  visit(copy, (node, index, parent) => {
    if (node.type === 'footnoteReference') {
      parent!.children.splice(index!, 1);
      return index!;
    }
    if (node.data && 'hProperties' in node.data) delete (node.data.hProperties as Record<string, unknown>)['id'];
    if (node.type !== 'mdxJsxTextElement') return undefined;
    for (const attribute of node.attributes)
      if (attribute.type === 'mdxJsxAttribute' && attribute.name === 'anchor')
        attribute.value = `${String(attribute.value)}-beside`;
    return undefined;
  });
  const paragraphs = copy.children as Paragraph[];
  return paragraphs.map((paragraph) => span('side-paragraph', paragraph.children));
}

function sideNote(number: number, children: readonly PhrasingContent[]): MdxJsxTextElement {
  const node: MdxJsxTextElement = { type: 'mdxJsxTextElement', name: 'SideNote', attributes: [], children: [] };
  node.children = [...children] as MdxJsxTextElement['children'];
  setAttribute(node, 'number', number);
  return node;
}

/** Puts a copy of each footnote at its first reference, where it has room. Returns whether there are any. */
export function placeSideNotes(tree: Root): boolean {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(tree, 'footnoteDefinition', (node) => void definitions.set(node.identifier, node));
  const found: { node: FootnoteReference; parent: Parent; fits: boolean }[] = [];
  visitParents(tree, 'footnoteReference', (node, ancestors) => {
    if (ancestors.some(({ type }) => type === 'footnoteDefinition') || !definitions.has(node.identifier)) return;
    const fits = ancestors.every((outer) => beside.has(kindOf(outer as Node)));
    found.push({ node, parent: ancestors.at(-1)!, fits });
  });
  const numbers = [...new Set(found.map(({ node }) => node.identifier))];
  const placed = new Set<string>();
  for (const [index, { node, parent, fits }] of found.entries()) {
    const { identifier } = node;
    const definition = definitions.get(identifier)!;
    const first = found.findIndex((other) => other.node.identifier === identifier) === index;
    if (first && fits && definition.children.every(({ type }) => type === 'paragraph')) {
      const note = sideNote(numbers.indexOf(identifier) + 1, copied(definition));
      parent.children.splice(parent.children.indexOf(node) + 1, 0, note);
      placed.add(identifier);
    } else if (placed.has(identifier)) {
      const link = sideNote(numbers.indexOf(identifier) + 1, []);
      parent.children.splice(parent.children.indexOf(node) + 1, 0, link);
    }
  }
  for (const identifier of placed) {
    const paragraph = definitions.get(identifier)!.children[0] as Parent;
    paragraph.children.unshift(span(inMargin, []));
  }
  return placed.size > 0;
}
