/** The way in: every lab with its time, what it carries on, and how far the reader is. */
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { labPath, useSite } from './site.ts';

const site = useSite();

test('lists every lab, and after a prediction says where to go on', async () => {
  const visit = await site.open({ path: '' });
  const { page } = visit;
  const labs = page.locator('lab-list [data-lab]');
  expect(await labs.count()).toBeGreaterThanOrEqual(2);
  for (const text of await labs.allInnerTexts()) expect(text).toMatch(/\d+\u2013\d+ min/);
  expect(await page.locator('[data-lab="workflow/constraint-tax"]').innerText()).toMatch(/Carries on into Lab 2/);
  const line = (await page.locator('.lab-map-line').first().boundingBox())!;
  const [from, to] = await Promise.all(
    [0, 1].map(async (place) => (await page.locator('.lab-list-number').nth(place).boundingBox())!),
  );
  for (const [end, number] of [
    [line.y, from!],
    [line.y + line.height, to!],
  ] as const) {
    expect(line.x + line.width).toBeLessThan(number.x);
    expect(end).toBeGreaterThan(number.y);
    expect(end).toBeLessThan(number.y + 40);
  }
  expect(await page.locator('[data-continue]').isVisible()).toBe(false);
  expect(await findings(visit)).toEqual([]);

  await visit.goto(labPath);
  await visit.commit('first-alarm', 5);
  await visit.goto('');
  const next = page.locator('[data-continue]');
  await next.waitFor();
  expect(await next.innerText()).toMatch(/^Continue where you left: The silent degradation problem\. Predicted 1 of 2/);
  expect(await next.getByRole('link').getAttribute('href')).toContain(labPath);
  expect(await visit.shifts()).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('one tap answers the question on the page, opens its instrument, and goes into no ledger', async () => {
  const visit = await site.open({ path: '' });
  const { page } = visit;
  await page.locator('lab-predict[data-question="busier"] .option').nth(0).click();
  await page.locator('#server').waitFor();
  await visit.move('server', 'utilisation', 90);
  const outcome = page.locator('lab-outcome[data-outcome="busier"] .outcome-body');
  await outcome.waitFor();
  expect(await outcome.innerText()).toMatch(/Does not hold: About an eighth longer, like the traffic \(?your choice/);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /entr|ledger/.test(key)))).toEqual([]);
  await visit.goto('ledger/');
  expect(await page.locator('main').innerText()).not.toContain('Traffic grows');
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('the arrow keys choose without committing; Enter commits', async () => {
  const visit = await site.open({ path: '' });
  const { page } = visit;
  const predict = page.locator('lab-predict[data-question="busier"]');
  await predict.locator('input').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await predict.getAttribute('data-state')).toBeNull();
  await page.keyboard.press('Enter');
  await page.locator('lab-predict[data-question="busier"][data-state]').waitFor();
  expect(await predict.locator('[data-committed]').innerText()).toContain('option 3');
  await visit.close();
});
