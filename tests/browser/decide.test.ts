/** A decision is kept as the instrument stands, one for each option where its author asked so, and is there again. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import stalenessCost from '../../src/lib/simulations/staleness-cost.ts';
import { evaluate, say } from '../../src/lib/labwright/simulation/index.ts';
import { useSite } from './site.ts';

const site = useSite();

test('a cadence for two of the three products', async () => {
  const visit = await site.open();
  const { page } = visit;
  await page.locator('lab-predict[data-question="daily-phones"]').getByRole('button', { name: 'Skip' }).click();
  const instrument = page.locator('#cost');
  const status = page.locator('#cadence [data-status]');
  for (const [environment, interval] of [
    ['cloud', 5],
    ['edge', 28],
  ] as const) {
    await instrument.getByRole('radio', { name: environment, exact: false }).check();
    const box = instrument.locator('.control[data-parameter="interval"] input[type="number"]');
    await box.fill(String(interval));
    await box.press('Tab');
    await page.locator('#cadence [data-keep]').click();
    const result = evaluate(stalenessCost, { environment, interval });
    await page.waitForFunction(
      (text) => document.querySelector('#cadence [data-status]')?.textContent?.includes(text),
      say(stalenessCost, result, 'annualTotal'),
    );
  }
  const before = await status.textContent();
  expect(before).toContain('Cloud: retraining interval 5\u00a0days');
  expect(before).toContain('Edge: retraining interval 28\u00a0days');
  await page.reload({ waitUntil: 'networkidle' });
  expect(await status.textContent()).toBe(before);
  expect(await visit.shifts()).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('a memo of one track: empty, filled in as it is decided, marked where it is stale, saved and printed', async () => {
  const visit = await site.open({ path: 'mission/rotting-assets/?track=edge' });
  const { page } = visit;
  const memo = page.locator('#memo--edge');
  const row = memo.locator('[data-decision="candidate--edge"]');
  const told = (): Promise<string> => row.locator('[data-when]').innerText();
  expect(await told()).toBe('Not decided yet.');
  expect(await row.locator('[data-field="decision"]').innerText()).toMatch(/The review says\s+–\s+–/);
  expect(await page.locator('#memo--cloud').isVisible()).toBe(false);
  await page.locator('#which-goes-out--edge').getByRole('button', { name: 'Skip' }).click();
  const instrument = page.locator('#review--edge');
  await instrument.getByRole('radio', { name: 'B, the careful one' }).check();
  await instrument.getByRole('radio', { name: 'split traffic' }).check();
  await page.locator('#candidate--edge [data-keep]').click();
  await row.and(page.locator('[data-kept]')).waitFor();
  expect(await row.locator('[data-field="candidate"]').innerText()).toMatch(/A, the quick repair\s+B, the careful one/);
  expect(await row.locator('[data-field="decision"]').innerText()).toMatch(/reject\s+run longer/);
  expect(await told()).toMatch(/^Kept on .*\. Set otherwise: Evidence split traffic\.$/);
  await memo.locator('textarea').first().fill('We wait.');
  const [file] = await Promise.all([page.waitForEvent('download'), memo.locator('[data-save]').click()]);
  expect(file.suggestedFilename()).toMatch(/^silent-failures-rotting-assets-memo--edge-\d{4}-\d\d-\d\d\.md$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toMatch(/^# Memo: Rotting assets\n\nTo the safety officer {2}\nEdge Guardian/);
  expect(text).toContain('| The review says | reject | run longer |');
  expect(text).toContain('\n\nWe wait.\n\n');
  // What another version of the simulation gave is marked.
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage))
      if (value.includes('simulationVersion'))
        localStorage.setItem(key, value.replace(/"simulationVersion":"\w+"/, '"simulationVersion":"00000000"'));
  });
  await page.reload({ waitUntil: 'networkidle' });
  await row.and(page.locator('[data-stale]')).waitFor();
  expect(await told()).toContain('Stale: the simulation has changed since.');
  expect(await memo.locator('textarea').first().inputValue()).toBe('We wait.');
  expect(await visit.shifts()).toEqual([]);
  // Printed alone: nothing else of the page is left.
  await page.evaluate(() => void (window.print = () => undefined));
  await memo.locator('[data-print]').click();
  await page.locator('lab-memo[data-printing]').waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await memo.isVisible()).toBe(true);
  expect(await page.locator('#review--edge').isVisible()).toBe(false);
  expect(await page.locator('.copy-head').isVisible()).toBe(true);
  expect(visit.problems).toEqual([]);
  await visit.close();
}, 60_000);
