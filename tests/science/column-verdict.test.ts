/** Counts of two samples against all rulers, and the verdict on them. */
import { describe, expect, it } from 'vitest';
import { verdictOn, type VerdictSettings } from '../../src/lib/science/column-verdict.ts';
import { compareCounts } from '../../src/lib/science/count-comparison.ts';
import { randomStream, uniform } from '../../src/lib/science/random.ts';
import { tiesOf } from '../../src/lib/science/ties.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };

const exact = { smoothing: 'none', level: 0.05 } as const;
const settings: VerdictSettings = { level: 0.05, power: 0.8, alarm: 0.25, fewestExpected: 5 };
const [then, now] = [
  [20, 30, 25, 25],
  [10, 25, 30, 35],
];

describe('counts', () => {
  it('agree with SciPy on every ruler', () => {
    const { psi, jensenShannon, kullbackLeibler, totalVariation, psiThreshold, chiSquared } = compareCounts(
      then!,
      now!,
      exact,
    );
    const { functions } = scipy;
    expect(psi).toBeCloseTo(functions.psi[0]!.value, 12);
    expect(kullbackLeibler[0]).toBeCloseTo(functions.kl[0]!.value, 12);
    expect(kullbackLeibler[0] + kullbackLeibler[1]).toBeCloseTo(psi, 12);
    expect(jensenShannon).toBeCloseTo(functions.jensenShannon[0]!.value, 12);
    expect(totalVariation).toBeCloseTo(0.15, 12);
    // chi2.ppf(0.95, 3) · (1/100 + 1/100), and chi2.sf(5.90909, 3).
    expect(psiThreshold).toBeCloseTo(7.814727903251179 * 0.02, 9);
    expect(chiSquared.pValue).toBeCloseTo(0.11611794343629078, 5);
  });

  it('with an empty bin are infinitely far apart in one direction, if nothing is smoothed', () => {
    const { psi, kullbackLeibler, emptyBins } = compareCounts([10, 10, 0], [10, 5, 5], exact);
    expect([psi, kullbackLeibler[0], emptyBins]).toEqual([Infinity, Infinity, [3]]);
    expect(kullbackLeibler[1]).toBeCloseTo(0.5 * Math.log(2), 12);
    expect(compareCounts([10, 10, 0], [10, 5, 5], { ...exact, smoothing: 'half-count' }).psi).toBeLessThan(5);
  });

  it('refuse bins that do not match', () => expect(() => compareCounts([1, 2], [1, 2, 3], exact)).toThrow(RangeError));
});

describe('a verdict', () => {
  const on = (first: readonly number[], second: readonly number[], pValue: number | null = null) =>
    verdictOn(compareCounts(first, second, exact), pValue, settings);

  it('of silence is one only where a drift worth an alarm would have been seen', () => {
    // Cohen (1988), table 9.7: a noncentrality of 10.90 has a power of 0.80 at 0.05 with 3 degrees of freedom.
    const enough = on(then!, now!);
    expect(enough).toMatchObject({ says: 'noise', by: [], binsAsked: true, levelOfEach: 0.05 });
    expect(enough.visiblePsi! / 0.02).toBeCloseTo(10.9, 2);
    const half = (counts: readonly number[]) => counts.map((rows) => rows / 2);
    const few = on(half(then!), half(now!));
    expect(few).toMatchObject({ says: 'too-few-rows', binsAsked: true });
    // 1 / (0.25 / 10.90 − 1/50) is about 340.
    expect(few.rowsNeeded).toBeGreaterThan(330);
    expect(few.rowsNeeded).toBeLessThan(350);
    expect(on(half(half(then!)), half(half(now!))).rowsNeeded).toBeNull();
  });

  it('does not ask the test of bins where they expect too few rows', () => {
    expect(on([4, 16], [6, 14])).toMatchObject({ says: 'too-few-rows', binsAsked: true });
    const thin = on([2, 18], [7, 13]);
    expect(thin).toMatchObject({ says: 'too-few-rows', binsAsked: false, visiblePsi: null });
    // But the test of values may still find something, at the whole level.
    expect(verdictOn(compareCounts([2, 18], [7, 13], exact), 0.04, settings)).toMatchObject({
      says: 'moved',
      by: ['values'],
      levelOfEach: 0.05,
    });
  });

  it('shares its false alarms among the tests that are asked', () => {
    expect(on(then!, now!, 0.03)).toMatchObject({ by: [], levelOfEach: 0.025 });
    expect(on(then!, now!, 0.02)).toMatchObject({ says: 'moved', by: ['values'] });
    expect(on([40, 10], [10, 40], 0.001)).toMatchObject({ says: 'moved', by: ['bins', 'values'] });
  });

  it('calls a move where there is none no oftener than agreed', () => {
    const stream = randomStream(20_260_101, 'verdicts');
    const draw = () => {
      const counts = [0, 0, 0, 0, 0];
      for (let row = 0; row < 300; row++) counts[Math.floor(5 * uniform(stream))]! += 1;
      return counts;
    };
    let moved = 0;
    for (let run = 0; run < 1000; run++) if (on(draw(), draw()).says === 'moved') moved += 1;
    expect(moved / 1000).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 1000));
    expect(moved).toBeGreaterThan(20);
  });

  it('refuses settings that have no meaning', () =>
    expect(() => verdictOn(compareCounts(then!, now!, exact), null, { ...settings, alarm: 0 })).toThrow('alarm 0'));
});

describe('ties', () => {
  it('are counted, with the value that occurs most often', () => {
    expect(tiesOf([1, 2, 2, 3, 3, 3])).toEqual({ different: 3, commonest: 3, rows: 3 });
    expect(tiesOf([1, 1, 2, 2])).toEqual({ different: 2, commonest: 1, rows: 2 });
    expect(() => tiesOf([])).toThrow(RangeError);
  });
});
