import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectionStretches, detectionTime } from '../../src/lib/science/checks.ts';
import { six } from './six-digits.ts';

describe('checks at fixed intervals', () => {
  // Audit, table L14-M4: weekly, fortnightly, monthly (26/6), quarterly, half-yearly.
  it.each([
    [8, [8, 8, 8.66667, 13, 26]],
    [13.7561, [14, 14, 17.3333, 26, 26]],
  ])('see a crossing in week %d', (crossing, expected) => {
    expect([1, 2, 26 / 6, 13, 26].map((interval) => six(detectionTime(crossing, interval)))).toEqual(expected);
  });

  it('see a crossing at launch with the first check', () => {
    expect(detectionTime(0, 3)).toBe(3);
  });

  it('never see it early, never later than one interval', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 26, noNaN: true }),
        fc.double({ min: 0.5, max: 27, noNaN: true }),
        (crossing, interval) => {
          const detection = detectionTime(crossing, interval);
          expect(detection).toBeGreaterThanOrEqual(crossing - 1e-9);
          expect(detection).toBeLessThan(crossing + interval + 1e-9);
        },
      ),
    );
  });

  it('fall into stretches without gap or overlap, each with its own check', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 26, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (w, u) => {
        const stretches = detectionStretches(w, 1, 27);
        expect(stretches[0]!.from).toBe(1);
        expect(stretches.at(-1)!.to).toBe(27);
        stretches.slice(1).forEach((stretch, index) => expect(stretch.from).toBe(stretches[index]!.to));
        for (const { checks, from, to } of stretches) {
          const interval = from + (to - from) * (0.01 + 0.98 * u);
          expect(detectionTime(w, interval)).toBeCloseTo(checks * interval, 9);
        }
      }),
    );
  });

  it('refuse what has no meaning', () => {
    expect(() => detectionTime(8, 0)).toThrow(RangeError);
    expect(() => detectionTime(-1, 1)).toThrow(RangeError);
    expect(() => detectionStretches(0, 1, 27)).toThrow(RangeError);
    expect(() => detectionStretches(8, 27, 1)).toThrow(RangeError);
  });
});
