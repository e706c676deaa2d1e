import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  csvCell,
  exportCsv,
  exportJson,
  importJson,
  type LedgerExport,
} from '../../../src/lib/labwright/ledger/export.ts';
import { entriesArbitrary, handbook, newerArbitrary, openLedger } from './entries.ts';

const reader = { name: 'Ada Lovelace', section: '3' };
const exportArbitrary: fc.Arbitrary<LedgerExport> = fc.record({
  handbook: fc.constant(handbook),
  exportedAt: fc.constant('2026-02-03T04:05:06.000Z'),
  reader: fc.constantFrom(reader, {}),
  entries: entriesArbitrary,
  newer: fc.array(newerArbitrary, { maxLength: 2 }),
});

describe('the copy as JSON', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(exportArbitrary, (ledger) => {
        expect(importJson(exportJson(ledger))).toEqual({ ...ledger, ok: true, refused: 0, damaged: false });
      }),
    );
  });

  it('holds name and section in its head and nowhere else', () => {
    fc.assert(
      fc.property(exportArbitrary, (ledger) => {
        const [head, ...lines] = exportJson({ ...ledger, reader }).split('\n');
        expect(JSON.parse(`${head}]}`)).toMatchObject({ format: 'labwright-ledger', version: 1, reader });
        expect(lines.join('\n')).not.toContain(reader.name);
      }),
    );
  });

  it.each([
    ['', 'not a ledger'],
    ['{}', 'not a ledger'],
    ['[1,2]', 'not a ledger'],
    ['<script>alert(1)</script>', 'not a ledger'],
    ['{"format":"labwright-ledger","entries":{}}', 'not a ledger'],
  ])('is refused in two parts when it is %j', (text, wrong) => {
    const imported = importJson(text);
    expect(imported).toMatchObject({ ok: false, instead: expect.stringContaining('Save my copy') as string });
    expect(imported.ok ? '' : imported.wrong).toContain(wrong);
  });

  it('counts what it refuses and takes the rest', () => {
    const ledger = openLedger();
    const good = ledger.add({ lab: 'a', kind: 'writing', name: 'why', value: 'Because.' });
    const bad = [
      null,
      3,
      { ...good, schema: 0 },
      { ...good, kind: 'graded' },
      { ...good, attempt: 0 },
      { ...good, at: 'now' },
      { ...good, name: 'x'.repeat(201) },
    ];
    const text = JSON.stringify({ format: 'labwright-ledger', version: 1, handbook, entries: [good, ...bad] });
    expect(importJson(text)).toMatchObject({
      ok: true,
      entries: [good],
      refused: bad.length,
      reader: {},
      exportedAt: '',
    });
  });
});

test('an entry that is nested too deep or too long to be written again is refused, and nothing throws', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const good = openLedger().add({ lab: 'a', kind: 'writing', name: 'why', value: 'Because.' });
  const bad = [
    JSON.stringify({ ...good, id: 'deep' }).replace('"Because."', deep),
    JSON.stringify({ ...good, id: 'deeper' }).replace('"Because."', `${'['.repeat(65)}${']'.repeat(65)}`),
    JSON.stringify({ ...good, id: 'long', value: 'x'.repeat(200_001) }),
  ];
  const text = `{"format":"labwright-ledger","version":1,"handbook":"${handbook}","entries":[${JSON.stringify(good)},${bad.join(',')}]}`;
  const imported = importJson(text);
  expect(imported).toMatchObject({ ok: true, entries: [good], refused: 3 });
});

test.each(['=1', '+1', '-x', '@a', ' =1', '\t=1', '\r1', '|a', '%a', '\uff1d1', '\u0000=1'])(
  'a cell that is %j is shown, not computed',
  (text) => {
    expect(csvCell(text)).toMatch(/^"?'/);
  },
);

describe('the copy as CSV', () => {
  it('is a table that a spreadsheet reads and does not compute', () => {
    const ledger = openLedger();
    const lab = 'operations/silent-degradation';
    ledger.add({
      lab,
      kind: 'prediction',
      name: 'first-alarm',
      value: { answer: -3.5, confidence: 80 },
      setting: 'alarm',
    });
    ledger.add({ lab, kind: 'writing', name: 'why', value: '=HYPERLINK("http://x")\nnext line' });
    ledger.add({ lab, kind: 'decision', name: 'cadence', value: { interval: 7 } });
    const csv = exportCsv({
      handbook,
      exportedAt: '2026-02-03T04:05:06.000Z',
      reader: { name: '@Ada, "A."' },
      entries: ledger.entries(),
      newer: [],
    });
    expect(csv.split('\r\n')).toEqual([
      'handbook,exported,reader,section',
      `${handbook},2026-02-03T04:05:06.000Z,"'@Ada, ""A.""",`,
      '',
      'lab,kind,name,attempt,value,confidence,truth,setting,at,questionVersion,simulation,simulationVersion,handbook,id',
      `${lab},prediction,first-alarm,1,-3.5,80,,alarm,2026-01-01T00:00:00.000Z,,,,${handbook},id-1`,
      `${lab},writing,why,1,"'=HYPERLINK(""http://x"")\nnext line",,,,2026-01-01T00:00:01.000Z,,,,${handbook},id-2`,
      `${lab},decision,cadence,1,"{""interval"":7}",,,,2026-01-01T00:00:02.000Z,,,,${handbook},id-3`,
      '',
    ]);
  });
});
