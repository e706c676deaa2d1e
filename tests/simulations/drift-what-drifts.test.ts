/** The third chapter of the drift bench: NB-D11 to NB-D15 and X5, through the simulations that readers use. */
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { driftD11 } from '../../src/lib/simulations/drift-d11.ts';
import { driftD12 } from '../../src/lib/simulations/drift-d12.ts';
import { driftD13 } from '../../src/lib/simulations/drift-d13.ts';
import { driftD14 } from '../../src/lib/simulations/drift-d14.ts';
import { driftD15 } from '../../src/lib/simulations/drift-d15.ts';
import { driftX5 } from '../../src/lib/simulations/drift-x5.ts';
import { allSix, six } from '../science/six-digits.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
const columnOf = (rows: Rows, name: string) => rows.map((row) => row[name] as number);

describe('drift-d11', () => {
  // Audit, NB-D11.
  it.each([
    ['slow', 0.1, 0.00958728, 0.01],
    ['quarter', 0.25, 0.0598156, 0.0625],
    ['half', 0.5, 0.237749, 0.25],
    ['threeQuarters', 0.75, 0.529167, 0.5625],
    ['whole', 1, 0.926142, 1],
  ])('%s', (setting, shift, psi, limit) => {
    const { outputs } = evaluateAt(driftD11, setting);
    expect([outputs.shift, outputs.psi, outputs.limit].map((value) => six(value as number))).toEqual([
      shift,
      psi,
      limit,
    ]);
  });

  it('lists the same shifts', () => {
    const rows = evaluate(driftD11).datasets.shifts!;
    expect(allSix(columnOf(rows, 'psi'))).toEqual([0.00958728, 0.0598156, 0.237749, 0.529167, 0.926142]);
  });

  it('reaches twice the level after about √2 of the time, at any pace', () => {
    for (const pace of [0.01, 0.02, 0.04]) {
      const { outputs } = evaluate(driftD11, { pace });
      const [warning, alarm] = [outputs.warningWeek as number, outputs.alarmWeek as number];
      expect(Math.abs(alarm / warning - Math.SQRT2)).toBeLessThan(0.01);
      expect(evaluate(driftD11, { pace, week: alarm }).outputs.psi).toBeCloseTo(0.2, 12);
      expect(evaluate(driftD11, { pace, week: warning }).outputs.psi).toBeCloseTo(0.1, 12);
    }
    expect(evaluate(driftD11, { pace: 0.005 }).outputs.warningWeek).toBeNull();
  });

  it('never sees a slow drift from a reference that moves along', () => {
    const trailing = evaluateAt(driftD11, 'trailing');
    expect([trailing.outputs.alarmWeek, trailing.states.movesUnseen]).toEqual([null, true]);
    expect(trailing.outputs.psi).toBeLessThan(0.01);
    expect(evaluateAt(driftD11, 'whole').states.movesUnseen).toBe(false);
  });
});

describe('drift-d12', () => {
  // Audit, NB-D12.
  it('triples the desk while the light stays green', () => {
    const { outputs, states } = evaluateAt(driftD12, 'moved');
    expect(six(outputs.flaggedAtLaunch as number)).toBe(0.945507);
    expect(six(outputs.flagged as number)).toBe(3.13594);
    expect(six(outputs.ratio as number)).toBe(3.31668);
    expect(six(outputs.psi as number)).toBe(0.0878181);
    expect(states.overrun).toBe(true);
  });

  // By hand from the audit's shares: (0.0313594 − 0.00945507) · ln 3.31668 + (0.9686406 − 0.99054493) · ln(0.9686406/0.99054493),
  // and 20,000 · (0.0313594 − 0.00945507) / √(20,000 · 0.00945507).
  it('shows that even two bins of its own would not do, and a count would', () => {
    const { outputs } = evaluateAt(driftD12, 'moved');
    const [before, after] = [0.00945507, 0.0313594];
    expect(outputs.deskPsi).toBeCloseTo(
      (after - before) * Math.log(after / before) + (before - after) * Math.log((1 - after) / (1 - before)),
      6,
    );
    expect(outputs.surprise).toBeCloseTo((20_000 * (after - before)) / Math.sqrt(20_000 * before), 3);
  });

  it('can bring the work of the launch back, and passes what it did not then', () => {
    const { outputs } = evaluateAt(driftD12, 'moved');
    const same = evaluate(driftD12, { shift: 0.3, spread: 1.1, threshold: outputs.sameLoad as number });
    expect(same.outputs.ratio).toBeCloseTo(1, 9);
    expect(same.states.overrun).toBe(false);
    const raised = evaluateAt(driftD12, 'raised').outputs;
    expect((raised.passed as number) + (raised.perDay as number)).toBeCloseTo(outputs.perDay as number, 9);
  });
});

