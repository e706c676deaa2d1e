/** Every prediction of every lab, in the reader's order: hidden before it is earned, told once it is. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labsInOrder, readHandbook } from '../../src/lib/labwright/document/handbook.ts';
import { tells } from '../../src/lib/labwright/proof/locks.ts';
import { root, useSite } from './site.ts';

const site = useSite();
const labs = labsInOrder(readHandbook(root.replace(/\/$/, '')));

/** A lab, once for each track that it offers. */
const walks = labs.flatMap(({ id }) => {
  const html = readFileSync(`${root}dist/${id}/index.html`, 'utf8');
  const tracks = [...html.matchAll(/ id="track-([a-z-]+)"/g)].map(([, track]) => `?track=${track!}`);
  return (tracks.length > 0 ? tracks : ['']).map((track) => ({ id, track }));
});

describe.each(walks.map(({ id, track }) => [id, track]))('%s%s', (id, track) => {
  test('each truth is out of sight until its outcome is', async () => {
    const visit = await site.open({ path: `${id}/${track}` });
    const { page } = visit;
    let met = 0;
    // Those of other tracks are not to be met.
    const predictions = await page
      .locator('lab-predict')
      .evaluateAll(
        (all, own) =>
          all.filter((each) => (each.closest<HTMLElement>('[data-in]')?.dataset['in'] ?? own) === own).length,
        track.split('=')[1] ?? '',
      );
    for (let round = 0; round < 2 * predictions; round++) {
      // In one go, since asking node by node takes seconds on a long page.
      const question = await page.evaluate(() => {
        const closed = document.querySelectorAll<HTMLElement>('details:is(.deeper, .peek):not([open]) > summary');
        for (const summary of closed) if (summary.checkVisibility()) summary.click();
        const open = document.querySelectorAll<HTMLElement>('lab-predict:not([data-state])');
        return [...open].find((predict) => predict.checkVisibility())?.dataset['question'];
      });
      if (question === undefined) break;
      met += 1;
      const predict = page.locator(`lab-predict[data-question="${question}"]`);
      const outcome = page.locator(`lab-outcome[data-outcome="${question}"]`);
      const truth = (await outcome.getAttribute('data-truth-text')) ?? '';
      expect(await outcome.locator('.outcome-body').isVisible()).toBe(false);
      // A bare small number is everywhere and tells nothing; one with a unit or with decimals would.
      if (/\D/.test(truth)) expect(tells(await page.locator('body').innerText(), truth), truth).toBe(false);
      const number = predict.locator('input[name="value"]');
      const heights = predict.locator('[role="slider"] >> visible=true');
      if (await predict.locator('.sketch').count()) {
        await predict.scrollIntoViewIfNeeded();
        await predict.locator('.sketch[data-ready]').waitFor();
        for (const height of await heights.all()) await height.press('End');
      } else if (await number.count()) await number.fill((await number.getAttribute('max'))!);
      else await predict.locator('input[type="radio"]').first().check();
      await predict.getByRole('button', { name: 'Commit' }).click();
      // Where there is an instrument the truth waits for the reader to explore, or to ask; elsewhere it comes at once. One
      // behind a further question belongs to that.
      const explored = await page
        .locator('lab-reveal lab-instrument')
        .evaluateAll(
          (all, own) => all.some((each) => each.closest<HTMLElement>('lab-reveal')!.dataset['reveal'] === own),
          question,
        );
      if (explored) {
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
