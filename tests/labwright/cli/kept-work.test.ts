/** What is kept from one run to the next, whatever becomes of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withKeptWork } from '../../../src/lib/labwright/cli/kept-work.ts';
import { keepOverhang, knownOverhang, overhangsToKeep } from '../../../src/lib/labwright/figure/overhangs.ts';

const root = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => rmSync(root, { recursive: true }));

/** One run: what it knew from before, and what it passes. */
async function run(passes: readonly string[], end: () => unknown = () => undefined): Promise<string[]> {
  let known: string[] = [];
  await withKeptWork(root, async ({ before, passed }) => {
    known = [...before];
    for (const hash of passes) passed.add(hash);
    await end();
  });
  return known;
}

test('what passed is known to later runs, also after one that came to nothing and one that failed', async () => {
  expect(await run(['kettle', 'lamp'])).toEqual([]);
  // A chapter that cannot be read: no simulation is tried.
  expect(await run([])).toEqual(['kettle', 'lamp']);
  await expect(run(['fridge'], () => Promise.reject(new Error('No such page.')))).rejects.toThrow('No such page.');
  expect(await run(['lamp'])).toEqual(['fridge', 'kettle', 'lamp']);
  expect(await run([])).toEqual(['lamp', 'fridge', 'kettle']);
});

test('other packages find all of it anew', async () => {
  writeFileSync(join(root, 'package.json'), '{"dependencies":{"kettle":"2.0.0"}}');
  expect(await run([])).toEqual([]);
});

test('no more is kept of what nobody asks for than there is room for', async () => {
  await run(Array.from({ length: 1500 }, (_, index) => String(index)));
  expect(await run(['new'])).toHaveLength(1500);
  expect((await run([])).slice(0, 3)).toEqual(['new', '0', '1']);
  expect(await run([])).toHaveLength(1000);
  const margins = { left: 1, right: 2, top: 3, bottom: 4 };
  for (const key of ['a', 'b', 'c']) keepOverhang(key, margins);
  knownOverhang('c');
  expect(Object.keys(overhangsToKeep(1))).toEqual(['c', 'a']);
});
