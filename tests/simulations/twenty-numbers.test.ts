/**
 * The numbers of *Twenty numbers that did not hold*, each against a value from outside the code: the audit's tables, SciPy,
 * or a derivation by hand that is written beside it.
 */
import { evaluate, evaluateAt, findingOf, type AnySimulation } from 'labwright/simulation';
import { describe, expect, it, test } from 'vitest';
import { biggerTest } from '../../src/lib/simulations/bigger-test.ts';
import { downtime } from '../../src/lib/simulations/downtime.ts';
import { draftedAlarm } from '../../src/lib/simulations/drafted-alarm.ts';
import { draftedRace } from '../../src/lib/simulations/drafted-race.ts';
import { draftedSchedule } from '../../src/lib/simulations/drafted-schedule.ts';
import { effectiveFrames } from '../../src/lib/simulations/effective-frames.ts';
import { emptyBin } from '../../src/lib/simulations/empty-bin.ts';
import { faultList } from '../../src/lib/simulations/fault-list.ts';
import { inertBattery } from '../../src/lib/simulations/inert-battery.ts';
import { leastPrevalenceSimulation } from '../../src/lib/simulations/least-prevalence.ts';
import { misplacedMinimum } from '../../src/lib/simulations/misplaced-minimum.ts';
import { pointsLost } from '../../src/lib/simulations/points-lost.ts';
import { pricePerMillion } from '../../src/lib/simulations/price-per-million.ts';
import { repeatedLooks } from '../../src/lib/simulations/repeated-looks.ts';
import { shopMix } from '../../src/lib/simulations/shop-mix.ts';
import { sixGates } from '../../src/lib/simulations/six-gates.ts';
import { snowFloor } from '../../src/lib/simulations/snow-floor.ts';
import { survivingHits } from '../../src/lib/simulations/surviving-hits.ts';
import { unreachableFloor } from '../../src/lib/simulations/unreachable-floor.ts';
import { wasteReversed } from '../../src/lib/simulations/waste-reversed.ts';
import { whoseMegabyte } from '../../src/lib/simulations/whose-megabyte.ts';
import { six } from '../science/six-digits.ts';

type Case = readonly [simulation: AnySimulation, setting: string, output: string, value: number | null];

