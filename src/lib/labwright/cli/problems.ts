/** Turns whatever was thrown into problems of two parts, or says that it is none of those. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Problem } from '../simulation/errors.ts';

/** The parts of an error of Astro, Vite or MDX that may be told to a writer. */
interface ToldError {
  readonly message?: unknown;
  readonly hint?: unknown;
  readonly problems?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
  readonly id?: unknown;
  readonly loc?: { readonly file?: unknown; readonly line?: unknown; readonly column?: unknown };
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, wrong, instead } = value as Record<string, unknown>;
  return [rule, wrong, instead].every((part) => typeof part === 'string');
}

/** Every error reached from one: causes, and members of an aggregate. By shape, since a bundler has copies of classes. */
function* chain(error: unknown, seen = new Set<unknown>()): Generator<ToldError> {
  if (typeof error !== 'object' || error === null || seen.has(error)) return;
  seen.add(error);
  const told = error as ToldError;
  yield told;
  yield* chain(told.cause, seen);
  if (Array.isArray(told.errors)) for (const member of told.errors) yield* chain(member, seen);
}

const colours = /\u001b\[[0-9;]*m/g;

export function firstLine(message: unknown): string {
  const lines = String(message).replace(colours, '').split('\n');
  return lines.find((line) => line.trim() !== '')?.trim() ?? 'unknown';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Place in a code frame, as the bundler draws it: `╭─[ src/a.ts:1:19 ]`, relative to the root or to where it runs. */
const framed = /\[ (?<file>[^\s\]]+):(?<line>\d+):(?<column>\d+) \]/;

/** A place inside the handbook, relative to its root. */
function placeOf({ loc, id, message }: ToldError, root: string): Problem['place'] {
  const frame = framed.exec(String(message).replace(colours, ''))?.groups;
  const drawn = [join(root, frame?.['file'] ?? ''), resolve(frame?.['file'] ?? '')].find(
    (path) => frame && path.startsWith(`${root}/`) && existsSync(path),
  );
  if (frame && drawn) {
    return { file: drawn.slice(root.length + 1), line: Number(frame['line']), column: Number(frame['column']) };
  }
  const file = typeof loc?.file === 'string' ? loc.file : typeof id === 'string' ? id : '';
  if (!file.startsWith(`${root}/`) || file.includes('/node_modules/')) return undefined;
  const { line, column } = loc ?? {};
  return {
    file: file.slice(root.length + 1).replace(/[?#].*$/s, ''),
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof line === 'number' && typeof column === 'number' ? { column } : {}),
  };
}

/**
 * Problems that an error carries: Labwright's own, wherever they are wrapped, else one made from an error with a
 * place in the handbook, as MDX, Vite and Astro write them. None means a fault that nobody wrote a sentence for.
 */
export function problemsOf(error: unknown, root?: string): Problem[] {
  const errors = [...chain(error)];
  const own = errors.flatMap(({ problems }) => (Array.isArray(problems) ? problems.filter(isProblem) : []));
  if (own.length > 0) return own;
  if (root === undefined) return [];
  return errors.flatMap((told): Problem[] => {
    const place = Array.isArray(told.errors) ? undefined : placeOf(told, root);
    if (!place) return [];
    const message = firstLine(told.message).replace(/^\[[^\]]+\] |^\d+:\d+(-\d+:\d+)?: /, '');
    const instead = typeof told.hint === 'string' && told.hint ? sentence(firstLine(told.hint)) : 'Mend that place.';
    return [{ rule: 'build/source', wrong: sentence(message), instead, place }];
  });
}

/** Problems in the order of the files they are in, so that a writer goes through each once. */
export function inPlaceOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    ({ place: a }, { place: b }) =>
      (a?.file ?? '').localeCompare(b?.file ?? '', 'en') ||
      (a?.line ?? 0) - (b?.line ?? 0) ||
      (a?.column ?? 0) - (b?.column ?? 0),
  );
}
