/** Prints the built handbook to `dist/handbook.pdf`. */
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { handbookFile, readHandbook } from '../document/handbook.ts';
import { launchChromium } from '../print/chromium.ts';
import { sourceDate } from '../print/dates.ts';
import { printBook, type Paper } from '../print/printer.ts';
import { serve } from '../print/serve.ts';
import { cacheFolder } from './root.ts';
import { distFolder, printFolder } from './site-build.ts';
import { writeSiteState, type SiteState } from './site-state.ts';
import { labwrightVersion } from './version.ts';

export const bookName = 'handbook.pdf';

export interface BookRequest {
  readonly root: string;
  readonly state: SiteState;
  readonly paper: Paper;
  /** Print with the packaged Chromium alone, for a release. */
  readonly pinned?: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

/** The file is complete or it is the one before: written beside, then renamed. */
async function writeBook(root: string, bytes: Uint8Array): Promise<void> {
  const partial = join(cacheFolder(root), `${bookName}.${process.pid}`);
  try {
    await writeFile(partial, bytes);
    await rename(partial, join(distFolder(root), bookName));
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Prints the book of the site in `dist`.
 * @throws LabwrightError `print/*`.
 */
export async function makeBook(request: BookRequest): Promise<void> {
  const { root, state, paper, environment, log } = request;
  const started = performance.now();
  const handbook = readHandbook(root);
  const labwright = `Labwright ${labwrightVersion()}`;
  const server = await serve({
    roots: [distFolder(root), { folder: printFolder(root), at: '/print/' }],
    base: state.base,
    port: 0,
  });
  try {
    const pinned = request.pinned ?? false;
    const browser = await launchChromium({ cacheDir: cacheFolder(root), pinned, log, environment });
    try {
      const { bytes, pages } = await printBook(browser, {
        url: `${server.url}print/`,
        paper,
        description: {
          title: handbook.title,
          authors: handbook.authors,
          language: handbook.language,
          ...(handbook.subtitle ? { subject: handbook.subtitle } : {}),
          date: sourceDate(root, join(root, handbookFile), environment),
          creator: labwright,
          producer: `${labwright}, Chromium ${browser.version()}`,
        },
      });
      await writeBook(root, bytes);
      await writeSiteState(root, { ...state, book: paper });
      const size = `${Math.ceil(bytes.length / 1024).toLocaleString('en')} kB`;
      log(
        `Printed dist/${bookName}: ${pages} pages, ${size}, in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
      );
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
