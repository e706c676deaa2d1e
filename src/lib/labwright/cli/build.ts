/** `labwright build`: the proof, then the site, into `dist`. */
import { readArguments } from './arguments.ts';
import { findRoot } from './root.ts';
import { buildSite } from './site-build.ts';
import type { Command } from './terminal.ts';

export const build: Command = {
  usage: '',
  summary: 'Prove the handbook and build its site into dist; a failure keeps the last good one.',
  options: [],
  async run(words, terminal) {
    readArguments(words, {});
    await buildSite({ root: findRoot(terminal.cwd), log: terminal.out });
    return 0;
  },
};
