/** Entries for the tests of the ledger: random ones, written ones, and storages that misbehave. */
import fc from 'fast-check';
import { entryKinds, type Entry, type NewerEntry } from '../../../src/lib/labwright/ledger/schema.ts';
import { memoryStorage, type LedgerStorage } from '../../../src/lib/labwright/ledger/storage.ts';
import { Ledger, type LedgerOptions } from '../../../src/lib/labwright/ledger/store.ts';

export const handbook = 'silent-failures';

const name = fc.constantFrom('first-alarm', 'cadence', 'why', 'drift.drifted', '__proto__', 'naïve “name”');
const value = fc.oneof(
  fc.record({
    answer: fc.double({ noNaN: true, noDefaultInfinity: true }),
    confidence: fc.integer({ min: 50, max: 100 }),
  }),
  fc.integer({ min: 0, max: 9 }),
  fc.string(),
  fc.constant(true),
);
const unknownFields = fc.dictionary(fc.stringMatching(/^x[a-z]{1,6}$/), fc.jsonValue(), { maxKeys: 2 });

/** A valid entry, with fields that no version knows. Times and attempts collide often, on purpose. */
export const entryArbitrary: fc.Arbitrary<Entry> = fc
  .record({
    known: fc.record(
      {
        id: fc.uuid(),
        at: fc.integer({ min: 0, max: 40 }).map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()),
        handbook: fc.constant(handbook),
        lab: fc.constantFrom('operations/silent-degradation', 'workflow/constraint-tax'),
        kind: fc.constantFrom(...entryKinds),
        name,
        value,
        setting: fc.oneof(fc.constantFrom('default', 'alarm'), fc.dictionary(fc.string(), fc.integer())),
        truth: fc.integer(),
        questionVersion: fc.constantFrom('a1', 'b2'),
        simulation: fc.constant('fraud-drift'),
        attempt: fc.integer({ min: 1, max: 3 }),
        schema: fc.constant(1 as const),
      },
      { requiredKeys: ['id', 'at', 'handbook', 'lab', 'kind', 'name', 'attempt', 'schema'] },
    ),
    unknownFields,
  })
  // Through JSON once, as every entry has gone: no -0, no undefined.
  .map(({ known, unknownFields: unknown }) => JSON.parse(JSON.stringify({ ...unknown, ...known })) as Entry);

export const entriesArbitrary = fc.uniqueArray(entryArbitrary, { selector: ({ id }) => id, maxLength: 12 });

export const newerArbitrary: fc.Arbitrary<NewerEntry> = fc
  .record({ id: fc.uuid(), schema: fc.integer({ min: 2, max: 9 }), what: fc.jsonValue() })
  .map((entry) => JSON.parse(JSON.stringify(entry)) as NewerEntry);

/** A ledger whose clock ticks a second an entry and whose ids count. */
export function openLedger(storage: LedgerStorage = memoryStorage(), options: Partial<LedgerOptions> = {}): Ledger {
  let ticks = 0;
  let ids = 0;
  return new Ledger({
    handbook,
    base: '/book/',
    storage,
    now: () => new Date(Date.UTC(2026, 0, 1) + 1000 * ticks++),
    newId: () => `id-${++ids}`,
    ...options,
  });
}

/** A storage that refuses writes while it is full. */
export function storageThatFills(): LedgerStorage & { full: boolean } {
  const memory = memoryStorage();
  return {
    ...memory,
    full: false,
    set(key, text) {
      if (this.full) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      memory.set(key, text);
    },
  };
}

/** A storage that refuses everything, as a browser does that blocks it after the page has opened it. */
export const deniedStorage: LedgerStorage = {
  lasting: true,
  keys: () => deny(),
  get: () => deny(),
  set: () => deny(),
  remove: () => deny(),
};
function deny(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}
