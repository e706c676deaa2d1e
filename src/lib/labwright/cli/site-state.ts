/** What `dist` was made from, kept beside it in the cache folder: which sources, which base path, which book. */
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Paper } from '../print/paper.ts';
import { cacheFolder } from './root.ts';

export interface SiteState {
  /** Digest of the sources that the site in `dist` was built from. */
  readonly sources: string;
  readonly base: string;
  /** The day that somebody asked it to be made for; left out where the commit says it. */
  readonly asOf?: string;
  /** Ids of the labs that it holds back. */
  readonly withheld: readonly string[];
  /** The paper of `dist/handbook.pdf`, when that was printed from the same build. */
  readonly book?: Paper;
}

function stateFile(root: string): string {
  return join(cacheFolder(root), 'site.json');
}

/** The state on record; undefined when there is none or it cannot be read, which means: build again. */
export function readSiteState(root: string): SiteState | undefined {
  try {
    const state = JSON.parse(readFileSync(stateFile(root), 'utf8')) as Partial<SiteState> | null;
    const known = typeof state?.sources === 'string' && typeof state.base === 'string' && Array.isArray(state.withheld);
    return known ? (state as SiteState) : undefined;
  } catch {
    return undefined;
  }
}

export async function writeSiteState(root: string, state: SiteState): Promise<void> {
  const file = stateFile(root);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${file}.${process.pid}`, file);
}

/** Before `dist` changes: a build that is interrupted must not look like a finished one. */
export async function forgetSiteState(root: string): Promise<void> {
  await rm(stateFile(root), { force: true });
}
