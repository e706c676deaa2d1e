/**
 * `labwright pdf`: the handbook as `dist/handbook.pdf` and `dist/handbook.epub`, or all its editions, from a site built
 * first where needed.
 */
import { papers, type Paper } from '../print/paper.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { readArguments } from './arguments.ts';
import { asOfOption, readAsOf } from './as-of.ts';
import { makeBook } from './book.ts';
import { findRoot } from './root.ts';
import { ensureSite } from './site-build.ts';
import type { Command } from './terminal.ts';

/** @throws LabwrightError `cli/value` for a paper that there is not. */
export function readPaper(written: string | undefined): Paper {
  const name = (written ?? 'a4').toLowerCase();
  if (Object.hasOwn(papers, name)) return name as Paper;
  throw new LabwrightError({
    rule: 'cli/value',
    wrong: `There is no paper "${written}".`,
    instead: suggest(name, Object.keys(papers)),
  });
}

export const pdf: Command = {
  usage: '[--all] [--paper a4|letter] [--pinned] [--as-of 2026-09-14]',
  summary: 'Print the handbook to dist/handbook.pdf, and make dist/handbook.epub.',
  options: [
    ['--all', 'every lab into dist/labs too, and the instructor’s edition and the answer key into private'],
    ['--paper a4|letter', 'the paper size; a4 if left out'],
    ['--pinned', 'use the packaged Chromium alone, for equal bytes on every machine'],
    asOfOption,
  ],
  async run(words, terminal) {
    const { values } = readArguments(words, {
      all: { type: 'boolean' },
      paper: { type: 'string' },
      pinned: { type: 'boolean' },
      'as-of': { type: 'string' },
    });
    const paper = readPaper(values.paper);
    const asOf = readAsOf(values['as-of']);
    const root = findRoot(terminal.cwd);
    const log = terminal.out;
    const state = await ensureSite({ root, asOf, log });
    const [all, pinned] = [values.all ?? false, values.pinned ?? false];
    await makeBook({ root, state, paper, all, pinned, environment: terminal.environment, log });
    return 0;
  },
};
