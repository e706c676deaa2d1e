/** How long a lab takes, in words. */
import { expect, test } from 'vitest';
import { minutesText } from '../../../src/lib/labwright/shell/minutes.ts';
import { generatorSay } from '../../../src/lib/labwright/language/catalogue.ts';

const say = generatorSay('en');

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
] as const)('%j', (minutes, text) => expect(minutesText(minutes, say)).toBe(text));
