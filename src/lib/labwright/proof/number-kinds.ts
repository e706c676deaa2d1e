/** Where the numbers of a lab come from, counted: computed, sourced, given, offered, structural. Pure. */
import type { ListItem, Root } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { PublishedNumber } from './published.ts';
import { typedInText } from './typed-numbers.ts';

export const numberKinds = ['computed', 'sourced', 'given', 'offered', 'structural'] as const;
export type NumberCounts = Readonly<Record<(typeof numberKinds)[number], number>>;

/** Where a published number comes from; the digest of a drawing and a sealed answer are not numbers on the page. */
export function kindOf({ kind }: PublishedNumber): 'computed' | 'sourced' | 'given' | undefined {
  if (kind === 'fact') return 'sourced';
  if (kind === 'given') return 'given';
  return kind === 'figure' || kind === 'answer' ? undefined : 'computed';
}

/** Pieces of text that a reader reads, numbers that options offer, and numbers that handbook.yaml calls structural. */
export function offeredAndStructural(
  tree: Root,
  structural: readonly string[],
): { pieces: number; offered: number; structural: number } {
  const counts = { pieces: 0, offered: 0, structural: 0 };
  visitParents(tree, (node, ancestors) => {
    if (node.type !== 'text' && node.type !== 'inlineMath' && node.type !== 'math') return;
    counts.pieces++;
    const { value } = node as { value: string };
    counts.structural += structural.reduce((sum, phrase) => sum + value.split(phrase).length - 1, 0);
    const option = ancestors.some(
      (outer) => outer.type === 'listItem' && typeof (outer as ListItem).checked === 'boolean',
    );
    const explained = ancestors.some(({ type }) => type === 'blockquote');
    if (node.type === 'text' && option && !explained) counts.offered += typedInText(value, structural).length;
  });
  return counts;
}
