/** What all books of a handbook share: date and build, how they are written, and how that is told. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Handbook, handbookFile } from '../document/handbook.ts';
import { dateInWords, sourceDate } from '../print/dates.ts';
import { cacheFolder } from './root.ts';
import type { SiteState } from './site-state.ts';
import { labwrightVersion } from './version.ts';

/** A handbook whose site is built. */
export interface BookSource {
  readonly root: string;
  readonly state: SiteState;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: (line: string) => void;
}

export interface Imprint {
  /** Of the commit, never of the clock. */
  readonly date: Date;
  /** `Labwright 0.1.0` */
  readonly creator: string;
  /** What a book says of itself, by the names that its pages use. */
  readonly texts: Readonly<Record<'date' | 'build' | 'creator', string>>;
}

export function imprintOf(handbook: Handbook, { root, state, environment }: BookSource): Imprint {
  const date = sourceDate(root, join(root, handbookFile), environment);
  const creator = `Labwright ${labwrightVersion()}`;
  return {
    date,
    creator,
    texts: { date: dateInWords(date, handbook.language), build: state.sources.slice(0, 10), creator },
  };
}

/** The file is complete or it is the one before: written beside, then renamed. */
export async function writeBook(root: string, file: string, bytes: Uint8Array | string): Promise<void> {
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

export function kilobytes(bytes: Uint8Array): string {
  return `${Math.ceil(bytes.length / 1024).toLocaleString('en')} kB`;
}

/** Time since a moment of `performance.now()`, in seconds. */
export function secondsSince(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
