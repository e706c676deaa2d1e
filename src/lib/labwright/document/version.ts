/** The version of a question: tells an answer to these words from an answer to others. */
import { createHash } from 'node:crypto';
import { toString } from 'mdast-util-to-string';
import type { Use } from './lab.ts';

/** The same words in any dress: one reading of the chapter sets quotes and dashes, another does not. */
function plain(words: string): string {
  return words
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\u2026/g, '...')
    .replace(/[\u2013\u2014]|-{2,3}/g, '-');
}

/** Twelve hex digits that change when the question, its options or its key setting change, and not otherwise. */
export function versionOf(use: Use): string {
  const { at, answer } = use.attributes;
  return createHash('sha256')
    .update(JSON.stringify([plain(toString(use.node as never)), at, answer]))
    .digest('hex')
    .slice(0, 12);
}
