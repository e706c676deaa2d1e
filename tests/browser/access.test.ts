/** Accessibility by rule: axe over the lab, sealed and opened, light and dark, wide and narrow. */
import { expect, test } from 'vitest';
import { findings, findingsInBothThemes, findingsOfLayout } from './axe.ts';
import { openAll } from './open-all.ts';
import { useSite } from './site.ts';

const site = useSite();

test('a lab, sealed and opened, in the light, in the dark and on a phone', async () => {
  const visit = await site.open();
  expect(await findingsInBothThemes(visit)).toEqual([]);
  await openAll(visit);
  expect(await findingsInBothThemes(visit)).toEqual([]);
  await visit.page.setViewportSize({ width: 360, height: 740 });
  expect(await findingsOfLayout(visit)).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('the front pages', async () => {
  for (const path of ['', 'about/', 'bibliography/', 'glossary/', 'guide/rules/', 'proof/workflow/constraint-tax/']) {
    const visit = await site.open({ path });
    expect(await findings(visit)).toEqual([]);
    await visit.close();
  }
});

test('a whole act by keyboard: predict, commit, slide, be shown', async () => {
  const visit = await site.open();
  const { page } = visit;
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the first instrument, behind Prediction 2.1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => document.activeElement?.closest('lab-predict')?.id === 'first-alarm');
  await page.locator('#first-alarm-value').focus();
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  expect(await page.locator('#drift').isVisible()).toBe(true);
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.id === 'drift-week')) break;
  }
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('drift-week');
  for (let week = 1; week <= 3; week++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(80);
  }
  await page.locator('lab-outcome[data-outcome="first-alarm"] .outcome-body').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('drift-week');
  await page.waitForTimeout(800);
  const announced = (): Promise<string | null> => page.locator('#drift [data-announce]').textContent();
  const first = await announced();
  expect(first).not.toBe('');
  // Moved on at once, it does not talk over itself; it says where it came to rest a little later.
  for (let week = 4; week <= 9; week++) await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(900);
  expect(await announced()).toBe(first);
  await page.waitForFunction(
    (before) => document.querySelector('#drift [data-announce]')!.textContent !== before,
    first,
  );
  await page.locator('.skip-open').focus();
  expect(await focused()).toBe('Skip to the first instrument');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#drift');
  await visit.close();
});
