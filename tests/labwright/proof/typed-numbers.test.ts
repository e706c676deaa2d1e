/** Which words count as a typed number, and what they say. */
import { describe, expect, test } from 'vitest';
import { typedInText, valueOfTyped } from '../../../src/lib/labwright/proof/typed-numbers.ts';

describe('number words with a unit', () => {
  test.each([
    ['It took seventy days.', 'seventy days', 70],
    ['after thirteen weeks', 'thirteen weeks', 13],
    ['in twenty-five days', 'twenty-five days', 25],
    ['eighty per cent of the alerts', 'eighty per cent', 80],
    ['two hundred thousand requests', 'two hundred thousand requests', 200_000],
    ['two hundred and five labels', 'two hundred and five labels', 205],
    ['three megabytes', 'three megabytes', 3],
    ['five phones', 'five phones', 5],
    ['a hundred frames', 'hundred frames', 100],
    ['one hundred days', 'one hundred days', 100],
  ])('%s', (text, found, value) => {
    expect(typedInText(text, []).map((typed) => typed.found)).toEqual([found]);
    expect(valueOfTyped(found)).toBe(value);
  });

  test.each(['one week later', 'one of the phones', 'the first days', 'a dozen reasons', 'many weeks'])(
    'not %s',
    (text) => expect(typedInText(text, [])).toEqual([]),
  );
});

test('digits say what they say', () => {
  expect(valueOfTyped('1,000')).toBe(1000);
  expect(valueOfTyped('\u22123.5%')).toBe(-3.5);
});
