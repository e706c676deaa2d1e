/** Our side: what `labwright pdf` does for the student's book, from opening the page to the finished bytes. */
import type { Browser } from 'playwright-core';
import { printBook } from '../../src/lib/labwright/print/printer.ts';
import { countProcessor } from './memory.ts';
import type { Printed } from './measurement.ts';
import type { PrintJob } from './site.ts';

interface Pass {
  readonly from: number;
  readonly to: number;
}

/** Notes when Chromium prints, without touching how. */
function watchPasses(browser: Browser): Pass[] {
  const passes: Pass[] = [];
  const newPage = browser.newPage.bind(browser);
  browser.newPage = async (options) => {
    const page = await newPage(options);
    const pdf = page.pdf.bind(page);
    page.pdf = async (settings) => {
      const from = performance.now();
      const printed = await pdf(settings);
      passes.push({ from, to: performance.now() });
      return printed;
    };
    return page;
  };
  return passes;
}

const inSeconds = (milliseconds: number): number => milliseconds / 1000;

/**
 * Prints the student's book. A third pass costs from the second pass's start to its own: print, read where everything
 * lies, write the numbers in.
 */
export async function printOurs(browser: Browser, job: PrintJob): Promise<Printed> {
  const passes = watchPasses(browser);
  const { url, edition, texts, description } = job;
  const processor = countProcessor();
  const started = performance.now();
  const printed = await printBook(browser, { url, paper: 'a4', edition, texts, description });
  const ended = performance.now();
  const spent = processor();
  const [first, second, third] = passes;
  const thirdPass = second && third ? third.from - second.from : 0;
  const counted = second && third ? [first!, third] : passes;
  const inChromium = counted.reduce((sum, { from, to }) => sum + to - from, 0);
  const opening = first!.from - started;
  return {
    pdf: printed.bytes,
    pages: printed.pages,
    seconds: inSeconds(ended - started - thirdPass),
    processor: spent,
    passes: printed.passes,
    thirdPass: inSeconds(thirdPass),
    stages: {
      'open and check the page': inSeconds(opening),
      'print, in Chromium': inSeconds(inChromium),
      'read, number and finish': inSeconds(ended - started - thirdPass - opening - inChromium),
    },
    chromium: browser.version(),
  };
}
