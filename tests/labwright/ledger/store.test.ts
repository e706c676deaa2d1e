import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEntry } from '../../../src/lib/labwright/ledger/schema.ts';
import { browserStorage, ledgerPrefix, memoryStorage } from '../../../src/lib/labwright/ledger/storage.ts';
import type { Entry } from '../../../src/lib/labwright/ledger/schema.ts';
import {
  deniedStorage,
  entriesArbitrary,
  entryArbitrary,
  handbook,
  newerArbitrary,
  openLedger,
  storageThatFills,
} from './entries.ts';

const lab = 'operations/silent-degradation';
const prediction = { lab, kind: 'prediction', name: 'first-alarm', value: { answer: 8, confidence: 70 } } as const;
const prefix = ledgerPrefix(handbook, '/book/');

describe('the store', () => {
  it('keeps one key an entry, and gives them back on the next visit', () => {
    const storage = memoryStorage();
    const first = openLedger(storage);
    const entries = [first.add(prediction), first.add({ ...prediction, value: { answer: 9 } })];
    expect(storage.keys()).toEqual([`${prefix}entry:id-1`, `${prefix}entry:id-2`]);
    expect(entries.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(entries.every(isEntry)).toBe(true);
    expect(openLedger(storage).entries()).toEqual(entries);
    expect(openLedger(storage).entries('another/lab')).toEqual([]);
  });

  it('keeps handbooks and addresses on one origin apart', () => {
    const storage = memoryStorage();
    openLedger(storage).add(prediction);
    expect(openLedger(storage, { base: '/' }).entries()).toEqual([]);
    expect(openLedger(storage, { base: '/book/second/' }).entries()).toEqual([]);
    expect(openLedger(storage, { handbook: 'another' }).entries()).toEqual([]);
    expect(storage.keys()).toHaveLength(1);
  });

  it('keeps fields that it does not know', () => {
    fc.assert(
      fc.property(entriesArbitrary, (entries) => {
        const storage = memoryStorage();
        for (const entry of entries) storage.set(`${prefix}entry:${entry.id}`, JSON.stringify(entry));
        const found = openLedger(storage).entries();
        expect(new Set(found.map((entry) => JSON.stringify(entry)))).toEqual(
          new Set(entries.map((entry) => JSON.stringify(entry))),
        );
      }),
    );
  });

  it('leaves entries of a newer schema untouched', () => {
    fc.assert(
      fc.property(newerArbitrary, (newer) => {
        const storage = memoryStorage();
        const text = JSON.stringify(newer);
        storage.set(`${prefix}entry:${newer.id}`, text);
        const ledger = openLedger(storage);
        ledger.add(prediction);
        expect(ledger.newerEntries()).toEqual([newer]);
        expect(ledger.status()).toMatchObject({ newer: 1, aside: 0 });
        expect(storage.get(`${prefix}entry:${newer.id}`)).toBe(text);
      }),
    );
  });

  it('sets an unreadable text aside, never overwrites it, and offers it', () => {
    const storage = memoryStorage();
    storage.set(`${prefix}entry:a`, '{"id":"a",');
    expect(openLedger(storage).asideTexts()).toEqual([{ key: `${prefix}aside:a`, text: '{"id":"a",' }]);
    storage.set(`${prefix}entry:a`, 'other junk');
    const ledger = openLedger(storage);
    expect(ledger.asideTexts().map(({ text }) => text)).toEqual(['{"id":"a",', 'other junk']);
    expect(storage.keys().sort()).toEqual([`${prefix}aside:a`, `${prefix}aside:a~2`]);
    expect(ledger.status()).toMatchObject({ aside: 2 });
  });

  it('leaves an unreadable text where it is when there is no room to move it', () => {
    const storage = storageThatFills();
    storage.set(`${prefix}entry:a`, 'junk');
    storage.full = true;
    expect(openLedger(storage).asideTexts()).toEqual([{ key: `${prefix}entry:a`, text: 'junk' }]);
    expect(storage.get(`${prefix}entry:a`)).toBe('junk');
  });
});

describe('a storage that refuses', () => {
  it('keeps what it cannot write in memory, says so, and writes it when there is room', () => {
    const storage = storageThatFills();
    const ledger = openLedger(storage);
    ledger.add(prediction);
    storage.full = true;
    ledger.add(prediction);
    ledger.add(prediction);
    expect(ledger.status()).toMatchObject({ unsaved: 2 });
    expect(ledger.entries()).toHaveLength(3);
    expect(openLedger(storage).entries()).toHaveLength(1);
    storage.full = false;
    ledger.add(prediction);
    expect(ledger.status()).toMatchObject({ unsaved: 0 });
    expect(openLedger(storage).entries()).toEqual(ledger.entries());
  });

  it('never throws when everything is denied', () => {
    const ledger = openLedger(deniedStorage);
    ledger.add(prediction);
    ledger.noticed(`${prefix}entry:elsewhere`);
    ledger.noticed(null);
    expect(ledger.entries()).toHaveLength(1);
    expect(ledger.status()).toEqual({ lasting: true, unsaved: 1, aside: 0, newer: 0, refusal: 'denied' });
  });

  it('falls back to memory where the browser denies the mere mention', () => {
    const storage = browserStorage(() => {
      throw new DOMException('Access is denied.', 'SecurityError');
    });
    const ledger = openLedger(storage);
    ledger.add(prediction);
    expect(ledger.status()).toEqual({ lasting: false, unsaved: 0, aside: 0, newer: 0 });
  });
});

describe('two tabs', () => {
  it('hear of each other by the key that changed', () => {
    const storage = memoryStorage();
    const left = openLedger(storage, { newId: () => 'left' });
    const right = openLedger(storage, { newId: () => 'right' });
    let told = 0;
    const end = right.subscribe(() => (told += 1));
    left.add(prediction);
    right.noticed(`${prefix}entry:left`);
    right.noticed(`${prefix}seals:${lab}`);
    right.noticed('somebody-else');
    expect(right.entries().map(({ id }) => id)).toEqual(['left']);
    expect(told).toBe(1);
    end();
    right.add(prediction);
    left.noticed(`${prefix}entry:right`);
    expect(left.entries()).toEqual(right.entries());
    expect(told).toBe(1);
  });

  it('forget what the other deleted, but not what is unsaved here', () => {
    const storage = storageThatFills();
    const ledger = openLedger(storage);
    ledger.add(prediction);
    storage.full = true;
    ledger.add(prediction);
    for (const key of storage.keys()) storage.remove(key);
    ledger.noticed(null);
    expect(ledger.entries().map(({ id }) => id)).toEqual(['id-2']);
  });
});

describe('merging into the store', () => {
  it('adds what is not there, once, and changes nothing that is', () => {
    fc.assert(
      fc.property(entriesArbitrary, entryArbitrary, newerArbitrary, (entries, clash, newer) => {
        const storage = memoryStorage();
        const ledger = openLedger(storage);
        const own = ledger.add(prediction);
        const incoming = [
          ...entries,
          newer,
          { ...clash, id: own.id },
          { ...clash, id: 'foreign', handbook: 'another' } as Entry,
        ];
        expect(ledger.merge(incoming)).toBe(entries.length + 1);
        expect(ledger.merge(incoming)).toBe(0);
        expect(ledger.entries().find(({ id }) => id === own.id)).toEqual(own);
        const again = openLedger(storage);
        expect(again.entries()).toEqual(ledger.entries());
        expect(again.newerEntries()).toEqual([newer]);
      }),
    );
  });
});

describe('clearing and putting back', () => {
  it('removes all of this handbook at this address, of no other, and gives it back', () => {
    const storage = memoryStorage();
    const other = openLedger(storage, { base: '/other/' });
    other.add({ lab: 'a', kind: 'skip', name: 'q', value: true });
    const ledger = openLedger(storage);
    ledger.add({ lab: 'a', kind: 'skip', name: 'q', value: true });
    storage.set(`${ledger.prefix}entry:broken`, '{');
    storage.set(`${ledger.prefix}seals:a`, '{"q":{"s":"skipped"}}');
    const again = openLedger(storage, { newId: () => 'later' });
    const before = again.entries();
    const removed = again.clear();
    expect(again.entries()).toEqual([]);
    expect(again.status()).toMatchObject({ unsaved: 0, aside: 0, newer: 0 });
    expect(storage.keys().every((key) => key.startsWith(other.prefix))).toBe(true);
    const between = again.add({ lab: 'a', kind: 'writing', name: 'why', value: 'In between.' });
    again.putBack(removed);
    expect(again.entries()).toEqual([...before, between].sort((a, b) => (a.at < b.at ? -1 : 1)));
    expect(openLedger(storage).entries()).toHaveLength(2);
    expect(
      openLedger(storage)
        .asideTexts()
        .map(({ text }) => text),
    ).toEqual(['{']);
    expect(storage.get(`${ledger.prefix}seals:a`)).toContain('skipped');
  });

  it('puts back into memory what a full storage refuses', () => {
    const storage = storageThatFills();
    const ledger = openLedger(storage);
    for (let count = 0; count < 30; count++) ledger.add({ lab: 'a', kind: 'visited', name: 'q', value: count });
    const removed = ledger.clear();
    storage.full = true;
    ledger.putBack(removed);
    expect(ledger.entries()).toHaveLength(30);
    expect(ledger.status().unsaved).toBe(30);
    storage.full = false;
    ledger.add({ lab: 'a', kind: 'skip', name: 'q', value: true });
    expect(ledger.status().unsaved).toBe(0);
    expect(openLedger(storage).entries()).toHaveLength(31);
  });

  it('tells listeners whether a change came from here or from another tab', () => {
    const ledger = openLedger();
    const origins: string[] = [];
    ledger.subscribe((origin) => origins.push(origin));
    ledger.add({ lab: 'a', kind: 'skip', name: 'q', value: true });
    ledger.noticed(`${ledger.prefix}entry:id-1`);
    ledger.noticed('of somebody else');
    ledger.clear();
    expect(origins).toEqual(['here', 'elsewhere', 'here']);
  });
});
