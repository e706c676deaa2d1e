import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/lib/labwright/figure/metrics.ts';

/**
 * Sums of `measureText` over single characters in Chromium 153 with Inter Variable 5.3.0 at 2048 px, where a px is one
 * unit of the font.
 */
describe('text is as wide as the browser sets it', () => {
  test.each([
    ['Transaction amount', 400, 19297],
    ['Transaction amount', 500, 19580],
    ['Transaction amount', 600, 19860],
    ['−', 400, 1355],
    ['0', 600, 1351],
    ['…', 400, 1770],
    ['a\u202fa', 400, 1150 + 288 + 1150],
  ])('%j at weight %i', (text, weight, units) => {
    expect(textWidth(text, 2048, weight)).toBeCloseTo(units, -0.7);
  });
});

test('an unknown character is as wide as a digit, and width grows with size', () => {
  expect(textWidth('漢', 10)).toBe(textWidth('0', 10));
  expect(textWidth('week 8', 20)).toBeCloseTo(2 * textWidth('week 8', 10));
});
