/** Writes what the proof rests on into `private/`: it holds every key, so it never goes near the site. */
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { type Manifest, parseManifest } from '../proof/manifest.ts';
import type { Evidence } from '../proof/index.ts';
import { LabwrightError } from '../simulation/errors.ts';

export function proofFolder(root: string): string {
  return join(root, 'private', 'proof');
}

/** The manifest of the last build. */
export function valuesFile(root: string): string {
  return join(proofFolder(root), 'values.json');
}

/** Whole or not at all, and the same bytes for the same content. */
async function writeJson(file: string, content: unknown): Promise<void> {
  const partial = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(partial, `${JSON.stringify(content, null, 2)}\n`);
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

/** One file for each lab, by its id; those of labs that are gone go too. A folder that cannot be written keeps none. */
export async function writeLabProofs(root: string, { labs }: Evidence): Promise<void> {
  const folder = proofFolder(root);
  const wanted = new Set([...labs.map(({ lab }) => join(folder, `${lab}.json`)), valuesFile(root)]);
  try {
    for (const lab of labs) await writeJson(join(folder, `${lab.lab}.json`), lab);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile() && !wanted.has(file)) await rm(file);
    }
  } catch (error) {
    throw new LabwrightError({
      rule: 'manifest/file',
      wrong: `The proof cannot be kept in private/proof: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      instead: 'Let that folder be written to; it is never published.',
    });
  }
}

/** A manifest holds the answers. @throws LabwrightError `manifest/file` for a file that would be published. */
export function refusePublished(root: string, file: string, shown: string): void {
  const inside = ['dist', 'public'].find((folder) => file.startsWith(join(root, folder) + sep));
  if (inside === undefined) return;
  throw new LabwrightError({
    rule: 'manifest/file',
    wrong: `"${shown}" lies in ${inside}/, which is published, and a manifest holds the answers.`,
    instead: 'Name a file under private/.',
  });
}

/** @throws LabwrightError `manifest/file` when the file cannot be written. */
export async function writeManifest(file: string, shown: string, manifest: Manifest): Promise<void> {
  try {
    await writeJson(file, manifest);
  } catch (error) {
    throw new LabwrightError({
      rule: 'manifest/file',
      wrong: `The manifest cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      instead: 'Name a file in a folder that can be written to.',
      place: { file: shown },
    });
  }
}

/** @throws LabwrightError `manifest/file` when the file is missing or is no manifest. */
export function readManifest(file: string, shown: string): Manifest {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new LabwrightError({
      rule: 'manifest/file',
      wrong: `The manifest cannot be opened: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      instead: 'Name a file that "labwright prove --manifest" or a build has written.',
      place: { file: shown },
    });
  }
  return parseManifest(text, shown);
}
