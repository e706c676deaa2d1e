/** Makes the e-book of a built handbook: gathers what it is made from, and writes it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, sep } from 'node:path';
import { type Handbook, readHandbook } from '../document/handbook.ts';
import { makeEpub } from '../epub/make-epub.ts';
import type { Resource } from '../epub/pictures.ts';
import { LabwrightError } from '../simulation/errors.ts';
import { type BookSource, imprintOf, kilobytes, secondsSince, writeBook } from './book-file.ts';
import { counted } from './prove.ts';
import { distFolder, printFolder } from './site-build.ts';

export const epubFile = 'dist/handbook.epub';
export const epubName = basename(epubFile);

const sheet = new URL('../../../styles/epub.css', import.meta.url);
const font = createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-400-normal.woff2');

/** The names are those that the style sheet knows. */
const styles = (): Resource[] => [
  { name: 'epub.css', type: 'text/css', bytes: readFileSync(sheet) },
  { name: 'fonts/inter.woff2', type: 'font/woff2', bytes: readFileSync(font) },
];

/** A file of `dist` by its address on the site; undefined where there is none. */
function builtFile(root: string, base: string, address: string): Uint8Array | undefined {
  const inner = base.split('/').filter(Boolean).join('/');
  const start = inner ? `/${inner}/` : '/';
  const path = decodeURI(address);
  if (!path.startsWith(start) || path.split('/').includes('..')) return undefined;
  const file = join(distFolder(root), path.slice(start.length).split('/').join(sep));
  return existsSync(file) ? readFileSync(file) : undefined;
}

function bytesOf(handbook: Handbook, source: BookSource): ReturnType<typeof makeEpub> {
  const { root, state } = source;
  const page = join(printFolder(root), 'index.html');
  if (!existsSync(page))
    throw new LabwrightError({
      rule: 'epub/page',
      wrong: 'There is no print page, which the e-book is cut from.',
      instead: 'Build the handbook again: `npm run build`.',
    });
  return makeEpub({
    html: readFileSync(page, 'utf8'),
    handbook,
    ...imprintOf(handbook, source),
    styles: styles(),
    readFile: (address) => builtFile(root, state.base, address),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
  });
}

/**
 * Writes the e-book of the site in `dist`. It needs no browser.
 * @throws LabwrightError `epub/*`.
 */
export async function makeEpubFile(source: BookSource): Promise<void> {
  const started = performance.now();
  const { bytes, documents } = bytesOf(readHandbook(source.root), source);
  await writeBook(source.root, epubFile, bytes);
  source.log(`Made ${epubFile}: ${counted(documents, 'document')}, ${kilobytes(bytes)}, in ${secondsSince(started)}.`);
}
