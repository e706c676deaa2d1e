/** Every prediction of every lab, in the reader's order: hidden before it is earned, told once it is. */
import { describe, expect, test } from 'vitest';
import { labsInOrder, readHandbook } from '../../src/lib/labwright/document/handbook.ts';
import { root, useSite } from './site.ts';

const site = useSite();
const labs = labsInOrder(readHandbook(root.replace(/\/$/, '')));

describe.each(labs)('$id', ({ id }) => {
  test('each truth is out of sight until its outcome is', async () => {
    const visit = await site.open({ path: `${id}/` });
    const { page } = visit;
    let met = 0;
    const predictions = await page.locator('lab-predict').count();
    for (let round = 0; round < 2 * predictions; round++) {
      for (const summary of await page.locator('details:is(.deeper, .peek):not([open]) > summary').all())
        if (await summary.isVisible()) await summary.click();
      const open = page.locator('lab-predict:not([data-state])');
      const visible = [];
      for (const predict of await open.all()) if (await predict.isVisible()) visible.push(predict);
      const predict = visible[0];
      if (!predict) break;
      met += 1;
      const question = (await predict.getAttribute('data-question'))!;
      const outcome = page.locator(`lab-outcome[data-outcome="${question}"]`);
      const truth = (await outcome.getAttribute('data-truth-text')) ?? '';
      expect(await outcome.locator('.outcome-body').isVisible()).toBe(false);
      // A bare small number is everywhere and tells nothing; one with a unit or with decimals would.
      if (/\D/.test(truth)) expect(await page.locator('body').innerText()).not.toContain(truth);
      const number = predict.locator('input[name="value"]');
      const heights = predict.locator('[role="slider"] >> visible=true');
      if (await predict.locator('.sketch').count()) {
        await predict.locator('.sketch[data-ready]').waitFor();
        for (const height of await heights.all()) await height.press('End');
      } else if (await number.count()) await number.fill((await number.getAttribute('max'))!);
      else await predict.locator('input[type="radio"]').first().check();
      await predict.getByRole('button', { name: 'Commit' }).click();
      // Where there is an instrument the truth waits for the reader to explore, or to ask; elsewhere it comes at once.
      if (await page.locator(`lab-reveal[data-reveal="${question}"] lab-instrument`).count()) {
        expect(await outcome.locator('.outcome-body').isVisible()).toBe(false);
        await outcome.locator('[data-show]').click();
      }
      expect(await outcome.locator('.outcome-body').isVisible()).toBe(true);
      await outcome.locator('[data-gap]:not(:empty)').waitFor();
      const told = await outcome.innerText();
      if (truth) expect(told).toContain(truth);
      expect(await outcome.locator('[data-gap]').innerText()).not.toBe('');
      expect(await outcome.locator('[data-said]').textContent()).toContain(
        await outcome.locator('[data-gap]').innerText(),
      );
    }
    expect(met).toBe(predictions);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });
});
