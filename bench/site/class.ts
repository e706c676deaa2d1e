/** `npm run bench -- class`: how long the class page takes over the ledgers of a course, and whether it freezes meanwhile. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { root } from '../../scripts/install.mjs';
import { cacheFolder } from '../../src/lib/labwright/cli/root.ts';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { serve } from '../../src/lib/labwright/print/serve.ts';
import { madeFile, openCatalogue } from '../../tests/helpers/ledgers.ts';
import { benchFolder } from '../speed/handbooks.ts';
import { writeHandbook } from '../handbook/index.ts';
import { commandLine, runNode } from '../speed/run-node.ts';
import { atMost, type Report, type Row } from '../speed/rows.ts';

export const classGoals = [
  { ledgers: 200, seconds: 2 },
  { ledgers: 2000, seconds: 15 },
] as const;
export const longestFrame = 200;

export interface Painted {
  readonly ledgers: number;
  /** From the choice of the files to the last of them on the screen. */
  readonly seconds: number;
  /** Milliseconds of processor of the page's main thread. */
  readonly work: number;
  /** Milliseconds of the longest time without a frame. */
  readonly frame: number;
}

export function classRows(painted: readonly Painted[]): Row[] {
  return painted.flatMap(({ ledgers, seconds, work, frame }): Row[] => {
    const goal = classGoals.find((each) => each.ledgers === ledgers);
    return [
      {
        what: `${ledgers} ledgers: seconds until painted`,
        ours: seconds,
        ...(goal ? { goal: `under ${goal.seconds}`, met: atMost(seconds, goal.seconds) } : {}),
      },
      { what: `${ledgers} ledgers: seconds of processor in the page`, ours: work / 1000 },
      {
        what: `${ledgers} ledgers: ms of the longest frame`,
        ours: frame,
        goal: `at most ${longestFrame}`,
        met: atMost(frame, longestFrame),
      },
    ];
  });
}

async function paint(browser: Browser, url: string, paths: readonly string[]): Promise<Painted> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    const session = await context.newCDPSession(page);
    await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' }).catch(() => undefined);
    await session.send('Performance.enable');
    const tasks = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    };
    await page.evaluate(() => {
      const record = { start: 0, painted: 0, frame: 0 };
      Object.assign(window, { pace: record });
      let last = 0;
      const frame = (now: number): void => {
        if (record.start > 0) record.frame = Math.max(record.frame, now - Math.max(last, record.start));
        last = now;
        if (record.painted === 0) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      document
        .querySelector('[data-files]')!
        .addEventListener('change', () => (record.start = performance.now()), { capture: true });
      const whole = document.querySelector('lab-class')!;
      new MutationObserver(() => {
        if (whole.hasAttribute('data-done') && record.painted === 0)
          requestAnimationFrame(() => requestAnimationFrame((now) => (record.painted = now)));
      }).observe(whole, { attributes: true });
    });
    const before = await tasks();
    await page.locator('[data-files]').setInputFiles([...paths], { timeout: 120_000 });
    await page.waitForFunction(() => (window as unknown as { pace: { painted: number } }).pace.painted > 0, undefined, {
      timeout: 180_000,
    });
    const work = (await tasks()) - before;
    const said = await page.locator('[data-said]').innerText();
    if (said !== `${paths.length.toLocaleString('en')} ledgers read.` && said !== `${paths.length} ledgers read.`)
      throw new Error(`The class page says "${said}" of ${paths.length} ledgers.`);
    const { start, painted, frame } = await page.evaluate(
      () => (window as unknown as { pace: { start: number; painted: number; frame: number } }).pace,
    );
    return { ledgers: paths.length, seconds: (painted - start) / 1000, work, frame };
  } finally {
    await context.close();
  }
}

export async function benchClass(): Promise<Report> {
  const folder = join(benchFolder, 'class');
  console.log('Building a handbook of 10 labs.');
  mkdirSync(folder, { recursive: true });
  writeHandbook(folder, 10, 'dense');
  await runNode([commandLine, 'build'], folder);
  const { catalogue, truths } = await openCatalogue(folder);
  const reader = { handbook: catalogue.handbook.id, labs: catalogue.labs, truths };
  const files = mkdtempSync(join(tmpdir(), 'ledgers-'));
  const most = Math.max(...classGoals.map(({ ledgers }) => ledgers));
  const paths = Array.from({ length: most }, (_, seed) => {
    const path = join(files, `reader-${seed}.json`);
    writeFileSync(path, madeFile({ ...reader, seed }));
    return path;
  });
  const server = await serve({ roots: [join(folder, 'dist')], port: 0 });
  const browser = await launchChromium({ cacheDir: cacheFolder(root), pinned: true, log: () => undefined });
  try {
    const url = `${server.url}class/`;
    // The first of a browser waits for what later ones have.
    await paint(browser, url, paths.slice(0, 40));
    const painted: Painted[] = [];
    for (const { ledgers } of classGoals) painted.push(await paint(browser, url, paths.slice(0, ledgers)));
    return { name: 'class', setting: { labs: 10 }, rows: classRows(painted) };
  } finally {
    await browser.close();
    await server.close();
    rmSync(files, { recursive: true });
  }
}
