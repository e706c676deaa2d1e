/** The fourth chapter of the drift bench: NB-D16 to NB-D20, X1 and X6, through the simulations that readers use. */
import fc from 'fast-check';
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { healthyPsi, shareReaching } from '../../src/lib/science/psi-simulation.ts';
import { psiNoiseThreshold, rowsForPsiThreshold } from '../../src/lib/science/psi-noise.ts';
import { randomStream } from '../../src/lib/science/random.ts';
import { driftD16 } from '../../src/lib/simulations/drift-d16.ts';
import { driftD17 } from '../../src/lib/simulations/drift-d17.ts';
import { driftD18 } from '../../src/lib/simulations/drift-d18.ts';
import { driftD19 } from '../../src/lib/simulations/drift-d19.ts';
import { driftD20 } from '../../src/lib/simulations/drift-d20.ts';
import { driftX1 } from '../../src/lib/simulations/drift-x1.ts';
import { six } from '../science/six-digits.ts';
import { noiseOfPsi } from '../helpers/audit.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
const columnOf = (rows: Rows, name: string) => rows.map((row) => row[name] as number);
const allSix = (values: readonly number[]) => values.map(six);

describe('drift-d16', () => {
  // Audit, NB-D16: PSI 0.121194, warning band; chi-squared with equal samples.
  it.each([
    [50, 0.398687],
    [100, 0.116118],
    [200, 0.00803267],
    [1000, 9.19272e-13],
  ])('has the p-value of %d rows', (rows, pValue) => {
    const { outputs } = evaluate(driftD16, { rows });
    expect([six(outputs.psi as number), six(outputs.pValue as number), outputs.band]).toEqual([
      0.121194,
      pValue,
      'watch',
    ]);
  });

  // Audit, NB-D01: PSI on the way; L14-M1: total variation 0.15.
  it.each([
    [0.25, 0.00686291],
    [0.5, 0.0280582],
    [0.75, 0.0651761],
    [1, 0.121194],
  ])('is the same backwards at %d', (moved, psi) => {
    const { outputs } = evaluate(driftD16, { moved });
    expect([six(outputs.psi as number), six(outputs.psiBackwards as number)]).toEqual([psi, psi]);
    expect(outputs.totalVariation).toBeCloseTo(0.15 * moved, 12);
  });

  // Audit, X6, in points.
  it('says the most that a PSI can cost', () => {
    const rows = evaluate(driftD16).datasets.worst!;
    expect(columnOf(rows, 'psi')).toEqual([0.01, 0.05, 0.1, 0.2, 0.25, 0.5]);
    expect(allSix(columnOf(rows, 'drop'))).toEqual([5, 11.1803, 15.8114, 22.3607, 25, 35.3553]);
  });

  it('is never beaten by the model, by total variation or by two classes, which come near it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (moved) => {
        const { outputs } = evaluate(driftD16, { moved });
        const bound = (outputs.worstDrop as number) + 1e-9;
        expect(Math.abs(outputs.modelDrop as number)).toBeLessThanOrEqual(
          100 * (outputs.totalVariation as number) + 1e-9,
        );
        expect(100 * (outputs.totalVariation as number)).toBeLessThanOrEqual(bound);
      }),
    );
    for (const { psi, exchanged, drop } of evaluate(driftD16).datasets.worst!) {
      const v = (exchanged as number) / 100;
      expect(2 * v * Math.log((1 + v) / (1 - v))).toBeCloseTo(psi as number, 12);
      expect(exchanged as number).toBeLessThanOrEqual(drop as number);
      expect(exchanged as number).toBeGreaterThan(0.97 * (drop as number));
    }
  });

  it('calls a Monday stable that is not safe, and can leave that by either control', () => {
    const failed = (changes: Record<string, number>) => evaluate(driftD16, changes).states.stableAndDear;
    expect([failed({}), failed({ moved: 0.9 }), failed({ moved: 0.9, bearable: 16 }), failed({ moved: 0.2 })]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    // 4 · 0.05², and a shift with that PSI costs five points at most.
    expect(evaluate(driftD16).outputs.levelForLoss).toBeCloseTo(0.01, 14);
  });
});