const cases: readonly Case[] = [
  // I. Audit, E-L14-01: w* = 13.7561, PSI(8) = 0.133191, a = 0.0420448; 12 weeks are 12 · 7 / 365.25 · 12 months.
  [draftedAlarm, 'drafted', 'crossingWeek', 13.7561],
  [draftedAlarm, 'drafted', 'firstCheck', 14],
  [draftedAlarm, 'drafted', 'psiInProseWeek', 0.133191],
  [draftedAlarm, 'drafted', 'neededFirstWeek', 0.0420448],
  [draftedAlarm, 'drafted', 'leadMonths', 2.75975],
  // Audit, E-L14-29 and E-L14-21: 5.65685, 0.654654 and 11.3389 days; 0.654654 · 24 hours; 11.3389 / 0.654654.
  [draftedSchedule, 'cloud', 'optimum', 5.65685],
  [draftedSchedule, 'edge', 'optimum', 0.654654],
  [draftedSchedule, 'edge', 'optimumHours', 15.7117],
  [draftedSchedule, 'mobile', 'optimum', 11.3389],
  [draftedSchedule, 'cloud', 'spread', 17.3205],
  // SciPy: norm.sf of the pooled z, doubled; the sample size is in scipy.json.
  [biggerTest, 'first', 'pValue', 0.725917],
  [biggerTest, 'second', 'pValue', 0.521203],
  [biggerTest, 'second', 'z', 0.641492],
  [biggerTest, 'second', 'needed', 867_209],
  // Audit, L03-M3: 97.2094, 92 and never; at r = 0.99 in week 1. The gains sum to 0.1 / 0.05 points.
  [draftedRace, 'drafted', 'largeFinal', 97.2094],
  [draftedRace, 'drafted', 'smallFinal', 92],
  [draftedRace, 'drafted', 'smallCeiling', 92],
  [draftedRace, 'drafted', 'smallHeadroom', 2],
  [draftedRace, 'drafted', 'overtakes', null],
  [draftedRace, 'slowDecay', 'overtakes', 1],
  // By hand: 0.05 / 247, and ⌈0.003 · 247 / 0.05⌉ = ⌈14.82⌉.
  [survivingHits, 'claimed', 'bar', 0.000202429],
  [survivingHits, 'claimed', 'fewest', 15],
  // II. Audit, E-L14-26: 92.5827 over the whole grid; with the product's own drift 94 − √(14 · 50 / 14) at D = 14.
  [unreachableFloor, 'drafted', 'lowest', 92.5827],
  [unreachableFloor, 'drafted', 'longestInterval', 35.8569],
  [unreachableFloor, 'drafted', 'accuracyAtEnd', 93.775],
  [unreachableFloor, 'mended', 'accuracyAtEnd', 86.9289],
  [unreachableFloor, 'mended', 'lowest', 84],
  // Audit, L03-M4: 120 Wh a day for every cycle; 120, 30, 5 with sessions of an hour.
  [inertBattery, 'daily', 'drafted', 120],
  [inertBattery, 'hourly', 'drafted', 120],
  [inertBattery, 'daily', 'draftedRatio', 1],
  [inertBattery, 'daily', 'batteries', 12],
  [inertBattery, 'fourHourly', 'mended', 30],
  [inertBattery, 'daily', 'mended', 5],
  // Audit, E-L03-26 and L03-M5: the memory gate alone; wired up, the gates of stages 1, 3 and 4 come before stage 5.
  [sixGates, 'handOver', 'draftedCount', 1],
  [sixGates, 'handOver', 'mendedCount', 3],
  [sixGates, 'afterwards', 'mendedCount', 4],
  // Audit, L14-M1, empty bin.
  [emptyBin, 'drafted', 'psi', 3.41272],
  [emptyBin, 'coarse', 'psi', 0.632421],
  [emptyBin, 'hundredRows', 'halfCounts', 0.776806],
  [emptyBin, 'drafted', 'halfCounts', 1.24668],
  [emptyBin, 'tenThousandRows', 'halfCounts', 1.70898],
  // Audit, L03-M1.
  [wasteReversed, 'requirements', 'drafted', 150],
  [wasteReversed, 'deployment', 'drafted', 15],
  [wasteReversed, 'monitoring', 'drafted', 5],
  [wasteReversed, 'deployment', 'rework', 110],
  [wasteReversed, 'deployment', 'sunk', 145],
  // III. Audit, L14-M5 as found: 5.65685, 178.885, 516.704, 1032.38. At 178.885 days: 365 · (8 / T + T / 4).
  [misplacedMinimum, 'drafted', 'optimum', 5.65685],
  [misplacedMinimum, 'drafted', 'drawnMinimum', 178.885],
  [misplacedMinimum, 'drafted', 'drawnAtOptimum', 516.704],
  [misplacedMinimum, 'drafted', 'trueAtOptimum', 1032.38],
  [misplacedMinimum, 'drafted', 'trueAtDrawnMinimum', 16_339.6],
  [misplacedMinimum, 'mended', 'drawnMinimum', 5.65685],
  // By hand: 247,000 / (50 · 30).
  [pricePerMillion, 'default', 'price', 164.667],
  // By hand: 156 / (156 + 127 / 60) and 156 / 157.27, of 720 hours.
  [downtime, 'default', 'availability', 98.6613],
  [downtime, 'default', 'down', 9.63845],
  [downtime, 'default', 'misread', 99.1925],
  // By hand: 512 · 1.048576 = 536.870912.
  [whoseMegabyte, 'drafted', 'sizeDecimal', 536.871],
  [whoseMegabyte, 'drafted', 'left', -24.8709],
  [whoseMegabyte, 'sameKind', 'left', 0],
  // Audit, E-L14-17: 7 points are 7.44681 %; 13 / 6.
  [pointsLost, 'default', 'points', 7],
  [pointsLost, 'default', 'relative', 7.44681],
  [pointsLost, 'default', 'wrongRatio', 2.16667],
  // IV. By hand: 0.6 · 8.2 + 0.4 · 19.5, 0.6 · 9.1 + 0.4 · 17.8, and the phones at which (17.8 − 8.7 w) is 12.72.
  [shopMix, 'sameMix', 'controlPooled', 12.72],
  [shopMix, 'sameMix', 'sameMix', 12.58],
  [shopMix, 'sameMix', 'treatedPooled', 12.58],
  [shopMix, 'sameMix', 'sameMixChange', -0.14],
  [shopMix, 'drifted', 'treatedPooled', 13.624],
  [shopMix, 'drifted', 'breakEven', 58.3908],
  // SciPy, by the recursion of Armitage, McPherson and Rowe: 0.193357; by hand, 1 − 0.95^10.
  [repeatedLooks, 'ten', 'independent', 40.1263],
  // By hand: 1 − 0.71 / 0.82, and 0.99 · 0.82.
  [leastPrevalenceSimulation, 'claimed', 'least', 13.4146],
  [leastPrevalenceSimulation, 'claimed', 'lowestAccuracy', 81.18],
  // Audit, part 1 of the edge track: 30.1508 of 6,000; floor 90 at f = 0.131579, and at that rounded f a PSI of 0.0280375.
  [effectiveFrames, 'drafted', 'effective', 30.1508],
  [effectiveFrames, 'drafted', 'perFrame', 199],
  [snowFloor, 'little', 'psiAtFloor', 0.0280374],
  [snowFloor, 'little', 'snowAtFloor', 13.1579],
  [snowFloor, 'little', 'accuracyAtWarning', 85.1785],
  [snowFloor, 'little', 'accuracyAtAlarm', 80.779],
  // By hand: 35 / 121.
  [faultList, 'default', 'share', 28.9256],
];

