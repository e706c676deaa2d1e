/**
 * How the pages look: home, a lab from its first screen to a failure, ledger, class and guide, at four widths, by day and
 * by night, beside the pictures that were looked at and accepted.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluate } from '../../src/lib/labwright/simulation/index.ts';
import fraudDrift from '../../src/lib/simulations/fraud-drift.ts';
import stalenessCost from '../../src/lib/simulations/staleness-cost.ts';
import { forgetDifferences, lookDifference } from '../helpers/looks.ts';
import { useSite, type Visit } from './site.ts';

const site = useSite();
const widths = { 360: 740, 768: 1000, 1280: 800, 1920: 1080 };
const themes = ['light', 'dark'] as const;
/** Dates on the ledger are those of this reading. */
const now = new Date('2026-03-02T10:00:00Z');

/** Everything drawn that is going to be: type, charts that follow the width, and no caret or tooltip. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    await new Promise((done) => setTimeout(done, 120));
  });
}

/** Goes to a page and sees it in its faces: one that came too late is left for the next page, and the next is this one anew. */
async function goto(visit: Visit, path: string): Promise<void> {
  const inFace = (): Promise<boolean> =>
    visit.page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('span'));
      probe.textContent = 'mmmmmmmmmmiiiiiiiiii';
      const widthIn = (family: string): number => {
        probe.style.cssText = `position:absolute;font:400 100px ${family}monospace`;
        return probe.getBoundingClientRect().width;
      };
      const [serif, sans, neither] = [widthIn("'Source Serif 4 Variable',"), widthIn("'Inter Variable',"), widthIn('')];
      probe.remove();
      return serif !== neither && sans !== neither;
    });
  for (let times = 0; times === 0 || (times < 5 && !(await inFace())); times++) await visit.goto(path);
  expect(await inFace()).toBe(true);
}

/** Takes the page at every width and in both themes, with `target` near its top; tells what looks otherwise. */
async function look(visit: Visit, name: string, target?: string): Promise<string[]> {
  const { page } = visit;
  // A resting mouse would open what lies beneath it.
  await page.mouse.move(0, 0);
  const differences: (string | undefined)[] = [];
  for (const [width, height] of Object.entries(widths)) {
    await page.setViewportSize({ width: Number(width), height });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      const scroll = (): Promise<void> =>
        page.evaluate((selector) => {
          const top = selector ? document.querySelector(selector)!.getBoundingClientRect().top - 120 : -scrollY;
          scrollBy({ top, behavior: 'instant' });
        }, target);
      await scroll();
      await settle(page);
      await scroll();
      const png = await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' });
      differences.push(await lookDifference(`${name}-${width}-${theme}`, png));
    }
  }
  return differences.filter((difference) => difference !== undefined);
}

let visit: Visit;
beforeAll(async () => {
  forgetDifferences();
  visit = await site.open({ path: '', locale: 'en-GB', timezoneId: 'UTC' });
  await visit.page.clock.setFixedTime(now);
  await goto(visit, '');
});
afterAll(() => visit?.close());

test('home', async () => expect(await look(visit, 'home')).toEqual([]));

test('a lab: its first screen, sealed, committed, revealed, failed', async () => {
  const { page } = visit;
  await goto(visit, 'operations/silent-degradation/');
  expect(await look(visit, 'lab-first')).toEqual([]);
  expect(await look(visit, 'lab-sealed', 'lab-predict[data-question="first-alarm"]')).toEqual([]);

  await visit.commit('first-alarm', 16);
  await page.locator('#drift[data-live]').waitFor();
  expect(await look(visit, 'lab-committed', '#drift')).toEqual([]);

  for (const week of [2, 4, evaluate(fraudDrift).outputs['firstWeeklyAlarm'] as number, 20])
    await visit.move('drift', 'week', week);
  await page.locator('lab-outcome[data-outcome="first-alarm"] .outcome-body').waitFor();
  expect(await look(visit, 'lab-revealed', 'lab-outcome[data-outcome="first-alarm"]')).toEqual([]);

  await page.locator('lab-predict[data-question="daily-phones"] [data-skip]').click();
  const box = page.locator('#cost .control[data-parameter="interval"] input[type="number"]');
  await box.fill(String(Math.floor(evaluate(stalenessCost).outputs['maxInterval'] as number) + 1));
  await box.press('Tab');
  await page.locator('#cost [data-when="belowFloor"][data-is="true"]').first().waitFor();
  expect(await look(visit, 'lab-failed', '#cost [data-when="belowFloor"][data-is="true"]')).toEqual([]);
});

test('the ledger of that reader', async () => {
  await goto(visit, 'ledger/');
  expect(await look(visit, 'ledger')).toEqual([]);
});

test('the class page', async () => {
  await goto(visit, 'class/');
  expect(await look(visit, 'class')).toEqual([]);
});

test('a page of the guide', async () => {
  await goto(visit, 'guide/words-questions/');
  expect(await look(visit, 'guide')).toEqual([]);
});
