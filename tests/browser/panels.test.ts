/** The panel behind each number: by mouse, by keyboard, by touch, with no script; alive, and silent about what is sealed. */
import { expect, test } from 'vitest';
import { evaluate, say } from '../../src/lib/labwright/simulation/index.ts';
import stalenessCost from '../../src/lib/simulations/staleness-cost.ts';
import { findings } from './axe.ts';
import { useSite, type Visit } from './site.ts';

const site = useSite();

/** The first panel of this name, and the number that opens it. */
async function origin(visit: Visit, label: string) {
  const panel = visit.page.locator(`.panel-popover[aria-label="Where this comes from: ${label}"]`).first();
  return { panel, button: visit.page.locator(`button[popovertarget="${await panel.getAttribute('id')}"]`).first() };
}

test('the keyboard opens a panel, Escape closes it, and the focus stays', async () => {
  const visit = await site.open();
  const { panel, button } = await origin(visit, 'Accuracy at launch');
  await button.focus();
  await visit.page.keyboard.press('Enter');
  expect(await panel.isVisible()).toBe(true);
  expect(await panel.innerText()).toMatch(/Given by the scenario\.[^]*fraud-drift[^]*version [0-9a-f]{8}/);
  expect(await findings(visit)).toEqual([]);
  await visit.page.keyboard.press('Escape');
  expect(await panel.isVisible()).toBe(false);
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('a resting mouse opens it, a click keeps it open, and leaving closes what was only hovered', async () => {
  const visit = await site.open();
  const { panel, button } = await origin(visit, 'Accuracy at launch');
  await button.hover();
  await panel.waitFor({ state: 'visible' });
  await visit.page.mouse.move(2, 600);
  await panel.waitFor({ state: 'hidden' });
  await button.hover();
  await panel.waitFor({ state: 'visible' });
  await button.click();
  await visit.page.mouse.move(2, 600);
  await visit.page.waitForTimeout(500);
  expect(await panel.isVisible()).toBe(true);
  await visit.close();
});

test('it stands in the outer margin, level with its number, and the mouse may go there', async () => {
  const visit = await site.open();
  const { panel, button } = await origin(visit, 'Accuracy at launch');
  await button.hover();
  await panel.waitFor({ state: 'visible' });
  const [number, box, text] = [
    (await button.boundingBox())!,
    (await panel.boundingBox())!,
    (await visit.page.locator('.lw-prose').boundingBox())!,
  ];
  expect(box.x).toBeGreaterThanOrEqual(text.x + text.width);
  expect(box.x + box.width).toBeLessThanOrEqual(1280);
  expect(box.y).toBeLessThanOrEqual(number.y + 2);
  expect(box.y + box.height).toBeGreaterThanOrEqual(number.y + number.height - 2);
  await visit.page.mouse.move(number.x + 200, number.y + 5, { steps: 5 });
  await visit.page.waitForTimeout(500);
  await visit.page.mouse.move(box.x + 20, box.y + 20, { steps: 5 });
  await visit.page.waitForTimeout(500);
  expect(await panel.isVisible()).toBe(true);
  await visit.close();
});

test('with no script a click opens it, and on a phone it stands inside the screen', async () => {
  const visit = await site.open({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, hasTouch: true });
  const { panel, button } = await origin(visit, 'Accuracy at launch');
  await button.tap();
  const box = (await panel.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  expect(box.y + box.height).toBeLessThanOrEqual(740);
  await visit.close();
});

test('in an instrument the inputs follow the controls', async () => {
  const visit = await site.open();
  for (const skip of await visit.page.locator('[data-skip]').all()) if (await skip.isVisible()) await skip.click();
  await visit.move('cost', 'interval', 500);
  const readout = visit.page.locator('#cost .readout button', { hasText: '$' }).first();
  await readout.click();
  const panel = visit.page.locator('.panel-popover:popover-open');
  const values = await visit.page
    .locator('#cost')
    .evaluate((element) => (element as unknown as { values: Record<string, number | string> }).values);
  expect(values['interval']).not.toBe(7);
  expect(await panel.innerText()).toContain(say(stalenessCost, evaluate(stalenessCost, values), 'interval'));
  await visit.close();
});

test('no panel outside a seal tells its answer', async () => {
  const visit = await site.open();
  const texts = await visit.page.evaluate(() =>
    [...document.querySelectorAll('.panel-popover')]
      .filter((panel) => !panel.closest('[data-reveal="first-alarm"]'))
      .map((panel) => panel.textContent.replace(/\s+/g, ' ')),
  );
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => /\b8 weeks/.test(text))).toEqual([]);
  expect(texts.some((text) => text.includes('told after your prediction'))).toBe(true);
  await visit.close();
});
