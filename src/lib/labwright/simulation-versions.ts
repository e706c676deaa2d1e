/**
 * The version of each simulation: a hash of the code that makes its numbers.
 *
 * It covers the simulation's own file and, transitively, the relative modules it imports, by their syntax trees: a
 * comment, a type or a line break changes nothing, and neither does a date or the place of the handbook on the disk.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { simulationFiles } from './load-simulations.ts';

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Hex digits that a reader sees. */
const shownDigits = 8;
const parsed = new Set(['.ts', '.mts', '.js', '.mjs']);
/** Wrappers that only the type checker reads, round an expression that runs. */
const typeWrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);
/** Fields that say where a node stands or what the type checker makes of it. */
const positions = new Set(['start', 'end', 'range', 'loc', 'importKind', 'exportKind', 'declare', 'definite']);

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** `optional` is part of `a?.b`; on a parameter it belongs to the types, and how a literal is spelt to the formatting. */
function isDress(node: SyntaxNode, key: string): boolean {
  if (positions.has(key)) return true;
  if (key === 'optional') return !['MemberExpression', 'CallExpression'].includes(node.type);
  return key === 'raw' && node.type === 'Literal';
}

/** A syntax tree without positions, types and spelling; undefined for what does not run. */
function essence(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return value.map(essence).filter((member) => member !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if (!isNode(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, essence(part)]));
  if (typeWrappers.has(value.type)) return essence(value['expression']);
  if (value.type.startsWith('TS') || value['importKind'] === 'type' || value['exportKind'] === 'type') return undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isDress(value, key))
      .map(([key, part]) => [key, essence(part)]),
  );
}

/** The relative modules that a tree imports, re-exports or loads, as they are written. */
function importsOf(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const member of node) importsOf(member, found);
  else if (typeof node === 'object' && node !== null) {
    const { value } = ((node as SyntaxNode)['source'] ?? {}) as { value?: unknown };
    if (typeof value === 'string' && value.startsWith('.')) found.add(value);
    for (const part of Object.values(node)) importsOf(part, found);
  }
  return found;
}

interface Module {
  /** What it says when it runs. */
  readonly says: string;
  /** Absolute paths of the relative modules that it imports. */
  readonly imports: readonly string[];
}

const lastRead = new Map<string, { readonly source: string; readonly module: Module }>();

/** A module as it runs; a file that is no program says its bytes. What has not changed since is not parsed again. */
function readModule(file: string): Module {
  const source = readFileSync(file, 'utf8');
  if (!parsed.has(extname(file))) return { says: source, imports: [] };
  const last = lastRead.get(file);
  if (last?.source === source) return last.module;
  const module = moduleOf(file, source);
  lastRead.set(file, { source, module });
  return module;
}

function moduleOf(file: string, source: string): Module {
  const tree = essence(parseAst(source, { lang: /ts$/.test(file) ? 'ts' : 'js' }));
  return { says: JSON.stringify(tree), imports: [...importsOf(tree)].map((path) => join(dirname(file), path)) };
}

function reachedFrom(file: string, read: (file: string) => Module, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  for (const other of read(file).imports) reachedFrom(other, read, reached);
  return reached;
}

/** The whole hash of every simulation's code, in hex, by id. */
export function simulationCode(root: string): Map<string, string> {
  const known = new Map<string, Module>();
  const read = (file: string): Module => {
    const module = known.get(file) ?? readModule(file);
    known.set(file, module);
    return module;
  };
  return new Map(
    simulationFiles(root).map(({ id, file }) => {
      const digest = createHash('sha256');
      const files = [...reachedFrom(file, read)].map(
        (path) => [relative(root, path).split(sep).join('/'), path] as const,
      );
      for (const [name, path] of files.sort(([a], [b]) => (a < b ? -1 : 1)))
        digest.update(JSON.stringify([name, read(path).says]));
      return [id, digest.digest('hex')];
    }),
  );
}

/** The versions that belong to hashes of code: their first eight hex digits. */
export function versionsOf(code: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...code].map(([id, hash]) => [id, hash.slice(0, shownDigits)]));
}

/** The version of every simulation by id. */
export function simulationVersions(root: string): Record<string, string> {
  return versionsOf(simulationCode(root));
}
