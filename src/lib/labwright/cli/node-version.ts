/** Simulations are TypeScript that Node strips itself: before 22.18 it cannot, so the project's own Node takes over. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatProblem } from '../simulation/errors.ts';

const oldest = [22, 18] as const;

/** True when a Node of this version strips types without a flag. */
export function stripsTypes(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** False for a command that loads no simulation: a new handbook is written on any Node, and brings its own along. */
export function needsNewNode([command, kind]: readonly string[]): boolean {
  return !(command === 'new' && kind === 'handbook');
}

/** The Node that the npm package `node` installed in this folder or in one above it. */
export function projectNode(from: string): string | undefined {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', 'node', 'bin', program);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Exit code of the run that was handed to a newer Node, or undefined when this Node will do. */
export function runOnNewerNode(version = process.version, from = process.cwd()): number | undefined {
  if (stripsTypes(version) || !needsNewNode(process.argv.slice(2))) return undefined;
  const newer = projectNode(from);
  if (newer && newer !== process.execPath) {
    return spawnSync(newer, process.argv.slice(1), { stdio: 'inherit' }).status ?? 1;
  }
  const problem = {
    rule: 'cli/node',
    wrong: `Node ${version} is too old for Labwright.`,
    instead: `Install Node ${oldest.join('.')} or newer, or run \`npm install\` here, which brings one along.`,
  };
  process.stderr.write(`${formatProblem(problem)}\n`);
  return 1;
}