describe('drift-d17', () => {
  // Audit, NB-D17.
  it('has both divergences, their sum, and what is made of their mixture', () => {
    const { outputs } = evaluateAt(driftD17, 'east');
    const names = [
      'klForward',
      'klBackward',
      'klSum',
      'psi',
      'jensenShannon',
      'jensenShannonBits',
      'jensenShannonRoot',
      'hellinger',
      'ceiling',
    ] as const;
    expect(names.map((name) => six(outputs[name] as number))).toEqual([
      0.0575666, 0.0636275, 0.121194, 0.121194, 0.014957, 0.0215784, 0.122299, 0.122687, 0.693147,
    ]);
  });

  it('never passes ln 2, where PSI goes on growing', () => {
    let last = -1;
    for (let apart = 0; apart <= 20; apart += 1) {
      const { outputs } = evaluate(driftD17, { apart });
      expect(outputs.jensenShannon).toBeLessThan(Math.LN2);
      expect(outputs.psi).toBeGreaterThan(last);
      expect(outputs.klSum).toBeCloseTo(outputs.psi as number, 10);
      last = outputs.psi as number;
    }
    // Far out all lies in two classes, of ratios 2 and 1/1.4: each step apart adds ln 2.8 to PSI. At 20 the others still hold
    // (1.2/1.4)²⁰ = 5 % of the largest.
    const at = (apart: number) => evaluate(driftD17, { apart }).outputs.psi as number;
    expect(at(20) - at(19)).toBeCloseTo(Math.log(2.8), 1);
  });

  it('comes to its end and to an empty class, and back', () => {
    const { states } = evaluateAt(driftD17, 'allApart');
    expect([states.atTheEnd, states.emptied]).toEqual([true, true]);
    const back = evaluateAt(driftD17, 'east').states;
    expect([back.atTheEnd, back.emptied]).toEqual([false, false]);
    expect(evaluateAt(driftD17, 'same').outputs.psi).toBeCloseTo(0, 14);
  });
});

describe('drift-d18', () => {
  // Audit, NB-D18.
  it.each([
    ['east', 0.35],
    ['west', 0.15],
    ['third', 0.15],
  ])('has the distance of the order of %s, and always the same PSI', (setting, wasserstein) => {
    const { outputs } = evaluateAt(driftD18, setting);
    expect([six(outputs.psi as number), six(outputs.wasserstein as number)]).toEqual([0.121194, wasserstein]);
  });

  it('counts how far a tenth is moved', () => {
    const rows = evaluate(driftD18).datasets.moves!;
    expect(allSix([...columnOf(rows, 'wasserstein')])).toEqual([0.1, 0.2, 0.3]);
  });

  // By hand, from the middles 0.5 to 3.5 kg: 2.05 kg and 2.40 kg a parcel at East, 2.05 kg and 2.00 kg at West.
  it('weighs the vans of both depots', () => {
    const loads = ['east', 'west'].map((setting) => {
      const { loadBefore, loadNow, loadChange } = evaluateAt(driftD18, setting).outputs;
      return [loadBefore, loadNow, loadChange].map((value) => six(value as number));
    });
    expect(loads).toEqual([
      [820, 960, 140],
      [820, 800, -20],
    ]);
  });

  it('puts all 24 orders into the wedge, at one PSI', () => {
    for (const moved of [0.3, 1]) {
      const rows = evaluate(driftD18, { moved }).datasets.orders!;
      expect(new Set(columnOf(rows, 'order') as unknown as string[]).size).toBe(24);
      expect(new Set(columnOf(rows, 'psi').map((value) => value.toFixed(12))).size).toBe(1);
      for (const { loadChange, wasserstein } of rows)
        expect(Math.abs(loadChange as number)).toBeLessThanOrEqual(400 * (wasserstein as number) + 1e-9);
    }
    const distances = columnOf(evaluate(driftD18).datasets.orders!, 'wasserstein');
    expect([six(Math.min(...distances)), six(Math.max(...distances))]).toEqual([0.15, 0.35]);
  });

  it('has a staircase whose area is the distance', () => {
    for (const setting of ['east', 'west', 'eastMostly']) {
      const { outputs, datasets } = evaluateAt(driftD18, setting);
      const area = columnOf(datasets.carried!, 'area').reduce((sum, part) => sum + part, 0);
      expect(area).toBeCloseTo(outputs.wasserstein as number, 12);
    }
  });

  it('fails both ways by PSI, and never misses a van by the distance', () => {
    const states = (setting: string) => {
      const { vanForNothing, overloaded } = evaluateAt(driftD18, setting).states;
      return [vanForNothing, overloaded];
    };
    expect(['east', 'west', 'eastMostly', 'westByWeight'].map(states)).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
    for (const order of ['east', 'west', 'adbc', 'acbd', 'bdac', 'dcba'] as const)
      for (let moved = 0; moved <= 1; moved += 0.05)
        expect(evaluate(driftD18, { order, moved, ruler: 'wasserstein' }).states.overloaded).toBe(false);
  });

  it('says in a sentence where nothing has moved', () => {
    expect(findingOf(driftD18, 'carried', evaluate(driftD18, { moved: 0 }))).toContain('Nothing has moved');
  });
});

