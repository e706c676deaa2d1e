/** When a chapter was last changed: by its own commit, in a whole clone, a short one and none. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { lastChanged } from '../../../src/lib/labwright/site/last-changed.ts';

const folder = mkdtempSync(join(tmpdir(), 'labwright-changed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const git = (cwd: string, date: string, ...words: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...words], {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, GIT_COMMITTER_DATE: date },
  });

/** A handbook that lies in a folder of its repository, as one of several may. */
const whole = join(folder, 'whole');
const root = join(whole, 'books/tea');
const write = (date: string, ...files: string[]): void => {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${date}\n`);
  }
  git(root, date, 'add', '.');
  git(root, date, 'commit', '-q', '-m', 'Change');
};
const docs = 'src/content/docs';
mkdirSync(root, { recursive: true });
test('outside a repository nothing is known', () => expect(lastChanged(root)).toEqual(new Map()));

test('each chapter has the day of the last commit that touched it, in UTC', () => {
  git(whole, '', 'init', '-q');
  write('2026-01-02T03:04:05Z', `${docs}/cup/milk.mdx`, `${docs}/cup/kältere Tasse.mdx`);
  write('2026-03-01T23:30:00-05:00', `${docs}/cup/milk.mdx`, 'README.md');
  write('2026-04-01T00:00:00Z', 'README.md');
  writeFileSync(join(root, docs, 'new.mdx'), 'not committed');
  expect(lastChanged(root)).toEqual(
    new Map([
      [`${docs}/cup/milk.mdx`, '2026-03-02'],
      [`${docs}/cup/kältere Tasse.mdx`, '2026-01-02'],
    ]),
  );
});

test('a clone that was cut short tells only what it knows', () => {
  git(folder, '', 'clone', '-q', '--depth', '2', pathToFileURL(whole).href, 'short');
  expect(lastChanged(join(folder, 'short/books/tea'))).toEqual(new Map());
  rmSync(join(root, docs, 'new.mdx'));
  write('2026-05-01T00:00:00Z', `${docs}/cup/milk.mdx`);
  git(folder, '', 'clone', '-q', '--depth', '2', pathToFileURL(whole).href, 'shorter');
  expect(lastChanged(join(folder, 'shorter/books/tea'))).toEqual(new Map([[`${docs}/cup/milk.mdx`, '2026-05-01']]));
});
