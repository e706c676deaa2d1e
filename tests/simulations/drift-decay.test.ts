/** Why models decay: NB-D01 to NB-D05 of the audit, asked through the simulations of the chapter. */
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { driftD01 } from '../../src/lib/simulations/drift-d01.ts';
import { driftD02 } from '../../src/lib/simulations/drift-d02.ts';
import { driftD03 } from '../../src/lib/simulations/drift-d03.ts';
import { driftD04 } from '../../src/lib/simulations/drift-d04.ts';
import { driftD05 } from '../../src/lib/simulations/drift-d05.ts';
import { six } from '../science/six-digits.ts';
import { lateLoops } from '../helpers/audit.ts';

/** Outputs to six digits; what is no number fails as NaN. */
const digits = (...values: readonly unknown[]) => values.map((value) => six(Number(value)));

describe('drift-d01: the world changes', () => {
  // Audit, NB-D01: mix, accuracy in per cent, PSI against the launch.
  it.each([
    [0, 93.15, 0],
    [0.25, 92.9, 0.00686291],
    [0.5, 92.65, 0.0280582],
    [0.75, 92.4, 0.0651761],
    [1, 92.15, 0.121194],
  ])('with the mix at %d', (alpha, accuracy, psi) => {
    const { outputs } = evaluate(driftD01, { alpha });
    expect(digits(outputs.accuracy, outputs.psi)).toEqual([accuracy, psi]);
  });

  it('lets a version better on every kind stand below the launch', () => {
    // By hand: 93.15 − 1 + 0.5, and 7.85 wrong where there were 6.85.
    const { outputs, states } = evaluateAt(driftD01, 'newVersion');
    expect(digits(outputs.newAccuracy, outputs.difference)).toEqual([92.65, -0.5]);
    expect(outputs.errorRatio).toBeCloseTo(7.85 / 6.85, 12);
    expect(states.betterAndLower).toBe(true);
    // It takes the whole of the loss to come back; the launch is then met and not missed by a rounding.
    expect(evaluateAt(driftD01, 'repaired').states.betterAndLower).toBe(false);
    expect(findingOf(driftD01, 'total', evaluateAt(driftD01, 'repaired'))).toMatch(/, as at launch\.$/);
  });
});

describe('drift-d02: evaluation is not monitoring', () => {
  // Audit, NB-D02, rounded up: 4119.75, 957.77, 3664.71, 258.5 and 92.619 labels.
  it.each([
    [undefined, 1, 4120],
    [94, 2, 958],
    [94, 1, 3665],
    [94, 4, 259],
    [94, 7, 93],
  ])('from %d, %d points lost', (evaluated, drop, labels) =>
    expect(evaluate(driftD02, evaluated === undefined ? { drop } : { evaluated, drop }).outputs.labels).toBe(labels),
  );

  it('says what the test set said, whatever has been lost', () => {
    for (const drop of [0.25, 1, 8]) expect(evaluate(driftD02, { drop }).outputs.frozenTest).toBe(93.15);
    expect(evaluateAt(driftD02, 'onePoint').outputs.production).toBeCloseTo(92.15, 9);
  });

  it('comes too late with few labels', () => {
    // 4120 labels at 50 a week take 82.4 weeks, at 200 a week 20.6; half a year is 26.
    expect(evaluateAt(driftD02, 'fewLabels')).toMatchObject({ outputs: { weeks: 82.4 }, states: { tooLate: true } });
    expect(evaluateAt(driftD02, 'onePoint')).toMatchObject({ outputs: { weeks: 20.6 }, states: { tooLate: false } });
  });
});

describe('drift-d03: three signals', () => {
  it('rings as the audit says', () => {
    const { outputs, states } = evaluateAt(driftD03, 'bank');
    expect(digits(outputs.psiWeek, outputs.labelsWeek, outputs.moneyWeek)).toEqual([8, 13.6541, 13.0138]);
    expect([outputs.first, outputs.last, states.labelsLast]).toEqual(['inputs', 'labels', true]);
    expect(digits(evaluateAt(driftD03, 'instantLabels').outputs.labelsWeek)).toEqual([7.22555]);
    expect(
      digits(...['earlyFinance', 'lateFinance'].map((setting) => evaluateAt(driftD03, setting).outputs.moneyWeek)),
    ).toEqual([5.1452, 21.0712]);
  });

  it('turns the order round with labels at once', () => {
    expect(evaluateAt(driftD03, 'instantLabels').outputs).toMatchObject({ first: 'labels', last: 'money' });
  });

  it('counts what is lost by the first bell', () => {
    // Seven thousand dollars a point-week; the loss by Simpson's rule over the decay of the audit, L14-M3c.
    const lostAt = (week: number) => 94 - 94 * Math.exp(-0.00297641 * week);
    const simpson = (8 / 6) * (lostAt(0) + 4 * lostAt(4) + lostAt(8));
    expect(evaluateAt(driftD03, 'bank').outputs.lostByFirst).toBeCloseTo(7 * simpson, 2);
  });

  it('leaves it to finance where the inputs are deaf', () => {
    expect(evaluateAt(driftD03, 'deafInputs')).toMatchObject({
      outputs: { first: 'money' },
      states: { moneyFirst: true },
    });
    expect(evaluate(driftD03, { threshold: 0.5 }).outputs).toMatchObject({
      psiWeek: null,
      last: 'inputs',
      lostByLast: null,
    });
  });
});

