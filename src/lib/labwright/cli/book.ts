/** Prints the built handbook: the student's book, or with `all` every edition of it. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type Handbook, handbookFile, labsInOrder, readHandbook } from '../document/handbook.ts';
import { launchChromium } from '../print/chromium.ts';
import { dateInWords, sourceDate } from '../print/dates.ts';
import type { Paper } from '../print/paper.ts';
import type { DocumentDescription } from '../print/pdf-metadata.ts';
import { type PrintedBook, printBook } from '../print/printer.ts';
import { serve } from '../print/serve.ts';
import { allVolumes, bookFile, studentVolume, type Volume } from '../print/volumes.ts';
import { cacheFolder } from './root.ts';
import { distFolder, printFolder } from './site-build.ts';
import { writeSiteState, type SiteState } from './site-state.ts';
import { labwrightVersion } from './version.ts';

export const bookName = basename(bookFile);

export interface BookRequest {
  readonly root: string;
  readonly state: SiteState;
  readonly paper: Paper;
  /** Every lab by itself, the instructor's edition and the answer key as well. */
  readonly all?: boolean;
  /** Print with the packaged Chromium alone, for a release. */
  readonly pinned?: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

/** The file is complete or it is the one before: written beside, then renamed. */
async function writeVolume(root: string, file: string, bytes: Uint8Array): Promise<void> {
  const target = join(root, file);
  const partial = join(cacheFolder(root), `${basename(file)}.${process.pid}`);
  await mkdir(dirname(target), { recursive: true });
  try {
    await writeFile(partial, bytes);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
}

/** What every volume says of itself, but for its title. */
function describe(handbook: Handbook, date: Date, browser: Browser): Omit<DocumentDescription, 'title'> {
  const labwright = `Labwright ${labwrightVersion()}`;
  return {
    authors: handbook.authors,
    language: handbook.language,
    ...(handbook.subtitle ? { subject: handbook.subtitle } : {}),
    date,
    creator: labwright,
    producer: `${labwright}, Chromium ${browser.version()}`,
  };
}

/** Prints volumes one after the other; what the first one numbers, the others name. */
async function printVolumes(
  browser: Browser,
  url: string,
  volumes: readonly Volume[],
  { root, state, paper, environment, log }: BookRequest,
): Promise<void> {
  const handbook = readHandbook(root);
  const date = sourceDate(root, join(root, handbookFile), environment);
  const description = describe(handbook, date, browser);
  const texts = {
    date: dateInWords(date, handbook.language),
    build: state.sources.slice(0, 10),
    creator: description.creator,
  };
  let student: PrintedBook | undefined;
  for (const { file, title, edition } of volumes) {
    const started = performance.now();
    const known = edition.name === 'key' ? student?.folios : undefined;
    const printed = await printBook(browser, {
      url,
      paper,
      edition,
      texts,
      read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
      ...(known ? { known } : {}),
      description: { ...description, title },
    });
    student ??= printed;
    await writeVolume(root, file, printed.bytes);
    const size = `${Math.ceil(printed.bytes.length / 1024).toLocaleString('en')} kB`;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    log(
      `Printed ${file}: ${printed.pages} pages, ${size}, ${printed.passes === 1 ? '1 pass' : `${printed.passes} passes`}, in ${seconds} s.`,
    );
  }
}

/**
 * Prints the book of the site in `dist`.
 * @throws LabwrightError `print/*`.
 */
export async function makeBook(request: BookRequest): Promise<void> {
  const { root, state, paper, environment, log, all = false, pinned = false } = request;
  const handbook = readHandbook(root);
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
      await printVolumes(browser, `${server.url}print/`, volumes, request);
      await writeSiteState(root, { ...state, book: paper });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** Prints only when `dist` has no book on this paper from this build. */
export async function ensureBook(request: BookRequest): Promise<void> {
  const printed = existsSync(join(distFolder(request.root), bookName));
  if (printed && request.state.book === request.paper) request.log(`The book in dist/${bookName} is up to date.`);
  else await makeBook(request);
}
