/** How long a lab takes, in words. */
import { expect, test } from 'vitest';
import { minutesText } from '../../../src/lib/labwright/shell/minutes.ts';

test.each([
  [
    [
      [12, 15],
      [20, 25],
    ],
    '32\u201340 min',
  ],
  [[[10, 10]], '10 min'],
  [undefined, undefined],
] as const)('%j', (minutes, text) => expect(minutesText(minutes)).toBe(text));
