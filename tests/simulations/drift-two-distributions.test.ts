/** The second chapter of the drift bench: NB-D06 to NB-D10 and X1, through the simulations that readers use. */
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { driftD06 } from '../../src/lib/simulations/drift-d06.ts';
import { driftD07 } from '../../src/lib/simulations/drift-d07.ts';
import { driftD08 } from '../../src/lib/simulations/drift-d08.ts';
import { driftD09 } from '../../src/lib/simulations/drift-d09.ts';
import { driftD10 } from '../../src/lib/simulations/drift-d10.ts';
import { allSix, six } from '../science/six-digits.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
const columnOf = (rows: Rows, name: string) => rows.map((row) => row[name] as number);

describe('drift-d06', () => {
  // Audit, NB-D06: Φ⁻¹(i/B).
  it.each([
    [10, [-1.28155, -0.841621, -0.524401, -0.253347, 0, 0.253347, 0.524401, 0.841621, 1.28155]],
    [5, [-0.841621, -0.253347, 0.253347, 0.841621]],
    [4, [-0.67449, 0, 0.67449]],
  ])('puts the edges of %d bins where each holds an equal share', (bins, edges) => {
    const { outputs, datasets } = evaluate(driftD06, { bins });
    expect(allSix(columnOf(datasets.edges!, 'edge'))).toEqual(edges);
    expect(six(outputs.outermost as number)).toBe(edges.at(-1));
  });

  // Audit, below X1: the same shift of half a standard deviation, of which ever finer bins see 0.25.
  it.each([
    [2, 0.154504, true],
    [4, 0.211419, false],
    [5, 0.220972, false],
    [10, 0.237749, false],
    [20, 0.244671, false],
    [50, 0.248153, false],
  ])('sees the same shift on %d bins', (bins, psi, hidden) => {
    const { outputs, states } = evaluate(driftD06, { bins, shift: 0.5 });
    expect([six(outputs.psi as number), outputs.limit, states.hidden]).toEqual([psi, 0.25, hidden]);
  });

  it('calls bins thin from where a week of 100 rows gives them fewer than five', () => {
    expect([19, 20, 21].map((bins) => evaluate(driftD06, { bins }).states.tooThin)).toEqual([false, false, true]);
  });
});

describe('drift-d07', () => {
  // Audit, NB-D07.
  it.each([
    ['half', 3.74112, 21.7239, 0.237749],
    ['fifth', 6.92298, 13.9726, undefined],
    ['one', 1.12579, 38.9144, 0.926142],
    ['spread', 14.2769, 14.2769, 0.0433307],
    ['both', 6.88214, 25.7429, undefined],
  ])('%s', (setting, first, last, psi) => {
    const { outputs } = evaluateAt(driftD07, setting);
    expect([six(outputs.first as number), six(outputs.last as number)]).toEqual([first, last]);
    if (psi !== undefined) expect(six(outputs.psi as number)).toBe(psi);
  });

  it('has the ten shares of half a standard deviation', () => {
    expect(
      allSix(columnOf(evaluateAt(driftD07, 'half').datasets.bins!, 'current').map((share) => share / 100)),
    ).toEqual([
      0.0374112, 0.0524482, 0.0629637, 0.0727976, 0.0829169, 0.0940509, 0.107145, 0.123949, 0.149079, 0.217239,
    ]);
  });

  // SciPy 1.17.1: 2 · norm.sf(3) = 0.0026997960632601866 and 2 · norm.sf(2.5) = 0.012419330651552264.
  it('counts far values that PSI does not see, and loses the sign of a shift', () => {
    const { outputs, states } = evaluateAt(driftD07, 'spread');
    expect(outputs.farBefore).toBeCloseTo(0.26997960632601866, 10);
    expect(outputs.farNow).toBeCloseTo(1.2419330651552264, 10);
    expect(outputs.tailRatio).toBeCloseTo(1.2419330651552264 / 0.26997960632601866, 8);
    expect(states.blind).toBe(true);
    expect(evaluateAt(driftD07, 'mirror').outputs.psi).toBeCloseTo(
      evaluateAt(driftD07, 'half').outputs.psi as number,
      12,
    );
    expect(evaluateAt(driftD07, 'unchanged').states.blind).toBe(false);
  });
});

describe('drift-d08', () => {
  // Audit, NB-D08.
  it('says what each bin adds', () => {
    const { outputs, datasets } = evaluateAt(driftD08, 'kept');
    expect(allSix(columnOf(datasets.bins!, 'contribution'))).toEqual([0.0693147, 0.00911608, 0.00911608, 0.0336472]);
    expect(allSix(columnOf(datasets.bins!, 'share'))).toEqual([57.1931, 7.52188, 7.52188, 27.7631]);
    expect([six(outputs.psi as number), outputs.current4, outputs.largestBin]).toEqual([0.121194, 0.35, 'tiny']);
    // 0.1 · ln 2 beside 0.1 · ln 1.4; had it gained as much, 0.1 · ln 1.5.
    expect(outputs.lossOverGain).toBeCloseTo(Math.LN2 / Math.log(1.4), 12);
    expect(outputs.mirrored).toBeCloseTo(0.1 * Math.log(1.5), 12);
  });

  it('has words where nothing has moved', () => {
    const { outputs } = evaluateAt(driftD08, 'nothing');
    expect([outputs.psi, outputs.largestBin, outputs.largestShare, outputs.lossOverGain]).toEqual([
      0,
      'none',
      null,
      null,
    ]);
  });

  it('hangs on a handful of payments below five, and can come back', () => {
    const thin = (current1: number) => evaluate(driftD08, { current1 }).states.thin;
    expect([0.02, 0.04, 0.05, 0.1].map(thin)).toEqual([true, true, false, false]);
  });
});

