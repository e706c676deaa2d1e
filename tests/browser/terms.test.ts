/** The definition behind a term, and the references of a lab: by mouse, by keyboard, by touch, with no script. */
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { useSite } from './site.ts';

const site = useSite();

test('Enter opens a definition in place, Escape closes it, and the focus stays', async () => {
  const visit = await site.open();
  const term = visit.page.locator('#use-psi-1');
  const panel = visit.page.locator('#term-psi');
  await term.focus();
  await visit.page.keyboard.press('Enter');
  expect(await panel.isVisible()).toBe(true);
  expect(await panel.innerText()).toMatch(
    /population stability index[^]*See also bin, divergence, alarm level\. In the glossary/,
  );
  expect(await findings(visit)).toEqual([]);
  await visit.page.keyboard.press('Escape');
  expect(await panel.isVisible()).toBe(false);
  expect(await term.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('a click opens it, beside its term and inside the window; a resting mouse opens it too', async () => {
  const visit = await site.open();
  const term = visit.page.locator('#use-psi-1');
  const panel = visit.page.locator('#term-psi');
  await term.click();
  const [at, box] = [(await term.boundingBox())!, (await panel.boundingBox())!];
  expect(box.y - (at.y + at.height)).toBeLessThan(20);
  expect(box.x + box.width).toBeLessThanOrEqual(1280);
  await visit.page.keyboard.press('Escape');
  await visit.page.mouse.move(2, 600);
  await term.hover();
  await panel.waitFor({ state: 'visible' });
  await visit.close();
});

test('with no script a tap opens it on a phone, and its link leads to the glossary', async () => {
  const visit = await site.open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, hasTouch: true });
  const panel = visit.page.locator('#term-psi');
  await visit.page.locator('#use-psi-1').tap();
  const box = (await panel.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await panel.getByRole('link', { name: 'In the glossary' }).tap();
  await visit.page.waitForURL(/\/glossary\/#psi$/);
  expect(await visit.page.locator('dt#psi').innerText()).toBe('population stability index');
  await visit.close();
});

test('one definition serves all uses of a term, and none is in what search reads', async () => {
  const visit = await site.open();
  const ids = await visit.page.locator('.definition').evaluateAll((panels) => panels.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(await visit.page.locator('button.term[popovertarget="term-drift"]').count()).toBeGreaterThan(1);
  expect(await visit.page.locator('.definition:not([data-pagefind-ignore])').count()).toBe(0);
  await visit.close();
});

test('a citation leads to its reference and back, and from the bibliography to the lab', async () => {
  const visit = await site.open();
  const { page } = visit;
  await page.locator('details:has(.cite) > summary').first().click();
  const cited = page.locator('.cite a').first();
  const href = (await cited.getAttribute('href'))!;
  await cited.click();
  const entry = page.locator(`${href}`);
  expect(await entry.innerText()).toContain('Harris, Ford W. 1913.');
  await entry.locator('[role="doc-backlink"]').click();
  expect(new URL(page.url()).hash).toBe(`#${(await cited.getAttribute('id'))!}`);
  await visit.goto('bibliography/');
  await page.locator('#bib-harris1913').getByRole('link', { name: 'Lab 2' }).click();
  await page.waitForURL(/\/operations\/silent-degradation\/#ref-harris1913$/);
  await visit.close();
});
