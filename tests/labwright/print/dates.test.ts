import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { sourceDate } from '../../../src/lib/labwright/print/dates.ts';

const folder = mkdtempSync(join(tmpdir(), 'labwright-dates-'));
const file = join(folder, 'handbook.yaml');
writeFileSync(file, 'title: x\n');
utimesSync(file, 1000, 1000);
afterAll(() => rmSync(folder, { recursive: true }));

it('takes the stated date, else that of the commit, else that of the file', () => {
  expect(sourceDate(folder, file, { SOURCE_DATE_EPOCH: '1700000000' }).toISOString()).toBe('2023-11-14T22:13:20.000Z');
  expect(sourceDate(folder, file, {}).getTime()).toBe(1_000_000);
  expect(sourceDate(folder, file, { SOURCE_DATE_EPOCH: 'yesterday' }).getTime()).toBe(1_000_000);
  const git = (...words: string[]): void => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
    execFileSync('git', [...identity, ...words], {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' },
    });
  };
  git('init', '-q');
  expect(sourceDate(folder, file, {}).getTime()).toBe(1_000_000);
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  expect(sourceDate(folder, file, {}).toISOString()).toBe('2026-01-02T03:04:05.000Z');
});
