/** The gap between a sketch and the truth, and the shapes that explanations are for. Numbers are worked out by hand. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareCurves,
  type Condition,
  conditionFor,
  conditionsOf,
} from '../../../src/lib/labwright/sketch/compare.ts';
import { generatorSay } from '../../../src/lib/labwright/language/catalogue.ts';
import type { SketchAxes } from '../../../src/lib/labwright/sketch/curve.ts';
import { sayCompared, sayCurve, sayPlace } from '../../../src/lib/labwright/sketch/words.ts';

const places = [0, 10, 20, 30, 40];
const axes: SketchAxes = {
  x: { domain: [0, 40], log: false, column: { kind: 'number', label: 'Interval', unit: 'day', digits: 1 } },
  y: { domain: [0, 100], log: false, column: { kind: 'number', label: 'Cost', unit: 'k$/day', digits: 2 } },
  places,
};
const log: SketchAxes = { ...axes, y: { ...axes.y, domain: [1, 100], log: true } };
const curve = (...y: number[]) => ({ x: places, y });
const valley = curve(80, 20, 30, 40, 50);

test('on a linear axis the gap is the mean distance, and the widest one is found', () => {
  // |10| + |0| + |5| + |0| + |-20| = 35 over five places.
  const compared = compareCurves(curve(90, 20, 35, 40, 30), valley, axes, 8);
  expect(compared.gap).toBe(7);
  expect(compared.within).toBe(true);
  expect(compared.widest).toEqual({ x: 40, sketch: 30, truth: 50 });
  // Shares of an axis of 100: (10 + 5 - 20) / 5 / 100.
  expect(compared.lean).toBeCloseTo(-0.01, 12);
});

test('on a log axis it is a factor: twice as high everywhere is 2', () => {
  const truth = curve(10, 5, 4, 5, 10);
  expect(compareCurves(curve(20, 10, 8, 10, 20), truth, log, 1.9)).toMatchObject({ within: false });
  expect(compareCurves(curve(20, 10, 8, 10, 20), truth, log, 2).gap).toBeCloseTo(2, 12);
  // Half and double cancel in the lean and not in the gap.
  expect(compareCurves(curve(20, 2.5, 4, 5, 10), truth, log, 2).lean).toBeCloseTo(0, 12);
});

describe('shapes', () => {
  const cases: [string, number[], Condition[]][] = [
    ['the truth', [80, 20, 30, 40, 50], ['within']],
    ['close', [75, 25, 30, 40, 50], ['within']],
    ['a falling line', [90, 75, 60, 45, 30], ['above', 'straight', 'ends-falling', 'lowest-right']],
    ['lowest in the middle', [80, 60, 20, 40, 60], ['above']],
    ['lowest at the right end', [80, 70, 60, 50, 20], ['above', 'ends-falling', 'lowest-right']],
    ['a rising line', [10, 20, 30, 40, 50], ['below', 'straight', 'starts-rising', 'highest-right']],
    ['level', [50, 50, 50, 50, 50], ['above', 'straight', 'starts-level', 'ends-level']],
    ['a hill', [10, 50, 90, 50, 10], ['below', 'starts-rising', 'ends-falling', 'highest-right']],
  ];
  test.each(cases)('%s', (_, heights, expected) => {
    expect([...conditionsOf(curve(...heights), valley, axes, 3)].sort()).toEqual([...expected].sort());
  });

  test('a straight sketch of a straight truth names nothing', () => {
    expect(conditionsOf(curve(0, 10, 20, 30, 40), curve(10, 20, 30, 40, 50), axes, 3).has('straight')).toBe(false);
  });
});

test('one explanation at most: close first, then the first claimed that fits', () => {
  const held = conditionsOf(curve(90, 75, 60, 45, 30), valley, axes, 3);
  expect(conditionFor(held, ['lowest-right', 'ends-falling'])).toBe('lowest-right');
  expect(conditionFor(held, ['below'])).toBeUndefined();
  expect(conditionFor(new Set<Condition>(['ends-falling', 'within']), ['ends-falling'])).toBe('within');
});

const heights = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 5, maxLength: 5 });

test('contraries never hold together, and the truth is close to itself', () => {
  fc.assert(
    fc.property(heights, heights, fc.boolean(), (drawn, there, logarithmic) => {
      const on = logarithmic ? log : axes;
      const held = conditionsOf(curve(...drawn), curve(...there), on, logarithmic ? 1.2 : 5);
      for (const [a, b] of [
        ['below', 'above'],
        ['within', 'below'],
        ['within', 'above'],
        ['lowest-left', 'lowest-right'],
        ['highest-left', 'highest-right'],
        ['starts-rising', 'starts-falling'],
        ['ends-rising', 'ends-level'],
      ] as [Condition, Condition][])
        expect(held.has(a) && held.has(b)).toBe(false);
      const own = conditionsOf(curve(...there), curve(...there), on, logarithmic ? 1.01 : 0.01);
      expect([...own]).toEqual(['within']);
    }),
  );
});

test('the gap is the same from both sides', () => {
  fc.assert(
    fc.property(heights, heights, (a, b) => {
      const gap = compareCurves(curve(...a), curve(...b), log, 2).gap;
      expect(compareCurves(curve(...b), curve(...a), log, 2).gap).toBeCloseTo(gap, 9);
      expect(gap).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('in words', () => {
  expect(sayPlace(axes, 7.25)).toBe('7.3\u00a0days');
  expect(sayPlace(axes, 30)).toBe('30\u00a0days');
  expect(sayCompared(compareCurves(curve(90, 20, 35, 40, 30), valley, axes, 8), axes)).toBe(
    '$7.00k per day off on average, close enough; most at 40\u00a0days, where you drew $30.0k per day and the model gives $50.00k per day',
  );
  expect(sayCompared(compareCurves(curve(20, 10, 8, 10, 20), curve(10, 5, 4, 5, 10), log, 1.5), log)).toContain(
    'a factor of 2.0 off on average; most at',
  );
  expect(sayCurve(valley, axes, generatorSay('en'))).toBe(
    'The model goes from $80.00k per day at 0\u00a0days to $50.00k per day at 40\u00a0days. It is lowest at 10\u00a0days, with $20.00k per day.',
  );
});