describe('drift-d09', () => {
  // Audit, NB-D09: against a reference of 10,000 rows.
  it.each([
    ['b4', 'n500', 0.0164109, 0.0238242],
    ['b10', 'n100', 0.170882, 0.218827],
    ['b10', 'n500', 0.0355299, 0.0454986],
    ['b10', 'n5000', 0.00507569, 0.0064998],
    ['b20', 'n500', 0.0633014, 0.0760008],
  ] as const)('in %s with %s', (bins, rows, five, one) => {
    const at = (accepted: number) => evaluate(driftD09, { bins, rows, accepted, referenceRows: 'm10k' });
    expect([5, 1].map((accepted) => six(at(accepted).outputs.threshold as number))).toEqual([five, one]);
    const { datasets, outputs } = at(5);
    const row = datasets.thresholds!.find((each) => each.rows === outputs.rowsNow)!;
    expect(row.threshold).toBeCloseTo(outputs.threshold as number, 14);
  });

  // Audit, X1: against 100,000 rows, in per cent.
  it.each([
    ['b10', 'n50', 0.18009, 83.4526],
    ['b10', 'n100', 0.09009, 35.1295],
    ['b20', 'n100', 0.19019, 95.3192],
    ['b10', 'n5000', 0.00189, 0],
  ] as const)('by chi-squared in %s with %s', (bins, rows, mean, rate) => {
    const { outputs } = evaluate(driftD09, { bins, rows });
    expect(six(outputs.mean as number)).toBe(mean);
    expect(outputs.approximateRate).toBeCloseTo(rate, 4);
  });

  // A million draws with NumPy 2.4.6: 31.03 and 39.24 %, standard error 0.05 points.
  it.each([
    ['hundred', 31.03],
    ['hundredNone', 39.24],
  ])('draws %s', (setting, expected) => {
    const { outputs, states } = evaluateAt(driftD09, setting);
    const [rate, error] = [outputs.drawnRate as number, outputs.drawnError as number];
    expect(Math.abs(rate - expected)).toBeLessThan(3 * error);
    expect(error).toBeCloseTo(100 * Math.sqrt(((rate / 100) * (1 - rate / 100)) / 20_000), 10);
    expect(states.criesWolf).toBe(true);
  });

  it('says in a sentence what was drawn, or that nothing was', () => {
    const told = (setting: string) => findingOf(driftD09, 'weeks', evaluateAt(driftD09, setting));
    expect(told('hundred')).toBe(
      'With 100 payments in 10 bins, 31.0\u202f% of 20,000 healthy weeks reach the line of 0.1.',
    );
    expect(told('thousands')).toContain('by chi-squared');
  });

  it('parts from chi-squared below 500 rows and agrees with it there', () => {
    const rows = evaluateAt(driftD09, 'hundred').datasets.thresholds!;
    const apart = rows.slice(0, 4).map(({ none, noneError }) => Math.abs((none as number) - 5) / (noneError as number));
    expect(apart[0]).toBeGreaterThan(20);
    expect(apart[1]).toBeGreaterThan(10);
    expect(apart[3]).toBeLessThan(3);
    for (const { rows: size, half } of rows) expect(half === null).toBe((size as number) > 500);
  });

  it('asks for the rows that the line needs, and can be silenced three ways', () => {
    expect(evaluateAt(driftD09, 'hundred').outputs.rowsNeeded).toBe(170);
    const quiet = (changes: object) => evaluate(driftD09, { rows: 'n100', ...changes }).states.criesWolf;
    expect([quiet({}), quiet({ line: 0.17 }), quiet({ rows: 'n200' }), quiet({ bins: 'b4' })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('drift-d10', () => {
  // Audit, NB-D10: thresholds, calendars, never.
  it('has the policies', () => {
    const rows = evaluate(driftD10).datasets.policies!;
    expect(allSix(columnOf(rows, 'cost'))).toEqual([6.5, 4, 3.7, 12.25, 4.30357, 3.46429, 4.35714, 8.00363, 22.5]);
  });

  it('is cheapest at √(2Cr/V), where a threshold is a calendar', () => {
    const { outputs } = evaluate(driftD10);
    expect(six(outputs.bestThreshold as number)).toBe(3.4641);
    expect(six(outputs.bestInterval as number)).toBe(6.9282);
    for (const threshold of [1, 2, 3, 3.5, 4, 5, 10])
      expect(evaluate(driftD10, { threshold }).outputs.costPerDay).toBeGreaterThanOrEqual(outputs.leastCost as number);
    expect(evaluate(driftD10, { threshold: 3.5 }).outputs.interval).toBe(7);
  });
});