test.each(
  cases.map(([simulation, setting, output, value]) => [simulation.id, setting, output, value, simulation] as const),
)('%s at %s: %s is %s', (_, setting, output, value, simulation) => {
  const computed = evaluateAt(simulation, setting).outputs[output] as number | null;
  expect(six(computed)).toBe(value);
});

it('follows ten looks as the other program does', () => {
  expect((evaluateAt(repeatedLooks, 'ten').outputs.shared as number) / 19.335671715981295).toBeCloseTo(1, 4);
});

describe('what moving one control shows', () => {
  it('brings the alarm to week 8 with the coefficient of the prose', () => {
    expect(evaluateAt(draftedAlarm, 'mended').outputs.firstCheck).toBe(8);
    expect(findingOf(draftedAlarm, 'curve', evaluateAt(draftedAlarm, 'drafted'))).toBe(
      'A curve that starts at 0.028 reaches 0.20 after 13.8\u00a0weeks; the weekly check after 14\u00a0weeks is the first to see it.',
    );
  });

  it('reaches no floor with the drift of the story, whatever the price and the drift', () => {
    const { cheapest, dearest, fastest, slowest } = unreachableFloor.constants;
    const lowest = evaluate(unreachableFloor).outputs.lowest as number;
    for (let cost = cheapest.value; cost <= dearest.value; cost++)
      for (let days = fastest.value; days <= slowest.value; days++) {
        const { outputs, states } = evaluate(unreachableFloor, { retrainCost: cost, daysToLose7: days });
        expect(outputs.accuracyAtEnd).toBeGreaterThanOrEqual(lowest - 1e-9);
        expect(states.belowFloor).toBe(false);
      }
  });

  it('puts the lowest point of the drawn curve where it says', () => {
    for (const setting of ['drafted', 'mended']) {
      const { outputs, datasets } = evaluateAt(misplacedMinimum, setting);
      for (const { total } of datasets.curve!)
        expect(total).toBeGreaterThanOrEqual((outputs.costAtDrawnMinimum as number) - 1e-9);
    }
  });

  it('needs a decay of at least 0.981154 for the small model to win', () => {
    expect(evaluate(draftedRace, { decay: 0.98 }).outputs.overtakes).toBeNull();
    expect(evaluate(draftedRace, { decay: 0.985 }).outputs.overtakes).not.toBeNull();
  });

  it('finds the floor broken and nobody warned', () => {
    expect(evaluateAt(snowFloor, 'atFloor').states.silentHarm).toBe(true);
    expect(evaluateAt(snowFloor, 'atAlarm').states.silentHarm).toBe(false);
  });
});
