/** `labwright dev`: a live preview; a saved file shows at once. */
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import { readAsOf } from './as-of.ts';
import { findRoot } from './root.ts';
import { readPort } from './start.ts';
import type { Command } from './terminal.ts';

/** Says on the terminal what is wrong, without a stack. */
const log = fileURLToPath(new URL('../site/preview-log.ts', import.meta.url));

export const dev: Command = {
  usage: '[--port 4321] [--as-of 2026-09-14]',
  summary: 'Show the handbook while it is being written; changes show at once.',
  options: [
    ['--port 4321', 'the first port tried; the next free one is taken'],
    ['--as-of 2026-09-14', 'show the labs released by that day; all of them if left out'],
  ],
  async run(words, terminal) {
    const { values } = readArguments(words, { port: { type: 'string' }, 'as-of': { type: 'string' } });
    const [port, asOf] = [readPort(values.port), readAsOf(values['as-of'])];
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
    const root = findRoot(terminal.cwd);
    const { dev: preview } = await import('astro');
    const stopped = terminal.stopped();
    const server = await preview({
      root,
      server: { port },
      logger: { entrypoint: log, config: { root } },
      integrations: [{ name: 'labwright:command-line', hooks: { 'labwright:as-of': () => asOf } }],
    });
    await stopped;
    await server.stop();
    return 0;
  },
};