describe('drift-d13', () => {
  // Audit, NB-D13.
  it.each([
    ['launch', 94.9, 14.6552],
    ['twoPercent', 94.8, 25.7576],
    ['fivePercent', 94.5, 47.2222],
    ['gang', 94, 65.3846],
    ['fifth', 93, 80.9524],
  ])('%s', (setting, accuracy, precision) => {
    const { outputs } = evaluateAt(driftD13, setting);
    expect([six(outputs.accuracy as number), six(outputs.precision as number)]).toEqual([accuracy, precision]);
  });

  it('tells a world that has changed from a model that has', () => {
    expect(evaluateAt(driftD13, 'gang').states).toMatchObject({ apart: true, bothFall: false, flood: true });
    expect(evaluateAt(driftD13, 'blunter').states).toMatchObject({ apart: false, bothFall: true });
    expect(evaluateAt(driftD13, 'jumpier').states).toMatchObject({ apart: false, bothFall: true });
    expect(evaluateAt(driftD13, 'launch').states).toMatchObject({ bothStay: true, flood: false });
    expect(evaluate(driftD13, { falsePositiveRate: 2 }).states.bothRise).toBe(true);
    expect(evaluate(driftD13, { prevalence: 10, truePositiveRate: 95 }).states.flood).toBe(false);
  });

  it('reads the share of scams off the flags, as long as the two rates hold', () => {
    for (const prevalence of [0.5, 1, 10, 40])
      expect(evaluate(driftD13, { prevalence }).outputs.estimate).toBeCloseTo(prevalence, 10);
    expect(evaluateAt(driftD13, 'jumpier').outputs.estimate).toBeCloseTo(1 + (0.03 * 99) / 0.8, 10);
    expect(evaluateAt(driftD13, 'blunter').outputs.estimate).toBeLessThan(1);
  });
});

describe('drift-d14', () => {
  // Audit, NB-D14.
  it('has the numbers of the minute', () => {
    const { outputs } = evaluateAt(driftD14, 'minute');
    const names = ['p50', 'p90', 'p95', 'p99', 'mean', 'late', 'cost'] as const;
    expect(names.map((name) => six(outputs[name] as number))).toEqual([53.5, 117, 148.5, 173.7, 71.7, 20, 0.0398333]);
    const versions = evaluate(driftD14).datasets.versions!;
    expect(allSix(columnOf(versions, 'p95')).slice(0, 3)).toEqual([148.5, 247.5, 96]);
  });

  it('lets a tail grow behind a median and a share', () => {
    const { outputs, states } = evaluateAt(driftD14, 'doubled');
    expect([outputs.p50Change, outputs.lateChange, outputs.moved, states.unseen]).toEqual([0, 0, 2, true]);
    expect(outputs.costChange).toBeCloseTo((100 * 18) / 71.7, 10);
    expect(outputs.p95Change).toBeCloseTo(100 * (247.5 / 148.5 - 1), 10);
    // An upper bound of p95 at 95 %: 0.95^72 = 0.0249 is the first power below 0.025.
    expect(outputs.valuesNeeded).toBe(72);
  });

  it('has the same bill for two cures that users feel differently', () => {
    const [mended, shaved] = evaluate(driftD14).datasets.versions!.slice(3);
    expect(mended!.cost).toBeCloseTo(shaved!.cost as number, 12);
    expect(mended!.p95).toBeCloseTo(101, 10);
    expect(shaved!.p95).toBeCloseTo(144, 10);
  });
});

