/** A path across the axes, sampled at the places. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  finished,
  type Heights,
  missing,
  nearestPlace,
  stroked,
  touched,
} from '../../../src/lib/labwright/sketch/stroke.ts';

const places = [0, 0.25, 0.5, 0.75, 1];
const nothing: Heights = places.map(() => undefined);

test('a stroke sets the heights that it passes, and no other', () => {
  // From (0.2, 0.2) to (0.8, 0.8) the path is y = x.
  const heights = stroked(nothing, places, { x: 0.2, y: 0.2 }, { x: 0.8, y: 0.8 });
  expect(heights[0]).toBeUndefined();
  expect(heights[4]).toBeUndefined();
  for (const index of [1, 2, 3]) expect(heights[index]).toBeCloseTo(places[index]!, 12);
  expect(missing(heights)).toBe(2);
});

test('drawn back over, the last pass stands', () => {
  const there = stroked(nothing, places, { x: 0, y: 0.9 }, { x: 1, y: 0.9 });
  const back = stroked(there, places, { x: 1, y: 0.1 }, { x: 0.4, y: 0.1 });
  expect(back).toEqual([0.9, 0.9, 0.1, 0.1, 0.1]);
});

test('a touch sets the nearest height, and an end within half a step the one beside it', () => {
  expect(nearestPlace(places, 0.6)).toBe(2);
  expect(touched(nothing, places, { x: 0.6, y: 1.3 })).toEqual([undefined, undefined, 1, undefined, undefined]);
  const almost = stroked(nothing, places, { x: 0, y: 0.5 }, { x: 0.95, y: 0.5 });
  expect(missing(almost)).toBe(1);
  expect(finished(almost, places, { x: 0.95, y: 0.4 })).toEqual([0.5, 0.5, 0.5, 0.5, 0.4]);
  expect(finished(almost, places, { x: 0.8, y: 0.4 })).toEqual(almost);
});

test('a path in any number of pieces draws what it draws in one', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.uniqueArray(share, { maxLength: 20 }), (from, to, cuts) => {
      const line = (x: number) => ({ x, y: from + (to - from) * x });
      const stops = [0, ...cuts.sort((a, b) => a - b), 1];
      let heights: Heights = nothing;
      for (const [index, stop] of stops.slice(1).entries())
        heights = stroked(heights, places, line(stops[index]!), line(stop));
      for (const [index, place] of places.entries()) expect(heights[index]).toBeCloseTo(line(place).y, 9);
    }),
  );
});

test('every height stays on the axis', () => {
  const wild = fc.record({
    x: fc.double({ min: -2, max: 3, noNaN: true }),
    y: fc.double({ min: -5, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(wild, wild, (from, to) => {
      for (const height of stroked(touched(nothing, places, from), places, from, to))
        if (height !== undefined) expect(height >= 0 && height <= 1).toBe(true);
    }),
  );
});
