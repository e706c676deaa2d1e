/**
 * The generator as a package that others install: `npm run pack`, or npm's own `npm pack`.
 *
 * Node strips no types under node_modules, so the package is written into `.cache/package` and packed there, and the
 * package.json of the repository stays as development needs it. Around npm's own `npm pack` this runs before and after:
 * the file that npm wrote from the repository gives way to the package.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { emitPackage } from './package/emit.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.cache', 'package');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs what was emitted; returns what npm says of it. */
function packInto(destination: string): Packed {
  mkdirSync(destination, { recursive: true });
  const own = join(root, 'node_modules');
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.startsWith(own));
  // npm hands its own settings down as variables; this is a run of its own.
  const environment = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--loglevel=error', `--pack-destination=${destination}`],
    {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...Object.fromEntries(environment), PATH: path.join(delimiter) },
    },
  );
  if (status !== 0) throw new Error(`npm pack ended with ${status}:\n${stderr}`);
  return (Object.values(JSON.parse(stdout) as Record<string, Packed>) as Packed[])[0]!;
}

function report({ filename, size, unpackedSize, files }: Packed, destination: string): void {
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000).toLocaleString('en')} kB`;
  console.log(
    `Packed ${join(destination, filename)}: ${files.length} files, ${kilobytes(size)}, unpacked ${kilobytes(unpackedSize)}.`,
  );
}

const [stage = 'pack', place] = process.argv.slice(2);
if (stage === 'after') {
  const { filename } = packInto(folder);
  const destination = resolve(root, process.env['npm_config_pack_destination'] ?? '.');
  if (process.env['npm_config_dry_run'] !== 'true') cpSync(join(folder, filename), join(destination, filename));
  const kilobytes = Math.round(statSync(join(folder, filename)).size / 1000);
  console.error(`Packed ${filename}, ${kilobytes} kB, from .cache/package.`);
} else {
  emitPackage(root, folder);
  if (stage === 'pack') {
    const destination = resolve(place ?? '.');
    report(packInto(destination), destination);
  }
}
