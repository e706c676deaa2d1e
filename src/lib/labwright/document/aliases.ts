/** Places the ids that something had before the one it has, so that old links still lead there. */
import type { Heading, Parents, Root, RootContent } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';

function aliasOf(id: string, inline: boolean): RootContent {
  return {
    type: inline ? 'mdxJsxTextElement' : 'mdxJsxFlowElement',
    name: 'span',
    attributes: [
      { type: 'mdxJsxAttribute', name: 'id', value: id },
      { type: 'mdxJsxAttribute', name: 'class', value: 'alias' },
    ],
    children: [],
  } as RootContent;
}

/** `aliases`: by the id that is there, the ids that it had. A heading takes them in; anything else has them before it. */
export function placeAliases(tree: Root, aliases: ReadonlyMap<string, readonly string[]>): void {
  const found: { node: RootContent; parent: Parents; ids: readonly string[]; inline: boolean }[] = [];
  visitParents(tree, (node, ancestors) => {
    const parent = ancestors.at(-1) as Parents | undefined;
    if (!parent) return;
    const id =
      node.type === 'heading'
        ? node.data?.hProperties?.['id']
        : node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement'
          ? node.attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === 'id')?.value
          : undefined;
    const ids = typeof id === 'string' ? aliases.get(id) : undefined;
    if (ids) found.push({ node: node as RootContent, parent, ids, inline: node.type === 'mdxJsxTextElement' });
  });
  for (const { node, parent, ids, inline } of found) {
    if (node.type === 'heading')
      (node as Heading).children.unshift(...(ids.map((id) => aliasOf(id, true)) as Heading['children']));
    else {
      const children = parent.children as RootContent[];
      children.splice(children.indexOf(node), 0, ...ids.map((id) => aliasOf(id, inline)));
    }
  }
}
