/** Paged.js: the same page in the same Chromium, laid out by its polyfill, then printed. */
import type { Browser } from 'playwright-core';
import { arrangePage, fillPage } from '../../src/lib/labwright/print/arrange.ts';
import { readSpots } from '../../src/lib/labwright/print/destinations.ts';
import { pageRules } from '../../src/lib/labwright/print/paper.ts';
import { countProcessor } from './memory.ts';
import type { Printed } from './measurement.ts';
import { simplifyStyles } from './paged-styles.ts';
import { pagedAt, type PrintJob } from './site.ts';

/** What Paged.js puts on the window. */
interface PagedWindow {
  PagedConfig?: { auto: boolean };
  PagedPolyfill: { preview(): Promise<{ total: number }> };
}

/** Paged.js reads style sheets of the document, so the paper is given in one; its own styles need the policy out of the way. */
export async function printPaged(browser: Browser, job: PrintJob): Promise<Printed> {
  const processor = countProcessor();
  const started = performance.now();
  const page = await browser.newPage({ bypassCSP: true });
  await page.emulateMedia({ media: 'print', colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(job.url, { waitUntil: 'load', timeout: 300_000 });
  await page.addStyleTag({ content: pageRules('a4') });
  await page.evaluate(arrangePage, job.edition);
  await page.evaluate(fillPage, job.texts);
  await page.evaluate(simplifyStyles);
  await page.evaluate(() => {
    (window as unknown as PagedWindow).PagedConfig = { auto: false };
  });
  await page.addScriptTag({ url: `${job.server.url}${pagedAt}paged.polyfill.js` });
  const opened = performance.now();
  await page.evaluate(() => (window as unknown as PagedWindow).PagedPolyfill.preview().then(({ total }) => total));
  const laidOut = performance.now();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  const ended = performance.now();
  const spent = processor();
  const { pages } = await readSpots(pdf);
  return {
    pdf,
    pages,
    seconds: (ended - started) / 1000,
    processor: spent,
    passes: 1,
    thirdPass: 0,
    stages: {
      'open the page': (opened - started) / 1000,
      'lay out, in Paged.js': (laidOut - opened) / 1000,
      'print, in Chromium': (ended - laidOut) / 1000,
    },
    chromium: browser.version(),
  };
}
