/**
 * The drift bench's models as its demonstrations put them together: every golden number of the audit, NB-D01 to NB-D25 and X1
 * to X6, that is not held to its topic elsewhere. A comment says where the others are.
 */
import { describe, expect, it } from 'vitest';
import { detectorAccuracy, detectorPrecision } from '../../src/lib/science/base-rates.ts';
import { decayRate, timeToDrop } from '../../src/lib/science/decay.ts';
import { populationStabilityIndex, psiContributions } from '../../src/lib/science/divergence.ts';
import { powerLawCrossing, powerLawDrift, trailingDrift } from '../../src/lib/science/drift.ts';
import { lineageOrder, rootCauseCandidates } from '../../src/lib/science/lineage.ts';
import { expectedValue } from '../../src/lib/science/mixtures.ts';
import { pairedChange, requestsToProve, unpairedChange, verdictOf } from '../../src/lib/science/non-inferiority.ts';
import { normalQuantile } from '../../src/lib/science/normal-quantile.ts';
import { normalUpperTail, sharesInEqualBins } from '../../src/lib/science/normal.ts';
import { psiNoiseThreshold } from '../../src/lib/science/psi-noise.ts';
import { costRate, costRateWithDelay, optimalInterval } from '../../src/lib/science/retraining.ts';
import { evenlySpacedRetrainings, retrainingLoop } from '../../src/lib/science/retraining-loop.ts';
import { pooledMean, reweightedMean, sliceReport } from '../../src/lib/science/slices.ts';
import { allSix, six } from './six-digits.ts';
import { lateLoops } from '../helpers/audit.ts';

const reference = [0.2, 0.3, 0.25, 0.25];
const current = [0.1, 0.25, 0.3, 0.35];
const accuracies = [0.97, 0.95, 0.93, 0.88];

// NB-D01 is in divergence.test.ts, NB-D02 in sampling.test.ts.

describe('NB-D03: which signal comes first', () => {
  const rate = decayRate(94, 87, 26);
  const money = (thousands: number) => six(timeToDrop(94, rate, thousands / 7));
  it('in inputs, in labels, in money', () => {
    expect(powerLawCrossing(0.2, 8, 0.75, 0.2)).toBe(8);
    expect([0, 45 / 7].map((delay) => six(timeToDrop(94, rate, 2) + delay))).toEqual([7.22555, 13.6541]);
    expect([25, 10, 40].map(money)).toEqual([13.0138, 5.1452, 21.0712]);
  });
});

// NB-D04 is in many-looks.test.ts.

describe('NB-D05: retraining as a control loop', () => {
  const settings = { weeks: 52, fresh: 94, lossPerWeek: 0.25, floor: 92, retrainTime: 2 };
  it.each(lateLoops)(
    'with labels %d weeks late and a cooldown of %d',
    (labelDelay, cooldown, retrainings, lowest, mean) => {
      const run = retrainingLoop({ ...settings, labelDelay, cooldown });
      expect([run.retrainings, run.lowest, six(run.mean)]).toEqual([retrainings, lowest, mean]);
      expect(run.weeks.filter((week) => week.started).length).toBe(retrainings);
      run.weeks.forEach((week, index) => {
        if (index >= labelDelay) expect(week.measured).toBe(run.weeks[index - labelDelay]!.accuracy);
        if (week.landed) expect([week.accuracy, run.weeks[index - 2]!.started]).toEqual([94, true]);
      });
    },
  );

  it('starts a second retraining on the labels of the first failure', () => {
    const run = retrainingLoop({ ...settings, labelDelay: 8, cooldown: 0 });
    const starts = run.weeks.flatMap((week, index) => (week.started ? [index] : []));
    // Accuracy falls below 92 in week 9 and is seen to in week 17; the fresh model of week 19 meets labels of week 11.
    expect(starts.slice(0, 2)).toEqual([17, 19]);
    expect(run.weeks[19]).toMatchObject({ landed: true, accuracy: 94, measured: 91.25 });
  });

  it('is set against as many retrainings by a calendar', () => {
    // By hand: ages 0 to 51; three retrainings leave four models of 13 weeks, ages 0 to 12.
    expect(evenlySpacedRetrainings(settings, 0)).toEqual({ lowest: 81.25, mean: 87.625 });
    expect(evenlySpacedRetrainings(settings, 3)).toEqual({ lowest: 91, mean: 92.5 });
    expect(evenlySpacedRetrainings(settings, 51)).toEqual({ lowest: 94, mean: 94 });
    for (const count of [-1, 1.5, 52]) expect(() => evenlySpacedRetrainings(settings, count)).toThrow(RangeError);
  });

  it('refuses what has no meaning', () => {
    expect(() => retrainingLoop({ ...settings, labelDelay: -1, cooldown: 0 })).toThrow(RangeError);
    expect(() => retrainingLoop({ ...settings, labelDelay: 0, cooldown: 0, retrainTime: 0 })).toThrow(RangeError);
    expect(() => retrainingLoop({ ...settings, labelDelay: 0, cooldown: 0, lossPerWeek: -1 })).toThrow(RangeError);
  });
});

