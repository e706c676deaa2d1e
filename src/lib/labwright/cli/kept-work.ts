/**
 * Keeps between runs what depends on code alone and takes long to find: which simulations were tried at all their points, and
 * how far charts stand out over their plots. Other code, other packages or another Node find it anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { addOverhangs, overhangsToKeep } from '../figure/overhangs.ts';
import type { TriedSimulations } from '../proof/index.ts';
import { cacheFolder } from './root.ts';
import { labwrightPackage } from './version.ts';

const side = z.number().int();
const fileSchema = z.object({
  /** What found it. */
  by: z.string(),
  /** Hashes of the code of simulations that passed. */
  tried: z.array(z.string()),
  overhangs: z.record(z.string(), z.object({ left: side, right: side, top: side, bottom: side })),
});
type Kept = z.infer<typeof fileSchema>;

/** A hash of all that finds it, beside a simulation's own code: this generator, its packages and the handbook's, and Node. */
function finder(root: string): string {
  const digest = createHash('sha256').update(process.version);
  digest.update(JSON.stringify(labwrightPackage().dependencies ?? {}));
  for (const file of ['package.json', 'package-lock.json'])
    if (existsSync(join(root, file))) digest.update(readFileSync(join(root, file)));
  const code = fileURLToPath(new URL('../', import.meta.url));
  const files = readdirSync(code, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort())
    digest.update(readFileSync(path));
  return digest.digest('hex');
}

const fileOf = (root: string): string => join(cacheFolder(root), 'kept.json');

/** What the last run kept; nothing where there is none, or something else found it, or it cannot be read. */
function readKept(root: string, by: string): Pick<Kept, 'tried' | 'overhangs'> {
  try {
    const kept = fileSchema.parse(JSON.parse(readFileSync(fileOf(root), 'utf8')));
    if (kept.by === by) return kept;
  } catch {
    // There is nothing to lose: it is found anew.
  }
  return { tried: [], overhangs: {} };
}

/** How much is kept of what a run has not asked for. It may have stopped at a comma, or code may come back as it was. */
const mostOlder = 1000;

async function writeKept(root: string, by: string, { before, passed }: TriedSimulations): Promise<void> {
  const older = [...before].filter((hash) => !passed.has(hash)).slice(0, mostOlder);
  const kept: Kept = { by, tried: [...passed, ...older], overhangs: overhangsToKeep(mostOlder) };
  await mkdir(cacheFolder(root), { recursive: true });
  // Another run may read it meanwhile: the file is whole at any time.
  const next = `${fileOf(root)}.${process.pid}`;
  await writeFile(next, JSON.stringify(kept));
  await rename(next, fileOf(root));
}

/** Does some work with what earlier runs found, and keeps what this one finds, even where it fails in the end. */
export async function withKeptWork<T>(root: string, work: (tried: TriedSimulations) => Promise<T>): Promise<T> {
  const by = finder(root);
  const kept = readKept(root, by);
  addOverhangs(kept.overhangs);
  const tried = { before: new Set(kept.tried), passed: new Set<string>() };
  try {
    return await work(tried);
  } finally {
    await writeKept(root, by, tried);
  }
}
