/** The science behind the twenty numbers, against SciPy, tables of papers and derivations by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveRows } from '../../src/lib/science/correlated-samples.ts';
import { populationStabilityIndex } from '../../src/lib/science/divergence.ts';
import { bonferroniBar, fewestDiscoveries } from '../../src/lib/science/multiple-comparisons.ts';
import { normalCdf, sharesInEqualBins, twoSidedTail } from '../../src/lib/science/normal.ts';
import { availability } from '../../src/lib/science/reliability.ts';
import { falseAlarmByLook, falseAlarmIfIndependent } from '../../src/lib/science/repeated-looks.ts';
import { ceilingOf, levelAfter } from '../../src/lib/science/shrinking-gains.ts';
import { peoplePerArm, pooledPValue, pooledZ } from '../../src/lib/science/two-proportions.ts';
import scipy from './fixtures/scipy.json' with { type: 'json' };
import { six } from './six-digits.ts';

describe('the normal distribution', () => {
  it('agrees with SciPy', () => {
    for (const { args, value } of scipy.functions['normal.cdf']) expect(normalCdf(args[0]!) / value).toBeCloseTo(1, 9);
  });

  it('has a two-sided tail of 5 % at 1.96, the same on both sides', () => {
    expect(twoSidedTail(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(twoSidedTail(-1.959963984540054)).toBe(twoSidedTail(1.959963984540054));
  });

  // Audit, NB-D07: shares of N(0.5, 1) in deciles of N(0, 1), and NB-D11: their PSI.
  it('has the shares of a shifted feature', () => {
    expect(sharesInEqualBins(10, 0.5, 1).map((share) => six(share))).toEqual([
      0.0374112, 0.0524482, 0.0629637, 0.0727976, 0.0829169, 0.0940509, 0.107145, 0.123949, 0.149079, 0.217239,
    ]);
    const same = sharesInEqualBins(10, 0, 1);
    expect(six(populationStabilityIndex(same, sharesInEqualBins(10, 0.5, 1)))).toBe(0.237749);
    for (const share of same) expect(share).toBeCloseTo(0.1, 12);
  });

  it('refuses what has no meaning', () => {
    expect(() => sharesInEqualBins(1, 0, 1)).toThrow(RangeError);
    expect(() => sharesInEqualBins(10, 0, 0)).toThrow(RangeError);
  });
});

describe('two proportions', () => {
  it('needs as many people as SciPy says', () => {
    for (const { args, value } of scipy.functions['twoProportion.sampleSize'])
      expect(peoplePerArm(args[0]!, args[1]!, args[2]!, args[3]!) / value).toBeCloseTo(1, 9);
  });

  it('grows no clearer with more people alone, and clearer with a larger difference', () => {
    // By hand: 2.00 against 2.07 % of 10,000: 0.0007 / √(2 · 0.02035 · 0.97965 / 10,000) = 0.0007 / 0.00199679.
    expect(pooledZ(0.02, 0.0207, 10_000)).toBeCloseTo(0.350562, 5);
    expect(pooledPValue(0.02, 0.0207, 10_000)).toBeCloseTo(0.725917, 5);
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        fc.integer({ min: 100, max: 100_000 }),
        (share, n) => {
          expect(pooledPValue(share, share * 1.1, 4 * n)).toBeLessThanOrEqual(pooledPValue(share, share * 1.1, n));
          expect(pooledZ(share, share * 1.1, 4 * n)).toBeCloseTo(2 * pooledZ(share, share * 1.1, n), 9);
        },
      ),
    );
  });

  it('refuses shares outside 0 to 1, and equal ones where a sample is asked for', () => {
    expect(() => pooledZ(0, 0.1, 10)).toThrow(RangeError);
    expect(() => pooledZ(0.1, 0.2, 0)).toThrow(RangeError);
    expect(() => peoplePerArm(0.1, 0.1, 0.05, 0.8)).toThrow(RangeError);
  });
});

describe('many comparisons', () => {
  it('has the bar of Bonferroni', () => expect(bonferroniBar(247, 0.05)).toBeCloseTo(0.05 / 247, 15));

  // By hand: 0.003 · 247 / 0.05 = 14.82, so the fifteenth p-value is the first whose bar lies above the smallest.
  it.each([
    [0.003, 247, 15],
    [0.0001, 247, 1],
    [0.001, 50, 1],
    [0.0011, 50, 2],
    [0.05, 10, 10],
    [0.06, 10, null],
  ])('p = %d of %d can leave %s at the least', (smallest, tests, fewest) =>
    expect(fewestDiscoveries(smallest, tests, 0.05)).toBe(fewest),
  );

  it('says no more than the procedure keeps', () => {
    const values = fc.array(fc.double({ min: 0.0001, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, (pValues) => {
        const sorted = [...pValues].sort((a, b) => a - b);
        const kept = sorted.findLastIndex((p, index) => p <= (0.05 * (index + 1)) / sorted.length) + 1;
        if (kept > 0) expect(kept).toBeGreaterThanOrEqual(fewestDiscoveries(sorted[0]!, sorted.length, 0.05)!);
      }),
    );
  });

  it('refuses what has no meaning', () => {
    expect(() => bonferroniBar(0, 0.05)).toThrow(RangeError);
    expect(() => bonferroniBar(10, 1)).toThrow(RangeError);
    expect(() => fewestDiscoveries(2, 10, 0.05)).toThrow(RangeError);
  });
});

describe('looking again and again', () => {
  it('agrees with the quadrature of another program', () => {
    for (const { args, value } of scipy.functions['peeking.falsePositiveRate'])
      expect(falseAlarmByLook(args[0]!, args[1]!).at(-1)! / value).toBeCloseTo(1, 4);
  });

  // As tabled by Jennison and Turnbull (2000), Group Sequential Methods, table 2.1, with three digits.
  it.each([
    [1, 0.05],
    [2, 0.083],
    [3, 0.107],
    [4, 0.126],
    [5, 0.142],
    [10, 0.193],
    [20, 0.248],
  ])('%d looks', (looks, rate) => expect(falseAlarmByLook(20, 0.05)[looks - 1]).toBeCloseTo(rate, 3));

  it('rises with every look, and stays below that of independent tests', () => {
    const rates = falseAlarmByLook(20, 0.01);
    for (const [index, rate] of rates.entries()) {
      if (index > 0) expect(rate).toBeGreaterThan(rates[index - 1]!);
      expect(rate).toBeLessThanOrEqual(falseAlarmIfIndependent(index + 1, 0.01) + 1e-9);
    }
  });

  it('refuses what has no meaning', () => {
    expect(() => falseAlarmByLook(0, 0.05)).toThrow(RangeError);
    expect(() => falseAlarmIfIndependent(1, 0)).toThrow(RangeError);
  });
});

describe('smaller models', () => {
  it('has the availability of a service', () => {
    expect(availability(200, 2)).toBeCloseTo(0.990099, 6);
    expect(availability(10, 0)).toBe(1);
    expect(() => availability(0, 1)).toThrow(RangeError);
    expect(() => availability(1, -1)).toThrow(RangeError);
  });

  // Audit, part 1 of the edge track: 6,000 frames a minute.
  it.each([
    [0, 6000],
    [0.9, 315.789],
    [0.99, 30.1508],
    [0.999, 3.0015],
  ])('with a correlation of %d a minute is worth %d frames', (correlation, effective) =>
    expect(six(effectiveRows(6000, correlation))).toBe(effective),
  );

  it('refuses a correlation of one', () => {
    expect(() => effectiveRows(10, 1)).toThrow(RangeError);
    expect(() => effectiveRows(0, 0.5)).toThrow(RangeError);
  });

  // Audit, L03-M3: asymptotes of the race, and its finals after 26 and 4,368 iterations.
  it('has the ceiling of shrinking gains', () => {
    expect(ceilingOf(90, 0.1, 0.95)).toBeCloseTo(92, 9);
    expect(ceilingOf(95, 0.15, 0.99)).toBeCloseTo(110, 9);
    expect(six(levelAfter(95, 0.15, 0.95, 26))).toBe(97.2094);
    expect(levelAfter(90, 0.1, 0.95, 4368)).toBeCloseTo(92, 9);
    expect(() => levelAfter(90, 0.1, 1, 1)).toThrow(RangeError);
    expect(() => levelAfter(90, 0.1, 0.9, -1)).toThrow(RangeError);
    expect(() => ceilingOf(90, 0, 0.9)).toThrow(RangeError);
  });
});
