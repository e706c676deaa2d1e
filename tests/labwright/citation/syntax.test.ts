/** Pandoc's citations in running text, and what is none. */
import { describe, expect, test } from 'vitest';
import { citationsIn, withoutCitations } from '../../../src/lib/labwright/citation/syntax.ts';

const keys = (text: string): string[] => citationsIn(text).flatMap(({ works }) => works.map(({ key }) => key));

describe('keys', () => {
  test.each([
    ['See [@a2001].', ['a2001']],
    ['[@a; @b, p. 12; see @c]', ['a', 'b', 'c']],
    ['By @a:2001/x_y-z. Then', ['a:2001/x_y-z']],
    ['As @a, and [-@b], say', ['a', 'b']],
    ['@a [p. 12] and @b [@c]', ['a', 'b', 'c']],
    ['(@a)', ['a']],
  ])('%s', (text, expected) => expect(keys(text)).toEqual(expected));
});

test.each(['mail me@example.org', 'a @ b', '[no citation]', '@', 'x@2001'])('%s cites nothing', (text) =>
  expect(citationsIn(text)).toEqual([]),
);

test('what stands round a key is prefix and locator, and each knows its place', () => {
  const text = 'So [see @a, pp. 3-5; -@b].';
  expect(citationsIn(text)).toEqual([
    {
      source: '[see @a, pp. 3-5; -@b]',
      from: 3,
      to: 25,
      narrative: false,
      works: [
        { key: 'a', at: text.indexOf('@a'), suppressed: false, prefix: 'see', suffix: 'pp. 3-5' },
        { key: 'b', at: text.indexOf('@b'), suppressed: true, prefix: '', suffix: '' },
      ],
    },
  ]);
});

test('brackets of which a part names no work are words, with a citation in them', () => {
  expect(citationsIn('[as in @a; and elsewhere]')).toMatchObject([{ source: '@a', narrative: true }]);
});

test('what an author typed is the text without its citations, letter for letter in place', () => {
  const citation = '[@a2001, p. 12]';
  expect(withoutCitations(`It is 5 ${citation} so.`)).toBe(`It is 5 ${' '.repeat(citation.length)} so.`);
});
