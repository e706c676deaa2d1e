/** The bench for a reader's own columns: pasted, dropped, wrong, and a million rows long. */
import { expect, test } from 'vitest';
import { findings, findingsInBothThemes } from './axe.ts';
import { useSite, type Visit } from './site.ts';

const site = useSite();
const path = 'drift-bench/own-data/';

const table = (rows: number, of: (row: number) => string): string =>
  ['reference,now', ...Array.from({ length: rows }, (_, row) => of(row))].join('\n');
/** Each number from 0 to 100 four times, and 25 more. */
const moved = table(404, (row) => `${(row * 37) % 101},${((row * 53) % 101) + 25}`);

/** Waits until all rulers have spoken. */
async function compared({ page }: Visit): Promise<void> {
  await page.locator('[data-results][aria-busy="false"]').waitFor();
  await page.waitForFunction(() => /^Compared/.test(document.querySelector('own-data [data-said]')!.textContent!));
}

const focused = ({ page }: Visit): Promise<string> =>
  page.evaluate(() => document.activeElement!.id || document.activeElement!.tagName);

test('two columns are compared, refused where they are wrong, and sent nowhere', async () => {
  const visit = await site.open({ path });
  const { page } = visit;
  const asked = visit.requests.length;
  expect(visit.requests.filter((url) => url.includes('worker'))).toEqual([]);
  expect(await findings(visit)).toEqual([]);
  const bench = page.locator('own-data');
  const first = bench.locator('textarea[name="first"]');
  const compare = bench.getByRole('button', { name: 'Compare' });
  const problem = bench.locator('#own-problem');

  // Nothing was put in: the message has the focus, and the field names it.
  await compare.click();
  await problem.locator('p').first().waitFor();
  expect(await problem.innerText()).toMatch(/^The pasted text is empty\.\s+Put in two columns of values/);
  expect([await focused(visit), await first.getAttribute('aria-invalid')]).toEqual(['own-problem', 'true']);
  expect(await first.getAttribute('aria-describedby')).toContain('own-problem');

  await first.fill('a,b\n1,2\n3 EUR,4\n5 EUR,6');
  await compare.click();
  await problem.getByText('“a” holds words, as “3 EUR” in line 3').waitFor();
  expect(await findingsInBothThemes(visit)).toEqual([]);
  // As it says: they can be compared as words.
  await bench.getByLabel('Read as').selectOption('words');
  await compared(visit);
  expect(await problem.innerText()).toBe('');

  await first.fill(moved);
  await compare.click();
  await compared(visit);
  const title = bench.locator('[data-title]');
  expect(await title.innerText()).toBe('Something moved');
  expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await first.getAttribute('aria-invalid')).toBeNull();
  const rulers = bench.locator('[data-rulers] tbody tr');
  expect(await rulers.count()).toBe(10);
  expect(await rulers.filter({ hasText: 'Wasserstein-1' }).innerText()).toMatch(/\s25(\.\d+)?\s/);
  expect(await rulers.filter({ hasText: 'Maximum mean' }).innerText()).toMatch(/p = 0\.005 by 199 exchanges/);
  expect(await bench.locator('.own-bars rect').count()).toBe(10);

  // Fewer bins: the control keeps the focus, and only what hangs on bins is computed anew.
  const bins = bench.getByLabel('Bins (2 to 50)');
  await bins.fill('4');
  await bins.press('Tab');
  await page.locator('.own-bars rect:nth-of-type(4)').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.own-bars rect').length === 4);
  await bench.getByText('The same as a table').click();
  expect(await bench.locator('[data-bins] tbody tr').count()).toBe(4);
  expect(await bench.locator('[data-said]').innerText()).toBe('Compared anew. Something moved.');
  expect(await findingsInBothThemes(visit)).toEqual([]);

  // A file that is dropped, in two parts; and more than two are refused.
  const drop = (texts: readonly string[]): Promise<void> =>
    bench.locator('[data-drop]').evaluate((element, contents) => {
      const dataTransfer = new DataTransfer();
      contents.forEach((text, place) => dataTransfer.items.add(new File([text], `part-${place + 1}.csv`)));
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    }, texts);
  const column = (from: number): string => Array.from({ length: 60 }, (_, row) => from + ((row * 7) % 60)).join('\n');
  await drop([column(0), column(0), column(0)]);
  await problem.getByText('3 files were given.').waitFor();
  await drop([column(0), column(1)]);
  await compared(visit);
  expect(await bench.locator('[data-summary]').innerText()).toContain('60');
  expect(await bench.locator('select[name="first"]').innerText()).toContain('part-2.csv: Column 1');

  for (const [name, says] of [
    ['No drift', 'Nothing beyond noise'],
    ['Too few rows', 'Not enough data to say'],
    ['Words', 'Something moved'],
  ] as const) {
    await bench.getByRole('button', { name }).click();
    await compared(visit);
    await title.getByText(says).waitFor();
  }
  expect(await bench.locator('.own-bars').innerHTML()).toContain('>wallet<');
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await bench.getByRole('button', { name: 'Clear' }).click();
  expect([await title.isVisible(), await first.inputValue()]).toEqual([false, '']);

  const fetched = visit.requests.slice(asked).map((url) => new URL(url));
  expect(
    fetched.filter(({ origin, pathname }) => !site.url().startsWith(origin) || !pathname.includes('/_astro/')),
  ).toEqual([]);
  expect(fetched.some(({ pathname }) => pathname.includes('worker'))).toBe(true);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /own|data|csv/.test(key)))).toEqual([]);
  expect(await visit.violations()).toEqual([]);
  expect(await visit.shifts()).toEqual([]);
  expect(visit.problems).toEqual([]);
  await visit.close();
});

