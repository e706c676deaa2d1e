import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportJson, importJson } from '../../../src/lib/labwright/ledger/export.ts';
import { foldLab } from '../../../src/lib/labwright/ledger/fold.ts';
import type { Entry } from '../../../src/lib/labwright/ledger/schema.ts';
import { readSeals, restoreSeals } from '../../../src/lib/labwright/ledger/seals.ts';
import { ledgerPrefix, memoryStorage } from '../../../src/lib/labwright/ledger/storage.ts';
import { entriesArbitrary, handbook, openLedger } from './entries.ts';

const prefix = ledgerPrefix(handbook, '/book/');
const runs = { numRuns: 1000, seed: 20260101 };

/** One way to damage a text: what disks, other scripts, careless hands and hostile ones do. */
const damage: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.nat().map((at) => (text: string) => text.slice(0, at % (text.length + 1))),
  fc.tuple(fc.nat(), fc.string({ minLength: 1, maxLength: 3, unit: 'binary' })).map(([at, junk]) => (text: string) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + junk + text.slice(place + 1);
  }),
  fc.tuple(fc.nat(), fc.nat()).map(([from, length]) => (text: string) => {
    const place = from % (text.length + 1);
    return text.slice(0, place) + text.slice(place + (length % 40));
  }),
  fc
    .constantFrom(
      '',
      'null',
      '[]',
      '{}',
      '0',
      '"',
      '{"schema":1}',
      '{"id":"x","schema":9}',
      '{"__proto__":{"a":1}}',
      '\u0000',
    )
    .map((junk) => () => junk),
  fc.constant((text: string) => text + text),
  fc.jsonValue().map((value) => () => JSON.stringify(value)),
);

const damaged = entriesArbitrary.chain((entries) =>
  fc.tuple(
    fc.constant(entries),
    fc.array(fc.tuple(fc.nat({ max: Math.max(0, entries.length - 1) }), damage), { minLength: 1, maxLength: 4 }),
  ),
);

describe('a thousand seeded corruptions', () => {
  it('of stored texts: nothing throws, no readable entry is lost, no text is lost', () => {
    fc.assert(
      fc.property(damaged, ([entries, damages]) => {
        const storage = memoryStorage();
        const texts = new Map(entries.map((entry) => [entry.id, JSON.stringify(entry)]));
        for (const [index, spoil] of damages) {
          const id = entries[index]?.id;
          if (id !== undefined) texts.set(id, spoil(texts.get(id)!));
        }
        for (const [id, text] of texts) storage.set(`${prefix}entry:${id}`, text);
        const spoilSeals = damages[0]![1];
        storage.set(`${prefix}seals:operations/silent-degradation`, spoilSeals('{"first-alarm":{"s":"committed"}}'));

        const ledger = openLedger(storage);
        const found = new Map(ledger.entries().map((entry) => [entry.id, entry]));
        for (const entry of entries) {
          if (texts.get(entry.id) === JSON.stringify(entry)) expect(found.get(entry.id)).toEqual(entry);
        }
        const kept = new Set(storage.keys().map((key) => storage.get(key)));
        for (const text of texts.values()) expect(kept.has(text)).toBe(true);
        for (const lab of ['operations/silent-degradation', 'workflow/constraint-tax']) {
          const record = foldLab(ledger.entries(), lab);
          readSeals(storage, prefix, lab);
          restoreSeals(storage, prefix, lab, record);
        }
        ledger.add({ lab: 'a', kind: 'skip', name: 'q', value: true });
        expect(openLedger(storage).entries()).toHaveLength(found.size + 1);
      }),
      runs,
    );
  });

  it('of import files: nothing throws, every whole entry comes back', () => {
    fc.assert(
      fc.property(damaged, ([entries, damages]) => {
        const whole = exportJson({ handbook, exportedAt: '2026-01-01T00:00:00.000Z', reader: {}, entries, newer: [] });
        const text = damages.reduce((spoiled, [, spoil]) => spoil(spoiled), whole);
        const imported = importJson(text);
        const lines = new Set(text.split('\n').map((line) => line.replace(/,$/, '')));
        const untouched = entries.filter((entry) => lines.has(JSON.stringify(entry)));
        const found: readonly Entry[] = imported.ok ? imported.entries : [];
        const texts = new Set(found.map((entry) => JSON.stringify(entry)));
        for (const entry of untouched) expect(texts.has(JSON.stringify(entry))).toBe(true);
        openLedger().merge(found);
      }),
      runs,
    );
  });
});
