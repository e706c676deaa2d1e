/** Finds the name a writer probably meant. Pure; used by every error that lists valid names. */
import { distance } from 'fastest-levenshtein';

/** The candidate nearest to `name`, or undefined when none shares at least half of it. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < bestDistance) [best, bestDistance] = [candidate, edits];
  }
  return best !== undefined && bestDistance <= Math.max(name.length, best.length) / 2 ? best : undefined;
}

/** The second half of an error about a name: the nearest valid one first, then all of them. */
export function suggest(name: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  if (all.length === 0) return 'Nothing of that kind is declared.';
  const close = nearest(name, all);
  const list = all
    .filter((candidate) => candidate !== close)
    .map((candidate) => `"${candidate}"`)
    .join(', ');
  if (close === undefined) return all.length === 1 ? `Write ${list}.` : `Write one of ${list}.`;
  return list === '' || all.length > 12 ? `Write "${close}".` : `Write "${close}", or one of ${list}.`;
}
