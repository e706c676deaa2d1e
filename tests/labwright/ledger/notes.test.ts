/** What is kept beside the entries, and what taking in a file would do. */
import { describe, expect, it, test } from 'vitest';
import { importJson, exportJson } from '../../../src/lib/labwright/ledger/export.ts';
import { previewImport } from '../../../src/lib/labwright/ledger/import-preview.ts';
import {
  carriedTexts,
  copiedAt,
  daysOverdue,
  firstAsk,
  forgetIdentity,
  noteCarried,
  noteCopied,
  readIdentity,
  writeIdentity,
} from '../../../src/lib/labwright/ledger/notes.ts';
import { memoryStorage } from '../../../src/lib/labwright/ledger/storage.ts';
import { deniedStorage, handbook, openLedger } from './entries.ts';

const lab = 'kitchen/kettle';

describe('notes', () => {
  it('are kept under keys that no entry has, and read again', () => {
    const storage = memoryStorage();
    const ledger = openLedger(storage);
    expect([readIdentity(ledger), copiedAt(ledger), carriedTexts(ledger)]).toEqual([{}, undefined, {}]);
    // Memory keeps it no longer than the page.
    expect(writeIdentity(ledger, { name: 'Ada', section: '3' })).toBe(false);
    noteCopied(ledger, '2026-01-02T00:00:00.000Z');
    noteCarried(ledger, 'kitchen/kettle/pour.minutes', '12\u00a0minutes');
    noteCarried(ledger, 'kitchen/kettle/pour.room', 'Cold');
    noteCarried(ledger, 'kitchen/kettle/pour.room', undefined);
    expect([firstAsk(ledger), firstAsk(ledger)]).toEqual([true, false]);
    const again = openLedger(storage);
    expect(readIdentity(again)).toEqual({ name: 'Ada', section: '3' });
    expect(copiedAt(again)).toBe('2026-01-02T00:00:00.000Z');
    // The form that the render-blocking script reads.
    expect(JSON.parse(storage.get(`${again.prefix}carried`)!)).toEqual({
      'kitchen/kettle/pour.minutes': '12\u00a0minutes',
    });
    expect(again.status()).toMatchObject({ aside: 0, newer: 0 });
    expect(again.entries()).toEqual([]);
  });

  it.each(['{', '[1]', '"x"', '{"name":3,"section":{}}', 'null'])('that are damaged are none: %s', (text) => {
    const storage = memoryStorage();
    const ledger = openLedger(storage);
    for (const name of ['reader', 'copied', 'carried', 'asked']) storage.set(ledger.prefix + name, text);
    expect(readIdentity(ledger)).toEqual({});
    expect([undefined, 'x']).toContain(copiedAt(ledger));
    noteCarried(ledger, 'a', 'b');
    expect(carriedTexts(ledger)).toMatchObject({ a: 'b' });
  });

  it('are lost without a word where everything is denied, but for the name, which this page remembers', () => {
    const ledger = openLedger(deniedStorage);
    expect(writeIdentity(ledger, { name: 'Ada' })).toBe(false);
    noteCopied(ledger, 'x');
    noteCarried(ledger, 'a', 'b');
    expect([readIdentity(ledger), copiedAt(ledger), carriedTexts(ledger)]).toEqual([{ name: 'Ada' }, undefined, {}]);
    forgetIdentity(ledger);
    expect(readIdentity(ledger)).toEqual({});
  });
});

test('a copy is called for when the oldest entry without one is five days old', () => {
  const ledger = openLedger();
  for (let count = 0; count < 3; count++) ledger.add({ lab, kind: 'visited', name: 'q', value: count });
  // Entries of 1 January, one a second.
  const entries = ledger.entries();
  const days = (now: string, copied?: string): number | undefined => daysOverdue(entries, copied, new Date(now));
  expect(days('2026-01-05T23:59:59.000Z')).toBeUndefined();
  expect(days('2026-01-06T00:00:00.000Z')).toBe(5);
  expect(days('2026-01-20T00:00:00.000Z')).toBe(19);
  expect(days('2026-01-20T00:00:00.000Z', '2026-01-01T00:00:02.000Z')).toBeUndefined();
  expect(days('2026-01-20T00:00:00.000Z', '2026-01-01T00:00:01.000Z')).toBe(18);
  expect(days('2025-01-01T00:00:00.000Z')).toBeUndefined();
  expect(daysOverdue([], undefined, new Date())).toBeUndefined();
});

test('taking in a file is told before it is done: what is new, here already, foreign, unreadable', () => {
  const ledger = openLedger();
  const here = ledger.add({ lab, kind: 'skip', name: 'q', value: true });
  const text = exportJson({
    handbook,
    exportedAt: '',
    reader: { name: 'Ada' },
    entries: [here, { ...here, id: 'new' }, { ...here, id: 'new' }, { ...here, id: 'far', handbook: 'another' }],
    newer: [{ id: 'later', schema: 4 }],
  }).replace('\n]}', ',\n{"id":"bad"}\n]}');
  const imported = importJson(text);
  if (!imported.ok) throw new Error(imported.wrong);
  const preview = previewImport(ledger, handbook, imported);
  expect(preview).toMatchObject({ known: 1, foreign: 1, refused: 1 });
  expect(preview.fresh.map(({ id }) => id)).toEqual(['new', 'later']);
  expect(ledger.entries()).toEqual([here]);
  expect(ledger.merge(preview.fresh)).toBe(2);
  expect(previewImport(ledger, handbook, imported)).toMatchObject({ fresh: [], known: 3 });
});
