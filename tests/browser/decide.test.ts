/** A decision is kept as the instrument stands, one for each option where its author asked so, and is there again. */
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
