/** What tells an answer to a question from an answer to another: its version, its words, and what it asks. */
import { createHash } from 'node:crypto';
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { questionName } from '../ledger/versions.ts';
import { claimOf, claimsOf } from './claims.ts';
import type { Lab, Use } from './lab.ts';
import { optionsOf } from './options.ts';

/** The same words in any dress: one reading of the chapter sets quotes and dashes, another does not. */
function plain(words: string): string {
  return words
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u2026/g, '...')
    .replace(/[\u2013\u2014]|-{2,3}/g, '-');
}

function digest(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

/** The words of a question and of its options, without what explains them afterwards. */
function askedIn(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Explain') return [];
    if (node.type !== 'list') return [toString(node)];
    return node.children.map((item) => toString(item.children.filter(({ type }) => type !== 'blockquote')));
  });
}

/** What a curve is asked of; nothing for another question, whose digest stays what it was. */
function drawnIn({ attributes: { dataset, x, y, where, points } }: Pick<Use, 'attributes'>): unknown[] {
  return dataset === undefined ? [] : [dataset, x, y, where, points];
}

/**
 * Twelve hex digits that change when the words of a question, its options or its key setting change, and not otherwise.
 * An answer keeps them: they say that it was given to other words, and no more.
 */
export function wordingOf(use: Use): string {
  const { at, answer } = use.attributes;
  return digest([plain(askedIn(use.node.children as RootContent[]).join('\n')), at, answer, ...drawnIn(use)]);
}

/** The version that its author gave a question: 1 unless they asked anew. */
export function versionOf({ attributes }: Pick<Use, 'attributes'>): number {
  return typeof attributes['version'] === 'number' ? attributes['version'] : 1;
}

/** The name of a question in the ledger, which goes with its version. */
export function ledgerName(use: Pick<Use, 'attributes'>): string {
  return questionName(String(use.attributes['id']), versionOf(use));
}

/**
 * Twelve hex digits of what a question asks, whatever its words: the simulation, the setting, the output, what makes each
 * option right, in their order. Where they change and the version does not, old answers are read as answers to something else.
 */
export function meaningOf(use: Use, lab: Lab): string {
  const { of, at, answer } = use.attributes;
  const options = optionsOf(use.node);
  const claims = use.word === 'Predict' ? claimsOf(use, lab).map((claim) => claim && claimOf(claim, use)) : [];
  const key = use.word === 'Reflect' ? options.findIndex(({ marked }) => marked) : undefined;
  return digest([use.word, of, at, answer, claims, options.length, key, ...drawnIn(use)]);
}
