/** Writes what lets a site be read offline and installed: the service worker with its list of files, manifest and icons. */
import { createHash } from 'node:crypto';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { build } from 'vite';
import type { Handbook } from '../document/handbook.ts';

export interface KeptFile {
  readonly url: string;
  /** Digest of the content; null where the name itself changes with the content. */
  readonly revision: string | null;
}

const worker = fileURLToPath(new URL('../offline/worker.ts', import.meta.url));
const defaultIcon = fileURLToPath(new URL('./icon.svg', import.meta.url));
/** Not kept: what a host or a link preview reads, the page the book is printed from, books, and the worker itself. */
const left =
  /^(?:_headers|_redirects|print\/.*|share\/.*|.*\.pdf|.*\.epub|sitemap.*\.xml|robots\.txt|llms\.txt|service-worker\.js)$/;

/** Every file of the built site that a reader may need, in the order of its name. */
export async function keptFiles(folder: string, base: string): Promise<KeptFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/').replace(/^\//, ''))
    .filter((file) => !left.test(file))
    .sort();
  const kept: KeptFile[] = [];
  // One by one: a thousand files that are open at once are more than many systems allow.
  for (const file of files)
    kept.push({
      url: `${base}${file.replace(/(^|\/)index\.html$/, '$1')}`,
      revision: file.startsWith('_astro/')
        ? null
        : createHash('sha256')
            .update(await readFile(join(folder, file)))
            .digest('hex')
            .slice(0, 16),
    });
  return kept;
}

async function bundledWorker(files: readonly KeptFile[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    define: { LABWRIGHT_FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: worker, formats: ['iife'], name: 'labwrightOffline', fileName: 'service-worker' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (!bundle || !('output' in bundle)) throw new Error('the service worker was not bundled');
  return bundle.output[0].code;
}

/** `manifest.webmanifest` as a browser reads it. */
export function webManifest(handbook: Handbook, base: string): object {
  return {
    name: handbook.title,
    short_name: handbook.title,
    ...(handbook.subtitle ? { description: handbook.subtitle } : {}),
    lang: handbook.language,
    id: base,
    start_url: base,
    scope: base,
    display: 'standalone',
    background_color: '#fbfaf6',
    theme_color: '#fbfaf6',
    icons: [192, 512].map((size) => ({
      src: `${base}icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'any',
    })),
  };
}

/** The favicon on paper, with a margin, so that it can stand among other icons. */
async function writeIcons(folder: string): Promise<void> {
  const svg = join(folder, 'favicon.svg');
  const own = await access(svg).then(
    () => true,
    () => false,
  );
  if (!own) await writeFile(svg, await readFile(defaultIcon));
  for (const size of [192, 512]) {
    const inner = Math.round(size * 0.72);
    const drawing = await sharp(svg, { density: 72 * (inner / 32) })
      .resize(inner, inner)
      .png()
      .toBuffer();
    await sharp({ create: { width: size, height: size, channels: 4, background: '#fbfaf6' } })
      .composite([{ input: drawing }])
      .png()
      .toFile(join(folder, `icon-${size}.png`));
  }
}

/** Makes a finished site installable and readable offline. Call it last: the list holds every file that is there. */
export async function writeOffline(folder: string, base: string, handbook: Handbook): Promise<void> {
  await writeIcons(folder);
  await writeFile(join(folder, 'manifest.webmanifest'), `${JSON.stringify(webManifest(handbook, base), null, 2)}\n`);
  await writeFile(join(folder, 'service-worker.js'), await bundledWorker(await keptFiles(folder, base)));
}
