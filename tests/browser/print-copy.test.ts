/** A reader's own copy of a lab, as the browser prints it: what was said and decided stands in its place. */
import { expect, test } from 'vitest';
import fraudDrift from '../../src/lib/simulations/fraud-drift.ts';
import { evaluate, say } from '../../src/lib/labwright/simulation/index.ts';
import { readPages } from '../helpers/pdf.ts';
import { labPath, useSite } from './site.ts';

const site = useSite();
const written = 'Because a daily update pays for the update, and hardly for freshness.\nLine after line.\n'.repeat(12);

test('prints predictions, results, settings, decisions and all that was written, and none of the page’s machinery', async () => {
  const visit = await site.open();
  const { page } = visit;
  await visit.commit('first-alarm', 12);
  await page.locator('lab-outcome[data-outcome="first-alarm"] [data-show]').click();
  await page.locator('#answer-cost-control textarea').fill(written);
  await page.locator('#answer-cost-control textarea').blur();
  await visit.move('drift', 'week', 11);
  await page.locator('#alarm-threshold [data-keep]').click();
  await page.locator('#alarm-threshold [data-status]', { hasText: 'Kept.' }).waitFor();

  await page.addInitScript(() => {
    window.print = () => void (document.documentElement.dataset['printed'] = 'yes');
  });
  await visit.goto('ledger/');
  await page.getByRole('link', { name: 'Print my copy of this lab' }).click();
  await page.waitForURL((url) => url.pathname.endsWith(labPath) && url.search === '?copy');
  await page.locator('html[data-printed]').waitFor({ state: 'attached' });

  const copy = (await readPages(await page.pdf({ format: 'A4' }))).join(' ');
  expect(copy).toContain('A reader’s copy');
  expect(copy).toContain('The silent degradation problem');
  expect(copy).toContain('You said 12 weeks.');
  expect(copy).toContain('You said 12: 4 more than the model gives.');
  expect(copy.match(/Line after line/g)?.length).toBe(12);
  // The instrument stands where the decision was made: its sentences and readouts are those of that week.
  expect(copy).toContain(say(fraudDrift, evaluate(fraudDrift, { week: 11 }), 'accuracy').replace(/\s/g, ' '));
  expect(copy).toContain('Kept.');
  // What is sealed stays sealed on paper.
  expect(copy).toContain('Not answered yet.');
  for (const machinery of ['Search', 'Commit this prediction', 'Keep this decision', 'Save this figure', 'Try again'])
    expect(copy).not.toContain(machinery);
  expect(visit.problems).toEqual([]);
  expect(await visit.violations()).toEqual([]);
  await visit.close();
});
