/**
 * Which files an instrument needs to come alive. Its imports would ask for them one after the other, each a round trip later;
 * the page names them all, so that the first touch asks for all at once.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { virtualPrefix } from './virtual-modules.ts';

/** Files by the name that a loader has for a simulation: `tea-cup`, `es/tea-cup`. */
export type LiveModules = ReadonlyMap<string, readonly string[]>;

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const live = `${virtualPrefix}live/`;
const ends = (path: string) => (id: string) => id.replaceAll('\\', '/').replace(/\.js$/, '.ts').endsWith(path);
/** What the page loads before anybody touches it, and what each instrument loads then. */
const waiting = ends('/components/lab-instrument.ts');
const needed = [ends('/components/instrument-runtime.ts'), ends('/figure/live.ts')];

/** A file and all that it imports in its first lines. */
function withImports(bundle: Bundle, file: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[file];
  if (chunk?.type !== 'chunk' || found.has(file)) return found;
  found.add(file);
  for (const each of chunk.imports) withImports(bundle, each, found);
  return found;
}

/** The files of each simulation's instruments, without those that the page has loaded before. */
export function liveModulesOf(bundle: Bundle): LiveModules {
  const chunks = Object.values(bundle).filter((each): each is Chunk => each.type === 'chunk');
  const files = (test: (id: string) => boolean): string[] =>
    chunks
      .filter(({ moduleIds }) => moduleIds.some(test))
      .flatMap(({ fileName }) => [...withImports(bundle, fileName)]);
  const loaded = new Set(files(waiting));
  const shared = needed.flatMap(files);
  return new Map(
    chunks
      .filter(({ facadeModuleId }) => facadeModuleId?.startsWith(live))
      .map(({ facadeModuleId, fileName }) => [
        facadeModuleId!.slice(live.length),
        [...new Set([...withImports(bundle, fileName), ...shared])].filter((file) => !loaded.has(file)).sort(),
      ]),
  );
}

/** Tells the files of a build of the site's scripts. */
export function liveModules(tell: (modules: LiveModules) => void): Plugin {
  return {
    name: 'labwright:live-modules',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    generateBundle: (_, bundle) => tell(liveModulesOf(bundle)),
  };
}

const instrument = /<lab-instrument\b[^>]*\sdata-simulation="([^"]+)"/g;

/** The page whose instruments name their files. */
export function withLiveModules(html: string, modules: LiveModules, base: string): string {
  const language = /<html\b[^>]*\slang="([^"]+)"/.exec(html)?.[1];
  return html.replaceAll(instrument, (tag, id: string) => {
    const files = modules.get(`${language}/${id}`) ?? modules.get(id);
    return files ? `${tag} data-modules="${files.map((file) => base + file).join(' ')}"` : tag;
  });
}

export async function writeLiveModules(folder: string, modules: LiveModules, base: string): Promise<void> {
  for (const file of (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'))) {
    const path = join(folder, file);
    const html = await readFile(path, 'utf8');
    const named = withLiveModules(html, modules, base);
    if (named !== html) await writeFile(path, named);
  }
}
