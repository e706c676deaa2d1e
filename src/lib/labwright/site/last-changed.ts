/**
 * The day on which each chapter was last changed, as its repository tells it.
 *
 * Not Starlight's `lastUpdated`: in a clone that was cut short, as builders make them, it tells of every file the day of
 * the oldest commit at hand, and outside a repository it stops the build.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { docsFolder } from '../document/chapters.ts';

/** What git prints, or undefined where there is no git or no repository: then nobody knows. */
function git(root: string, ...words: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-c', 'core.quotePath=false', ...words], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

/** Commits at which a clone was cut short: they seem to have made every file that they hold. */
function cutAt(root: string): Set<string> {
  const path = git(root, 'rev-parse', '--git-path', 'shallow')?.trim();
  const file = path && resolve(root, path);
  return new Set(file && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
}

/** Newest first: a line `commit <hash> <seconds>`, then the files of that commit. Exported for its test. */
export function daysOf(log: string, cut: ReadonlySet<string>): Map<string, string> {
  const days = new Map<string, string>();
  const seen = new Set<string>();
  let day: string | undefined;
  for (const line of log.split('\n')) {
    const [, hash, seconds] = /^commit ([0-9a-f]+) (\d+)$/.exec(line) ?? [];
    if (hash !== undefined)
      day = cut.has(hash) ? undefined : new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
    else if (line !== '' && !seen.has(line)) {
      seen.add(line);
      if (day !== undefined) days.set(line, day);
    }
  }
  return days;
}

/** Days in UTC, `2026-09-14`, by the path of the chapter from the root; of a chapter that is not known there is none. */
export function lastChanged(root: string): Map<string, string> {
  const log = git(root, 'log', '--format=commit %H %ct', '--name-only', '--relative', '--', docsFolder);
  return log === undefined ? new Map() : daysOf(log, cutAt(root));
}
