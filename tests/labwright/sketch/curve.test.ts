/** Axes, places and heights: what a drawn curve is made of. Expected values are worked out by hand beside them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  curveOfRows,
  heightAt,
  keptHeight,
  placesBetween,
  readCurve,
  type Scale,
  shareOf,
  valueAtShare,
} from '../../../src/lib/labwright/sketch/curve.ts';

const plain: Scale = { domain: [0, 20], log: false };
const decades: Scale = { domain: [0.1, 1000], log: true };
const column = { kind: 'number', label: 'A' } as const;
const axes = { x: { ...plain, column }, y: { ...decades, column } };

test('a place is a share of its axis, by equal steps or by equal factors', () => {
  expect(shareOf(plain, 5)).toBe(0.25);
  // 10 is two of the four decades from 0.1 to 1000.
  expect(shareOf(decades, 10)).toBeCloseTo(0.5, 12);
  expect(valueAtShare(decades, 0.25)).toBeCloseTo(1, 12);
});

test('shares and values lead back to each other', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(plain, decades), (share, scale) => {
      expect(shareOf(scale, valueAtShare(scale, share))).toBeCloseTo(share, 9);
    }),
  );
});

test('places lie evenly on the axis, with both ends', () => {
  expect(placesBetween(plain, 2, 18, 5)).toEqual([2, 6, 10, 14, 18]);
  const factors = placesBetween(decades, 1, 16, 5);
  for (const [index, place] of factors.entries()) expect(place).toBeCloseTo(2 ** index, 9);
});

test('between two points a curve is straight on its axes', () => {
  // Half-way from 1 to 100 on a log axis is 10.
  expect(heightAt({ x: [0, 10], y: [1, 100] }, axes, 5)).toBeCloseTo(10, 9);
  expect(heightAt({ x: [0, 10], y: [1, 100] }, axes, 10)).toBe(100);
  expect(heightAt({ x: [5, 10], y: [1, 100] }, axes, 0)).toBe(1);
  expect(heightAt({ x: [5, 10], y: [1, 100] }, axes, 12)).toBe(100);
});

test('a height is kept with three digits, and on its axis', () => {
  expect(keptHeight(plain, 0.123456)).toBe(2.47);
  expect(keptHeight(plain, 1.4)).toBe(20);
  expect(keptHeight({ domain: [0, 999.9], log: false }, 1)).toBe(999.9);
});

test('rows become a curve in the order of their places, of one kind where that is asked', () => {
  const rows = [
    { cup: 'a', x: 2, y: 5 },
    { cup: 'b', x: 1, y: 9 },
    { cup: 'a', x: 1, y: 4 },
    { cup: 'a', x: 3, y: null },
  ];
  expect(curveOfRows(rows, { x: 'x', y: 'y', where: { column: 'cup', value: 'a' } })).toEqual({ x: [1, 2], y: [4, 5] });
});

describe('what a ledger holds is a curve only if it is one', () => {
  test.each([
    [{ x: [1, 2], y: [3, 4] }, true],
    [{ x: [1, 2], y: [3] }, false],
    [{ x: [1, 2], y: [3, Number.NaN] }, false],
    [{ x: [1, 2], y: ['3', 4] }, false],
    [{ x: [1], y: [2] }, false],
    [[1, 2], false],
    [null, false],
    ['a', false],
  ])('%j', (value, is) => expect(readCurve(value) !== undefined).toBe(is));

  test.each([
    [[0, 1, 20], [0.1, 5, 1000], true],
    // Beyond the axes it can still be measured; at or below 0 on a logarithmic one it cannot, nor where it goes back.
    [[-5, 1, 30], [0.01, 5, 5000], true],
    [[0, 1, 20], [0.1, 0, 1], false],
    [[0, 1, 20], [0.1, -2, 1], false],
    [[0, 20, 1], [1, 2, 3], false],
    [[0, 0], [1, 2], false],
  ])('on axes: %j, %j', (x, y, is) => expect(readCurve({ x, y }, axes) !== undefined).toBe(is));
});
