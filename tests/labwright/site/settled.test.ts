import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSettled } from '../../../src/lib/labwright/site/settled.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settled-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('reads a file once that stays as it is', async () => {
  const file = join(folder, 'still');
  writeFileSync(file, 'all of it');
  const seen: string[] = [];
  await readSettled(file, async () => void seen.push(readFileSync(file, 'utf8')));
  expect(seen).toEqual(['all of it']);
});

it('reads a file again that is written while it is read', async () => {
  const file = join(folder, 'half');
  writeFileSync(file, 'half');
  const seen: [string, boolean][] = [];
  const reading = readSettled(file, async (again) => void seen.push([readFileSync(file, 'utf8'), again]));
  await pause(10);
  writeFileSync(file, 'all of it');
  await reading;
  expect(seen).toEqual([
    ['half', false],
    ['all of it', true],
  ]);
});

it('waits for what comes into an empty file, and reads one that stays empty', async () => {
  const file = join(folder, 'emptied');
  writeFileSync(file, '');
  const seen: string[] = [];
  const read = async (): Promise<void> => void seen.push(readFileSync(file, 'utf8'));
  const reading = readSettled(file, read);
  await pause(10);
  writeFileSync(file, 'all of it');
  await reading;
  writeFileSync(file, '');
  await readSettled(file, read);
  expect(seen).toEqual(['all of it', '']);
});

it('is done with a file that is gone', async () => {
  let reads = 0;
  await readSettled(join(folder, 'gone'), async () => void reads++);
  expect(reads).toBe(1);
});
