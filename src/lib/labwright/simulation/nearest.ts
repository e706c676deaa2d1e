/** Finds the name a writer probably meant. Pure; used by every error that lists valid names. */

/** Edit distance (Levenshtein 1966): insertions, deletions and substitutions, each 1. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length]!;
}

/** The candidate nearest to `name`, or undefined when none shares at least half of it. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best !== undefined && bestDistance <= Math.max(name.length, best.length) / 2 ? best : undefined;
}

/** The second half of an error about a name: the nearest valid one first, then all of them. */
export function suggest(name: string, candidates: Iterable<string>): string {
  const all = [...candidates];
  if (all.length === 0) return 'Nothing of that kind is declared.';
  const close = nearest(name, all);
  const list = all.map((candidate) => `"${candidate}"`).join(', ');
  return close ? `Write "${close}"${all.length > 1 ? `, or one of ${list}` : ''}.` : `Write one of ${list}.`;
}
