/** `labwright dev`: a live preview; a saved file shows at once. */
import { readArguments } from './arguments.ts';
import { findRoot } from './root.ts';
import { readPort } from './start.ts';
import type { Command } from './terminal.ts';

export const dev: Command = {
  usage: '[--port 4321]',
  summary: 'Show the handbook while it is being written; changes show at once.',
  options: [['--port 4321', 'the first port tried; the next free one is taken']],
  async run(words, terminal) {
    const { values } = readArguments(words, { port: { type: 'string' } });
    const port = readPort(values.port);
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
    const { dev: preview } = await import('astro');
    const stopped = terminal.stopped();
    const server = await preview({ root: findRoot(terminal.cwd), server: { port } });
    await stopped;
    await server.stop();
    return 0;
  },
};