// NB-D06 is in distributions.test.ts.

describe('NB-D07: the current distribution', () => {
  // Audit: first and last of ten bins under a shift and a scale; the whole of (0.5, 1) is in twenty-numbers.test.ts.
  it.each([
    [0.2, 1, 0.0692298, 0.139726],
    [1, 1, 0.0112579, 0.389144],
    [0, 1.2, 0.142769, 0.142769],
    [0.5, 1.2, 0.0688214, 0.257429],
  ])('shifted by %d and scaled by %d', (shift, scale, first, last) => {
    const shares = sharesInEqualBins(10, shift, scale);
    expect([six(shares[0]!), six(shares[9]!)]).toEqual([first, last]);
  });
});

describe('NB-D08: what each bin adds', () => {
  it('in nats and as a share', () => {
    const parts = psiContributions(reference, current);
    expect(allSix(parts)).toEqual([0.0693147, 0.00911608, 0.00911608, 0.0336472]);
    const whole = populationStabilityIndex(reference, current);
    expect(parts.map((part) => six((100 * part) / whole))).toEqual([57.1931, 7.52188, 7.52188, 27.7631]);
  });
});

describe('NB-D09: a threshold from the noise', () => {
  it.each([
    [4, 500, 0.0164109, 0.0238242],
    [10, 100, 0.170882, 0.218827],
    [10, 500, 0.0355299, 0.0454986],
    [10, 5000, 0.00507569, 0.0064998],
    [20, 500, 0.0633014, 0.0760008],
  ])('with %d bins and %d rows', (bins, rows, five, one) =>
    expect([0.05, 0.01].map((level) => six(psiNoiseThreshold(rows, 10_000, bins, level)))).toEqual([five, one]),
  );
});

describe('NB-D10: policies', () => {
  it('cost by interval, and a threshold is an interval', () => {
    expect([1, 3.5, 7, 14, 30.4375].map((interval) => six(costRate(interval, 12, 0.5).total))).toEqual([
      12.25, 4.30357, 3.46429, 4.35714, 8.00363,
    ]);
    const lossPerDay = 0.5;
    expect(six(lossPerDay * optimalInterval(12, 0.5))).toBe(3.4641);
    expect([1, 2, 5].map((drop) => six(costRate(drop / lossPerDay, 12, 0.5).total))).toEqual([6.5, 4, 3.7]);
    expect(costRate(90, 12, 0.5).drift).toBe(22.5);
  });

  // Audit, G10: a retraining that takes 3 days costs K · R more; where a fifth fails, the interval grows by 1.11803.
  it('pay for delay and for failures', () => {
    const best = optimalInterval(12, 0.5);
    expect(six(costRateWithDelay(best, 12, 0.5, 3, 0).total)).toBe(4.9641);
    expect(six(optimalInterval(12 / (1 - 0.2), 0.5) / best)).toBe(1.11803);
    const longer = best * 1.1180339887;
    for (const factor of [0.9, 1.1])
      expect(costRateWithDelay(longer * factor, 12, 0.5, 3, 0.2).total).toBeGreaterThan(
        costRateWithDelay(longer, 12, 0.5, 3, 0.2).total,
      );
    expect(() => costRateWithDelay(7, 12, 0.5, -1, 0)).toThrow(RangeError);
    expect(() => costRateWithDelay(7, 12, 0.5, 0, 1)).toThrow(RangeError);
  });
});

