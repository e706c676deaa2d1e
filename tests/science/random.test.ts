/** Random streams and draws, tested by the distributions that they are to follow. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialMass } from '../../src/lib/science/binomial.ts';
import { chiSquaredUpperTail } from '../../src/lib/science/chi-squared.ts';
import { normalCdf } from '../../src/lib/science/normal.ts';
import { randomStream, sampleOfRows, shuffle, uniform, wholeNumberBelow } from '../../src/lib/science/random.ts';
import {
  binomialDraw,
  equalShareCounts,
  multinomialCounts,
  standardNormal,
} from '../../src/lib/science/random-samples.ts';

const seed = 20_260_101;
const stream = (name: string) => randomStream(seed, name);

/** p-value of counts against what is expected of them. */
function fit(counts: readonly number[], expected: readonly number[]): number {
  const chi = counts.reduce((sum, count, bin) => sum + (count - expected[bin]!) ** 2 / expected[bin]!, 0);
  return chiSquaredUpperTail(chi, counts.length - 1);
}

describe('streams', () => {
  it('repeat themselves, and differ by seed and by name', () => {
    const draws = (from: number, name: string) => {
      const source = randomStream(from, name);
      return [uniform(source), uniform(source), uniform(source)];
    };
    expect(draws(1, 'a')).toEqual(draws(1, 'a'));
    const first = [draws(1, 'a'), draws(1, 'b'), draws(2, 'a'), draws(-1, 'a'), draws(11, '')].map((list) => list[0]);
    expect(new Set(first).size).toBe(5);
    // Written down once, so that a change of the generator or of the hash is seen: printed figures depend on both.
    expect(draws(20_260_101, 'golden')).toMatchInlineSnapshot(`
      [
        0.8779173711264094,
        0.6362104669983103,
        0.6690490819966067,
      ]
    `);
  });

  it('take no seed that is not a whole number', () => {
    expect(() => randomStream(0.5, 'a')).toThrow('seed 0.5 must be a whole number');
    expect(() => randomStream(NaN, 'a')).toThrow(RangeError);
  });

  it('of a thousand names start evenly, and neighbours share nothing', () => {
    const starts = Array.from({ length: 1000 }, (_, index) => uniform(stream(`name ${index}`)));
    const counts = Array.from({ length: 10 }, (_, bin) => starts.filter((u) => Math.floor(10 * u) === bin).length);
    expect(fit(counts, new Array<number>(10).fill(100))).toBeGreaterThan(0.001);
    const products = starts.slice(1).map((u, index) => (u - 0.5) * (starts[index]! - 0.5));
    const correlation = (12 * products.reduce((sum, product) => sum + product, 0)) / products.length;
    expect(Math.abs(correlation)).toBeLessThan(3 / Math.sqrt(products.length));
  });

  it('are uniform: 100,000 draws in 100 bins, and whole numbers', () => {
    const counts = new Array<number>(100).fill(0);
    const faces = new Array<number>(6).fill(0);
    const source = stream('uniform');
    for (let draw = 0; draw < 100_000; draw++) {
      counts[Math.floor(100 * uniform(source))]! += 1;
      faces[wholeNumberBelow(source, 6)]! += 1;
    }
    expect(fit(counts, new Array<number>(100).fill(1000))).toBeGreaterThan(0.001);
    expect(fit(faces, new Array<number>(6).fill(100_000 / 6))).toBeGreaterThan(0.001);
    expect(() => wholeNumberBelow(source, 0)).toThrow(RangeError);
  });
});

describe('orders and samples', () => {
  it('are permutations, each as likely as the other', () => {
    const source = stream('orders');
    const seen = new Map<string, number>();
    for (let run = 0; run < 12_000; run++) {
      const list = Uint8Array.from([1, 2, 3]);
      shuffle(source, list);
      seen.set(list.join(''), (seen.get(list.join('')) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual(['123', '132', '213', '231', '312', '321']);
    expect(fit([...seen.values()], new Array<number>(6).fill(2000))).toBeGreaterThan(0.001);
  });

  it('of rows are distinct, in order, and each row as likely as the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 250 }), (rows, size) => {
        const chosen = sampleOfRows(stream(`${rows}/${size}`), rows, size);
        expect(chosen.length).toBe(Math.min(rows, size));
        expect(new Set(chosen).size).toBe(chosen.length);
        expect([...chosen]).toEqual([...chosen].sort((a, b) => a - b));
        for (const row of chosen) expect(row).toBeLessThan(rows);
      }),
    );
    const counts = new Array<number>(10).fill(0);
    const source = stream('rows');
    for (let run = 0; run < 10_000; run++) for (const row of sampleOfRows(source, 10, 3)) counts[row]! += 1;
    expect(fit(counts, new Array<number>(10).fill(3000))).toBeGreaterThan(0.001);
    expect(() => sampleOfRows(source, -1, 1)).toThrow(RangeError);
    expect(() => sampleOfRows(source, 1, 0.5)).toThrow(RangeError);
  });

  it('of two thousand rows of a million need two thousand draws', () => {
    const source = stream('many');
    let draws = 0;
    const next = source.next.bind(source);
    source.next = () => ((draws += 1), next());
    expect(sampleOfRows(source, 1_000_000, 2000).length).toBe(2000);
    expect(draws).toBeLessThan(2100);
  });
});

