import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceLevels } from '../../src/components/confidence.ts';
import { sliderPosition, sliderSteps, sliderValue } from '../../src/components/slider-scale.ts';
import { generatorSay } from '../../src/lib/labwright/language/catalogue.ts';

const say = generatorSay('en');

const scale = { min: 1, max: 365, step: 1 };

test('a logarithmic slider reaches both ends, and its middle is the geometric mean', () => {
  expect(sliderValue(scale, 0)).toBe(1);
  expect(sliderValue(scale, sliderSteps)).toBe(365);
  // sqrt(1 x 365) = 19.1
  expect(sliderValue(scale, sliderSteps / 2)).toBe(19);
});

test('every position gives a value on the step and in the range, and never falls back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: sliderSteps - 1 }), (position) => {
      const [here, next] = [sliderValue(scale, position), sliderValue(scale, position + 1)];
      expect(Number.isInteger(here)).toBe(true);
      expect(next).toBeGreaterThanOrEqual(here);
    }),
  );
});

test('a value set exactly finds its place within one step of the slider', () => {
  for (const value of [1, 7, 30, 91, 365])
    expect(Math.abs(sliderValue(scale, sliderPosition(scale, value)) - value)).toBeLessThanOrEqual(value * 0.01);
});

test('confidence runs from chance to certainty', () => {
  expect(confidenceLevels(1 / 4, say).map(({ value }) => value)).toEqual([25, 40, 60, 80, 100]);
  expect(confidenceLevels(1 / 2, say).map(({ value }) => value)).toEqual([50, 60, 70, 80, 90, 100]);
  expect(confidenceLevels(0.11, say)[0]).toEqual({ value: 11, label: '11\u202f%, a guess' });
});
