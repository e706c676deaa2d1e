/** The options of a question, as its author wrote them. Pure. */
import type { List, ListItem, RootContent } from 'mdast';
import type { WordNode } from './attributes.ts';

/** One option of a question, as its author wrote it. */
export interface AuthoredOption {
  readonly item: ListItem;
  /** `[x]`: the author says this is the right one. */
  readonly marked: boolean;
  readonly text: readonly RootContent[];
  readonly why: readonly RootContent[];
}

function isTaskList(node: { type: string }): node is List {
  return node.type === 'list' && (node as List).children.some((item) => typeof item.checked === 'boolean');
}

/** The task list of a Predict or Reflect, as options. */
export function optionsOf(node: WordNode): AuthoredOption[] {
  return (node.children as RootContent[]).filter(isTaskList).flatMap((list) =>
    list.children.map((item) => ({
      item,
      marked: item.checked === true,
      text: item.children.filter((child) => child.type !== 'blockquote') as RootContent[],
      why: item.children
        .filter((child) => child.type === 'blockquote')
        .flatMap((quote) => quote.children) as RootContent[],
    })),
  );
}
