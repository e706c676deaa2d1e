/** What a cell says: a number however it is written, nothing, or a word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSignOf, isMissing, numberIn } from '../../src/own-data/cells.ts';

describe('a cell', () => {
  it.each(['', ' ', '\t', 'NA', 'n/a', '#N/A', 'NaN', 'null', 'NULL', 'None', '-', '–', '.', '?', '\\N'])(
    'that says %j is missing',
    (cell) => expect(isMissing(cell)).toBe(true),
  );

  it.each(['0', '-1', 'no', 'nano', '0.0', 'None of these'])('that says %j is not', (cell) =>
    expect(isMissing(cell)).toBe(false),
  );

  it.each([
    ['12', 12],
    [' 12.5 ', 12.5],
    ['-.5', -0.5],
    ['+3', 3],
    ['1e-3', 0.001],
    ['1,234', 1234],
    ['1,234,567.5', 1_234_567.5],
    ["1'234.5", 1234.5],
    ['1\u202f234', 1234],
    ['−7', -7],
    ['007', 7],
  ])('with a decimal point: %j is %d', (cell, value) => expect(numberIn(cell, 'point')).toBe(value));

  it.each([
    ['12', 12],
    ['1,5', 1.5],
    ['-0,25', -0.25],
    ['1.234,5', 1234.5],
    ['1 234,5', 1234.5],
    ['1,5e3', 1500],
  ])('with a decimal comma: %j is %d', (cell, value) => expect(numberIn(cell, 'comma')).toBe(value));

  it.each([
    '',
    ' ',
    'x',
    '12 EUR',
    '5%',
    '0x10',
    '0b1',
    'Infinity',
    '1e999',
    '1,23',
    '1.2.3',
    '--1',
    '.',
    '2026-01-01',
  ])('that says %j is no number', (cell) => expect(numberIn(cell, 'point')).toBeNaN());

  it('reads every number that JavaScript writes, with either sign', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (drawn) => {
        // Minus nothing is written as nothing.
        const value = drawn + 0;
        expect(numberIn(String(value), 'point')).toBe(value);
        expect(numberIn(String(value).replace('.', ','), 'comma')).toBe(value);
      }),
    );
  });
});

describe('the decimal sign', () => {
  it.each([
    [['1.5', '2,345.6'], ',', 'point', null],
    [['1,5', '2'], ';', 'comma', null],
    [['1,5', '1.234,5'], '\t', 'comma', null],
    [['12', '13'], ';', 'point', null],
    // One reading as good as the other: said, and read as the separator suggests.
    [['1,234', '12'], '\t', 'point', '1,234'],
    [['1,234', '12'], ';', 'comma', '1,234'],
    [['1.234', '12'], ';', 'point', '1.234'],
    [['1.234', '12'], ',', 'point', null],
    // One cell that allows one reading decides for all.
    [['1,234', '0,5'], '\t', 'comma', null],
    [['1,234', '12.5'], '\t', 'point', null],
  ] as const)('of %j after %j is a %s, in doubt: %j', (cells, delimiter, sign, doubt) =>
    expect(decimalSignOf(cells, delimiter)).toEqual({ sign, doubt }),
  );
});