// NB-D11 is in distances.test.ts.

describe('NB-D12: drift of the score', () => {
  it('triples the flags while PSI stays quiet', () => {
    const logit = Math.log(0.7 / 0.3);
    expect(six(logit)).toBe(0.847298);
    const [before, after] = [normalUpperTail(logit + 1.5), normalUpperTail((logit + 1.2) / 1.1)];
    expect([before, after, after / before].map(six)).toEqual([0.00945507, 0.0313594, 3.31668]);
    const psi = populationStabilityIndex(sharesInEqualBins(10, 0, 1), sharesInEqualBins(10, 0.3, 1.1));
    expect(six(psi)).toBe(0.0878181);
  });
});

describe('NB-D13: drift of the base rate', () => {
  it.each([
    [0.01, 0.949, 0.146552],
    [0.02, 0.948, 0.257576],
    [0.05, 0.945, 0.472222],
    [0.1, 0.94, 0.653846],
    [0.2, 0.93, 0.809524],
  ])('to %d', (prevalence, accuracy, precision) => {
    expect(six(detectorAccuracy(prevalence, 0.85, 0.05))).toBe(accuracy);
    expect(six(detectorPrecision(prevalence, 0.85, 0.05))).toBe(precision);
  });
});

// NB-D14 is in own-data.test.ts; z of NB-D15 in two-samples.test.ts.

describe('NB-D15: missing values', () => {
  it.each([
    [0.012, 0.000368688],
    [0.015, 0.00205264],
    [0.018, 0.0047672],
    [0.03, 0.0223804],
    [0.1, 0.215811],
  ])('of %d hardly move PSI', (rate, psi) =>
    expect(six(populationStabilityIndex([0.99, 0.01], [1 - rate, rate]))).toBe(psi),
  );
});

// NB-D16 and NB-D19 are in two-samples.test.ts, NB-D17, NB-D18 and NB-D20 in distances.test.ts, NB-D21 in psi-samples.test.ts,
// NB-D22 in many-looks.test.ts.

