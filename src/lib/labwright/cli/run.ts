/** Runs a subcommand and tells what went wrong: two parts for what a user can mend, never a stack. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { formatProblem, LabwrightError } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { firstLine, inPlaceOrder, problemsOf } from './problems.ts';
import { cacheFolder, searchRoot } from './root.ts';
import type { Command, Terminal } from './terminal.ts';
import { labwrightVersion } from './version.ts';

/** Loaded when asked for: `simulate` need not wait for Astro and the browser driver. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  dev: async () => (await import('./dev.ts')).dev,
  build: async () => (await import('./build.ts')).build,
  pdf: async () => (await import('./pdf.ts')).pdf,
  epub: async () => (await import('./epub.ts')).epub,
  prove: async () => (await import('./prove.ts')).prove,
  simulate: async () => (await import('./simulate.ts')).simulate,
  new: async () => (await import('./new.ts')).create,
};

function listOf(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
}

async function generalHelp(): Promise<string[]> {
  const rows = Object.entries(commands).map(async ([name, load]) => [name, (await load()).summary] as const);
  return [
    'labwright <command>: a static site generator for lab handbooks.',
    '',
    ...listOf(await Promise.all(rows)),
    '',
    'labwright <command> --help tells more about one.',
  ];
}

function helpOf(name: string, { usage, summary, options }: Command): string[] {
  return [`labwright ${name} ${usage}`.trimEnd(), '', summary, '', ...listOf([...options, ['--help', 'this text']])];
}

/** Writes the stack where it can be looked up; returns that file. */
function writeLog(error: unknown, cwd: string): string {
  const root = searchRoot(cwd);
  const folder = root ? cacheFolder(root) : tmpdir();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'labwright-error.log');
  writeFileSync(file, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return root ? relative(cwd, file) : file;
}

function report(error: unknown, terminal: Terminal): number {
  const problems = problemsOf(error, searchRoot(terminal.cwd));
  if (problems.length === 0) {
    const log = writeLog(error, terminal.cwd);
    terminal.err(
      `labwright/unexpected ${firstLine(error instanceof Error ? error.message : error)} The whole error is in ${log}.`,
    );
    return 1;
  }
  const printed = new Set(inPlaceOrder(problems).map(formatProblem));
  for (const line of printed) terminal.err(line);
  return problems.every(({ rule }) => rule.startsWith('cli/')) ? 2 : 1;
}

/** Runs a command line; returns the exit code: 0 done, 1 something in the handbook is wrong, 2 the command line is. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    for (const line of await generalHelp()) terminal.out(line);
    return 0;
  }
  if (name === '--version') {
    terminal.out(labwrightVersion());
    return 0;
  }
  try {
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) {
      throw new LabwrightError({
        rule: 'cli/command',
        wrong: `There is no command "${name}".`,
        instead: suggest(name, Object.keys(commands)),
      });
    }
    const command = await load();
    if (rest.includes('--help') || rest.includes('-h')) {
      for (const line of helpOf(name, command)) terminal.out(line);
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    return report(error, terminal);
  }
}
