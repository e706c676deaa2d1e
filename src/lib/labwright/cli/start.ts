/** `labwright start`: builds and prints what is missing or out of date, then serves site and books on this machine. */
import { join } from 'node:path';
import { readHandbook } from '../document/handbook.ts';
import { serve } from '../print/serve.ts';
import { formatProblem, LabwrightError } from '../simulation/errors.ts';
import { readArguments } from './arguments.ts';
import { asOfOption, readAsOf } from './as-of.ts';
import { bookName, ensureBook, type BookRequest } from './book.ts';
import { epubName } from './epub-file.ts';
import { readPaper } from './pdf.ts';
import { findRoot } from './root.ts';
import { distFolder, ensureSite } from './site-build.ts';
import type { Command } from './terminal.ts';

const firstPort = 4321;

/** @throws LabwrightError `cli/value` for a port that cannot be. */
export function readPort(written: string | undefined): number {
  if (written === undefined) return firstPort;
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65_535) return port;
  throw new LabwrightError({
    rule: 'cli/value',
    wrong: `"${written}" is not a port.`,
    instead: 'Write a whole number from 0 to 65535; 0 takes any free port.',
  });
}

/** A machine without a browser still gets the site: what to install for the PDF is said, and that is all. */
async function bookOrAdvice(request: BookRequest, err: (line: string) => void): Promise<boolean> {
  try {
    await ensureBook(request);
    return true;
  } catch (error) {
    if (!(error instanceof LabwrightError) || error.problems[0]?.rule !== 'print/chromium') throw error;
    for (const problem of error.problems) err(formatProblem(problem));
    return false;
  }
}

export const start: Command = {
  usage: '[--port 4321] [--paper a4|letter] [--as-of 2026-09-14]',
  summary: 'Build and print what is out of date, then serve the handbook on this machine.',
  options: [
    ['--port 4321', 'the first port tried; the next free one is taken'],
    ['--paper a4|letter', 'the paper size of the PDF; a4 if left out'],
    asOfOption,
  ],
  async run(words, terminal) {
    const { values } = readArguments(words, {
      port: { type: 'string' },
      paper: { type: 'string' },
      'as-of': { type: 'string' },
    });
    const [port, paper, asOf] = [readPort(values.port), readPaper(values.paper), readAsOf(values['as-of'])];
    const root = findRoot(terminal.cwd);
    const log = terminal.out;
    const state = await ensureSite({ root, asOf, log });
    const printed = await bookOrAdvice({ root, state, paper, environment: terminal.environment, log }, terminal.err);
    const stopped = terminal.stopped();
    const server = await serve({ roots: [join(distFolder(root))], base: state.base, port });
    log('');
    log(`${readHandbook(root).title} is at ${server.url}`);
    if (printed) log(`The book is at ${server.url}${bookName}`);
    log(`For reading apps it is at ${server.url}${epubName}`);
    log('Press Ctrl-C to stop.');
    await stopped;
    await server.close();
    return 0;
  },
};
