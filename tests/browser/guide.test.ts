/** The author's guide in a browser: its examples are alive, keep nothing, and can be used by everybody. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingsInBothThemes, findingsOfLayout } from './axe.ts';
import { openAll } from './open-all.ts';
import { root, useSite } from './site.ts';

const site = useSite();
const pages = readdirSync(`${root}src/content/docs/guide`)
  .map((file) => `guide/${file.replace(/\.mdx$/, '/').replace(/^index\/$/, '')}`)
  .concat('guide/rules/');

test.each(pages)(
  '%s breaks no rule of accessibility, opened, in the light, in the dark and on a phone',
  async (path) => {
    const visit = await site.open({ path });
    await openAll(visit);
    expect(await findingsInBothThemes(visit)).toEqual([]);
    await visit.page.setViewportSize({ width: 360, height: 740 });
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await findingsOfLayout(visit)).toEqual([]);
    expect(visit.problems).toEqual([]);
    expect(await visit.violations()).toEqual([]);
    await visit.close();
  },
);

test('what is answered in the guide opens its seal, is kept nowhere, and is gone with the page', async () => {
  const visit = await site.open({ path: 'guide/words-questions/' });
  const { page } = visit;
  await visit.commit('cold-after', 30);
  expect(await page.locator('#guessed').isVisible()).toBe(true);
  await page.locator('lab-outcome[data-outcome="cold-after"] [data-show]').click();
  expect(await visit.visibleText('lab-outcome[data-outcome="cold-after"]')).toContain('10 less than the model gives');
  await page.locator('#advice textarea').fill('Pour it later.');
  await page.locator('#advice textarea').blur();
  expect(await visit.visibleText('#advice')).toContain('this page keeps nothing');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('labwright:')))).toEqual(
    [],
  );
  await page.reload({ waitUntil: 'networkidle' });
  expect(await page.locator('#guessed').isVisible()).toBe(false);
  await visit.goto('ledger/');
  expect(await page.locator('main').innerText()).not.toMatch(/cold-after|cup of tea|Pour it later/i);
  await visit.close();
});

test('a decision of the guide is carried on its own page, and instruments follow each other', async () => {
  const visit = await site.open({ path: 'guide/words-decisions/' });
  await visit.move('plan', 'wait', 12);
  await visit.page.locator('#tea-time [data-keep]').click();
  await visit.page.locator('lab-carried[data-yours]').first().waitFor();
  expect(await visit.visibleText('lab-carried.carried')).toContain('12');
  expect(await visit.page.locator('#served-wait').inputValue()).toBe('12');
  await visit.close();
});
