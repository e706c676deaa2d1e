/** Makes the books of the built handbook: the e-book, and in print the student's book, or with `all` every edition of it. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Handbook, labsInOrder, readHandbook } from '../document/handbook.ts';
import { launchChromium } from '../print/chromium.ts';
import type { Paper } from '../print/paper.ts';
import { type PrintedBook, printBook } from '../print/printer.ts';
import { serve } from '../print/serve.ts';
import { broken, type CheckedBook, checkPdfUa, uaReport } from '../print/ua/report.ts';
import { allVolumes, bookFile, studentVolume, type Volume } from '../print/volumes.ts';
import type { DocumentDescription } from '../print/xmp.ts';
import { type BookSource, type Imprint, imprintOf, kilobytes, secondsSince, writeBook } from './book-file.ts';
import { epubName, makeEpubFile } from './epub-file.ts';
import { cacheFolder } from './root.ts';
import { distFolder, printFolder } from './site-build.ts';
import { writeSiteState } from './site-state.ts';

export const bookName = basename(bookFile);

export interface BookRequest extends BookSource {
  readonly paper: Paper;
  /** Every lab by itself, the instructor's edition and the answer key as well. */
  readonly all?: boolean;
  /** Print with the packaged Chromium alone, for a release. */
  readonly pinned?: boolean;
}

/** What a program can check of the tags of all that was printed. It tells of the answer key too, so it is not published. */
export const accessFile = 'private/pdf-ua.md';

/** What every volume says of itself, but for its name and title. */
function describe(
  handbook: Handbook,
  { date, creator }: Imprint,
  browser: Browser,
): Omit<DocumentDescription, 'work' | 'title'> {
  return {
    authors: handbook.authors,
    language: handbook.language,
    ...(handbook.subtitle ? { subject: handbook.subtitle } : {}),
    ...(handbook.licence ? { rights: handbook.licence } : {}),
    date,
    creator,
    producer: `${creator}, Chromium ${browser.version()}`,
  };
}

/** Prints volumes one after the other; what the first one numbers, the others name. */
async function printVolumes(
  browser: Browser,
  url: string,
  volumes: readonly Volume[],
  handbook: Handbook,
  request: BookRequest,
): Promise<void> {
  const { root, paper, log } = request;
  const imprint = imprintOf(handbook, request);
  const description = describe(handbook, imprint, browser);
  let student: PrintedBook | undefined;
  const checked: CheckedBook[] = [];
  for (const { file, title, edition } of volumes) {
    const started = performance.now();
    const known = edition.name === 'key' ? student?.folios : undefined;
    const printed = await printBook(browser, {
      url,
      paper,
      edition,
      texts: imprint.texts,
      read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
      ...(known ? { known } : {}),
      description: { ...description, title, work: `${handbook.id}/${basename(file)}` },
    });
    student ??= printed;
    await writeBook(root, file, printed.bytes);
    checked.push({ file, title, pages: printed.pages, checks: await checkPdfUa(printed.bytes) });
    const passes = printed.passes === 1 ? '1 pass' : `${printed.passes} passes`;
    log(
      `Printed ${file}: ${printed.pages} pages, ${kilobytes(printed.bytes)}, ${passes}, in ${secondsSince(started)}.`,
    );
  }
  await writeBook(root, accessFile, uaReport(checked));
  const failing = checked.flatMap(({ file, checks }) => (broken(checks).length > 0 ? [file] : []));
  log(
    failing.length === 0
      ? `Every check of PDF/UA-1 that a program can make holds; ${accessFile} tells them, and what they leave open.`
      : `Not every check of PDF/UA-1 holds in ${failing.join(', ')}: see ${accessFile}.`,
  );
}

/**
 * Makes the books of the site in `dist`: the e-book first, which a machine without a browser can have all the same.
 * @throws LabwrightError `epub/*`, `print/*`.
 */
export async function makeBook(request: BookRequest): Promise<void> {
  const { root, state, paper, environment, log, all = false, pinned = false } = request;
  const handbook = readHandbook(root);
  await makeEpubFile(request);
  if (handbook.site === undefined)
    log('The book has no QR codes to its instruments: handbook.yaml names no site. Add site: with its address.');
  const volumes = all
    ? allVolumes(
        handbook,
        labsInOrder(handbook).filter(({ id }) => !state.withheld.includes(id)),
      )
    : [studentVolume(handbook)];
  const server = await serve({
    roots: [distFolder(root), { folder: printFolder(root), at: '/print/' }],
    base: state.base,
    port: 0,
  });
  try {
    const browser = await launchChromium({ cacheDir: cacheFolder(root), pinned, log, environment });
    try {
      await printVolumes(browser, `${server.url}print/`, volumes, handbook, request);
      await writeSiteState(root, { ...state, book: paper });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** Makes the books only when `dist` has not got them, on this paper and from this build. */
export async function ensureBook(request: BookRequest): Promise<void> {
  const made = [bookName, epubName].every((name) => existsSync(join(distFolder(request.root), name)));
  if (made && request.state.book === request.paper) request.log(`The book in dist/${bookName} is up to date.`);
  else await makeBook(request);
}
