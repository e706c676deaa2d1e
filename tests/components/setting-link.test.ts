/** The address that brings instruments back as they stand. */
import { expect, test } from 'vitest';
import { linkOf } from '../../src/components/setting-link.ts';

test('says the page, the state of each instrument, and leads to the first', () => {
  const link = linkOf('https://example.org/book/tea/?cost.days=3&drift.week=1#top', [
    { id: 'drift', state: { week: '8', room: 'warm & dry' } },
    { id: 'cost', state: {} },
    { id: 'cup', state: { size: '0.5' } },
  ]);
  expect(link).toBe('https://example.org/book/tea/?drift.week=8&drift.room=warm+%26+dry&cup.size=0.5#drift');
});

test('an instrument at its start needs no more than its name', () => {
  expect(linkOf('https://example.org/tea/', [{ id: 'drift', state: {} }])).toBe('https://example.org/tea/#drift');
});
