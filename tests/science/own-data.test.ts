/** What a reader's own data need: bins, percentiles, and a comparison of columns that a million rows do not stop. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRows,
  binOf,
  countCategories,
  countRows,
  emptyCounts,
  equalMassEdgesOf,
  equalWidthEdges,
} from '../../src/lib/science/binning.ts';
import { compareColumns, type ComparisonSettings } from '../../src/lib/science/column-comparison.ts';
import { ksDistance } from '../../src/lib/science/kolmogorov-smirnov.ts';
import { servingCost, shareAbove } from '../../src/lib/science/latency.ts';
import { percentileInterval, valuesForUpperBound } from '../../src/lib/science/percentile-interval.ts';
import { percentile, type PercentileMethod } from '../../src/lib/science/percentiles.ts';
import { psiOfCounts } from '../../src/lib/science/psi-counts.ts';
import { randomStream, uniform } from '../../src/lib/science/random.ts';
import { standardNormal } from '../../src/lib/science/random-samples.ts';
import { sortedNumbers } from '../../src/lib/science/sorted.ts';
import { wassersteinOfSamples } from '../../src/lib/science/wasserstein.ts';
import { six } from './six-digits.ts';

const stream = (name: string) => randomStream(20_260_101, name);
const numbers = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });

/** A list that counts how often one of its numbers is read. */
function watched(values: Float64Array): { list: Float64Array; reads: () => number } {
  let reads = 0;
  const list = new Proxy(values, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { list, reads: () => reads };
}

describe('bins', () => {
  it('have the edges that were stated', () => {
    expect(equalWidthEdges(0, 10, 5)).toEqual([2, 4, 6, 8]);
    expect([-1, 0, 1.9, 2, 7.9, 8, 99].map((value) => binOf(value, [2, 4, 6, 8]))).toEqual([0, 0, 0, 1, 3, 4, 4]);
    expect(countRows([1, 2, 3, NaN, 9, Infinity], [2, 4])).toEqual({ edges: [2, 4], counts: [1, 2, 1], missing: 2 });
  });

  it('of equal mass hold equally many, as far as values differ', () => {
    const hundred = Float64Array.from({ length: 100 }, (_, index) => index);
    expect(countRows(hundred, equalMassEdgesOf(hundred, 10)).counts).toEqual(new Array<number>(10).fill(10));
    expect(equalMassEdgesOf([0, 0, 0, 0, 0, 0, 1, 2], 4)).toEqual([1]);
    expect(equalMassEdgesOf([...new Array<number>(97).fill(0), 1, 2, 3], 10)).toEqual([1]);
    expect(equalMassEdgesOf([5, 5, 5], 10)).toEqual([]);
    expect(equalMassEdgesOf([1], 2)).toEqual([]);
  });

  it('lose no row, and take a file in pieces', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 12 }), fc.nat(60), (values, bins, cut) => {
        const sorted = sortedNumbers(values);
        const edges = equalMassEdgesOf(sorted, bins);
        const whole = countRows(values, edges);
        expect(whole.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        expect(whole.counts.every((count) => count > 0)).toBe(true);
        expect(addRows(countRows(values.slice(0, cut), edges), values.slice(cut))).toEqual(whole);
        expect(addRows(emptyCounts(edges), [])).toEqual(emptyCounts(edges));
      }),
    );
  });

  it('look at each row once', () => {
    const { list, reads } = watched(Float64Array.from({ length: 5000 }, (_, index) => index % 97));
    expect(countRows(list, equalWidthEdges(0, 97, 10)).missing).toBe(0);
    expect(reads()).toBe(5000);
  });

  it('can be words, those that are new included', () => {
    const { categories, reference, current } = countCategories(['a', 'b', 'b', 'c'], ['b', 'd', 'd']);
    expect([categories, reference, current]).toEqual([
      ['b', 'a', 'c', 'd'],
      [2, 1, 1, 0],
      [1, 0, 0, 2],
    ]);
    expect(psiOfCounts(reference, current, 'none')).toBe(Infinity);
    expect(psiOfCounts(reference, current, 'half-count')).toBeLessThan(5);
  });

  it('refuse what has no meaning', () => {
    expect(() => equalWidthEdges(1, 1, 5)).toThrow(RangeError);
    expect(() => equalWidthEdges(0, 1, 1)).toThrow(RangeError);
    expect(() => equalMassEdgesOf([], 5)).toThrow(RangeError);
    expect(() => emptyCounts([2, 1])).toThrow('edges 2, 1 must rise');
    expect(() => emptyCounts([NaN])).toThrow(RangeError);
  });
});

