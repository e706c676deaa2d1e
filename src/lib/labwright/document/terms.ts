/**
 * Terms of the glossary in a chapter: each use a button that opens the definition, each definition once, at the end of
 * the chapter. Where no button can stand (a heading, a link, an offered answer) a use is plain text. Pure.
 */
import type { Parent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visitParents } from 'unist-util-visit-parents';
import { setAttribute } from './attributes.ts';
import { standingOf } from './cite.ts';
import { definitionOf } from './glossary.ts';
import type { Lab } from './lab.ts';
import { holdTogether } from './provenance.ts';

/**
 * Gives each use of a term its panel and writes the panels, before citations are written and questions are taken apart.
 * @param base Base path of the site, for the links to the page of the glossary.
 */
export function placeTerms(tree: Root, lab: Lab, base: string): void {
  const uses = new Map(lab.uses.filter(({ word }) => word === 'Term').map((use) => [use.node as unknown, use]));
  const glossary = lab.context.glossary ?? {};
  const opened = new Set<string>();
  const inLine: { node: RootContent; parent: Parent }[] = [];
  visitParents(tree, (node, ancestors) => {
    const use = uses.get(node);
    if (!use || standingOf(ancestors).plain || ancestors.some((outer) => uses.has(outer))) return;
    const id = String(use.attributes['id']);
    opened.add(id);
    use.supplied['panel'] = `term-${id}`;
    if (node.type === 'mdxJsxTextElement') inLine.push({ node, parent: ancestors.at(-1) as Parent });
  });
  for (const { node, parent } of inLine) holdTogether(node, parent);
  for (const id of opened) {
    const entry = glossary[id]!;
    const children: RootContent[] = [{ type: 'paragraph', children: definitionOf(entry) ?? [] }];
    const panel = {
      type: 'mdxJsxFlowElement',
      name: 'Definition',
      attributes: [],
      children,
    } as unknown as MdxJsxFlowElement;
    setAttribute(panel, 'id', `term-${id}`);
    setAttribute(panel, 'term', entry.term);
    setAttribute(panel, 'page', `${base}glossary/#${id}`);
    setAttribute(
      panel,
      'see',
      (entry.see ?? []).map((other) => ({ term: glossary[other]!.term, href: `${base}glossary/#${other}` })),
    );
    tree.children.push(panel);
  }
}
