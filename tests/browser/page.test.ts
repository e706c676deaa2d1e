/** What the page promises whatever the reader does: it does not move, obeys its policy, is light, and reads without scripts. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { labsInOrder, readHandbook } from '../../src/lib/labwright/document/handbook.ts';
import { openAll } from './open-all.ts';
import { root, useSite, type Visit } from './site.ts';

const site = useSite();

test.each([1280, 360])('nothing moves on the first visit, at %i px', async (width) => {
  const visit = await site.open({ viewport: { width, height: 800 } });
  await visit.page.waitForTimeout(600);
  expect(await visit.shifts()).toEqual([]);
  await visit.close();
});

const labs = labsInOrder(readHandbook(root.replace(/\/$/, '')));

test.each(['', ...labs.map(({ id }) => `${id}/`), 'ledger/', 'class/', 'glossary/', 'bibliography/'])(
  'nothing is wider than the screen, from a small phone and the greatest zoom to a wall: /%s',
  async (path) => {
    const visit = await site.open({ path, viewport: { width: 320, height: 700 } });
    await openAll(visit);
    for (const width of [320, 640, 1024, 2560]) {
      await visit.page.setViewportSize({ width, height: 700 });
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width);
    }
    await visit.close();
  },
);

/** Processor time of the page's longest piece of script while it loads on a device four times slower, ms. */
async function longestScript(visit: Visit, path: string): Promise<{ milliseconds: number; script: string }> {
  const session = await visit.context.newCDPSession(visit.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await visit.context.browser()!.startTracing(visit.page, { categories: ['devtools.timeline'] });
  await visit.goto(path);
  const trace = await visit.context.browser()!.stopTracing();
  await session.detach();
  const { traceEvents } = JSON.parse(trace.toString()) as {
    traceEvents: { name: string; ts: number; tdur?: number; args: { data?: { url?: string } } }[];
  };
  // What the page before does as it is left belongs to that.
  const begun = traceEvents.find(({ name, args }) => name === 'CommitLoad' && args.data?.url?.endsWith(`/${path}`))!.ts;
  const scripts = traceEvents
    .filter(({ ts }) => ts >= begun)
    .filter(({ name, args }) => /^(?:EvaluateScript|FunctionCall)$/.test(name) && args.data?.url)
    .map(({ tdur = 0, args }) => ({ milliseconds: tdur / 1000, script: args.data!.url! }));
  return scripts.reduce((longest, script) => (script.milliseconds > longest.milliseconds ? script : longest));
}

// Measured on two quiet cores: 12 to 45 ms. Layout is the browser's own and comes in pieces. Processor time counts, which
// other processes on the machine lengthen a little, and not the time they take.
test.each(labs)('no script of $id keeps a slow device busy, with nothing kept and with something', async ({ id }) => {
  const visit = await site.open({ path: 'about/' });
  const first = await longestScript(visit, `${id}/`);
  expect(first.milliseconds, first.script).toBeLessThan(100);
  await visit.page.locator('lab-predict [data-skip]:visible').first().click();
  const later = await longestScript(visit, `${id}/`);
  expect(later.milliseconds, later.script).toBeLessThan(100);
  await visit.close();
});

test('the policy is obeyed, with charts, search and saved answers in use', async () => {
  const visit = await site.open();
  await visit.commit('first-alarm', 5);
  await visit.move('drift', 'week', 9);
  await visit.page.waitForTimeout(500);
  await visit.page.keyboard.press('Control+k');
  await visit.page.locator('dialog input').fill('drift');
  await visit.page.locator('.pagefind-ui__result, .pagefind-ui__message').first().waitFor();
  expect(await visit.violations()).toEqual([]);
  expect(visit.problems).toEqual([]);
  const foreign = visit.requests.filter(
    (url) => !url.startsWith(site.url()) && !url.startsWith('data:') && !url.startsWith('blob:'),
  );
  expect(foreign).toEqual([]);
  await visit.close();
});

test('a page without a word of ours loads none of them', async () => {
  const visit = await site.open({ path: 'glossary/' });
  expect(visit.requests.filter((url) => /_astro\/(?:words|ledger)\.[^/]*\.js/.test(url))).toEqual([]);
  await visit.close();
});

test('little script before the first interaction, and no Vega', async () => {
  const visit = await site.open();
  const scripts = [...new Set(visit.requests.filter((url) => /\.js(\?|$)/.test(url)))];
  const sizes = scripts.map((url) => {
    const file = `${root}dist/${decodeURIComponent(new URL(url).pathname.slice(1))}`;
    const text = readFileSync(file);
    return { url, bytes: brotliCompressSync(text).length, text: text.toString() };
  });
  const inline = await visit.page.evaluate(() =>
    [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent ?? '').join('\n'),
  );
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) + brotliCompressSync(inline).length;
  // Ours: what mentions our elements or our storage; the rest is the shell's.
  const ours = sizes.filter(({ text }) =>
    /labwright|lab-(instrument|predict|reveal|reflect|write|decide|status)/.test(text),
  );
  const oursTotal = ours.reduce((sum, { bytes }) => sum + bytes, 0);
  // A quarter of a kilobyte of it is the script that shows the page when its faces are there.
  expect(total).toBeLessThanOrEqual(16_300);
  expect(oursTotal).toBeLessThanOrEqual(15_000);
  expect(oursTotal).toBeGreaterThan(1_000);
  expect(sizes.some(({ text }) => /vega/i.test(text) && text.length > 100_000)).toBe(false);
  await visit.close();
});

