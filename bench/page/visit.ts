/** Visits of a page with an empty cache, throttled or not, and what is measured in them. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pageParts } from '../handbook/page-lab.ts';
import { type TraceEvent, workBetween } from './work.ts';

export interface Throttle {
  readonly processor: number;
  /** Bits a second; undefined for as fast as the machine is. */
  readonly bits?: number;
  readonly latency?: number;
}

/** A slow phone on a slow net, as Lighthouse simulates it. */
export const slowPhone: Throttle = { processor: 4, bits: 1_600_000, latency: 150 };

interface Visiting {
  readonly throttle?: Throttle;
  /** Of the window, in px. */
  readonly height?: number;
  readonly javaScript?: boolean;
  /** Whether the page may fetch ahead in idle time what only a move needs. */
  readonly ahead?: boolean;
}

async function visiting<T>(
  browser: Browser,
  { throttle, height = 900, javaScript = true, ahead = false }: Visiting,
  look: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({
    viewport: { width: 1280, height },
    serviceWorkers: 'block',
    javaScriptEnabled: javaScript,
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (throttle?.bits !== undefined) {
      const bytes = throttle.bits / 8;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: throttle.latency ?? 0,
        downloadThroughput: bytes,
        uploadThroughput: bytes,
      });
    }
    if (throttle) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle.processor });
    if (!ahead && javaScript) {
      // A reader who is quicker than the idle time finds nothing fetched.
      await page.addInitScript(() => {
        Object.assign(window, { requestIdleCallback: () => 0, cancelIdleCallback: () => undefined });
      });
    }
    return await look(page, context);
  } finally {
    await context.close();
  }
}

export interface Fetched {
  readonly document: number;
  readonly stylesheet: number;
  readonly script: number;
}

/** Compressed bytes by kind; fonts and pictures apart. */
export function bytesOf(
  browser: Browser,
  url: string,
  sizeOf: (address: string) => number,
  ahead: boolean,
): Promise<Fetched> {
  return visiting(browser, { ahead }, async (page) => {
    const fetched: Record<string, number> = { document: 0, stylesheet: 0, script: 0 };
    const seen = new Set<string>();
    page.on('request', (request) => {
      const kind = request.resourceType();
      if (seen.has(request.url()) || !(kind in fetched)) return;
      seen.add(request.url());
      fetched[kind]! += sizeOf(request.url());
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(1000);
    return fetched as unknown as Fetched;
  });
}

/** A drawing of some size that has lines in it, and no icon. */
const chart = `(() => [...document.querySelectorAll('svg')].some((svg) => {
  const { width, height } = svg.getBoundingClientRect();
  return width > 200 && height > 100 && svg.querySelector('path[d]') !== null;
}))()`;

/** Milliseconds from asking for a page until its first chart is painted. */
export function firstChart(browser: Browser, url: string, javaScript: boolean): Promise<number> {
  return visiting(browser, { throttle: slowPhone, javaScript }, async (page) => {
    void page.goto(url, { waitUntil: 'commit' }).catch(() => undefined);
    // Frames are asked for from outside, since a page without JavaScript has no script that could.
    const until = Date.now() + 60_000;
    for (;;) {
      if (Date.now() > until) throw new Error(`There is no chart on ${url} after a minute.`);
      const seen = await page
        .evaluate(`${chart} && performance.getEntriesByName('first-contentful-paint').length > 0`)
        .catch(() => false);
      if (seen === true) break;
      await new Promise((wait) => setTimeout(wait, 5));
    }
    return (await page.evaluate('performance.now()')) as number;
  });
}

/** Milliseconds from the first move of a slider, nothing fetched ahead, until a chart has changed. */
export function firstMove(browser: Browser, url: string, ready: string): Promise<number> {
  return visiting(browser, { throttle: slowPhone }, async (page) => {
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(ready);
    return page.evaluate(
      ({ slider, figure }) =>
        new Promise<number>((settle, fail) => {
          const input = document.querySelector<HTMLInputElement>(slider)!;
          const host = document.querySelector(figure)!;
          const line = (): string | null | undefined =>
            host.querySelector('.chart-wide .mark-line path')?.getAttribute('d');
          const [before, start] = [line(), performance.now()];
          const look = (): void => {
            const now = line();
            if (now !== undefined && now !== before) requestAnimationFrame(() => settle(performance.now() - start));
            else if (performance.now() - start > 60_000) fail(new Error('No chart has changed in a minute.'));
            else requestAnimationFrame(look);
          };
          input.value = '500';
          input.dispatchEvent(new Event('input', { bubbles: true }));
          look();
        }),
      { slider: `#${pageParts.instrument}-filling`, figure: `#${pageParts.figures[0]}` },
    );
  });
}

/** Milliseconds of main-thread work for each of so many moves of the two sliders in turn, all charts drawn before. */
export function movesOf(
  browser: Browser,
  url: string,
  ready: string,
  { processor, height, moves }: { readonly processor: number; readonly height: number; readonly moves: number },
): Promise<number[]> {
  return visiting(browser, { ahead: true, height }, async (page, context) => {
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(ready);
    const drive = (count: number) =>
      page.evaluate(
        async ({ sliders, count: many }) => {
          const inputs = sliders.map((id) => document.querySelector<HTMLInputElement>(id)!);
          const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
          for (let move = 0; move <= many; move++) {
            performance.mark('bench-move');
            if (move === many) break;
            const input = inputs[move % inputs.length]!;
            const [min, max] = [Number(input.min), Number(input.max)];
            // Steps that visit the range without repeating the one before.
            input.value = String(Math.round(min + ((move * 0.381966) % 1) * (max - min)));
            input.dispatchEvent(new Event('input', { bubbles: true }));
            for (let waited = 0; waited < 4; waited++) await frame();
          }
        },
        { sliders: pageParts.sliders.map((name) => `#${pageParts.instrument}-${name}`), count },
      );
    await drive(20);
    await page.waitForTimeout(1500);
    await drive(20);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: processor });
    await browser.startTracing(page, {
      categories: ['blink.user_timing', 'devtools.timeline', 'v8', 'disabled-by-default-devtools.timeline'],
    });
    await drive(moves);
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    return workBetween(trace.traceEvents, 'bench-move');
  });
}
