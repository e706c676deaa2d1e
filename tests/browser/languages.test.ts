/** A lab in another language: the same ledger, the page's own words and numbers, and nothing that moves. */
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { useSite } from './site.ts';

const site = useSite();
const path = 'drift-bench/two-distributions/';

test.each([1280, 360])('what was answered in English stands on the Spanish page, at %i px', async (width) => {
  const visit = await site.open({ path, viewport: { width, height: 900 } });
  const { page } = visit;
  expect(await page.locator('a[hreflang="es"]').first().getAttribute('href')).toBe(`/es/${path}`);
  await page.locator('#which-bin input[type="radio"]').first().check();
  await page.locator('#which-bin select').selectOption('80');
  await page.locator('#which-bin [type="submit"]').click();
  await page.locator('[data-outcome="which-bin"] [data-show]').click();
  await page.locator('#healthy-weeks input[name="value"]').fill('12.5');
  await page.locator('#healthy-weeks [type="submit"]').click();

  await visit.goto(`es/${path}`);
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  expect(await page.locator('#which-bin [data-committed]').textContent()).toBe(
    'Dijiste la opción 1, con una seguridad del 80\u202f%.',
  );
  expect(await page.locator('[data-outcome="which-bin"] [data-gap]').textContent()).toBe(
    'Elegiste la opción 1. Se cumple la opción 4.',
  );
  expect(await page.locator('#healthy-weeks [data-committed]').textContent()).toBe('Dijiste 12,5 %.');
  // A chart that is alive goes on in the language: axes, sentence, values.
  await page.locator('#parts').scrollIntoViewIfNeeded();
  await page.locator('#parts[data-live]').waitFor();
  await page.locator('#parts-current1').fill('0.3');
  await page.locator('#fig-parts [data-finding]').getByText('los pagos enormes son los que más aportan').waitFor();
  expect(await page.locator('#fig-lopsided svg:visible').textContent()).toContain('0,4');
  expect(await page.locator('#parts .readout .value').first().textContent()).toMatch(/^0,\d{3}$/);
  expect(await visit.shifts()).toEqual([]);
  expect(await visit.violations()).toEqual([]);
  expect(visit.problems).toEqual([]);
  expect(await findings(visit)).toEqual([]);

  // An answer given here is given there too.
  await page.locator('#same-number input[type="radio"]').nth(1).check();
  await page.locator('#same-number [type="submit"]').click();
  await visit.goto(path);
  expect(await page.locator('#same-number [data-verdict]').textContent()).toContain('Yes.');
  await visit.close();
});
