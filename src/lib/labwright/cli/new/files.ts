/** Writes new files from templates; never over one that is there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabwrightError } from '../../simulation/errors.ts';

const templates = fileURLToPath(new URL('../../templates/', import.meta.url));

/** A template by its path below `templates/`. */
export function template(path: string): string {
  return readFileSync(join(templates, path), 'utf8');
}

/** All templates of a folder, by their paths in it, with `/`. */
export function templatesIn(folder: string): Map<string, string> {
  const root = join(templates, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** Puts values in the places `«name»`. @throws Error for a place without a value: that is a mistake of ours. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/«(\w+)»/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`a template asks for "${name}"`);
    return value;
  });
}

/** @throws LabwrightError `new/exists`. */
export function refuseExisting(root: string, files: Iterable<string>): void {
  const problems = [...files]
    .filter((file) => existsSync(join(root, file)))
    .map((file) => ({
      rule: 'new/exists',
      wrong: `There is a ${file} already, and it stays as it is.`,
      instead: 'Choose another name, or move that file away first.',
    }));
  if (problems.length > 0) throw new LabwrightError(problems);
}

/** Writes all of them or, when one is there already, none. */
export function writeNew(root: string, files: ReadonlyMap<string, string>): void {
  refuseExisting(root, files.keys());
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text, { flag: 'wx' });
  }
}