describe('drift-d15', () => {
  // Audit, NB-D15.
  it.each([
    ['slightly', 1.38059, 0.000368688, false],
    ['half', 3.42756, 0.00205264, true],
    ['broken', 5.44663, 0.0047672, true],
    ['threefold', 13.2604, 0.0223804, true],
    ['tenth', 52.3367, 0.215811, false],
  ])('%s', (setting, z, psi, unheard) => {
    const { outputs, states } = evaluateAt(driftD15, setting);
    expect([six(outputs.z as number), six(outputs.psi as number), states.unheard]).toEqual([z, psi, unheard]);
  });

  it('says where each of the two calls', () => {
    const { outputs } = evaluate(driftD15);
    const psiAt = (nullRate: number) => evaluate(driftD15, { nullRate }).outputs.psi;
    expect(psiAt(outputs.warningRate as number)).toBeCloseTo(0.1, 12);
    expect(psiAt(outputs.alarmRate as number)).toBeCloseTo(0.2, 12);
    expect(evaluate(driftD15, { nullRate: outputs.testRate as number }).outputs.z).toBeCloseTo(3, 10);
  });

  it('lets chance be chance in a small day', () => {
    expect(evaluateAt(driftD15, 'fewRows').states).toEqual({ unheard: false, byChance: true });
    expect(evaluateAt(driftD15, 'launch').outputs.z).toBe(0);
  });
});

describe('drift-x5', () => {
  // Audit, X5.
  it.each([
    ['launch', 93.15],
    ['tenth', 89.4],
    ['fifth', 85.65],
    ['threeTenths', 81.9],
    ['takenOver', 78.15],
  ])('%s', (setting, accuracy) => {
    const { outputs } = evaluateAt(driftX5, setting);
    expect([outputs.psi, six(outputs.accuracy as number)]).toEqual([0, accuracy]);
  });

  // By hand: (0.2 · 97 + 0.3 · 95) / 0.5 = 95.8 of what is checked, before and after.
  it('has labels that never look where it hurts', () => {
    for (const setting of ['launch', 'takenOver']) {
      const { outputs } = evaluateAt(driftX5, setting);
      expect(outputs.labelAccuracy).toBeCloseTo(95.8, 10);
      expect([outputs.labelDrop, outputs.firstRed]).toEqual([0, null]);
    }
    expect(evaluateAt(driftX5, 'takenOver').states).toEqual({ deadButGreen: true, seen: false });
  });

  it('stays green with a lot that is drowned, and sees the loss with weights', () => {
    const lotOnly = evaluateAt(driftX5, 'lotOnly');
    const weighed = evaluateAt(driftX5, 'lotAndWeights');
    expect(lotOnly.outputs.lotted).toBe(weighed.outputs.lotted);
    expect([lotOnly.states.deadButGreen, weighed.states.deadButGreen]).toEqual([true, false]);
    expect(weighed.outputs.labelDrop).toBeCloseTo(15, 9);
    expect(weighed.outputs.labelAccuracy).toBeCloseTo(78.15, 9);
    expect(weighed.outputs.firstRed).not.toBeNull();
  });

  it('draws weeks that tremble as much as their standard error says', () => {
    const { outputs, datasets } = evaluateAt(driftX5, 'lotAndWeights');
    const after = datasets.weeks!.slice(18);
    const off = after.map(({ labels }) => ((labels as number) - 78.15) / (outputs.labelError as number));
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(4);
    expect(off.reduce((sum, each) => sum + each ** 2, 0)).toBeGreaterThan(1);
    expect(off.reduce((sum, each) => sum + each ** 2, 0)).toBeLessThan(25);
  });

  it('has words where weights ask for labels that nobody makes', () => {
    const { outputs } = evaluate(driftX5, { reweighted: true });
    expect([outputs.labelAccuracy, outputs.labelDrop, outputs.labelError]).toEqual([null, null, null]);
    expect(findingOf(driftX5, 'weeks', evaluate(driftX5, { reweighted: true }))).toContain('no label');
  });
});
