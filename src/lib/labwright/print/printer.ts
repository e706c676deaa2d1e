/**
 * Prints the one `/print/` page of a handbook to a PDF: open, check that nothing is missing, print, finish.
 *
 * The page stays open between `openPrintPage` and the last `printPass`, so that page numbers read from a first pass
 * can be written into its references before a second.
 */
import type { Browser, Page } from 'playwright-core';
import type { ReadSource } from '../document/place-in.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { arrangePage, type Edition, fillPage } from './arrange.ts';
import { blockWidth, checkPrintPage } from './checks.ts';
import { frontPages } from './page-plan.ts';
import { type Paper, pageRules, textBlock } from './paper.ts';
import { printUntilStable } from './passes.ts';
import type { DocumentDescription } from './xmp.ts';
import { makeReadable } from './readable.ts';
import { finishPdf, type FinishedPdf } from './finish-pdf.ts';

export interface PrintRequest {
  /** Address of the print page on a running server. */
  readonly url: string;
  readonly paper: Paper;
  readonly description: DocumentDescription;
  /** What is cut out of the page; the whole page when left out. */
  readonly edition?: Edition;
  /** What the book says of itself: date, build. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Sources of the chapters, where a message finds its line. */
  readonly read?: ReadSource;
  /** Folios of what stands in another volume, by id. */
  readonly known?: Readonly<Record<string, string>>;
}

export interface PrintedBook extends FinishedPdf {
  readonly passes: number;
  /** Folio of everything that a list or another volume names, by id. */
  readonly folios: Readonly<Record<string, string>>;
}

/** A book of hundreds of charts takes Chromium half a minute on a slow machine. */
const patience = 300_000;

/** Sets the paper without touching the page's own rules; a constructed style sheet is allowed under any policy. */
async function setPaper(page: Page, paper: Paper): Promise<void> {
  await page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, pageRules(paper));
}

/** Waits for pictures and fonts; returns what could not be loaded. Fonts of margin boxes load only when asked for. */
async function settle(page: Page): Promise<{ pictures: string[]; fonts: string[] }> {
  return page.evaluate(async () => {
    const pictures = [...document.images].map(async (image) => {
      image.loading = 'eager';
      return image.decode().then(
        () => [],
        () => [image.currentSrc || image.src],
      );
    });
    const fonts = [...document.fonts].map((face) =>
      face.load().then(
        () => [],
        () => [`${face.family} ${face.weight} ${face.style}`],
      ),
    );
    await document.fonts.ready;
    const missing = { pictures: (await Promise.all(pictures)).flat(), fonts: (await Promise.all(fonts)).flat() };
    // A lazy picture that was just made eager holds the printer up for 2 s unless a frame has passed.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return missing;
  });
}

function missing(what: string, names: readonly string[]): Problem[] {
  return [...new Set(names)].map((name) => ({
    rule: 'print/missing',
    wrong: `The print page cannot load the ${what} "${name}".`,
    instead: 'Check its address, build again, then print.',
  }));
}

/**
 * Opens the print page on the given paper and waits until everything in it is there.
 * @throws LabwrightError `print/page` when it does not answer, `print/missing` when a picture, font or file is missing.
 */
export async function openPrintPage(browser: Browser, url: string, paper: Paper): Promise<Page> {
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(patience);
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.url()));
    page.on('response', (response) => {
      if (response.status() >= 400 && response.url() !== url) failed.push(response.url());
    });
    // As wide as the text block, so that what sticks out of it can be seen before it is printed.
    await page.setViewportSize({ width: blockWidth, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'light', reducedMotion: 'reduce' });
    const response = await page.goto(url, { waitUntil: 'load' });
    if (!response?.ok()) {
      throw new LabwrightError({
        rule: 'print/page',
        wrong: `The print page ${url} answers ${response?.status() ?? 'nothing'}.`,
        instead: 'Build the handbook again: `npm run build`.',
      });
    }
    await setPaper(page, paper);
    const { pictures, fonts } = await settle(page);
    const files = failed.filter((address) => !pictures.includes(address));
    const problems = [...missing('picture', pictures), ...missing('font', fonts), ...missing('file', files)];
    if (problems.length > 0) throw new LabwrightError(problems);
    return page;
  } catch (error) {
    await page.close();
    throw error;
  }
}

/**
 * Prints an edition of a handbook's print page.
 * @throws LabwrightError `print/*`, as `openPrintPage`, `checkPrintPage` and `printUntilStable` do.
 */
export async function printBook(browser: Browser, request: PrintRequest): Promise<PrintedBook> {
  const { url, paper, description, edition, texts, known, read = () => undefined } = request;
  const page = await openPrintPage(browser, url, paper);
  try {
    if (edition) await page.evaluate(arrangePage, edition);
    if (texts) await page.evaluate(fillPage, texts);
    await page.evaluate(makeReadable);
    await checkPrintPage(page, paper, read);
    const { pdf, survey, plan, spots, passes } = await printUntilStable(page, paper, known);
    const front = frontPages(survey, (id) => spots.get(id)?.page);
    const finished = await finishPdf(pdf, description, { ...survey, front, block: textBlock(paper) });
    return { ...finished, passes, folios: plan.folios };
  } finally {
    await page.close();
  }
}
