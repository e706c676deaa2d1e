/** What the page says of a comparison. */
import { describe, expect, it, test } from 'vitest';
import { Bench } from '../../src/own-data/bench.ts';
import { shareTicks } from '../../src/own-data/bars.ts';
import type { Found, Shown } from '../../src/own-data/messages.ts';
import { rulerRows } from '../../src/own-data/rulers.ts';
import { sampleText } from '../../src/own-data/samples.ts';
import { noticesOf, number, percent, probability, verdictWords } from '../../src/own-data/words.ts';

async function comparisonOf(text: string, bins = 10): Promise<{ found: Found; shown: Shown }> {
  let result: { found: Found; shown: Shown } | undefined;
  const bench = new Bench(
    (answer) => {
      if (answer.tell === 'found') result = answer;
    },
    () => Promise.resolve(),
    () => 0,
  );
  const settings = { bins, smoothing: 'half-count' } as const;
  const reading = { kind: 'auto', decimals: 'auto' } as const;
  await bench.handle({ job: 1, ask: 'open', given: [{ name: 'The text', text }], reading, settings });
  return result!;
}
const rising = (rows: number, of: (row: number) => string): string =>
  Array.from({ length: rows }, (_, row) => of(row)).join('\n');

describe('numbers', () => {
  it('have a few digits, a true minus sign, and powers of ten where they are far off', () => {
    expect([0, 0.12345, -2.5, 1234.5, 123_456, Infinity, 1.2e-7, -3e12].map((value) => number(value))).toEqual([
      '0',
      '0.123',
      '−2.5',
      '1,230',
      '123,000',
      '∞',
      '1.20 · 10⁻⁷',
      '−3.00 · 10¹²',
    ]);
    expect([percent(0.123456), percent(0.00123), probability(0.0321), probability(1e-9)]).toEqual([
      '12.3\u202f%',
      '0.12\u202f%',
      'p = 0.032',
      'p < 0.0001',
    ]);
  });

  it('on the axis are round', () => {
    expect(shareTicks(0.17)).toEqual([0, 0.05, 0.1, 0.15].map((tick) => expect.closeTo(tick, 12) as number));
    expect(shareTicks(1)).toEqual([0, 0.5, 1]);
    expect(shareTicks(0.02).length).toBeGreaterThan(2);
  });
});

test.each(['no-drift', 'shift', 'too-few', 'words'] as const)('the verdict on the sample %s', async (name) => {
  const { shown } = await comparisonOf(sampleText(name));
  const { title, paragraphs } = verdictWords(shown);
  expect([title, ...paragraphs]).toMatchSnapshot();
});

test('a move that is certain and small is called so', async () => {
  const moved = (row: number) => row + (row % 40 === 0 ? 700 : 0);
  const { shown } = await comparisonOf(rising(40_000, (row) => `${row % 1000},${moved(row % 1000)}`));
  const words = verdictWords(shown).paragraphs.join(' ');
  expect(shown.measured.verdict.says).toBe('moved');
  expect(words).toContain(
    'The rule of thumb would call it stable, below 0.1, for it does not ask how many rows there are.',
  );
});

test('values that go missing are told apart from the verdict', async () => {
  const { shown } = await comparisonOf(
    `a,b\n${rising(1000, (row) => `${row % 97},${row % 5 === 0 ? 'NA' : row % 97}`)}`,
  );
  expect(shown.measured.verdict.says).toBe('noise');
  expect(verdictWords(shown).paragraphs.join(' ')).toContain(
    'Missing values differ as well: 0\u202f% in “a” and 20\u202f% in “b” (p < 0.0001).',
  );
});

test('values that repeat are told, and what they do', async () => {
  const { found, shown } = await comparisonOf(
    `a,b\n${rising(1000, (row) => `${row % 3 ? 0 : row % 7},${row % 2 ? 0 : row % 7}`)}`,
  );
  const notices = noticesOf(found, shown, 10).join(' ');
  expect(notices).toMatch(
    /10 bins were asked for, and there are \d: equal values stay in one bin\. The commonest, 0, is 71\.\d\u202f% of the reference\./,
  );
  expect(notices).toContain('The reference has 7 different values in 1,000 rows.');
});

test('a line of names that does not fit, and numbers with units, are told', async () => {
  const notices = async (text: string): Promise<string[]> => {
    const { found, shown } = await comparisonOf(text);
    return noticesOf(found, shown, 10).slice(1, 2);
  };
  expect(await notices(`then,now\n${rising(30, (row) => `${row % 7},${row % 5},9`)}`)).toEqual([
    'The line of names in The text has 2 cells, and its rows have 3: names may stand above other columns than their own. Where commas part decimals as well as cells, write semicolons or tabs between the columns.',
  ]);
  expect(await notices(`a,b\n${rising(30, (row) => `${row % 5} EUR,${row % 4} EUR`)}`)).toEqual([
    '“a” and “b” were read as words, since “0 EUR” in line 2 is no number. If numbers are meant, write them without units.',
  ]);
});

test('rulers of rows say on how many they look, before and after', async () => {
  const { shown } = await comparisonOf(sampleText('shift'));
  const pending = rulerRows(shown, undefined, 'half-count').filter(({ value }) => value === 'being computed');
  expect(pending.map(({ name }) => name)).toEqual(['Maximum mean discrepancy, squared', 'Distance of the means']);
  expect(pending[0]!.means).toContain('of up to 2,000 rows drawn by a fixed seed');
  const equal = { sampled: [1000, 1000], discrepancy: null, means: { observed: 0, pValue: 1 } } as const;
  const rows = rulerRows(shown, equal, 'none');
  expect(rows.find(({ name }) => name.startsWith('Maximum'))).toMatchObject({ value: 'none' });
  expect(rows[0]!.means).toBe('bins, nothing added');
});
