/**
 * The Chromium inside the npm package `@sparticuz/chromium`: runs on a bare Linux x64, with its own libraries and fonts.
 *
 * Only its binary is taken. Its `args` switch web security off, and its `executablePath()` accepts a stale or
 * half-written file, so the archives are unpacked here: to a temporary name, then renamed into place.
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];

export interface PackagedChromium {
  readonly version: string;
  readonly executable: string;
  /** What the binary needs on top of the environment: its libraries and its font list. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Folder and version of the installed npm package; throws Node's own error when it is not there. */
function locatePackage(): { folder: string; version: string } {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

/** One font folder and one cache folder, both ours, so that no font of the machine can change a page. */
function fontsConfiguration(folder: string): string {
  const alias = (family: string): string =>
    `  <alias><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${join(folder, 'fonts', 'fonts')}</dir>`,
    `  <cachedir>${join(folder, 'font-cache')}</cachedir>`,
    ...['serif', 'sans-serif', 'monospace'].map(alias),
    '</fontconfig>',
    '',
  ].join('\n');
}

/** Unpacks all archives into `target`; the package's `inflate` writes to the temporary folder of the environment. */
async function unpackArchives(packageFolder: string, target: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env['TMPDIR'];
  let unpacking: Promise<string>[];
  try {
    // `inflate` reads TMPDIR before it returns, so the variable is ours for one synchronous step only.
    process.env['TMPDIR'] = target;
    unpacking = archives.map((archive) => inflate(join(packageFolder, 'bin', archive)));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  await Promise.all(unpacking);
}

async function moveIntoPlace(partial: string, folder: string): Promise<void> {
  try {
    await rename(partial, folder);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!existsSync(join(folder, 'chromium'))) throw error;
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * Unpacks the packaged Chromium into `<cacheDir>/chromium-<version>`, once.
 * @throws Error with one line when this platform has no packaged Chromium or the package is not installed.
 */
export async function unpackChromium(cacheDir: string, log: (line: string) => void): Promise<PackagedChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the packaged Chromium runs on linux x64, this is ${process.platform} ${process.arch}`);
  }
  const { folder: packageFolder, version } = locatePackage();
  const folder = join(cacheDir, `chromium-${version}`);
  const executable = join(folder, 'chromium');
  if (!existsSync(executable)) {
    log(`Unpacking Chromium ${version}, once.`);
    await mkdir(cacheDir, { recursive: true });
    await rm(folder, { recursive: true, force: true });
    const partial = await mkdtemp(`${folder}.partial-`);
    try {
      await unpackArchives(packageFolder, partial);
      await moveIntoPlace(partial, folder);
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      throw error;
    }
  }
  // Written at each launch: it holds the absolute path, and a project folder may have been moved.
  const configuration = join(folder, 'fonts.conf');
  const text = fontsConfiguration(folder);
  if (!existsSync(configuration) || readFileSync(configuration, 'utf8') !== text) {
    await writeFile(`${configuration}.${process.pid}`, text);
    await rename(`${configuration}.${process.pid}`, configuration);
  }
  const libraries = [join(folder, 'al2023', 'lib'), folder, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { version, executable, environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: configuration } };
}