describe('NB-D23: slices', () => {
  const weights = [0.88, 0.08, 0.04];
  const slices = (after: readonly number[]) =>
    ['day', 'night', 'snow'].map((name, index) => ({
      name,
      weight: weights[index]!,
      before: [0.97, 0.93, 0.55][index]!,
      after: after[index]!,
    }));

  it('hide in an aggregate', () => {
    const [naive, careful] = [sliceReport(slices([0.972, 0.9, 0.84])), sliceReport(slices([0.968, 0.931, 0.86]))];
    expect([naive.before, naive.after, careful.after].map(six)).toEqual([0.95, 0.96096, 0.96072]);
    expect(sliceReport(slices([0.97, 0.93, 0])).after).toBeCloseTo(0.928, 12);
    expect([naive.worst, careful.worst]).toEqual(['night', 'day']);
    expect(naive.changes.map(six)).toEqual([0.002, -0.03, 0.29]);
    expect(sliceReport(slices([0.97, 0.93, 0.55])).worst).toBeNull();
    expect(() => sliceReport(slices([1, 1, 1]).map((slice) => ({ ...slice, weight: 1 })))).toThrow(RangeError);
  });

  // Audit, MP-M9: better in both slices, 3.7 points worse pooled.
  it('turn round when the mix differs', () => {
    const control = [
      { rows: 9000, value: 0.96 },
      { rows: 1000, value: 0.8 },
    ];
    const canary = [
      { rows: 600, value: 0.965 },
      { rows: 400, value: 0.82 },
    ];
    expect([pooledMean(control), pooledMean(canary)].map(six)).toEqual([0.944, 0.907]);
    expect(six(reweightedMean(canary, [9000, 1000]))).toBe(0.9505);
    expect(() => reweightedMean(canary, [1])).toThrow(RangeError);
    expect(() => pooledMean([])).toThrow(RangeError);
  });

  // Audit, MP-M7 on slices of 20,000 requests, churn 0.015, margin one point: bounds and verdicts, paired and unpaired.
  it.each([
    ['day, naive', 0.88, 0.97, 0.972, -0.000217782, 'pass', -0.000942299, 'pass'],
    ['night, naive', 0.08, 0.93, 0.9, -0.0399968, 'fail', -0.0461947, 'fail'],
    ['night, careful', 0.08, 0.93, 0.931, -0.00624004, 'pass', -0.0137888, 'not proven'],
    ['low battery', 0.05, 0.9, 0.895, -0.0147276, 'not proven', -0.0273104, 'not proven'],
    ['old driver', 0.62, 0.95, 0.935, -0.0181256, 'fail', -0.0198605, 'fail'],
  ] as const)('of %s are judged', (_, weight, before, after, paired, first, unpaired, second) => {
    const [change, churn, rows] = [after - before, 0.015, weight * 20_000];
    const together = pairedChange(churn + Math.max(0, change), churn + Math.max(0, -change), rows, 0.05);
    const apart = unpairedChange(before, after, rows, 0.05);
    expect([six(together.lower), verdictOf(together, 0.01)]).toEqual([paired, first]);
    expect([six(apart.lower), verdictOf(apart, 0.01)]).toEqual([unpaired, second]);
  });

  it('need requests enough', () => {
    expect([0.01, 0.005].map((margin) => six(requestsToProve(2 * 0.015, margin, 0.05, 0.8)))).toEqual([
      1854.77, 7419.07,
    ]);
    expect([0.93, 0.97, 0.82].map((p) => six(requestsToProve(2 * p * (1 - p), 0.01, 0.05, 0.8)))).toEqual([
      8049.69, 3598.25, 18250.9,
    ]);
    // Audit, EG-B night: the smallest run that proves a margin of one point for a gain of 0.001, z² · v / (δ + Δ)² / w.
    const variance = 0.016 + 0.015 - 0.001 ** 2;
    expect(six((normalQuantile(0.95) ** 2 * variance) / (0.01 + 0.001) ** 2 / 0.08)).toBe(8664.17);
    expect(() => pairedChange(0.6, 0.6, 10, 0.05)).toThrow(RangeError);
    expect(() => pairedChange(0.1, 0.1, 0, 0.05)).toThrow(RangeError);
    expect(() => unpairedChange(2, 0.1, 10, 0.05)).toThrow(RangeError);
    expect(() => unpairedChange(0.1, 0.1, 10, 0.6)).toThrow(RangeError);
    expect(() => verdictOf({ change: 0, lower: 0, upper: 0 }, -1)).toThrow(RangeError);
    expect(() => requestsToProve(0, 0.01, 0.05, 0.8)).toThrow(RangeError);
  });
});

// NB-D24 is in many-looks.test.ts.

