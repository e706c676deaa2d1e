/** After one visit the whole site works with no network; a newer edition is offered, and waits. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { type RunningServer, serve } from '../../src/lib/labwright/print/serve.ts';
import { labPath, root } from './site.ts';

let folder: string;
let server: RunningServer;
let browser: Browser;
let site: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'labwright-offline-'));
  cpSync(`${root}dist`, folder, { recursive: true });
  server = await serve({ roots: [folder], port: 0 });
  site = server.url;
  browser = await launchChromium({ cacheDir: `${root}.cache/labwright`, pinned: true, log: () => {} });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One visit, and the moment at which everything is kept. */
async function visited(path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site}${path}?keep-offline`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  return page;
}

test('with the network off, labs, instruments, search and the ledger work', async () => {
  const page = await visited('');
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.context().setOffline(true);
  await server.close();

  await page.goto(`${site}${labPath}?drift.week=9`);
  const predict = page.locator('lab-predict[data-question="first-alarm"]');
  await predict.locator('input[name="value"]').fill('5');
  await predict.getByRole('button', { name: 'Commit' }).click();
  await page.locator('#drift-week').fill('12');
  await page.locator('#drift[data-live]').waitFor();
  await page.waitForFunction(() => document.querySelector('#drift [data-finding]')?.textContent?.includes('12'));

  await page.goto(`${site}ledger/`);
  await page.getByText('first-alarm').or(page.getByText('In which week')).first().waitFor();
  await page.keyboard.press('Control+k');
  await page.locator('dialog input').fill('retraining');
  await page.locator('.pagefind-ui__result').first().waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
  server = await serve({ roots: [folder], port: Number(new URL(site).port) });
});

test('a newer edition is offered, changes nothing by itself, and leaves the ledger as it is', async () => {
  const page = await visited(labPath);
  const predict = page.locator('lab-predict[data-question="first-alarm"]');
  await predict.locator('input[name="value"]').fill('5');
  await predict.getByRole('button', { name: 'Commit' }).click();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('first-alarm');

  const about = readFileSync(join(folder, 'about/index.html'), 'utf8');
  writeFileSync(join(folder, 'about/index.html'), about.replace('</title>', ' (second edition)</title>'));
  const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
  const renewed = worker.replace(/(about\/[`"],\s*"?revision"?:\s*[`"])[0-9a-f]{4}/, '$10000');
  expect(renewed).not.toBe(worker);
  writeFileSync(join(folder, 'service-worker.js'), renewed);

  await page.reload();
  const notice = page.locator('[data-new-edition]');
  await notice.waitFor();
  expect(await notice.innerText()).toContain('A newer edition of this handbook is here.');
  await page.goto(`${site}about/?keep-offline`);
  expect(await page.title()).not.toContain('second edition');
  await notice.waitFor();
  await notice.getByRole('button').click();
  await page.waitForFunction(() => document.title.includes('second edition'));
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe(kept);
  await page.context().close();
});

test('a preview on one’s own machine keeps nothing', async () => {
  const preview = await serve({ roots: [folder], port: 0 });
  const page = await (await browser.newContext()).newPage();
  await page.goto(preview.url);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  await page.context().close();
  await preview.close();
});