describe('drift-d04: alert fatigue', () => {
  // Audit, NB-D04: monitors, false rate in per cent, chance of a false page a day, false pages a week.
  it.each([
    [1, 1, 1, 0.07],
    [10, 1, 9.56179, 0.7],
    [60, 1, 45.2843, 4.2],
    [60, 0.1, 5.82637, 0.42],
    [200, 1, 86.602, 14],
  ])('%d monitors, wrong on %d %%', (monitors, falseRate, pageChance, pagesPerWeek) => {
    const { outputs } = evaluate(driftD04, { monitors, falseRate });
    expect(digits(outputs.pageChance, outputs.pagesPerWeek)).toEqual([pageChance, pagesPerWeek]);
  });

  it('makes pages worth what the base rate allows, however many monitors there are', () => {
    const settings: Record<string, number>[] = [{}, { monitors: 200 }, { falseRate: 0.1 }];
    const worth = settings.map((given) => evaluate(driftD04, given).outputs.precision);
    expect(digits(...worth)).toEqual([31.1419, 31.1419, 81.8926]);
  });

  it('asks two of three looks to agree, as X3 has it', () => {
    const rates = [5, 1, 0.1].map((falseRate) => evaluate(driftD04, { falseRate, persistent: true }).outputs.falseNow);
    expect(digits(...rates)).toEqual([0.725, 0.0298, 0.0002998]);
    // Of moved features 3β² − 2β³ are seen: 0.972; then 0.005 · 0.972 / (0.005 · 0.972 + 0.995 · 0.000298).
    const { outputs, states } = evaluateAt(driftD04, 'sixtyPersistent');
    expect(outputs.seenNow).toBeCloseTo(97.2, 9);
    expect(outputs.precision).toBeCloseTo((100 * 0.00486) / (0.00486 + 0.995 * 0.000298), 9);
    expect([states.ignored, evaluateAt(driftD04, 'sixty').states.ignored]).toEqual([false, true]);
  });
});

describe('drift-d05: retraining as a control loop', () => {
  it.each(lateLoops)(
    'with labels %d weeks late and a pause of %d',
    (labelDelay, cooldown, retrainings, lowest, mean) => {
      const { outputs } = evaluate(driftD05, { labelDelay, cooldown });
      expect(digits(outputs.retrainings, outputs.lowest, outputs.mean)).toEqual([retrainings, lowest, mean]);
    },
  );

  it('knows which of them answer a model that is gone', () => {
    // By hand: starts in weeks 17, 19, 21, 23, 25, 44, 46, 48, 50; new models live in 19, 21, …; only 17 and 44 have news of their own.
    const { outputs, states, datasets } = evaluateAt(driftD05, 'lateLabels');
    expect(outputs).toMatchObject({ forNothing: 7, firstSeen: 17, firstLive: 19 });
    expect(datasets.starts!.filter(({ reason }) => reason === 'this model').map(({ week }) => week)).toEqual([17, 44]);
    expect(states.chasingThePast).toBe(true);
  });

  it('never does with a pause as long as the delay', () => {
    for (let delay = 0; delay <= 12; delay++)
      for (const retrainTime of [1, 2, 8])
        expect(
          evaluate(driftD05, { labelDelay: delay, cooldown: delay, retrainTime }).states.chasingThePast,
          `${delay}, ${retrainTime}`,
        ).toBe(false);
    expect(evaluate(driftD05, { labelDelay: 8, cooldown: 7 }).states.chasingThePast).toBe(true);
  });

  it('is beaten by a calendar with as many', () => {
    // By hand: nine retrainings in 52 weeks leave gaps of five and six weeks, so no model grows older than five.
    const { outputs } = evaluateAt(driftD05, 'lateLabels');
    expect(outputs).toMatchObject({ evenLowest: 92.75, untouched: 81.25 });
    expect(outputs.evenMean).toBeGreaterThan(Number(outputs.mean));
  });
});