test.each([
  ['a page without formulas', '', 70_000],
  ['a page with code', 'guide/rules/', 70_000],
  ['a lab with formulas', 'operations/silent-degradation/', 120_000],
])('little type: %s', async (_, path, most) => {
  const visit = await site.open({ path });
  const fonts = [...new Set(visit.requests.filter((url) => url.endsWith('.woff2')))];
  const bytes = fonts.map((url) => readFileSync(`${root}dist${decodeURIComponent(new URL(url).pathname)}`).length);
  expect(fonts.length).toBeGreaterThan(1);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(most);
  await visit.close();
});

test('a footnote stands beside its line where there is a margin, and at the end elsewhere', async () => {
  const visit = await site.open({ path: 'about/', javaScriptEnabled: false });
  const { page } = visit;
  const note = page.locator('#side-note-1');
  const reference = page.locator('sup a:visible').first();
  const [beside, at] = [(await note.boundingBox())!, (await reference.boundingBox())!];
  expect(beside.x).toBeGreaterThan(at.x + at.width);
  expect(Math.abs(beside.y - at.y)).toBeLessThan(20);
  expect(await page.locator('.footnotes').isVisible()).toBe(false);
  expect(await reference.getAttribute('href')).toBe('#side-note-1');
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await note.isVisible()).toBe(false);
  expect(await page.locator('.footnotes li').first().innerText()).toContain('Crouch');
  await reference.click();
  expect(await page.evaluate(() => document.querySelector(':target')?.closest('.footnotes') !== null)).toBe(true);
  await visit.close();
});

describe('without JavaScript', () => {
  test('the lab reads as a book: sealed parts are closed disclosures that open', async () => {
    const visit = await site.open({ javaScriptEnabled: false });
    const { page } = visit;
    expect(await page.locator('.script-only').first().isVisible()).toBe(false);
    const seal = page.locator('details.seal').first();
    expect(await page.locator('#fig-timeline').isVisible()).toBe(false);
    await seal.locator('> summary').click();
    expect(await page.locator('#fig-timeline svg').first().isVisible()).toBe(true);
    expect(await page.locator('#fig-timeline [data-finding]').innerText()).not.toBe('');
    await visit.close();
  });

  test('the tables that the build computed are in the page', async () => {
    const html = readFileSync(`${root}dist/operations/silent-degradation/index.html`, 'utf8');
    for (const text of ['quarterly', 'cloud', 'edge', 'mobile']) expect(html.toLowerCase()).toContain(text);
    expect(html.match(/<table/g)!.length).toBeGreaterThanOrEqual(4);
  });
});

test('no page shows an unresolved value', async () => {
  for (const path of ['', 'about/', 'operations/silent-degradation/']) {
    const html = readFileSync(`${root}dist/${path}index.html`, 'utf8');
    const texts = html
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
      .split(/<[^>]*>/)
      .map((text) => text.trim());
    for (const bad of ['undefined', 'NaN', '[object Object]']) expect(texts).not.toContain(bad);
  }
});
