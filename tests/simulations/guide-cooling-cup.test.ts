/** The cup of tea of the guide, every number by halving 64 in the head. */
import { evaluate, evaluateAt } from 'labwright/simulation';
import { describe, expect, test } from 'vitest';
import cup from '../../src/lib/simulations/guide-cooling-cup.ts';

const outputsAt = (setting: string) => evaluateAt(cup, setting).outputs;

test('the mug halves its excess every 20 minutes: 84, 52, 36', () => {
  expect([outputsAt('poured'), outputsAt('oneHalfTime'), outputsAt('twoHalfTimes')]).toMatchObject([
    { temperature: 84, excessLeft: 100, verdict: 'too hot' },
    { temperature: 52, excessLeft: 50, verdict: 'just right' },
    { temperature: 36, excessLeft: 25, verdict: 'just right' },
  ]);
});

test('so it is pleasant after 20 minutes and cold after 40, not after 30', () => {
  expect(evaluate(cup).outputs).toMatchObject({ drinkableAfter: 20, coldAfter: 40 });
});

describe('milk', () => {
  test('first: 68 degrees, and half of the 48 above the room are left after 20 minutes', () => {
    expect(outputsAt('milkFirst')['temperature']).toBeCloseTo(44, 12);
  });

  test('last: four parts of 52 and one of 4', () => {
    expect(outputsAt('milkLast')['temperature']).toBeCloseTo(42.4, 12);
  });

  test('last: cold when the tea alone is at 44, (36 − 0.8) / 0.8, which takes 20 log2(64 / 24) minutes', () => {
    expect(outputsAt('milkLast')['coldAfter']).toBeCloseTo(20 * Math.log2(8 / 3), 10);
  });
});

test('the flask brings its half-time of 240 minutes: 40 minutes leave 2^(-1/6) of the excess, and an hour is not enough', () => {
  const { outputs } = evaluateAt(cup, 'inFlask');
  // 20 + 64 × 0.8908987 = 77.017518
  expect(outputs['temperature']).toBeCloseTo(77.017518, 5);
  expect(outputs['drinkableAfter']).toBeNull();
});

test('a lid doubles the half-time', () => {
  expect(evaluate(cup, { wait: 40, lid: true }).outputs).toMatchObject({ temperature: 52, halfTimeNow: 40 });
});

test('one minute more than two half-times, and the tea is cold', () => {
  expect(evaluate(cup, { wait: 40 }).states).toEqual({ tooHot: false, justRight: true, cold: false });
  expect(evaluate(cup, { wait: 41 }).states).toEqual({ tooHot: false, justRight: false, cold: true });
  expect(evaluate(cup, { wait: 19 }).states).toEqual({ tooHot: true, justRight: false, cold: false });
});

test('the paper cup is pleasant after 12 minutes; the flask keeps it hot', () => {
  // 12 log2(64 / 32) and 12 log2(64 / 16)
  expect(evaluate(cup).datasets['cups']).toEqual([
    { cup: 'Paper cup', halfTime: 12, drinkableAfter: 12, coldAfter: 24 },
    { cup: 'Mug', halfTime: 20, drinkableAfter: 20, coldAfter: 40 },
    { cup: 'Flask', halfTime: 240, drinkableAfter: null, coldAfter: null },
  ]);
});
