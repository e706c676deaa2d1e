/** A curve that is drawn: by hand, by keys, committed, measured, kept, printed. One page for nearly all of it. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findings, findingsInBothThemes } from './axe.ts';
import { root, useSite } from './site.ts';

const site = useSite();
const question = 'cost-curve';

async function open(page: Page): Promise<{ predict: Locator; plot: Locator; sliders: Locator; outcome: Locator }> {
  await page
    .locator('details.deeper', { has: page.locator(`#${question}`) })
    .locator('> summary')
    .click();
  const predict = page.locator(`lab-predict[data-question="${question}"]`);
  await predict.locator('.sketch[data-ready]').waitFor();
  return {
    predict,
    plot: predict.locator('.sketch-plot >> visible=true'),
    sliders: predict.locator('[role="slider"] >> visible=true'),
    outcome: page.locator(`lab-outcome[data-outcome="${question}"]`),
  };
}

/** A stroke from one share of the axes to another. */
async function stroke(page: Page, plot: Locator, from: [number, number], to: [number, number]): Promise<void> {
  await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await plot.boundingBox())!;
  const at = ([x, y]: [number, number]): [number, number] => [box.x + x * box.width, box.y + (1 - y) * box.height];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 12 });
  await page.mouse.up();
}

test('nothing is drawn before, and then it is drawn, committed, measured and kept', async () => {
  const visit = await site.open();
  const { page } = visit;
  const { predict, plot, sliders, outcome } = await open(page);
  const knots = predict.locator('.sketch-knot >> visible=true');
  const count = await sliders.count();
  expect(await knots.count()).toBe(0);
  expect(await sliders.first().getAttribute('aria-valuetext')).toBe('not drawn yet');
  expect(await outcome.isVisible()).toBe(false);

  const commit = predict.getByRole('button', { name: 'Commit' });
  await commit.click();
  expect(await predict.locator('[data-error]').innerText()).toContain('Draw your curve first');
  // A stroke over the left half sets its heights and no other.
  await stroke(page, plot, [0.02, 0.8], [0.5, 0.3]);
  const half = await knots.count();
  expect(half).toBeGreaterThan(2);
  expect(half).toBeLessThan(count);
  await commit.click();
  expect(await predict.locator('[data-error]').innerText()).toContain('heights are missing');
  await predict.getByRole('button', { name: 'Start again' }).click();
  expect(await knots.count()).toBe(0);

  await stroke(page, plot, [0.02, 0.9], [0.98, 0.1]);
  expect(await predict.locator('[data-count]').innerText()).toBe(`${count} of ${count} heights drawn.`);
  // The keyboard moves one height, and says it.
  await sliders.nth(2).focus();
  await page.keyboard.press('Home');
  expect(await sliders.nth(2).getAttribute('aria-valuenow')).toBe('0');
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('ArrowDown');
  // The axis ends at 20: one large and one small step below it are 12 % of it.
  expect(await sliders.nth(2).getAttribute('aria-valuetext')).toMatch(/^\$17\.6k/);
  expect(await predict.locator('[data-height="2"]').textContent()).toBe('17.6');
  expect(await findings(visit)).toEqual([]);

  await commit.click();
  await outcome.locator('[data-gap]:not(:empty)').waitFor();
  const gap = await outcome.locator('[data-gap]').innerText();
  expect(gap).toMatch(/on average\. It is furthest off at/);
  expect(await outcome.locator('[data-said]').textContent()).toContain(gap);
  expect(await outcome.locator('[data-yours] .sketch-knot >> visible=true').count()).toBe(count);
  // A curve that falls to the end is one bill drawn, and nobody gets two explanations beside the one for all.
  const explained = outcome.locator('[data-explain] >> visible=true');
  expect(await explained.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['explain']))).toEqual([
    'ends-falling',
    'always',
  ]);
  expect(await findingsInBothThemes(visit)).toEqual([]);
  // What is committed is never edited.
  await stroke(page, plot, [0.02, 0.2], [0.98, 0.2]);
  expect(await sliders.nth(2).getAttribute('aria-valuetext')).toMatch(/^\$17\.6k/);
  expect(await visit.violations()).toEqual([]);

  await page.reload();
  await page.locator(`lab-predict[data-question="${question}"][data-state="revealed"]`).waitFor({ state: 'attached' });
  const again = await open(page);
  await again.outcome.locator('[data-yours]').first().waitFor({ state: 'attached' });
  expect(await again.outcome.locator('[data-gap]').innerText()).toBe(gap);
  expect(await again.sliders.nth(2).getAttribute('aria-valuetext')).toMatch(/^\$17\.6k/);
  expect(await again.predict.locator('[data-committed]').innerText()).toBe('You drew your curve.');

  // The reader's own copy on paper, and their ledger.
  await page.emulateMedia({ media: 'print' });
  expect(await again.predict.locator('.sketch-line >> visible=true').count()).toBe(1);
  expect(await again.predict.locator('[data-clear]').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await visit.goto('ledger/');
  const kept = page.locator('.said-prediction', { has: page.locator('.sketch-small') });
  expect(await kept.count()).toBe(1);
  expect(await kept.innerText()).toContain('off on average');
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('a phone draws with a finger, and scrolls beside the axes', async () => {
  const visit = await site.open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const { predict, plot } = await open(visit.page);
  await plot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = (await plot.boundingBox())!;
  expect(box.height).toBeLessThan(740 / 2);
  const before = await visit.page.evaluate(() => scrollY);
  const session = await visit.context.newCDPSession(visit.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + x * box.width, y: box.y + y * box.height }],
    });
  await touch('touchStart', 0.01, 0.1);
  for (let step = 1; step <= 20; step++) await touch('touchMove', 0.01 + (0.98 * step) / 20, 0.1 + (0.8 * step) / 20);
  await touch('touchEnd', 1, 1);
  const sliders = predict.locator('[role="slider"] >> visible=true');
  expect(await predict.locator('[role="slider"][data-drawn] >> visible=true').count()).toBe(await sliders.count());
  expect(await visit.page.evaluate(() => scrollY)).toBe(before);
  expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await visit.close();
});

test('without scripts the axes stand empty, for paper, and the truth is folded away', async () => {
  const visit = await site.open({ javaScriptEnabled: false });
  const predict = visit.page.locator(`#${question}`);
  await visit.page.locator('details.deeper', { has: predict }).locator('> summary').click();
  expect(await predict.locator('.sketch-paper').isVisible()).toBe(true);
  expect(await predict.locator('svg >> visible=true').count()).toBe(1);
  const seal = visit.page.locator('lab-reveal', { has: visit.page.locator(`[data-outcome="${question}"]`) });
  expect(await seal.locator('.sketch-truth').isVisible()).toBe(false);
  await seal.locator('.seal > summary').click();
  await seal.locator('.outcome-body > summary').click();
  expect(await seal.locator('.sketch-truth svg >> visible=true').first().isVisible()).toBe(true);
  await visit.close();
});

test('on paper the student draws on empty axes, and the page before the seal holds no point of the truth', () => {
  const html = readFileSync(`${root}dist/operations/silent-degradation/index.html`, 'utf8');
  const start = html.indexOf(`<lab-predict id="${question}"`);
  const board = html.slice(start, html.indexOf('</form>', start));
  expect(board).toContain('data-frame');
  expect(board).not.toMatch(/mark-line role-mark[^"]*"[^>]*><path[^>]* d="[^"]{20,}/);
});
