/** What the third chapter of the drift bench added to science. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectorPrecision, prevalenceFromFlags } from '../../src/lib/science/base-rates.ts';
import { logistic, logit, shareOfScoresFrom } from '../../src/lib/science/logit.ts';
import { whereReached } from '../../src/lib/science/root.ts';
import { stratifiedError } from '../../src/lib/science/slices.ts';
import { six } from './six-digits.ts';

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('scores and log-odds', () => {
  // Audit, NB-D12.
  it('counts what lies above a score', () => {
    expect(six(logit(0.7))).toBe(0.847298);
    expect([shareOfScoresFrom(0.7, -1.5, 1), shareOfScoresFrom(0.7, -1.2, 1.1)].map(six)).toEqual([
      0.00945507, 0.0313594,
    ]);
  });

  it('goes there and back', () =>
    fc.assert(
      fc.property(share, (score) => {
        expect(logistic(logit(score))).toBeCloseTo(score, 12);
      }),
    ));

  it.each([0, 1, -0.1, Number.NaN])('has no log-odds of %d', (score) => expect(() => logit(score)).toThrow(RangeError));
  it('wants a deviation', () => expect(() => shareOfScoresFrom(0.5, 0, 0)).toThrow(RangeError));
});

describe('where a rising function reaches a value', () => {
  it('finds the place, to the last bit', () => {
    expect(whereReached((x) => x * x, 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(whereReached((x) => (x < 3 ? 0 : 1), 0.5, 0, 10)).toBe(3);
  });

  it('says where it does not', () => {
    expect(whereReached((x) => x, 2, 0, 1)).toBeNull();
    expect(whereReached((x) => x, -1, 0, 1)).toBeNull();
    expect(() => whereReached((x) => x, 0, 1, 1)).toThrow(RangeError);
  });
});

describe('how common a thing is, from the flags alone', () => {
  // By hand: 0.85 · 0.1 + 0.05 · 0.9 = 0.13 are flagged, and (0.13 − 0.05) / 0.8 = 0.1.
  it('comes back to the share that made the flags', () => {
    expect(prevalenceFromFlags(0.13, 0.85, 0.05)).toBeCloseTo(0.1, 14);
    expect(detectorPrecision(prevalenceFromFlags(0.13, 0.85, 0.05), 0.85, 0.05)).toBeCloseTo(0.085 / 0.13, 12);
  });

  it('holds within 0 and 1, and wants a detector that detects', () => {
    expect([prevalenceFromFlags(0.01, 0.85, 0.05), prevalenceFromFlags(0.99, 0.85, 0.05)]).toEqual([0, 1]);
    expect(() => prevalenceFromFlags(0.1, 0.05, 0.05)).toThrow(RangeError);
    expect(() => prevalenceFromFlags(1.1, 0.85, 0.05)).toThrow(RangeError);
  });
});

describe('the error of a weighed share', () => {
  it('is that of a single sample where there is one slice, and falls with the root of the rows', () => {
    expect(stratifiedError([{ rows: 100, value: 0.5 }], [1])).toBeCloseTo(0.05, 14);
    expect(stratifiedError([{ rows: 400, value: 0.5 }], [7])).toBeCloseTo(0.025, 14);
  });

  // By hand: √(0.5² · 0.09/90 + 0.5² · 0.25/25) = √(0.00025 + 0.0025).
  it('adds up the slices', () =>
    expect(
      stratifiedError(
        [
          { rows: 90, value: 0.9 },
          { rows: 25, value: 0.5 },
        ],
        [2, 2],
      ),
    ).toBeCloseTo(Math.sqrt(0.00275), 14));

  it('passes over slices of no weight, and wants rows of the others', () => {
    const empty = { rows: 0, value: 0.5 };
    expect(stratifiedError([{ rows: 100, value: 0.5 }, empty], [1, 0])).toBeCloseTo(0.05, 14);
    expect(() => stratifiedError([{ rows: 100, value: 0.5 }, empty], [1, 1])).toThrow(RangeError);
  });
});
