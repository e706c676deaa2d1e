/** A memo: decisions beside where their instruments opened, told as they stand in the ledger, and saved as a file. */
import { expect, test } from 'vitest';
import { generatorSay } from '../../../src/lib/labwright/language/catalogue.ts';
import { foldLab } from '../../../src/lib/labwright/ledger/fold.ts';
import { evidenceOf, type MemoDecision, memoMarkdown, sayKept } from '../../../src/lib/labwright/ledger/memo.ts';
import type { Entry } from '../../../src/lib/labwright/ledger/schema.ts';

const say = generatorSay('en');
const minutes = { kind: 'integer', label: 'Time', unit: 'minute', step: 1 };
const pour: MemoDecision = {
  name: 'pour--edge',
  title: 'The kettle | stove',
  version: 'aaaaaaaa',
  question: 'how-long--edge',
  fields: [
    { name: 'minutes', declared: minutes, start: 3, startText: '3\u00a0minutes' },
    {
      name: 'heat',
      declared: { kind: 'quantity', label: 'Heat', unit: '°C', digits: 1 },
      start: 90,
      startText: '90.0\u00a0°C',
    },
  ],
  controls: [
    { name: 'lid', declared: { kind: 'boolean', label: 'Lid' }, start: false, startText: 'off' },
    {
      name: 'room',
      declared: { kind: 'choice', label: 'Room', options: { warm: { label: 'warm' }, cold: { label: 'cold' } } },
      start: 'warm',
      startText: 'warm',
    },
  ],
};
const serve: MemoDecision = { ...pour, name: 'serve', title: 'The table', fields: pour.fields.slice(0, 1) };

let count = 0;
function entry(over: Partial<Entry> & Pick<Entry, 'kind' | 'name'>): Entry {
  count++;
  return {
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    at: `2026-03-0${count}T10:00:00.000Z`,
    handbook: 'kitchen',
    lab: 'tea',
    attempt: 1,
    schema: 1,
    ...over,
  };
}
const decided = (over: Partial<Entry>): Entry =>
  entry({
    kind: 'decision',
    name: 'pour--edge',
    value: { minutes: 4, heat: 81.25 },
    setting: { minutes: 4, lid: false, room: 'cold' },
    simulationVersion: 'aaaaaaaa',
    ...over,
  });
const laid = (...entries: Entry[]) => evidenceOf([pour, serve], foldLab(entries, 'tea'));

test('a decision stands as it was printed, with what else was set, when, and after how many settings', () => {
  count = 0;
  const [kept, open] = laid(
    decided({ value: { minutes: 9, heat: 60 } }),
    decided({ attempt: 2 }),
    entry({ kind: 'visited', name: 'how-long--edge', value: 5 }),
    decided({ lab: 'another', attempt: 3 }),
  );
  expect(open).toEqual({ decision: serve });
  expect(kept!.kept).toEqual({
    at: '2026-03-02T10:00:00.000Z',
    times: 2,
    tried: 5,
    texts: { minutes: '4\u00a0minutes', heat: '81.3\u00a0°C' },
    set: [{ label: 'Room', text: 'cold' }],
    stale: false,
  });
  expect(sayKept(kept!.kept!, say)).toEqual([
    'Kept on 2 March 2026, the last of 2 decisions.',
    '5 settings tried first.',
    'Set otherwise: Room cold.',
  ]);
});

test.each<[string, Partial<Entry>, boolean]>([
  ['of the same version', {}, false],
  ['of another version', { simulationVersion: 'bbbbbbbb' }, true],
  ['of no version, as ledgers of before have it', { simulationVersion: undefined }, false],
  ['without a field that is kept now', { value: { minutes: 4 } }, true],
])('evidence %s', (_, over, stale) => {
  count = 0;
  const [{ kept } = { kept: undefined }] = laid(decided(over));
  expect(kept!.stale).toBe(stale);
  expect(sayKept(kept!, say).some((sentence) => sentence.startsWith('Stale'))).toBe(stale);
});

test('what is no record of fields is no decision', () => {
  count = 0;
  expect(laid(decided({ value: 'four' }))[0]).toEqual({ decision: pour });
});

test('the file holds head, evidence and words, and a name cannot break its tables', () => {
  count = 0;
  const text = memoMarkdown(
    {
      title: 'Memo: Tea',
      head: ['To the cook', '2 March 2026'],
      evidence: laid(decided({})),
      answers: [
        { question: 'What I\n  decided.', text: ' Pour early. ' },
        { question: 'What would change my mind.', text: '\n' },
      ],
    },
    say,
  );
  expect(text).toBe(`# Memo: Tea

To the cook  
2 March 2026

## The evidence: what you decided in this lab

### The kettle | stove

Kept on 1 March 2026. Set otherwise: Room cold.

| | At the start | You kept |
| --- | --- | --- |
| Time | 3 minutes | 4 minutes |
| Heat | 90.0 °C | 81.3 °C |

### The table

Not decided yet.

**What I decided.**

Pour early.

**What would change my mind.**

(nothing written yet)
`);
});
