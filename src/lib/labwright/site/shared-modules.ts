/**
 * Lets the pages that a build renders run on the modules that the proof has run on, rather than on a bundled copy of them.
 *
 * The command line proves and renders in one process. With a copy of its own a page would compile every chart, look up every
 * input and evaluate every setting a second time; what these modules keep is kept once for all.
 */
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { simulationsFolder } from '../load-simulations.ts';

/** Parts of the generator that hold no page: Node runs them as they are. */
const parts = ['figure', 'simulation'];
const generator = fileURLToPath(new URL('..', import.meta.url));

const isInside = (folder: string, file: string): boolean => {
  const path = relative(folder, file);
  return path !== '' && !path.startsWith('..') && !isAbsolute(path);
};

export interface SharingHost {
  /** The handbook's folder. */
  readonly root: string;
  /** True when `labwright` runs the build: any other program has proved nothing to share. */
  readonly commanded: boolean;
}

/** The Vite plugin that leaves those modules, and the handbook's simulations, out of the bundle of the pages. */
export function sharedModules(host: SharingHost): Plugin {
  const isShared = (file: string): boolean => {
    if (!/\.(?:ts|js)$/.test(file)) return false;
    if (isInside(join(host.root, simulationsFolder), file)) return true;
    return isInside(generator, file) && parts.includes(relative(generator, file).split(sep)[0]!);
  };
  return {
    name: 'labwright:shared-modules',
    enforce: 'pre',
    apply: 'build',
    resolveId(source, importer) {
      if (!host.commanded || this.environment.config.consumer !== 'server') return undefined;
      const from = importer?.split('?')[0];
      const file =
        source.startsWith('.') && from ? join(dirname(from), source) : isAbsolute(source) ? source : undefined;
      return file !== undefined && isShared(file) ? { id: pathToFileURL(file).href, external: 'absolute' } : undefined;
    },
  };
}