describe('drift-d19', () => {
  // Audit, NB-D19: D = 0.15.
  it.each([
    [50, 2.95455, 3.02985, 0.27162],
    [100, 5.90909, 6.0597, 0.192065],
    [200, 11.8182, 12.1194, 0.13581],
    [1000, 59.0909, 60.597, 0.0607361],
  ])('with %d parcels', (rows, chiSquared, scaledPsi, ksCritical) => {
    const { outputs } = evaluate(driftD19, { rows });
    expect([outputs.chiSquared, outputs.scaledPsi, outputs.ksDistance].map((value) => six(value as number))).toEqual([
      chiSquared,
      scaledPsi,
      0.15,
    ]);
    // The audit takes 1.3581 for the critical value, which is 1.35809864 to more digits.
    expect(outputs.ksCritical).toBeCloseTo(ksCritical, 5);
  });

  // Audit, NB-D16: p-values; 1/p to three digits.
  it('says one in how many', () => {
    const rows = evaluate(driftD19).datasets.sizes!;
    const pValues = [0.398687, 0.116118, 0.00803267, 9.19272e-13];
    expect(allSix(columnOf(rows, 'chance').map((share) => share / 100))).toEqual(pValues);
    expect(columnOf(rows, 'oneIn').map((value) => Number(value.toPrecision(3)))).toEqual(
      pValues.map((p) => Number((1 / p).toPrecision(3))),
    );
    expect(evaluate(driftD19, { rows: 20_000 }).outputs.oneIn).toBeNull();
  });

  it('speaks from the count that it names, and not below', () => {
    const { rowsNeeded, ksRowsNeeded } = evaluate(driftD19).outputs;
    const at = (rows: number) => evaluate(driftD19, { rows }).outputs;
    expect(at(rowsNeeded as number).chiSquaredP).toBeLessThanOrEqual(5);
    expect(at((rowsNeeded as number) - 1).chiSquaredP).toBeGreaterThan(5);
    expect(at(ksRowsNeeded as number).ksP).toBeLessThanOrEqual(5);
    expect(at((ksRowsNeeded as number) - 1).ksP).toBeGreaterThan(5);
  });

  it('fails by chance and by certainty, and disagrees with itself at West', () => {
    const states = (setting: string) => {
      const { byChance, sureOfLittle, apart } = evaluateAt(driftD19, setting).states;
      return [byChance, sureOfLittle, apart];
    };
    expect(['village', 'twoHundred', 'thousand', 'westTwoHundred', 'harbour'].map(states)).toEqual([
      [true, false, false],
      [false, false, false],
      [false, false, false],
      [false, true, true],
      [false, true, false],
    ]);
  });
});

