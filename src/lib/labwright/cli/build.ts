/** `labwright build`: the proof, then the site, into `dist`. */
import { readArguments } from './arguments.ts';
import { asOfOption, readAsOf } from './as-of.ts';
import { findRoot } from './root.ts';
import { buildSite } from './site-build.ts';
import type { Command } from './terminal.ts';

export const build: Command = {
  usage: '[--as-of 2026-09-14]',
  summary: 'Prove the handbook and build its site into dist; a failure keeps the last good one.',
  options: [asOfOption],
  async run(words, terminal) {
    const { values } = readArguments(words, { 'as-of': { type: 'string' } });
    const asOf = readAsOf(values['as-of']);
    await buildSite({ root: findRoot(terminal.cwd), asOf, log: terminal.out });
    return 0;
  },
};
