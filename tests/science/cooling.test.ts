/** Newton's law of cooling, by halving in the head: an excess of 64 over 20 degrees, halved every 20 minutes. */
import { describe, expect, test } from 'vitest';
import { excessLeft, mixed, temperatureAfter, timeToCool } from '../../src/lib/science/cooling.ts';

describe('the excess over the room halves in equal times', () => {
  test.each([
    [0, 84],
    [20, 52],
    [40, 36],
    [60, 28],
    [80, 24],
    // Half a half-time: 64 / √2 = 45.254834
    [10, 65.254834],
  ])('after %d minutes it is at %d degrees', (minutes, degrees) => {
    expect(temperatureAfter(84, 20, 20, minutes)).toBeCloseTo(degrees, 6);
  });

  test('what is colder than the room warms up in the same way', () => {
    expect(temperatureAfter(4, 20, 20, 20)).toBe(12);
  });

  test('three half-times leave an eighth', () => expect(excessLeft(36, 12)).toBe(0.125));
});

describe('the time to cool', () => {
  test.each([
    [52, 20],
    [36, 40],
    [28, 60],
    [84, 0],
    [90, 0],
  ])('to %d degrees is %d minutes', (target, minutes) => expect(timeToCool(84, 20, 20, target)).toBe(minutes));

  test('to the room, or below it, never comes', () => {
    expect(timeToCool(84, 20, 20, 20)).toBeNull();
    expect(timeToCool(84, 20, 20, 10)).toBeNull();
  });
});

test('four parts of 84 degrees and one part of 4 make 68', () => expect(mixed(84, 4, 0.2)).toBeCloseTo(68, 12));

test.each([0, -1, Number.NaN])('a half-time of %d is refused', (halfTime) => {
  expect(() => excessLeft(1, halfTime)).toThrow(RangeError);
  expect(() => timeToCool(84, 20, halfTime, 30)).toThrow(RangeError);
});
