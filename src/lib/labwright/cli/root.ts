/** Finds the handbook that a command is about: any folder below its root will do. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { handbookFile } from '../document/handbook.ts';
import { LabwrightError } from '../simulation/errors.ts';

/** Where everything goes that can be made again. */
export function cacheFolder(root: string): string {
  return join(root, '.cache', 'labwright');
}

/** The nearest folder above `from`, itself included, that holds a handbook; undefined when there is none. */
export function searchRoot(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, handbookFile))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** @throws LabwrightError `cli/root` when neither this folder nor one above it holds a handbook. */
export function findRoot(from: string): string {
  const root = searchRoot(from);
  if (root !== undefined) return root;
  throw new LabwrightError({
    rule: 'cli/root',
    wrong: `There is no ${handbookFile} in ${from} or above it.`,
    instead: 'Change into the folder of a handbook.',
  });
}
