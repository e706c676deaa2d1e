/** The fifth chapter of the drift bench: NB-D21 to NB-D25, X2, X3 and MP-M9, through the simulations that readers use. */
import fc from 'fast-check';
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { driftD21 } from '../../src/lib/simulations/drift-d21.ts';
import { driftD22 } from '../../src/lib/simulations/drift-d22.ts';
import { driftD23 } from '../../src/lib/simulations/drift-d23.ts';
import { driftD24 } from '../../src/lib/simulations/drift-d24.ts';
import { driftD25 } from '../../src/lib/simulations/drift-d25.ts';
import { driftX2 } from '../../src/lib/simulations/drift-x2.ts';
import { allSix, six } from '../science/six-digits.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
const columnOf = (rows: Rows, name: string) => rows.map((row) => row[name] as number);

describe('drift-d21', () => {
  // Audit, NB-D21, whose costs are in units of a false alarm: here that is $1,000.
  it.each([
    [0.05, 0.366591, 0.991336, 0.34726],
    [0.072, 0.118201, 0.951492, 0.203397],
    [0.085, 0.0541991, 0.902116, 0.244548],
    [0.1, 0.0204929, 0.818466, 0.381511],
    [0.15, 0.000552108, 0.429863, 1.14077],
    [0.2, 1.05333e-5, 0.14096, 1.71809],
  ])('at %d', (threshold, falseRate, power, cost) => {
    const { outputs } = evaluate(driftD21, { threshold });
    expect(six((outputs.falseRate as number) / 100)).toBe(falseRate);
    expect(six((outputs.power as number) / 100)).toBe(power);
    expect(six((outputs.cost as number) / 1000)).toBe(cost);
    expect((outputs.missedShare as number) + (outputs.power as number)).toBeCloseTo(100, 12);
  });

  it('is cheapest near 0.072, where the two kinds of week are as likely as their prices demand', () => {
    const { outputs } = evaluateAt(driftD21, 'cheapest');
    const best = outputs.bestThreshold as number;
    expect(Math.abs(best - 0.072)).toBeLessThan(0.001);
    for (const threshold of [0, 0.05, best - 0.004, best + 0.004, 0.1, 0.2, 0.5])
      expect(evaluate(driftD21, { threshold }).outputs.penalty).toBeGreaterThan(1);
    // The law behind it: the density of quiet weeks times its price is that of drifts times theirs.
    const rate = (name: 'falseRate' | 'power', threshold: number) =>
      evaluate(driftD21, { threshold }).outputs[name] as number;
    const slope = (name: 'falseRate' | 'power') => rate(name, best - 1e-4) - rate(name, best + 1e-4);
    expect(slope('power') / slope('falseRate')).toBeCloseTo(outputs.priceRatio as number, 2);
    // By hand: 0.9 · 1 over 0.1 · 20.
    expect(outputs.priceRatio).toBeCloseTo(0.45, 12);
  });

  it('costs more at the alarm level than to be called every week, and can be mended', () => {
    const alarm = evaluateAt(driftD21, 'alarm');
    expect([alarm.outputs.everyLook, alarm.outputs.neverCalled]).toEqual([900, 2000]);
    expect([alarm.states.worseThanBlind, alarm.states.asleep]).toEqual([true, true]);
    // Audit: 1.71809 against 0.203397, and against 0.9.
    expect(alarm.outputs.penalty).toBeCloseTo(1.71809 / 0.203397, 2);
    expect(alarm.outputs.costOverBlind).toBeCloseTo(1.71809 / 0.9, 4);
    const failed = (setting: string) => evaluateAt(driftD21, setting).states.worseThanBlind;
    expect(['everyWeek', 'halfWarning', 'cheapest', 'warning'].map(failed)).toEqual([false, false, false, false]);
    expect(evaluateAt(driftD21, 'everyWeek').outputs).toMatchObject({ falseRate: 100, power: 100, cost: 900 });
  });

  it('calls less often as the line rises, whatever the sample', () => {
    const box = {
      rows: fc.integer({ min: 50, max: 2000 }),
      truePsi: fc.double({ min: 0.02, max: 0.5, noNaN: true }),
      threshold: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
    };
    fc.assert(
      fc.property(box.rows, box.truePsi, box.threshold, (rows, truePsi, threshold) => {
        const [low, high] = [threshold, threshold + 0.05].map(
          (place) => evaluate(driftD21, { rows, truePsi, threshold: place }).outputs,
        );
        // To rounding: with large samples both rates come within a few ulps of 100 %.
        const below = (lower: unknown, upper: unknown) =>
          expect(lower as number).toBeLessThanOrEqual((upper as number) + 1e-9);
        below(high!.falseRate, low!.falseRate);
        below(high!.power, low!.power);
        below(low!.falseRate, low!.power);
        for (const { penalty, leastCost } of [low!, high!]) {
          if (penalty === null) expect(leastCost).toBeLessThan(1);
          else expect(penalty).toBeGreaterThanOrEqual(1 - 1e-9);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('drift-d22', () => {
  // Audit, NB-D22.
  it('pages a week after the level was reached', () => {
    const { outputs, datasets } = evaluateAt(driftD22, 'twoOfThree');
    expect(allSix(columnOf(datasets.weeks!, 'psi').slice(0, 10))).toEqual([
      0.0420448, 0.0707107, 0.0958415, 0.118921, 0.140585, 0.161185, 0.180941, 0.2, 0.218471, 0.236435,
    ]);
    const { firstWarning, firstAlarm, warningPage, alarmPage, delay } = outputs;
    expect([firstWarning, firstAlarm, warningPage, alarmPage, delay]).toEqual([4, 8, 5, 9, 1]);
    expect(evaluateAt(driftD22, 'single').outputs.delay).toBe(0);
    expect(evaluateAt(driftD22, 'threeOfThree').outputs.delay).toBe(2);
  });

  // Audit, X3: 3a² − 2a³.
  it.each([
    ['oneInFive', 0.104],
    ['oneInTen', 0.028],
    ['twoOfThree', 0.00725],
    ['oneInAHundred', 0.000298],
    ['oneInAThousand', 2.998e-6],
  ])('%s', (setting, rate) => {
    expect(six((evaluateAt(driftD22, setting).outputs.falsePages as number) / 100)).toBe(rate);
  });

  it('buys less the more alike the weeks are, and nothing where they are the same', () => {
    const rates = columnOf(evaluateAt(driftD22, 'twoOfThree').datasets.alikeSteps!, 'rate');
    expect(rates).toEqual([...rates].sort((a, b) => a - b));
    expect(rates.at(-1)).toBeCloseTo(5, 12);
    const bought = (correlation: number) => evaluate(driftD22, { correlation }).states.boughtNothing;
    expect([0, 0.8].map(bought)).toEqual([false, true]);
    expect(evaluate(driftD22, { correlation: 0.8, rule: 'single' }).states.boughtNothing).toBe(false);
  });
});

describe('drift-d23', () => {
  // Audit, NB-D23: 0.95 before, 0.928 with the third slice at zero, 0.96096 and 0.96072 after two repairs.
  it('has the wholes of the audit', () => {
    const { outputs } = evaluateAt(driftD23, 'gone');
    expect(allSix([outputs.before as number, outputs.whole as number, outputs.loss as number])).toEqual([
      95, 92.8, 2.2,
    ]);
    expect(allSix([outputs.firstWhole as number, outputs.secondWhole as number])).toEqual([96.096, 96.072]);
    expect(outputs.countryPaid).toBe(3);
    expect(outputs.firstAhead).toBeCloseTo(0.024, 10);
  });

  // Audit, MP-M9.
  it('has the trial that is better by day and by night and worse together', () => {
    const { outputs } = evaluateAt(driftD23, 'before');
    expect(allSix([outputs.pooledOld, outputs.pooledTrial, outputs.trialReweighted].map(Number))).toEqual([
      94.4, 90.7, 95.05,
    ]);
    expect(outputs.pooledGap).toBeCloseTo(3.7, 10);
  });

  it('cannot be rung by the islands, until the line or the share changes', () => {
    const { outputs, states } = evaluateAt(driftD23, 'before');
    // By hand: 0.04 · 55 = 2.2 points; 3 / 55 = 5.4545 %; √(0.55 · 0.45 / 8) = 17.589 points.
    expect([outputs.mostLoss, outputs.ringsAt, states.mute]).toEqual([expect.closeTo(2.2, 10), null, true]);
    expect(outputs.leastShare).toBeCloseTo(300 / 55, 10);
    expect([outputs.islandLabels, six(outputs.islandError as number)]).toEqual([8, 17.5891]);
    // 55 − 2 / 0.04 = 5, and 55 − 3 / 0.06 = 5.
    expect(evaluate(driftD23, { ringLoss: 2 }).outputs.ringsAt).toBeCloseTo(5, 10);
    expect(evaluate(driftD23, { islandShare: 6 }).outputs.ringsAt).toBeCloseTo(5, 10);
    const silent = (setting: string) => evaluateAt(driftD23, setting).states.silent;
    expect(['before', 'half', 'gone', 'goneOwnLine', 'goneTightLine'].map(silent)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  it('adds up: what the slices cost is what the whole loses', () => {
    const box = fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 1, max: 12, noNaN: true }));
    fc.assert(
      fc.property(box, ([islands, islandShare]) => {
        const { outputs, datasets } = evaluate(driftD23, { islands, islandShare });
        const slices = datasets.parts!.slice(0, 3);
        const sum = (name: string) => columnOf(slices, name).reduce((total, each) => total + each, 0);
        expect(sum('share')).toBeCloseTo(100, 9);
        expect(sum('costs')).toBeCloseTo(outputs.loss as number, 9);
        expect(outputs.loss).toBeLessThanOrEqual((outputs.mostLoss as number) + 1e-9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('drift-d24', () => {
  // Audit, NB-D24.
  it('leaves of six calls as many as each correction does', () => {
    const { outputs } = evaluateAt(driftD24, 'ten');
    const { raw, keptBonferroni, keptDiscoveries, expected } = outputs;
    expect([raw, keptBonferroni, keptDiscoveries, expected]).toEqual([6, 1, 3, 0.5]);
    const called = (setting: string) => evaluateAt(driftD24, setting).outputs.called;
    expect(['ten', 'tenBonferroni', 'tenDiscoveries'].map(called)).toEqual([6, 1, 3]);
    expect(six((outputs.chance as number) / 100)).toBe(0.401263);
    expect(six((evaluateAt(driftD24, 'sixty').outputs.chance as number) / 100)).toBe(0.95393);
  });

  it('rings on most healthy mornings of sixty features, until their number is counted', () => {
    const rings = (setting: string) => evaluateAt(driftD24, setting).states.alwaysRings;
    expect(['ten', 'sixty', 'sixtyBonferroni', 'sixtyDiscoveries'].map(rings)).toEqual([false, true, false, false]);
    // By hand: 1 − (1 − 0.05 / 60)^60, just below 1 − e^−0.05 = 4.877 %.
    const { chance } = evaluateAt(driftD24, 'sixtyBonferroni').outputs;
    expect(chance).toBeLessThan(5);
    expect(chance).toBeCloseTo(100 * (1 - Math.exp(-0.05)), 2);
  });

  it('draws a bar below which all that calls lies, but for Benjamini and Hochberg', () => {
    const rows = evaluateAt(driftD24, 'tenDiscoveries').datasets.tests!;
    // All up to the last one that lies below its bar.
    expect(columnOf(rows, 'bar').slice(0, 3)).toEqual([0.005, 0.01, 0.015].map((bar) => expect.closeTo(bar, 12)));
    expect(findingOf(driftD24, 'ranks', evaluateAt(driftD24, 'tenDiscoveries'))).toBe(
      "Of 10 features 3 call; without a correction 6 would, with Bonferroni's 1, with that of Benjamini and Hochberg 3.",
    );
  });
});

describe('drift-d25', () => {
  const outcome = (setting: string) => {
    const { outputs, datasets } = evaluateAt(driftD25, setting);
    const roots = datasets.nodes!.filter(({ fate }) => fate === 'a root').map(({ node }) => node);
    return { root: outputs.root, roots, loudest: outputs.loudest };
  };
  // Audit, NB-D25: raw, clean, features, model, endpoint are scans, addresses, features, model, sorter here; the map is ours.
  it.each([
    ['features', ['features']],
    ['addressesToo', ['addresses']],
    ['onlySorter', ['sorter']],
    ['nothing', []],
    ['scansAndFeatures', ['scans', 'features']],
    ['mapToo', ['map']],
  ])('%s', (setting, roots) => {
    const { root, ...found } = outcome(setting);
    expect(found.roots).toEqual(roots);
    expect(root).toBe(roots.length === 1 ? roots[0] : roots.length === 0 ? 'nothing' : 'roots');
  });

  it('tells the loudest from the root', () => {
    expect(outcome('thatNight')).toEqual({ root: 'addresses', roots: ['addresses'], loudest: 'features' });
    expect(evaluateAt(driftD25, 'thatNight').states.loudestMisleads).toBe(true);
    expect(evaluateAt(driftD25, 'features').states.loudestMisleads).toBe(false);
  });
});

describe('drift-x2', () => {
  // Audit, X2: looks in 26 weeks, P(at least one) at 0.05, 0.01 and 0.001, at 0.001 with three features, weeks at 0.01.
  it.each([
    ['hourly', 4368, [1, 1, 0.987351], 0.999998, 0.595238],
    ['daily', 182, [0.999912, 0.839452, 0.166475], 0.420896, 14.2857],
    ['weekly', 26, [0.73648, 0.229957, 0.0256776], 0.0750717, 100],
    ['monthly', 6, [0.264908, 0.0585199, 0.00598502], 0.0178478, 433.333],
  ] as const)('%s', (rhythm, looks, chances, three, weeks) => {
    const chanceOf = (falseRate: number, features = 1) =>
      six((evaluate(driftX2, { rhythm, falseRate, features }).outputs.chance as number) / 100);
    expect([5, 1, 0.1].map((rate) => chanceOf(rate))).toEqual(chances);
    expect(chanceOf(0.1, 3)).toBe(three);
    const { outputs } = evaluate(driftX2, { rhythm });
    expect([outputs.looks, six(outputs.weeksToFalse as number)]).toEqual([looks, weeks]);
    expect(outputs.strict).toBeCloseTo(5 / looks, 12);
  });
});
