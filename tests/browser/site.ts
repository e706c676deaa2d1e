/** The built handbook, served with its policy, in the pinned Chromium. */
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { type RunningServer, serve } from '../../src/lib/labwright/print/serve.ts';

export const root = new URL('../../', import.meta.url).pathname;
export const labPath = 'operations/silent-degradation/';

/** Where a visit begins, and what is done to its page before that. */
interface Opening {
  readonly path?: string;
  readonly before?: (page: Page) => Promise<unknown>;
}

/** Opens a server and a browser for one test file. */
export function useSite(): {
  open(options?: BrowserContextOptions & Opening): Promise<Visit>;
  url(): string;
} {
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await serve({ roots: [`${root}dist`], port: 0 });
    browser = await launchChromium({ cacheDir: `${root}.cache/labwright`, pinned: true, log: () => {} });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    url: () => server.url,
    async open({ path = labPath, before, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const visit = new Visit(context, await context.newPage(), server.url);
      await visit.prepare();
      await before?.(visit.page);
      await visit.goto(path);
      return visit;
    },
  };
}

interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: string[];
}

/** One reader's visit: the page, what it complained of, and how much it moved. */
export class Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: string[] = [];
  readonly requests: string[] = [];
  readonly #url: string;

  constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    this.#url = url;
  }

  async prepare(): Promise<void> {
    this.page.on('pageerror', (error) => this.problems.push(`page error: ${error.message}`));
    this.page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.problems.push(`console ${message.type()}: ${message.text()}`);
    });
    this.page.on('request', (request) => this.requests.push(request.url()));
    await this.page.addInitScript(() => {
      const record = { shifts: [] as unknown[], violations: [] as string[] };
      Object.assign(window, { labwrightTest: record });
      document.addEventListener('securitypolicyviolation', (event) =>
        record.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
      );
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources?: { node?: Node }[];
        }[]) {
          const sources = (entry.sources ?? []).map(({ node }) =>
            node instanceof Element ? `${node.tagName}.${node.className}` : (node?.nodeName ?? ''),
          );
          record.shifts.push({ value: entry.value, hadRecentInput: entry.hadRecentInput, sources });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.#url + path, { waitUntil: 'networkidle' });
  }

  /**
   * What has moved by itself since the page was opened; nothing where it comes to 0.000, as a layout shift is told.
   * Less than that is a word nudged along its line when its typeface arrives after the first paint, as on a busy machine.
   */
  async shifts(): Promise<Shift[]> {
    const shifts = await this.page.evaluate(
      () => (window as unknown as { labwrightTest: { shifts: Shift[] } }).labwrightTest.shifts,
    );
    const unasked = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
    return unasked.reduce((sum, { value }) => sum + value, 0) < 0.0005 ? [] : unasked;
  }

  /** Everything the policy refused. */
  violations(): Promise<string[]> {
    return this.page.evaluate(
      () => (window as unknown as { labwrightTest: { violations: string[] } }).labwrightTest.violations,
    );
  }

  /** Commits a number in a prediction. */
  async commit(question: string, value: number): Promise<void> {
    const predict = this.page.locator(`lab-predict[data-question="${question}"]`);
    await predict.locator('input[name="value"]').fill(String(value));
    await predict.getByRole('button', { name: 'Commit' }).click();
  }

  /** Moves a slider to a value, as a finished drag. */
  async move(instrument: string, parameter: string, value: number): Promise<void> {
    const slider = this.page.locator(`#${instrument}-${parameter}`);
    await slider.evaluate((element, next) => {
      (element as HTMLInputElement).value = String(next);
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }, value);
    await this.page.locator(`#${instrument}[data-live]`).waitFor();
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** The text a reader can see in an element: nothing hidden, nothing in a closed disclosure. */
  visibleText(selector: string): Promise<string> {
    return this.page.locator(selector).innerText();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
