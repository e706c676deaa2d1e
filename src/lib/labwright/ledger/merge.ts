/** Two sets of entries become one: by id, whatever the order, however often. */
import type { Entry } from './schema.ts';
import { byTime } from './schema.ts';

/** JSON with sorted keys: one text for one content. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/**
 * The union of entries by id, in the order of their time: associative, commutative and idempotent.
 * An id that stands for two contents (a hostile file: entries never change) keeps the one whose text sorts first.
 */
export function mergeEntries(...sets: readonly Iterable<Entry>[]): Entry[] {
  const merged = new Map<string, Entry>();
  for (const set of sets) {
    for (const entry of set) {
      const other = merged.get(entry.id);
      if (!other || canonicalJson(entry) < canonicalJson(other)) merged.set(entry.id, entry);
    }
  }
  return [...merged.values()].sort(byTime);
}
