/**
 * A folder outside the repository, as another author has it: packages of npm, the packed generator, and a handbook.
 *
 * The packages that the generator and the handbook declare are laid there from our own node_modules, as links to the same
 * bytes, with a lock file that says so. npm's cache would do on a machine where `npm install` has just run, but not where
 * node_modules came from elsewhere, and a test that needs a registry is none. Nothing else is laid there, so a package that
 * the generator loads and does not declare is missing. The tarball itself is installed by npm, offline, with an empty cache.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';

const repository = resolve('.');

interface Package {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
type Packages = Readonly<Record<string, Package>>;

/** Where Node finds a package from another one: the nearest node_modules above it. */
function locate(packages: Packages, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const candidate = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (folder === '') return undefined;
  }
}

/** These packages and all they need, by path, as package-lock.json has them; optional ones where they are installed. */
function closureOf(names: readonly string[]): Packages {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Packages };
  const reached = new Map<string, Package>();
  const visit = (from: string, name: string, optional: boolean): void => {
    const path = locate(packages, from, name);
    if (!path || !existsSync(path)) {
      if (optional) return;
      throw new Error(`${name}, which ${from || 'the handbook'} needs, is not installed.`);
    }
    if (reached.has(path)) return;
    const { version, dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = packages[path]!;
    reached.set(path, { version, dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta });
    for (const needed of Object.keys(dependencies ?? {})) visit(path, needed, false);
    for (const needed of Object.keys(optionalDependencies ?? {})) visit(path, needed, true);
    for (const needed of Object.keys(peerDependencies ?? {}))
      visit(path, needed, peerDependenciesMeta?.[needed]?.optional ?? false);
  };
  for (const name of names) visit('', name, false);
  return Object.fromEntries([...reached].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The files of one package, without the packages inside it; copied where two disks cannot share a file. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isFile()) {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Consumer {
  readonly folder: string;
  /** Runs a program there, with the Node that runs the tests and without anything of the repository on the PATH. */
  run(program: string, words: readonly string[]): Promise<Ran>;
  /** Starts the command line there, to be ended by `kill`. */
  start(words: readonly string[]): ChildProcess;
  remove(): void;
}

/** Lays the packages of a handbook there, and the lock file with which npm adds the tarball to them. */
function layPackages(folder: string, tarball: string): void {
  const generator = JSON.parse(readFileSync('.cache/package/package.json', 'utf8')) as Package;
  const handbook = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package & {
    devDependencies?: Record<string, string>;
  };
  const names = Object.keys({
    ...handbook.dependencies,
    ...handbook.devDependencies,
    ...generator.dependencies,
    ...generator.peerDependencies,
  }).filter((name) => name !== 'labwright');
  const closure = closureOf(names);
  for (const path of Object.keys(closure)) linkFolder(path, join(folder, path));
  copyFileSync(tarball, join(folder, basename(tarball)));
  const dependencies = { ...handbook.dependencies, labwright: `file:${basename(tarball)}` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...handbook, dependencies }, null, 2));
  const lock = {
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { ...handbook, dependencies },
      ...closure,
      'node_modules/labwright': { ...generator, resolved: dependencies.labwright },
    },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
}

/** A copy of a handbook in a folder of its own, with its packages and the tarball that npm is to install. */
export function makeConsumer(handbook: string, tarball: string): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'labwright-handbook-'));
  cpSync(handbook, folder, { recursive: true });
  layPackages(folder, tarball);
  const outside = (process.env['PATH'] ?? '').split(delimiter).filter((entry) => !entry.startsWith(repository));
  // Vitest and npm set variables (BASE_URL, NODE_ENV, npm_config_...) that a build would listen to.
  const kept = [
    'HOME',
    'LANG',
    'TMPDIR',
    'CHROME_PATH',
    'LD_LIBRARY_PATH',
    'SystemRoot',
    'LOCALAPPDATA',
    'ProgramFiles',
  ];
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.includes(name)));
  const env = {
    ...environment,
    PATH: [dirname(process.execPath), ...outside].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    npm_config_cache: join(folder, '.npm-cache'),
    npm_config_update_notifier: 'false',
    NO_COLOR: '1',
  };
  const run = (program: string, words: readonly string[]): Promise<Ran> =>
    new Promise((settle, fail) => {
      const child = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let [out, err] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
      child.on('error', fail);
      child.on('close', (code) => settle({ code: code ?? 1, out, err }));
    });
  const main = join(folder, 'node_modules/labwright/src/lib/labwright/cli/main.js');
  const start = (words: readonly string[]): ChildProcess =>
    spawn(process.execPath, [main, ...words], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { folder, run, start, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
