/** "Copy link to this setting": what is copied brings the setting back, and without a clipboard it can be taken by hand. */
import { expect, test } from 'vitest';
import { useSite } from './site.ts';

const site = useSite();

test('the link is copied, told, and brings the setting back; refused, it stands selected', async () => {
  const visit = await site.open({ permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = visit;
  const scripts = (): string[] => visit.requests.filter((url) => url.includes('/copy-link.'));
  await visit.commit('first-alarm', 5);
  await visit.move('drift', 'week', 9);
  const tools = page.locator('#drift .instrument-tools');
  const copy = tools.getByRole('button', { name: 'Copy link to this setting' });
  expect(scripts()).toEqual([]);
  await copy.click();
  await page.waitForFunction(
    () => document.querySelector('#drift .instrument-tools [role="status"]')!.textContent !== '',
  );
  expect(await tools.getByRole('status').innerText()).toBe('Link copied.');
  expect(scripts()).toHaveLength(1);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${site.url()}operations/silent-degradation/?drift.week=9#drift`);

  // What was said is of the setting before.
  await visit.move('drift', 'week', 10);
  expect(await tools.getByRole('status').innerText()).toBe('');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await copy.click();
  const field = page.locator('#drift .link-field');
  await field.waitFor();
  expect(await field.inputValue()).toBe(link.replace('week=9', 'week=10'));
  expect(await page.evaluate(() => String(getSelection()))).toBe(link.replace('week=9', 'week=10'));
  expect(await tools.getByRole('status').innerText()).toContain('selected below');

  await tools.getByRole('button', { name: 'Reset' }).click();
  expect(await field.count()).toBe(0);
  expect(await page.locator('#drift-week').inputValue()).toBe('0');
  await page.waitForFunction(() => !location.search.includes('drift.week'));
  expect(await visit.shifts()).toEqual([]);

  await page.goto(link, { waitUntil: 'networkidle' });
  expect(await page.locator('#drift-week').inputValue()).toBe('9');
  expect(visit.problems).toEqual([]);
  await visit.close();
});