test('a million rows are compared while the page stays awake, and can be stopped', async () => {
  const visit = await site.open({ path });
  const { page } = visit;
  /** Gives the file, and watches how long the page does not come to draw. */
  const give = (): Promise<void> =>
    page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('own-data input[type="file"]')!;
      const transfer = new DataTransfer();
      transfer.items.add((window as unknown as { million: File }).million);
      input.files = transfer.files;
      const watch = { longest: 0, last: performance.now() };
      Object.assign(window, { watch });
      const tick = (): void => {
        watch.longest = Math.max(watch.longest, performance.now() - watch.last);
        watch.last = performance.now();
        setTimeout(tick);
      };
      setTimeout(tick);
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  await page.evaluate(() => {
    const parts = ['reference,now\n'];
    for (let row = 0; row < 1_000_000; row++)
      parts.push(`${((row * 7919) % 100_003) / 100},${((row * 104_729) % 100_003) / 99}\n`);
    Object.assign(window, { million: new File(parts, 'million.csv', { type: 'text/csv' }) });
  });
  await give();
  await page.locator('own-data [data-busy] progress').waitFor();
  await page.locator('own-data').getByRole('button', { name: 'Stop' }).click();
  const said = page.locator('own-data [data-said]');
  expect(await said.innerText()).toBe('Stopped. Nothing was kept.');
  expect(await focused(visit)).toBe('TEXTAREA');

  await give();
  // What is chosen while the data are read holds for what comes.
  const bins = page.getByLabel('Bins (2 to 50)');
  await bins.fill('4');
  await bins.press('Tab');
  expect(await page.locator('[data-results]').getAttribute('aria-busy')).toBe('true');
  await compared(visit);
  await expect.poll(() => page.locator('.own-bars rect').count()).toBe(4);
  expect(await said.innerText()).toMatch(/^Compared 1,000,000 and 1,000,000 rows in \d+\.\d s\.$/);
  const { longest } = await page.evaluate(() => (window as unknown as { watch: { longest: number } }).watch);
  // Reading alone takes over a second; a busy machine may keep the page waiting for a part of that.
  expect(longest).toBeLessThan(600);
  expect(await page.locator('own-data [data-title]').innerText()).toBe('Something moved');
  expect(visit.problems).toEqual([]);
  await visit.close();
});