describe('drift-d20', () => {
  // Audit, NB-D20: means, spread, total; its fourth row, a step of 1, is in tests/science/distances.
  it.each([
    ['both', 0.14, 0.0141255, 0.154125],
    ['tilted', 0.14, 0, 0.14],
    ['lamp', 0, 0.272593, 0.272593],
  ])('%s', (setting, means, spread, total) => {
    const { outputs, datasets } = evaluateAt(driftD20, setting);
    expect([outputs.fromMeans, outputs.fromSpread, outputs.frechet].map((value) => six(value as number))).toEqual([
      means,
      spread,
      total,
    ]);
    const parts = columnOf(datasets.partsByCoordinate!, 'adds').reduce((sum, part) => sum + part, 0);
    expect(parts).toBeCloseTo(outputs.frechet as number, 12);
  });

  it('keeps centre and sum of variances under the new lamp, and is seen by neither', () => {
    const { outputs, states } = evaluateAt(driftD20, 'lamp');
    expect([outputs.centreShift, outputs.totalVariance, outputs.unseen, states.blind]).toEqual([0, 4, 100, true]);
    expect(evaluate(driftD20, { centre: 'asBefore', spread: 'lamp', amount: 0.5 }).states.blind).toBe(false);
    expect(evaluateAt(driftD20, 'both').states.blind).toBe(false);
  });
});

describe('drift-x1', () => {
  it.each(noiseOfPsi)('of %d bins and %d rows', (bins, rows, mean, threshold, warning, alarm) => {
    const row = evaluate(driftX1).datasets.noise!.find((each) => each.bins === bins && each.rows === rows)!;
    expect([six(row.mean as number), six(row.threshold as number)]).toEqual([mean, threshold]);
    for (const [rate, expected] of [
      [row.atWarning as number, warning],
      [row.atAlarm as number, alarm],
    ] as const) {
      if (expected === null) expect(rate / 100).toBeLessThan(1e-9);
      else expect(six(rate / 100)).toBe(expected);
    }
    const { outputs } = evaluate(driftX1, { bins, rows });
    expect([outputs.mean, outputs.threshold, outputs.falseCalls]).toEqual([row.mean, row.threshold, row.atWarning]);
  });

  // Audit, below X1: against a reference known exactly. Beside one of 100,000 rows it takes a row or so more.
  it.each([
    [5, 94.8773, 132.767],
    [10, 169.19, 216.66],
    [20, 301.435, 361.909],
  ])('needs rows enough for %d bins', (bins, five, one) => {
    expect([0.05, 0.01].map((share) => six(rowsForPsiThreshold(0.1, Infinity, bins, share)!))).toEqual([five, one]);
    const needed = evaluate(driftX1, { bins }).outputs.rowsNeeded as number;
    expect(needed).toBeGreaterThanOrEqual(Math.ceil(five));
    expect(needed).toBeLessThanOrEqual(Math.ceil(1.004 * five));
  });

  // Audit, G1: n ≥ χ²(B − 1, 0.95)/τ, in whole rows.
  it.each([
    [10, 0.1, 170],
    [10, 0.2, 85],
    [20, 0.1, 302],
    [20, 0.2, 151],
  ])('needs, of %d bins and a line at %d, %d rows', (bins, line, rows) =>
    expect(Math.ceil(rowsForPsiThreshold(line, Infinity, bins, 0.05)!)).toBe(rows),
  );

  it('is quiet on and above its own border, and cries wolf below', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), (bins) => {
        const rows = evaluate(driftX1, { bins }).outputs.rowsNeeded as number;
        expect(evaluate(driftX1, { bins, rows }).states.criesWolf).toBe(false);
        expect(evaluate(driftX1, { bins, rows: rows - 1 }).states.criesWolf).toBe(true);
      }),
    );
  });

  // With half-counts, from 500 rows on; with ten bins it is held in tests/science/psi-samples.
  it.each([
    [5, 500],
    [20, 500],
    [20, 1000],
  ])('agrees with 20,000 draws of %d bins and %d rows', (bins, rows) => {
    const { halfCount } = healthyPsi(
      { bins, rows, referenceRows: 100_000, weeksPerReference: 20 },
      20_000,
      randomStream(20_260_101, `the map at ${bins} bins and ${rows} rows`),
    );
    for (const level of [0.05, 0.01]) {
      const rate = shareReaching(halfCount, psiNoiseThreshold(rows, 100_000, bins, level));
      expect(Math.abs(rate.value - level) / rate.error).toBeLessThan(3);
    }
  });
});
