/** One digest of everything a site is made from: says whether `dist` is still that of the sources. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const folders = ['src', 'public'];
const files = ['package.json', 'package-lock.json', 'tsconfig.json'];
const configurations = /^astro\.config\.(?:mjs|js|ts|mts)$/;

/** Paths of all sources below `root`, with `/`, sorted. */
function sourceFiles(root: string): string[] {
  const found = readdirSync(root).filter((name) => files.includes(name) || configurations.test(name));
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      found.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    }
  }
  return found.sort();
}

/** SHA-256 over the names and contents of all sources. */
export function sourcesDigest(root: string): string {
  const digest = createHash('sha256');
  for (const file of sourceFiles(root)) {
    const content = readFileSync(join(root, file));
    digest.update(`${file}\0${content.length}\0`).update(content);
  }
  return digest.digest('hex');
}