describe('draws', () => {
  it('of a normal are normal', () => {
    const source = stream('normal');
    const counts = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 40_000; draw++) counts[Math.floor(20 * normalCdf(standardNormal(source)))]! += 1;
    expect(fit(counts, new Array<number>(20).fill(2000))).toBeGreaterThan(0.001);
  });

  it.each([
    [12, 0.3],
    [40, 0.9],
    [7, 0.01],
  ])('of %d trials at %d are binomial', (trials, probability) => {
    const source = stream(`binomial ${trials}`);
    const runs = 40_000;
    const counts = new Array<number>(trials + 1).fill(0);
    for (let draw = 0; draw < runs; draw++) counts[binomialDraw(source, trials, probability)]! += 1;
    const expected = counts.map((_, count) => runs * binomialMass(count, trials, probability));
    // Rare counts go together, so that chi-squared holds.
    const common = expected.map((value, count) => (value >= 10 ? count : -1)).filter((count) => count >= 0);
    const rest = (values: readonly number[]) => runs - common.reduce((sum, count) => sum + values[count]!, 0);
    const observed = [...common.map((count) => counts[count]!), rest(counts)];
    expect(fit(observed, [...common.map((count) => expected[count]!), Math.max(rest(expected), 1)])).toBeGreaterThan(
      0.001,
    );
  });

  it('of many trials have the right mean and spread', () => {
    const source = stream('large');
    const [trials, probability, runs] = [100_000, 0.1, 2000];
    const draws = Array.from({ length: runs }, () => binomialDraw(source, trials, probability));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / runs;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (runs - 1);
    const expected = trials * probability * (1 - probability);
    expect(Math.abs(mean - trials * probability)).toBeLessThan(3 * Math.sqrt(expected / runs));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(3 * Math.sqrt(2 / runs));
  });

  it('of certain and impossible events leave no choice', () => {
    const source = stream('certain');
    expect([binomialDraw(source, 9, 0), binomialDraw(source, 9, 1), binomialDraw(source, 0, 0.5)]).toEqual([0, 9, 0]);
    expect(() => binomialDraw(source, 9, 2)).toThrow(RangeError);
    expect(() => binomialDraw(source, -1, 0.5)).toThrow(RangeError);
    expect(multinomialCounts(source, 7, [0, 1, 0])).toEqual([0, 7, 0]);
  });

  it('fill bins: every row in one of them, each share kept', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }).filter((list) => list.some((x) => x)),
        fc.integer({ min: 0, max: 5000 }),
        (weights, rows) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const shares = weights.map((weight) => weight / total);
          const counts = multinomialCounts(stream(`bins ${rows}`), rows, shares);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows);
          counts.forEach((count, bin) => {
            expect(count).toBeGreaterThanOrEqual(0);
            if (shares[bin] === 0) expect(count).toBe(0);
          });
        },
      ),
    );
    const totals = [0, 0, 0];
    const source = stream('bins');
    for (let run = 0; run < 2000; run++)
      multinomialCounts(source, 50, [0.2, 0.3, 0.5]).forEach((count, bin) => (totals[bin]! += count));
    expect(fit(totals, [20_000, 30_000, 50_000])).toBeGreaterThan(0.001);
    expect(() => multinomialCounts(source, 5, [0.5, 0.6])).toThrow(RangeError);
    expect(() => multinomialCounts(source, 5, [1.5, -0.5])).toThrow(RangeError);
  });

  it.each([2, 3, 4, 10, 20, 1000, 0x10000])('fill %d bins of equal share row by row', (bins) => {
    const source = stream(`equal bins ${bins}`);
    const folded = new Array<number>(Math.min(bins, 10)).fill(0);
    // Bins beyond the tenth are folded onto the ten: shares follow from how many fall on each.
    const expected = folded.map((_, place) => (40_000 * Math.floor((bins - place - 1) / folded.length + 1)) / bins);
    equalShareCounts(source, 40_000, bins).forEach((count, bin) => (folded[bin % folded.length]! += count));
    expect(folded.reduce((sum, count) => sum + count, 0)).toBe(40_000);
    expect(fit(folded, expected)).toBeGreaterThan(0.001);
    expect(equalShareCounts(source, 0, bins).every((count) => count === 0)).toBe(true);
  });

  it('of equal share refuse what has no meaning', () => {
    for (const [rows, bins] of [
      [-1, 10],
      [2.5, 10],
      [10, 1],
      [10, 2.5],
      [10, 0x10001],
    ] as const)
      expect(() => equalShareCounts(stream('none'), rows, bins)).toThrow(RangeError);
  });
});
