/** `labwright epub`: the e-book alone, from a site built first where needed. */
import { readArguments } from './arguments.ts';
import { asOfOption, readAsOf } from './as-of.ts';
import { makeEpubFile } from './epub-file.ts';
import { findRoot } from './root.ts';
import { ensureSite } from './site-build.ts';
import type { Command } from './terminal.ts';

export const epub: Command = {
  usage: '[--as-of 2026-09-14]',
  summary: 'Make dist/handbook.epub alone, which needs no browser.',
  options: [asOfOption],
  async run(words, terminal) {
    const { values } = readArguments(words, { 'as-of': { type: 'string' } });
    const asOf = readAsOf(values['as-of']);
    const root = findRoot(terminal.cwd);
    const log = terminal.out;
    const state = await ensureSite({ root, asOf, log });
    await makeEpubFile({ root, state, environment: terminal.environment, log });
    return 0;
  },
};
