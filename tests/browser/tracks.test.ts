/** A page with tracks: one is chosen, by hand or by address, before the first paint and without moving anything. */
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { useSite } from './site.ts';

const site = useSite();
const path = 'guide/words-tracks/';

test('a reader chooses a track with the keyboard, and an address shows one, with nothing that moves', async () => {
  const visit = await site.open({ path });
  const { page } = visit;
  const shown = (): Promise<string[]> =>
    page.evaluate(() => [
      ...new Set(
        [...document.querySelectorAll<HTMLElement>('[data-in]')]
          .filter((element) => element.checkVisibility())
          .map((element) => element.dataset['in']!),
      ),
    ]);
  expect(await shown()).toEqual(['cloud']);
  await page.locator('#track-cloud').focus();
  await page.keyboard.press('ArrowRight');
  expect(await shown()).toEqual(['edge']);
  expect(new URL(page.url()).search).toBe('?track=edge');
  expect(await page.locator('.lw-prose').innerText()).toContain('An update costs $108,000, and a cloud’s $4,480.');
  expect(await findings(visit)).toEqual([]);
  await page.reload({ waitUntil: 'networkidle' });
  expect(await shown()).toEqual(['edge']);
  expect(await page.locator('#track-edge').isChecked()).toBe(true);
  expect(await visit.shifts()).toEqual([]);
  // A link into a passage of another track leads to that passage in the reader's own.
  await page.evaluate(() => void (location.hash = '#dearer--mobile'));
  await page.waitForURL(/#dearer--edge$/);
  // Each track has its own question: answered in one, it waits in the other.
  await page.locator('#dearer--edge').getByRole('radio').first().check();
  await page.locator('#dearer--edge').getByRole('button', { name: 'Commit' }).click();
  expect(await page.locator('#dearer--edge').getAttribute('data-state')).toBe('committed');
  expect(await page.locator('#update--edge').isVisible()).toBe(true);
  await page.locator('#track-mobile').check();
  expect(await page.locator('#dearer--mobile').getAttribute('data-state')).toBeNull();
  expect(await page.locator('#update--mobile').isVisible()).toBe(false);
  expect([...visit.problems, ...(await visit.violations())]).toEqual([]);
  await visit.close();
}, 60_000);

test('without scripts the choice works all the same', async () => {
  const visit = await site.open({ path, javaScriptEnabled: false });
  const text = (): Promise<string> => visit.page.locator('.lw-prose').innerText();
  expect(await text()).toMatch(/looks after servers\./);
  await visit.page.locator('#track-mobile').check();
  expect(await text()).toMatch(/looks after phones\./);
  await visit.close();
});
