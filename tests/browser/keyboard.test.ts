/** A whole lab with nothing but a keyboard: every question, every control, every outcome, and the focus always in sight. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useSite } from './site.ts';

const site = useSite();

interface Stop {
  readonly what: string;
  readonly kind: 'number' | 'radio' | 'slider' | 'commit' | 'show' | 'closed' | 'other' | 'none';
  readonly inSight: boolean;
}

/** Where the focus is, what can be done there, and whether it can be seen. */
function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return { what: 'nothing', kind: 'none', inSight: false } as const;
    const box = element.getBoundingClientRect();
    const middle = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2),
      Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 2),
    );
    // A label lies over its radio button, and a header that sticks must not lie over anything.
    const inSight =
      box.bottom > 0 && box.top < innerHeight && middle !== null && middle.closest('header.header') === null
        ? true
        : element.closest('header') !== null;
    const input = element instanceof HTMLInputElement ? element : undefined;
    const inPredict = element.closest('lab-predict:not([data-state])') !== null;
    const kind = ((): Stop['kind'] => {
      if (inPredict && input?.name === 'value') return 'number';
      if (inPredict && input?.type === 'radio') return 'radio';
      if (input?.type === 'range') return 'slider';
      if (inPredict && element.matches('button[type="submit"]')) return 'commit';
      if (element.matches('[data-show]')) return 'show';
      if (element.matches('main details:not([open]) > summary')) return 'closed';
      return 'other';
    })();
    const what = `${element.tagName.toLowerCase()}#${element.id} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`;
    return { what, kind, inSight };
  });
}

test('from the first stop to the last, all predictions are made and all outcomes told', async () => {
  const visit = await site.open({ path: 'workflow/constraint-tax/' });
  const { page } = visit;
  const lost: string[] = [];
  let sliders = 0;
  let stops = 0;
  let previous = '';
  for (; stops < 1500; stops++) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(page);
    // Past the last stop the focus leaves for the browser itself.
    if (stop.kind === 'none') break;
    if (!stop.inSight) lost.push(`${stop.what} after ${previous}`);
    previous = stop.what;
    if (stop.kind === 'number') {
      const low = await page.evaluate(() => (document.activeElement as HTMLInputElement).min);
      await page.keyboard.type(low);
    } else if (stop.kind === 'radio') await page.keyboard.press('Space');
    else if (stop.kind === 'slider') {
      sliders += 1;
      const before = await page.evaluate(() => (document.activeElement as HTMLInputElement).value);
      await page.keyboard.press('ArrowRight');
      const after = await page.evaluate(() => (document.activeElement as HTMLInputElement).value);
      if (after === before) await page.keyboard.press('ArrowLeft');
    } else if (stop.kind === 'commit' || stop.kind === 'show' || stop.kind === 'closed') {
      await page.keyboard.press('Enter');
      const after = await stopOf(page);
      if (after.kind === 'none') lost.push(`the focus after Enter on ${stop.what}`);
    }
  }
  expect(lost).toEqual([]);
  expect(stops).toBeGreaterThan(100);
  expect(stops).toBeLessThan(1500);
  expect(sliders).toBeGreaterThan(3);
  expect(await page.locator('lab-predict:not([data-state])').count()).toBe(0);
  const outcomes = page.locator('lab-outcome .outcome-body');
  expect(await outcomes.count()).toBe(await page.locator('lab-predict').count());
  for (const outcome of await outcomes.all()) expect(await outcome.isVisible()).toBe(true);
  expect(visit.problems).toEqual([]);
  await visit.close();
});