describe('percentiles', () => {
  // Audit, body NB-S5 and NB-D14: ten latencies in ms.
  const latencies = [42, 45, 47, 50, 52, 55, 61, 75, 110, 180];

  // NumPy 2.4.6, percentile(method=...) at 0, 5, 33, 50, 90, 95, 99 and 100 %.
  it.each<[PercentileMethod, number[]]>([
    ['nearest-rank', [42, 42, 50, 52, 110, 180, 180, 180]],
    ['hazen', [42, 42, 49.4, 53.5, 145, 180, 180, 180]],
    ['weibull', [42, 42, 48.89, 53.5, 173, 180, 180, 180]],
    ['linear', [42, 43.35, 49.91, 53.5, 117, 148.5, 173.7, 180]],
    ['median-unbiased', [42, 42, 49.23, 53.5, 154.333, 180, 180, 180]],
    ['normal-unbiased', [42, 42, 49.2725, 53.5, 152, 180, 180, 180]],
  ])('by %s agree with NumPy', (method, expected) =>
    expect([0, 0.05, 0.33, 0.5, 0.9, 0.95, 0.99, 1].map((share) => six(percentile(latencies, share, method)))).toEqual(
      expected,
    ),
  );

  it('of few values hang on the largest', () => {
    const p95 = (values: number[]) => six(percentile(values, 0.95, 'linear'));
    expect(p95(latencies.slice(0, -1))).toBe(96);
    expect(p95([...latencies.slice(0, -1), 360])).toBe(247.5);
    const mean = latencies.reduce((sum, value) => sum + value, 0) / latencies.length;
    expect(mean).toBe(71.7);
    expect(shareAbove(latencies, 100)).toBe(0.2);
    expect(six(servingCost(mean / 1000, 2, 1000))).toBe(0.0398333);
  });

  it('rise with the share, whatever the method, and of one value are that value', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const methods = ['nearest-rank', 'hazen', 'weibull', 'linear', 'median-unbiased', 'normal-unbiased'] as const;
    fc.assert(
      fc.property(numbers, share, share, (values, one, other) => {
        const sorted = sortedNumbers(values);
        for (const method of methods) {
          const [low, high] = [Math.min(one, other), Math.max(one, other)].map((p) => percentile(sorted, p, method));
          expect(low).toBeLessThanOrEqual(high! + 1e-9);
          expect(low).toBeGreaterThanOrEqual(sorted[0]! - 1e-9);
          expect(high).toBeLessThanOrEqual(sorted.at(-1)! + 1e-9);
          expect(percentile([7], one, method)).toBe(7);
        }
      }),
    );
  });

  it('have an interval only where there are values enough', () => {
    // By hand: the largest of n values lies below the 95th percentile with probability 0.95ⁿ, which is at most 2.5 % from 72;
    // of ten values at most 7 lie below it with 1.15 %, at most 8 with 8.61 %.
    expect(percentileInterval(latencies, 0.95, 0.95)).toEqual({ low: 75, high: null });
    expect(valuesForUpperBound(0.95, 0.95)).toBe(72);
    const rising = (count: number) => Float64Array.from({ length: count }, (_, index) => index + 1);
    expect(percentileInterval(rising(71), 0.95, 0.95).high).toBeNull();
    expect(percentileInterval(rising(72), 0.95, 0.95).high).toBe(72);
    // By hand, 697 and 2517 of 65,536: of 16 values at most 3 lie below the median with 1.06 %, at most 4 with 3.84 %.
    expect(percentileInterval(rising(16), 0.5, 0.95)).toEqual({ low: 4, high: 13 });
  });

  it('are covered as often as promised', () => {
    const source = stream('coverage');
    let covered = 0;
    for (let run = 0; run < 1000; run++) {
      const { low, high } = percentileInterval(
        sortedNumbers(Array.from({ length: 60 }, () => uniform(source))),
        0.75,
        0.9,
      );
      if (low! <= 0.75 && 0.75 <= high!) covered += 1;
    }
    expect(covered / 1000).toBeGreaterThan(0.9 - 3 * Math.sqrt((0.9 * 0.1) / 1000));
  });

  it('refuse what has no meaning', () => {
    expect(() => percentile([], 0.5, 'linear')).toThrow(RangeError);
    expect(() => percentile([1], 2, 'linear')).toThrow(RangeError);
    expect(() => percentileInterval([1], 1, 0.9)).toThrow(RangeError);
    expect(() => percentileInterval([1], 0.5, 1)).toThrow(RangeError);
    expect(() => valuesForUpperBound(1, 0.9)).toThrow(RangeError);
    expect(() => valuesForUpperBound(0.9, 0)).toThrow(RangeError);
    expect(() => shareAbove([], 1)).toThrow(RangeError);
    expect(() => servingCost(-1, 1, 1)).toThrow(RangeError);
  });
});

