/** Ways through a lab: its acts with the predictions in them, and the labs before and after. */
import { expect, test } from 'vitest';
import { findings } from './axe.ts';
import { useSite } from './site.ts';

const site = useSite();

test('the acts say where predictions wait, follow the reader, and know it again before the first paint', async () => {
  const visit = await site.open();
  const { page } = visit;
  const acts = page.getByRole('navigation', { name: 'In this lab' });
  const state = async (): Promise<string> =>
    (await acts.locator('[data-question="first-alarm"]').innerText()).replace(/\s+/g, ' ');
  expect(await acts.locator('.act-link').first().innerText()).toBe('Act I: all lights green');
  expect(await state()).toBe('Prediction 2.1 waits');
  expect(await acts.getByRole('link', { name: 'Prediction 2.1 waits' }).getAttribute('href')).toBe('#first-alarm');
  await visit.commit('first-alarm', 6);
  expect(await state()).toBe('Prediction 2.1 committed');
  for (const week of [2, 4, 20]) await visit.move('drift', 'week', week);
  expect(await state()).toBe('Prediction 2.1 shown');
  // The rest of the modules never come: what is known is known from the script that blocks rendering.
  await page.route('**/_astro/*.js', (route) => route.abort());
  await page.reload({ waitUntil: 'domcontentloaded' });
  expect(await acts.locator('[data-question="first-alarm"]').getAttribute('data-state')).toBe('revealed');
  await page.unroute('**/_astro/*.js');
  await page.reload({ waitUntil: 'networkidle' });
  expect(await state()).toBe('Prediction 2.1 shown');
  expect(await visit.shifts()).toEqual([]);
  const next = page.getByRole('navigation', { name: 'Labs before and after' }).getByRole('link');
  expect(await next.allInnerTexts()).toEqual([
    expect.stringMatching(/^Previous lab · \d+–\d+ min\n1\s+The constraint tax$/),
    expect.stringMatching(/^Next lab · \d+–\d+ min\n3\s+Twenty numbers/),
  ]);
  await visit.close();
});

test('on a phone the acts fold under the head, and in the menu a link closes it', async () => {
  const visit = await site.open({ viewport: { width: 360, height: 740 } });
  const { page } = visit;
  await page.locator('.acts-fold > summary').click();
  const folded = page.getByRole('navigation', { name: 'Acts of this lab' });
  expect(await folded.getByRole('link', { name: 'Prediction 2.1 waits' }).isVisible()).toBe(true);
  expect(await findings(visit)).toEqual([]);
  await page.getByRole('button', { name: 'Menu' }).click();
  const acts = page.getByRole('navigation', { name: 'In this lab' });
  await acts.getByRole('link', { name: 'An objection' }).click();
  await page.waitForFunction(() => !document.querySelector('#starlight__sidebar')!.matches(':popover-open'));
  expect(await page.locator('#an-objection').evaluate((heading) => heading.getBoundingClientRect().top)).toBeLessThan(
    200,
  );
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('the search says lab, act and section, knows figures and terms, and nothing that is sealed', async () => {
  const visit = await site.open({ path: '' });
  const { page } = visit;
  await page.keyboard.press('Control+k');
  const field = page.locator('dialog input');
  const titles = async (words: string): Promise<string[]> => {
    await field.fill(words);
    await page.waitForFunction((asked) => {
      const message = document.querySelector('.pagefind-ui__message')?.textContent?.trim() ?? '';
      const found = document.querySelectorAll('.pagefind-ui__result-link').length > 0;
      // Each result is filled in when its page has come.
      const filled = document.querySelector('.pagefind-ui__loading') === null;
      return message.includes(asked) && (message.startsWith('No results') || (/^\d/.test(message) && found && filled));
    }, words);
    const results = await page.locator('.pagefind-ui__result-link').allInnerTexts();
    return results.map((title) => title.trim());
  };
  const divergence = await titles('divergence');
  expect(divergence).toContain('Glossary · divergence');
  expect(divergence).toContain('Lab 2 · The silent degradation problem');
  expect(divergence).toContain('Lab 2 · Act I · What the ruler reads');
  expect(await titles('one feature in four bins')).toContainEqual(
    expect.stringMatching(/^Lab 2 · Act I · Figure 2\.\d$/),
  );
  // A sentence behind the first seal.
  expect(await titles('"note when three things happen"')).toEqual([]);
  expect(visit.problems).toEqual([]);
  expect(await visit.violations()).toEqual([]);
  await visit.close();
});
