import { expect, test } from 'vitest';
import { dueWords } from '../../src/components/due-words.ts';
import { generatorSay } from '../../src/lib/labwright/language/catalogue.ts';

const say = generatorSay('en');

/** Where the reader is: late in the evening, so that hours do not decide. */
const on = (month: number, day: number): Date => new Date(2026, month - 1, day, 23, 30);

test.each([
  [on(9, 15), 'past'],
  [on(9, 14), 'today'],
  [on(9, 13), 'tomorrow'],
  [on(9, 12), 'in 2 days'],
  [on(9, 1), 'in 13 days'],
  [on(8, 31), 'in 2 weeks'],
  [on(6, 21), 'in 12 weeks'],
])('on %s the fourteenth of September is %s', (now, words) => expect(dueWords('2026-09-14', now, say)).toBe(words));

test('counts days, whatever the clocks were set to in between', () =>
  // Clocks go back on 25 October in Europe, forward on 29 March.
  expect([dueWords('2026-10-26', on(10, 24), say), dueWords('2026-03-30', on(3, 28), say)]).toEqual([
    'in 2 days',
    'in 2 days',
  ]));
