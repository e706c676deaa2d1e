/** The bucket of the guide: the level falls as the square of the time that is left, checked in the head. */
import { evaluate } from 'labwright/simulation';
import { expect, test } from 'vitest';
import bucket from '../../src/lib/simulations/leaking-bucket.ts';

test.each([
  [0, 100],
  [1, 81],
  [5, 25],
  [9, 1],
  [10, 0],
  [15, 0],
])('after %d of ten minutes %d %% are left', (minutes, left) => {
  expect(evaluate(bucket, { minutes }).outputs['left']).toBeCloseTo(left, 10);
});

test('half empty after 1 - 0.7071068 of the time: 2.928932 of ten minutes', () => {
  expect(evaluate(bucket).outputs['halfEmptyAfter']).toBeCloseTo(2.928932, 6);
});

test('dry from the tenth minute on', () => {
  expect(evaluate(bucket, { minutes: 9.5 }).states['dry']).toBe(false);
  expect(evaluate(bucket, { minutes: 10 }).states['dry']).toBe(true);
});
