/** What the printed book lists of the handbook's own labs, against their sources. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { type Book, bookOf, roman } from '../../../src/lib/labwright/document/book.ts';
import { readChapters } from '../../../src/lib/labwright/document/chapters.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';

let book: Book;
beforeAll(async () => {
  const context = await openHandbook(process.cwd());
  book = bookOf(context, await readChapters(context));
});

test.each([
  [1, 'I'],
  [4, 'IV'],
  [9, 'IX'],
  [14, 'XIV'],
  [40, 'XL'],
  [99, 'XCIX'],
])('%i is %s', (value, text) => expect(roman(value)).toBe(text));

test('parts and labs stand in the order of the handbook, with what each holds', () => {
  expect(book.parts.map(({ number, title }) => `${number} ${title}`)).toEqual([
    'I Workflow',
    'II Operations',
    'III Evidence',
    'IV Drift bench',
    'V Mission',
  ]);
  for (const lab of book.parts.flatMap((part) => part.labs)) {
    const source = readFileSync(lab.file, 'utf8');
    const count = (pattern: RegExp): number => source.match(pattern)?.length ?? 0;
    expect(lab.figures.length).toBe(count(/^<Figure /gm));
    expect(lab.tables.length).toBe(count(/^<Table /gm));
    expect(lab.acts.map(({ title }) => title)).toEqual([...source.matchAll(/^## (.*)$/gm)].map((match) => match[1]));
    expect(lab.acts.flatMap(({ sections }) => sections).length).toBe(count(/^### /gm));
    const minutes = /^minutes: \[\[(\d+), (\d+)\]/m.exec(source)!.slice(1).map(Number);
    expect(lab.acts[0]!.minutes).toEqual(minutes);
  }
});

test('a caption is its first sentence, with its numbers and without its stop', () => {
  const captions = book.parts[1]!.labs[0]!.figures.map(({ number, caption }) => `${number} ${caption}`);
  expect(captions[0]).toBe(
    '2.1 PSI of the three features from launch to the chosen week, with the two levels of Table 2.1',
  );
  expect(captions[2]).toBe('2.3 PSI of each feature in the chosen week');
  // A caption that says one thing beside a slider and another on paper: the lists of the book have the words of the book.
  const tables = book.parts[1]!.labs[0]!.tables.map(({ caption }) => caption);
  expect(tables).toContain('Five schedules at an alarm threshold of 0.20');
});
