import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEntries } from '../../../src/lib/labwright/ledger/merge.ts';
import { entriesArbitrary, entryArbitrary } from './entries.ts';

/** Sets that share ids, some of them with other contents: what a hostile file would hold. */
const overlapping = fc
  .tuple(entriesArbitrary, entriesArbitrary, entriesArbitrary, entryArbitrary)
  .map(([a, b, c, extra]) => {
    const clash = a[0] ? [{ ...extra, id: a[0].id }] : [];
    return [a, [...b, ...a.slice(1, 3)], [...c, ...b.slice(0, 2), ...clash]] as const;
  });

describe('merging entries', () => {
  it('is associative, commutative and idempotent', () => {
    fc.assert(
      fc.property(overlapping, ([a, b, c]) => {
        const all = mergeEntries(a, b, c);
        expect(mergeEntries(mergeEntries(a, b), c)).toEqual(all);
        expect(mergeEntries(a, mergeEntries(b, c))).toEqual(all);
        expect(mergeEntries(c, b, a)).toEqual(all);
        expect(mergeEntries(all, all, a)).toEqual(all);
      }),
    );
  });

  it('loses no id and invents none', () => {
    fc.assert(
      fc.property(overlapping, (sets) => {
        const ids = (entries: Iterable<{ id: string }>): Set<string> => new Set([...entries].map(({ id }) => id));
        expect(ids(mergeEntries(...sets))).toEqual(ids(sets.flat()));
      }),
    );
  });
});
