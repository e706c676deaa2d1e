/**
 * Installs the packages when they are missing or not those of package-lock.json, and runs programs of the project.
 * Plain JavaScript for Node 20, without dependencies: in a fresh clone there is nothing else yet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Packages of the lock file that npm has not installed in that version. Optional ones may be for other platforms. */
export function missingPackages(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'));
  const present = readPackages(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, { optional, link }]) => path !== '' && !optional && !link)
    .filter(([path, { version }]) => present[path]?.version !== version)
    .map(([path]) => path);
}

/** The environment without the project's own programs: npm may replace them while it runs. */
function outsideEnvironment(folder) {
  const own = join(folder, 'node_modules');
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = (process.env[name] ?? '').split(delimiter).filter((entry) => !entry.startsWith(own));
  return { ...process.env, [name]: path.join(delimiter) };
}

/**
 * Installs what package-lock.json says when something of it is missing; ends the process with two parts when that fails.
 * With `npm install`, since `npm ci` refuses a lock file that lacks an optional package of another platform, as npm
 * writes it behind a registry that does not hold them all. The lock file is read and never written.
 */
export function installIfNeeded(folder = root) {
  const missing = missingPackages(folder);
  if (missing.length === 0) return;
  console.log(`Installing ${missing.length} packages.`);
  const words = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync('npm', words, {
    cwd: folder,
    stdio: 'inherit',
    shell: windows,
    env: outsideEnvironment(folder),
  });
  const left = status === 0 ? missingPackages(folder) : [];
  if (status === 0 && left.length === 0) return;
  const why = error?.message ?? (status === 0 ? `${left[0]} is still missing` : `npm install ended with ${status}`);
  console.error(
    `install/npm The packages could not be installed (${why}). ` +
      'Check the network and the registry of npm, then run this again.',
  );
  process.exit(1);
}

/** The Node that the npm package `node` brought along, else the one that runs this. */
export function projectNode(folder = root) {
  const own = join(folder, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
  return existsSync(own) ? own : process.execPath;
}

/** Runs a program until it ends; what stops this process stops it too. Resolves to its exit code. */
export function runToEnd(program, words, options = {}) {
  const child = spawn(program, words, { cwd: root, stdio: 'inherit', ...options });
  // Ctrl-C reaches the child by itself: here it must only not end this process first.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(
        `run/program "${program}" does not start (${error.message}). Remove node_modules and run this again.`,
      );
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
