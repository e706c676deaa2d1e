/** A class of ledgers: read, counted, looked at twice, and put into tables. */
import { describe, expect, it, test } from 'vitest';
import {
  completionOf,
  distributionOf,
  readerLabel,
  readHandedIn,
  reviewsOf,
  roundWidth,
  type ClassReader,
} from '../../../src/lib/labwright/ledger/class.ts';
import { classCsv, writingsCsv } from '../../../src/lib/labwright/ledger/class-csv.ts';
import { exportJson } from '../../../src/lib/labwright/ledger/export.ts';
import type { Entry } from '../../../src/lib/labwright/ledger/schema.ts';
import { suspicionsOf } from '../../../src/lib/labwright/ledger/suspicions.ts';
import { madeEntries, madeFile } from '../../helpers/ledgers.ts';
import { catalogue, lab } from './catalogue.ts';
import { handbook } from './entries.ts';

const truths = new Map([
  [`${lab.id}/week`, 8],
  [`${lab.id}/team`, 1],
]);
const made = { handbook, labs: [lab], truths };
const now = new Date('2026-10-01T12:00:00.000Z');

function readerOf(entries: Entry[], file: string, name?: string): ClassReader {
  const text = exportJson({ handbook, exportedAt: '', reader: name ? { name } : {}, entries, newer: [] });
  const reader = readHandedIn(file, text, catalogue);
  if ('wrong' in reader) throw new Error(reader.wrong);
  return reader;
}

const suspicions = (...readers: ClassReader[]) => suspicionsOf(readers, catalogue, truths, now);
const textsOf = (...readers: ClassReader[]): string[][] =>
  [...suspicions(...readers).values()].map((list) => list.map(({ text }) => text));

describe('a handed-in file', () => {
  it.each([
    ['', 'not a ledger'],
    ['%PDF-1.7', 'not a ledger'],
    ['{"format":"labwright-ledger","entries":[]}', 'no entry that can be read'],
    [madeFile({ ...made, handbook: 'another', seed: 1 }), 'not of Kitchen science'],
  ])('that is none is named and refused', (text, wrong) => {
    const refusal = readHandedIn('a.json', text, catalogue);
    expect(refusal).toMatchObject({ file: 'a.json', wrong: expect.stringContaining(wrong) as string });
  });

  it('is read whole, with who handed it in', () => {
    const reader = readHandedIn('a.json', madeFile({ ...made, seed: 3 }), catalogue) as ClassReader;
    expect(readerLabel(reader)).toBe('Reader 3');
    expect(readerLabel(readerOf(madeEntries({ ...made, seed: 3 }), 'b.json'))).toBe('b.json');
    expect(reader.labs.map((review) => review.lab.id)).toEqual(['kitchen/kettle', 'kitchen/empty']);
    expect(reader.refused).toBe(0);
  });
});

describe('what cannot be as it says', () => {
  const entries = madeEntries({ ...made, seed: 7 });

  it('is nothing in an honest file', () => {
    expect(textsOf(readerOf(entries, 'a.json'), readerOf(madeEntries({ ...made, seed: 8 }), 'b.json'))).toEqual([
      [],
      [],
    ]);
  });

  it('is an entry that two files share', () => {
    const copied = [...madeEntries({ ...made, seed: 9 }), entries[0]!];
    const texts = textsOf(readerOf(entries, 'a.json', 'Ada'), readerOf(copied, 'b.json', 'Bob'));
    expect(texts).toEqual([['shares 1 entry with Bob (b.json)'], ['shares 1 entry with Ada (a.json)']]);
  });

  it('is a truth that the model does not give, unless the question had other words', () => {
    const forged = entries.map((entry) =>
      entry.kind === 'revealed' && entry.name === 'week' ? { ...entry, truth: 16 } : entry,
    );
    expect(textsOf(readerOf(forged, 'a.json'))).toEqual([['“week” records a truth that the model does not give']]);
    const older = forged.map((entry) =>
      entry.name === 'week' && entry.kind !== 'revealed'
        ? { ...entry, kind: 'prediction' as const, value: { answer: 3 }, questionVersion: 'v0' }
        : entry,
    );
    expect(textsOf(readerOf(older, 'a.json')).flat()).toEqual([]);
  });

  it('is a time after now or before the handbook', () => {
    const at = (time: string): Entry[] => [{ ...entries[0]!, at: time }];
    expect(textsOf(readerOf(at('2026-10-01T12:11:00.000Z'), 'a.json'))).toEqual([['1 entry from the future']]);
    expect(textsOf(readerOf(at('2026-10-01T12:09:00.000Z'), 'a.json'))).toEqual([[]]);
    // The first of January begins at UTC+14 when it is ten o'clock the day before in UTC.
    expect(textsOf(readerOf(at('2025-12-31T10:00:00.000Z'), 'a.json'))).toEqual([[]]);
    expect(textsOf(readerOf(at('2025-12-31T09:59:59.000Z'), 'a.json'))).toEqual([
      ['1 entry from before the handbook was out'],
    ]);
  });

  it('is a time before the lab, where a course released it later', () => {
    const scheduled = { ...catalogue, labs: catalogue.labs.map((each) => ({ ...each, released: '2026-09-14' })) };
    const copy = { ...entries[0]!, at: '2026-09-12T08:00:00.000Z' };
    const text = exportJson({ handbook, exportedAt: '', reader: {}, entries: [copy], newer: [] });
    const early = readHandedIn('a.json', text, scheduled) as ClassReader;
    const texts = suspicionsOf([early], scheduled, truths, now)
      .get(early)!
      .map(({ text }) => text);
    expect(texts).toEqual(['1 entry from before the lab was out']);
  });

  it('is a truth shown before anything was committed', () => {
    const late = entries.map((entry) =>
      entry.kind === 'revealed' ? { ...entry, at: '2026-08-01T00:00:00.000Z' } : entry,
    );
    expect(textsOf(readerOf(late, 'a.json'))).toEqual([
      ['“week” was revealed before anything was committed', '“team” was revealed before anything was committed'],
    ]);
  });
});

