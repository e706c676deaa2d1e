/** Finds the place of a text whose source is known as a file alone. */
import type { Place } from '../simulation/errors.ts';

/** Text of a source file by its path from the handbook's root; undefined where there is none. */
export type ReadSource = (file: string) => string | undefined;

/** The first of several texts that a source holds, as a place; the file alone where it holds none of them. */
export function placeIn(file: string | undefined, needles: readonly string[], read: ReadSource): Place | undefined {
  if (file === undefined) return undefined;
  const source = read(file);
  for (const needle of needles) {
    const at = needle === '' ? -1 : (source?.indexOf(needle) ?? -1);
    if (at < 0) continue;
    const lines = source!.slice(0, at).split('\n');
    return { file, line: lines.length, column: lines.at(-1)!.length + 1 };
  }
  return { file };
}