describe('columns', () => {
  const settings: ComparisonSettings = {
    bins: 10,
    smoothing: 'half-count',
    level: 0.05,
    sampledRows: 200,
    permutations: 99,
    seed: 1,
  };
  const normal = (name: string, rows: number, shift: number) => {
    const source = stream(name);
    return Float64Array.from({ length: rows }, () => standardNormal(source) + shift);
  };

  it('that differ are told apart, and by how much', () => {
    const comparison = compareColumns([...normal('then', 4000, 0), NaN], normal('now', 3000, 0.5), settings);
    expect([comparison.rows, comparison.missing, comparison.emptyBins]).toEqual([[4000, 3000], [1, 0], []]);
    expect(comparison.counts[0]).toEqual(new Array<number>(10).fill(400));
    // A shift of half a deviation: PSI 0.2377 in deciles, and a way of 0.5; D is Φ(0.25) − Φ(−0.25) = 0.1974.
    expect(Math.abs(comparison.psi - 0.2377)).toBeLessThan(0.05);
    expect(Math.abs(comparison.wasserstein - 0.5)).toBeLessThan(0.1);
    expect(Math.abs(comparison.ks.statistic - 0.1974)).toBeLessThan(0.04);
    expect(comparison.psi).toBeGreaterThan(comparison.psiThreshold);
    expect([comparison.ks.pValue, comparison.chiSquared.pValue].every((p) => p < 1e-9)).toBe(true);
    expect(comparison.ks.method).toBe('asymptotic');
    expect(comparison.discrepancy!.pValue).toBeLessThan(0.05);
  });

  it('that do not differ are not, and the same seed says the same', () => {
    const [then, now] = [normal('then', 1500, 0), normal('as then', 1000, 0)];
    const comparison = compareColumns(then, now, settings);
    expect(comparison.psi).toBeLessThan(comparison.psiThreshold);
    expect(comparison.ks).toMatchObject({ method: 'exact' });
    expect(Math.min(comparison.ks.pValue, comparison.chiSquared.pValue)).toBeGreaterThan(0.01);
    expect(compareColumns([...then].reverse(), now, settings)).toEqual(comparison);
  });

  it('of few values have few bins, and no bandwidth where most rows are equal', () => {
    const flags = Array.from({ length: 500 }, (_, index) => (index % 10 === 0 ? 1 : 0));
    const rarer = flags.map((flag, index) => (index % 20 === 0 ? flag : 0));
    const comparison = compareColumns(flags, rarer, settings);
    expect(comparison.edges).toEqual([1]);
    expect(comparison.counts).toEqual([
      [450, 50],
      [475, 25],
    ]);
    expect(comparison.discrepancy).toBeNull();
  });

  it('refuse what has no meaning', () => {
    expect(() => compareColumns([1], [1, 2], settings)).toThrow('samples of 1 and 2 numbers cannot be compared');
    expect(() => compareColumns([3, 3, 3], [1, 2, 3], settings)).toThrow('every value of the reference is 3');
    expect(() => compareColumns([1, 2], [1, 2], { ...settings, sampledRows: 3 })).toThrow(RangeError);
  });
});

describe('a million rows', () => {
  it('are compared in reads that grow as the rows do', () => {
    const readsOf = (rows: number) => {
      const source = stream('reads');
      const sample = () => sortedNumbers(Array.from({ length: rows }, () => uniform(source)));
      const [first, second] = [watched(sample()), watched(sample())];
      ksDistance(first.list, second.list);
      wassersteinOfSamples(first.list, second.list);
      return first.reads() + second.reads();
    };
    expect(readsOf(4000) / readsOf(1000)).toBeCloseTo(4, 1);
    expect(readsOf(1000)).toBeLessThan(20 * 1000);
  });

  it('take a time that grows little faster than they do', () => {
    const source = stream('million');
    const million = Float64Array.from({ length: 1_000_000 }, () => uniform(source));
    const seconds = (rows: number) => {
      const values = million.subarray(0, rows);
      const start = performance.now();
      const sorted = sortedNumbers(values);
      countRows(values, equalMassEdgesOf(sorted, 10));
      ksDistance(sorted, sorted);
      return performance.now() - start;
    };
    seconds(50_000); // Let the engine compile first.
    const least = (rows: number) => Math.min(seconds(rows), seconds(rows), seconds(rows));
    // Twenty times the rows: n·log n makes it 26 times as long, n² would make it 400 times.
    expect(least(1_000_000) / least(50_000)).toBeLessThan(100);
  });

  it('are all counted', () => {
    const [then, now] = ['then', 'now'].map((name) => {
      const source = stream(`a million ${name}`);
      return Float64Array.from({ length: 1_000_000 }, () => uniform(source));
    });
    const { rows, counts, ks, psi, psiThreshold } = compareColumns(then!, now!, {
      bins: 10,
      smoothing: 'half-count',
      level: 0.01,
      sampledRows: 400,
      permutations: 0,
      seed: 1,
    });
    expect(rows).toEqual([1_000_000, 1_000_000]);
    expect(counts[1].reduce((sum, count) => sum + count, 0)).toBe(1_000_000);
    expect(psi).toBeLessThan(psiThreshold);
    expect([ks.method, ks.pValue > 0.01]).toEqual(['asymptotic', true]);
  });
});
