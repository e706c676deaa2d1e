import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { evaluate } from 'labwright/simulation';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { compileChart, livingChart } from '../../../src/lib/labwright/figure/compile.ts';
import { chartInputs } from '../../../src/lib/labwright/figure/data.ts';
import { drawFigure } from '../../../src/lib/labwright/figure/draw.ts';
import { chartsModule } from '../../../src/lib/labwright/figure/program.ts';
import { launchChromium } from '../../../src/lib/labwright/print/chromium.ts';
import { leak } from './fixture.ts';

/** The page's policy, without the hashes that its shell needs. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'";
const styles = `@font-face { font-family: 'Inter Variable'; src: url(/inter.woff2); font-weight: 100 900 }
  body { background: rgb(250, 250, 240); --lw-ink: rgb(1, 2, 3); --lw-guess: rgb(4, 5, 6) }`;
const font = fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'));

const charts = Object.fromEntries(
  Object.keys(leak.charts).map((name) => [
    name,
    { wide: livingChart(leak, name, 'wide'), narrow: livingChart(leak, name, 'narrow') },
  ]),
);

let browser: Browser;
let page: Page;
const violations: string[] = [];

beforeAll(async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('browser-side.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const cacheDir = fileURLToPath(new URL('../../../.cache/labwright', import.meta.url));
  browser = await launchChromium({ cacheDir, log: () => undefined });
  page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  page.on('console', (message) => message.type() === 'error' && violations.push(message.text()));
  page.on('pageerror', (error) => violations.push(error.message));
  const html = [
    '<!doctype html><title>chart</title>',
    '<link rel="stylesheet" href="/styles.css"><script type="module" src="/browser-side.js"></script>',
    '<p id="finding">It leaks.</p><main></main>',
  ].join('');
  const files: Record<string, { contentType: string; body?: string; path?: string }> = {
    '/': { contentType: 'text/html', body: html },
    '/favicon.ico': { contentType: 'image/x-icon', body: '' },
    '/styles.css': { contentType: 'text/css', body: styles },
    '/inter.woff2': { contentType: 'font/woff2', path: font },
    '/charts.js': { contentType: 'text/javascript', body: chartsModule(charts) },
    '/browser-side.js': { contentType: 'text/javascript', body: bundle.outputFiles[0]!.text },
  };
  await page.route('http://localhost/**', (route) =>
    route.fulfill({
      ...files[new URL(route.request().url()).pathname]!,
      headers: { 'content-security-policy': policy },
    }),
  );
}, 120_000);
afterAll(() => browser.close());
beforeEach(async () => {
  violations.length = 0;
  await page.goto('http://localhost/');
});

const guesses = { timeline: { guess: 16, truth: 8 }, bars: { guess: 0.3, truth: 0.2 }, cost: { guess: 8, truth: 6.3 } };

describe.each(['timeline', 'bars', 'cost'] as const)('the live chart "%s"', (chart) => {
  test.each(['wide', 'narrow'] as const)('stands where the build drew it: %s', async (variant) => {
    const compiled = compileChart(leak, chart, variant);
    const results = [evaluate(leak), evaluate(leak, { week: 20, limit: 0.3, repairCost: 60 })];
    const options = { ...guesses[chart], labelledBy: 'finding' };
    const drawings = await Promise.all(results.map((result) => drawFigure(leak, chart, result, variant, options)));
    const inputs = results.map((result) => chartInputs(compiled, result, options));
    const seen = await page.evaluate((scene) => figureTests.bringAlive(scene), { chart, variant, drawings, inputs });
    expect(seen.first).toEqual(seen.built[0]);
    expect(seen.later).toEqual(seen.built[1]);
    expect(seen.first).not.toEqual(seen.later);
    expect(seen.after).toEqual(seen.before);
    expect(seen.named).toBe(0);
    expect(seen.drawingsInHost).toBe(1);
    expect(violations).toEqual([]);
  });
});

test('a figure is saved with its colours resolved, as SVG and as PNG in its own font', async () => {
  const drawing = await drawFigure(leak, 'timeline', evaluate(leak), 'wide', { guess: 16 });
  const saved = await page.evaluate((svg) => figureTests.save(svg), drawing);
  expect(saved.svg).toContain('fill="rgb(250, 250, 240)"');
  expect(saved.svg).toContain('fill="rgb(4, 5, 6)"');
  expect(saved.svg).not.toContain('var(');
  const { width, height } = compileChart(leak, 'timeline', 'wide');
  const picture = sharp(Buffer.from(saved.png));
  // A margin of 12 px on each side, and two pixels for each px.
  expect(await picture.metadata()).toMatchObject({ width: 2 * (width + 24), height: 2 * (height + 24), format: 'png' });
  expect(violations).toEqual([]);
});