describe('NB-D25: root causes', () => {
  const lineage = {
    nodes: ['raw', 'clean', 'features', 'model', 'endpoint'],
    edges: [
      ['raw', 'clean'],
      ['clean', 'features'],
      ['features', 'model'],
      ['model', 'endpoint'],
    ] as const,
  };
  const candidates = (psi: readonly number[]) =>
    rootCauseCandidates(
      lineage,
      lineage.nodes.filter((_, index) => psi[index]! >= 0.2),
    );

  it('are the alarming nodes without an alarming parent', () => {
    expect(candidates([0.02, 0.02, 0.31, 0.28, 0.27])).toEqual(['features']);
    expect(candidates([0.02, 0.22, 0.31, 0.28, 0.27])).toEqual(['clean']);
    expect(candidates([0.02, 0.02, 0.02, 0.02, 0.27])).toEqual(['endpoint']);
    expect(candidates([0.02, 0.02, 0.02, 0.02, 0.02])).toEqual([]);
    expect(candidates([0.31, 0.02, 0.31, 0.02, 0.02])).toEqual(['raw', 'features']);
  });

  it('need a graph without a cycle, which counting edges does not show', () => {
    expect(lineageOrder({ ...lineage, nodes: [...lineage.nodes].reverse() })).toEqual(lineage.nodes);
    // Audit, body NB-S1: these four edges pass both of its checks.
    const circular = {
      ...lineage,
      edges: [
        ['raw', 'clean'],
        ['clean', 'raw'],
        ['features', 'model'],
        ['model', 'endpoint'],
      ] as const,
    };
    expect(circular.edges.length).toBe(circular.nodes.length - 1);
    expect(lineageOrder(circular)).toBeNull();
    expect(() => rootCauseCandidates(circular, ['raw'])).toThrow('has a cycle');
    expect(() => rootCauseCandidates(lineage, ['report'])).toThrow('"report" is none of raw');
    expect(() => lineageOrder({ nodes: ['a'], edges: [['a', 'b']] })).toThrow('edge to or from "b"');
    expect(() => lineageOrder({ nodes: ['a', 'a'], edges: [] })).toThrow('must differ');
  });
});

// X1 is in sampling.test.ts and distances.test.ts, X2 and X3 in many-looks.test.ts, X4 in sampling.test.ts, X6 in divergence.test.ts.

describe('X5: what PSI cannot see', () => {
  it.each([
    [0, 0.9315],
    [0.1, 0.894],
    [0.2, 0.8565],
    [0.3, 0.819],
    [0.4, 0.7815],
  ])('a change of meaning by %d', (change, accuracy) => {
    const harm = [0, 0, 0.5, 1];
    const now = accuracies.map((each, bin) => each - change * harm[bin]!);
    expect(six(expectedValue(reference, now))).toBe(accuracy);
    // The inputs are what they were.
    expect(populationStabilityIndex(reference, reference)).toBe(0);
  });

  // Audit, G7: the same PSI for a shift up and down, and a joint drift that no column shows.
  it('a sign, and what lies between columns', () => {
    const psi = (shift: number) =>
      six(populationStabilityIndex(sharesInEqualBins(10, 0, 1), sharesInEqualBins(10, shift, 1)));
    expect([psi(0.5), psi(-0.5)]).toEqual([0.237749, 0.237749]);
    const [before, after] = [
      [0.25, 0.25, 0.25, 0.25],
      [0.4, 0.1, 0.1, 0.4],
    ];
    const margins = (joint: number[]) => [
      [joint[0]! + joint[1]!, joint[2]! + joint[3]!],
      [joint[0]! + joint[2]!, joint[1]! + joint[3]!],
    ];
    margins(before).forEach((margin, index) =>
      expect(populationStabilityIndex(margin, margins(after)[index]!)).toBeCloseTo(0, 15),
    );
    expect(six(populationStabilityIndex(before, after))).toBe(0.415888);
  });

  // Audit, G8: PSI against the launch at weeks 8, 16 and 26, and against four weeks earlier.
  it('a slow drift, where the reference trails behind', () => {
    const at = (week: number) => powerLawDrift(week, 8, 0.75, 0.2);
    expect([8, 16, 26].map((week) => six(at(week)))).toEqual([0.2, 0.336359, 0.484108]);
    expect([8, 16, 26].map((week) => six(trailingDrift(at(week), at(week - 4))))).toEqual([
      0.0104785, 0.00351771, 0.00178507,
    ]);
    expect(() => trailingDrift(-1, 0)).toThrow(RangeError);
  });
});
