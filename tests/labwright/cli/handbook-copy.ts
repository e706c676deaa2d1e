/** A copy of the small site to build, break and mend, inside the repository so that its packages are found. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../../src/lib/labwright/cli/run.ts';
import type { Terminal } from '../../../src/lib/labwright/cli/terminal.ts';

export interface HandbookCopy {
  readonly root: string;
  remove(): void;
}

export function copySmallSite(): HandbookCopy {
  const parent = resolve('.cache/tests');
  mkdirSync(parent, { recursive: true });
  const root = mkdtempSync(join(parent, 'site-'));
  cpSync('tests/fixtures/small-site', root, { recursive: true });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process and keeps what it says. */
export async function runIn(cwd: string, words: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(words, {
    cwd,
    environment: process.env,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    stopped: () => Promise.resolve(),
    ...terminal,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