describe('the class', () => {
  const readers = Array.from(
    { length: 40 },
    (_, seed) => readHandedIn(`${seed}.json`, madeFile({ ...made, seed }), catalogue) as ClassReader,
  );

  it('finished a stage when every question of the required path is done', () => {
    const { started, finished, stages, readers: all } = completionOf(lab, readers);
    expect([all, started, finished.wrote, finished.decided]).toEqual([40, 40, 40, 40]);
    const skipped = reviewsOf(readers, lab.id, 'week').filter((review) => review.skipped).length;
    expect(finished.predicted).toBe(40 - skipped);
    expect(stages).toEqual(['predicted', 'explored', 'reflected', 'wrote', 'decided']);
    expect(completionOf(catalogue.labs[1]!, readers)).toMatchObject({ started: 0, stages: [] });
  });

  it('is told of skips, unless the handbook keeps them between the reader and the ledger', () => {
    const entries = [{ ...madeEntries({ ...made, seed: 7 })[0]!, kind: 'skip' as const, value: true }];
    const text = exportJson({ handbook, exportedAt: '', reader: {}, entries, newer: [] });
    const told = (skip: 'allowed' | 'recorded' | 'off') => {
      const known = { ...catalogue, handbook: { ...catalogue.handbook, skip } };
      const reader = readHandedIn('a.json', text, known) as ClassReader;
      const csv = classCsv(known, [reader], new Map()).split('\r\n')[1];
      return [distributionOf(reviewsOf([reader], lab.id, 'week'), 8).skipped, csv!.split(',')[5]];
    };
    expect([told('recorded'), told('off'), told('allowed')]).toEqual([
      [1, 'yes'],
      [1, 'yes'],
      [0, ''],
    ]);
    // The file holds it all the same, so that nothing looks as if it had been shown too early.
    const known = { ...catalogue, handbook: { ...catalogue.handbook, skip: 'allowed' as const } };
    expect((readHandedIn('a.json', text, known) as ClassReader).entries).toHaveLength(1);
  });

  it('spreads over ranges that hold every first answer once', () => {
    const reviews = reviewsOf(readers, lab.id, 'week');
    const { n, skipped, shares } = distributionOf(reviews, 8);
    expect(n + skipped).toBe(40);
    expect(shares.reduce((sum, share) => sum + share.n, 0)).toBe(n);
    // 26 weeks in at most 12 round bins: three weeks each, nine bins.
    expect(shares.map(({ label }) => label)).toEqual([
      '1 to 3',
      '4 to 6',
      '7 to 9',
      '10 to 12',
      '13 to 15',
      '16 to 18',
      '19 to 21',
      '22 to 24',
      '25 to 26',
    ]);
    expect(shares.filter(({ truth }) => truth).map(({ label }) => label)).toEqual(['7 to 9']);
    expect(distributionOf(reviewsOf(readers, lab.id, 'team'), undefined).shares.map(({ label }) => label)).toEqual([
      'The first',
      'The second',
      'Both',
    ]);
    expect(distributionOf([], 8)).toEqual({ n: 0, skipped: 0, shares: [] });
  });
});

test.each([
  [26, 2.5],
  [12, 1],
  [13, 2],
  [119, 10],
  [0.9, 0.1],
  [0, 1],
])('a range of %d is cut at every %d', (range, width) => {
  expect(roundWidth(range)).toBeCloseTo(width, 12);
});

describe('tables', () => {
  const reader = readHandedIn(
    '=cmd.json',
    madeFile({ ...made, seed: 5, reader: { name: '=Ada', section: '+1' }, text: '@SUM(A1)' }),
    catalogue,
  ) as ClassReader;
  const csv = classCsv(catalogue, [reader], new Map([[reader, [{ kind: 'time', text: '1 entry from the future' }]]]));

  it('have a row for each prediction, and one for a lab without any', () => {
    const rows = csv.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 2 + 1);
    expect(rows[0]!.split(',').indexOf('held')).toBeGreaterThan(rows[0]!.split(',').indexOf('last entry'));
    expect(rows[1]).toContain("'=Ada,'+1,'=cmd.json,kitchen/kettle,week");
    expect(rows[1]).toContain('1 entry from the future');
  });

  it('hold no cell that a spreadsheet computes', () => {
    for (const table of [csv, writingsCsv([reader])])
      for (const cell of table.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=+@]/);
    expect(writingsCsv([reader])).toContain("'@SUM(A1)");
  });
});
