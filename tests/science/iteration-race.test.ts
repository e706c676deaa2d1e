import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as science from '../../src/lib/science/iteration-race.ts';
import { six } from './six-digits.ts';

type Race = science.Race<'large' | 'small'>;
const large = (cycle: number, cap = 98.5): science.Learner => ({ start: 95, firstGain: 0.15, cap, cycle });
const small = (cycle: number, cap = 97.5): science.Learner => ({ start: 90, firstGain: 0.1, cap, cycle });
const raceOf = (slow: science.Learner, fast: science.Learner): Race => [
  { name: 'large', learner: slow },
  { name: 'small', learner: fast },
];
const year = 52 * 168;
const accuracyBy = (learner: science.Learner, hours: number) =>
  science.accuracyAfter(learner, science.iterationsBy(hours, learner.cycle));

/** The same race by walking through every hour of a year, with A grown step by step: k + 1 from k. */
function walk(race: Race): [number, string][] {
  const grown = race.map(({ learner }) => {
    const share = learner.firstGain / (learner.cap - learner.start);
    const values = [learner.start];
    for (let k = 0; k < year / learner.cycle; k++) values.push(values[k]! + share * (learner.cap - values[k]!));
    return values;
  });
  const changes: [number, string][] = [];
  let leader = 0;
  for (let hour = 0; hour <= year; hour++) {
    const now = race.map(({ learner }, index) => grown[index]![Math.floor(hour / learner.cycle)]!);
    if (now[1 - leader]! - now[leader]! <= 1e-9) continue;
    leader = 1 - leader;
    changes.push([hour, race[leader]!.name]);
  }
  return changes;
}

describe('a learner with a ceiling', () => {
  // Audit, table L03-M3c: accuracy after 26 and 52 weeks.
  it.each([
    [large(168), 97.3794, 98.1412],
    [large(336), 96.5195, 97.3794],
    [large(24), 98.4988, 98.5],
    [small(1), 97.5, 97.5],
    [small(4), 97.5, 97.5],
    [small(12), 97.4434, 97.4996],
    [small(24), 96.8482, 97.4434],
    [small(1, 98), 98, 98],
    [small(1, 97), 97, 97],
  ])('reaches the accuracy of the table: %o', (learner, halfYear, wholeYear) => {
    expect(six(accuracyBy(learner, 26 * 168))).toBe(halfYear);
    expect(six(accuracyBy(learner, 52 * 168))).toBe(wholeYear);
  });

  // Audit, E-L03-16: after four weeks.
  it('reaches what four weeks allow', () => {
    expect(six(accuracyBy(small(1), 4 * 168))).toBe(97.4991);
    expect(six(accuracyBy(large(168), 4 * 168))).toBe(95.5625);
  });

  it('gains its first gain first, then less, and stays below its cap', () => {
    fc.assert(
      fc.property(fc.double({ min: 92, max: 99.5, noNaN: true }), fc.integer({ min: 0, max: 500 }), (cap, k) => {
        const learner = small(1, cap);
        expect(science.accuracyAfter(learner, 1) - science.accuracyAfter(learner, 0)).toBeCloseTo(0.1, 9);
        const [before, now, after] = [k, k + 1, k + 2].map((count) => science.accuracyAfter(learner, count));
        expect(now).toBeGreaterThanOrEqual(before!);
        expect(after! - now!).toBeLessThanOrEqual(now! - before! + 1e-12);
        expect(after).toBeLessThanOrEqual(cap);
      }),
    );
  });

  it('counts an iteration when it is over', () => {
    expect([0, 167, 168, 169, 4368].map((hours) => science.iterationsBy(hours, 168))).toEqual([0, 0, 1, 1, 26]);
    expect(science.iterationsBy(0.3, 0.1)).toBe(3);
  });

  it('exceeds a target with the iteration that is named, and not before', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 92, max: 99.5, noNaN: true }),
        fc.double({ min: 85, max: 99.9, noNaN: true }),
        (cap, target) => {
          const learner = small(1, cap);
          const first = science.iterationsToExceed(learner, target);
          if (first === null) expect(cap - target).toBeLessThan(1e-9);
          else {
            expect(science.accuracyAfter(learner, first)).toBeGreaterThan(target);
            if (first > 0) expect(science.accuracyAfter(learner, first - 1)).toBeLessThanOrEqual(target + 1e-12);
          }
        },
      ),
    );
  });

  it('refuses what has no meaning', () => {
    expect(() => science.accuracyAfter({ ...small(1), firstGain: 8 }, 1)).toThrow(RangeError);
    expect(() => science.accuracyAfter({ ...small(1), firstGain: 0 }, 1)).toThrow(RangeError);
    expect(() => science.iterationsBy(1, 0)).toThrow('cycle 0 must be > 0');
  });
});

describe('changes of leader', () => {
  // Audit, table L03-M3c, with the swaps around a step that its last paragraph lists for 12 h.
  it.each([
    [large(168), small(1), [82, 4872]],
    [large(168), small(4), [368, 4872]],
    [large(168), small(12), [1464, 1512, 1536, 4704]],
    [large(168), small(24), []],
    [large(168), small(1, 98), [78, 7560]],
    [large(168), small(1, 97), [88, 3360]],
    [large(24), small(1), [101, 696]],
  ])('fall in the hours of the table: %o against %o', (slow, fast, hours) => {
    const changes = science.leaderChanges(raceOf(slow, fast), year);
    expect(changes.map(({ time }) => time)).toEqual(hours);
    expect(changes.map(({ leader }) => leader)).toEqual(hours.map((_, index) => (index % 2 === 0 ? 'small' : 'large')));
  });

  // Audit, table L03-M3c: first at hour 2928, and the small model still leads at both ends.
  it('leave the small model ahead of a large one that iterates every fortnight', () => {
    const changes = science.leaderChanges(raceOf(large(336), small(24)), year);
    expect(changes[0]).toMatchObject({ time: 2928, leader: 'small' });
    expect(changes.at(-1)!.leader).toBe('small');
  });

  it('are those of a walk through every hour', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 336 }),
        fc.integer({ min: 1, max: 168 }),
        fc.integer({ min: 960, max: 995 }),
        fc.integer({ min: 920, max: 995 }),
        (slowCycle, fastCycle, slowCap, fastCap) => {
          const race = raceOf(large(slowCycle, slowCap / 10), small(fastCycle, fastCap / 10));
          const changes = science.leaderChanges(race, year);
          // Near equal caps both are within rounding of them; the walk rounds otherwise.
          const clear = changes.filter(
            ({ time, accuracy }) =>
              Math.abs(accuracyBy(race[0].learner, time) + accuracyBy(race[1].learner, time) - 2 * accuracy) > 1e-9,
          );
          if (clear.length === changes.length)
            expect(changes.map(({ time, leader }) => [time, leader])).toEqual(walk(race));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('alternate, rise in time and accuracy, and do not depend on the order of the two', () => {
    const cycle = fc.double({ min: 1, max: 336, noNaN: true });
    fc.assert(
      fc.property(cycle, cycle, fc.double({ min: 92, max: 99.5, noNaN: true }), (one, two, cap) => {
        const [first, second] = raceOf(large(one), small(two, cap));
        const changes = science.leaderChanges([first, second], year);
        expect(science.leaderChanges([second, first], year)).toEqual(changes);
        for (const [index, { time, leader, accuracy }] of changes.entries()) {
          expect(leader).toBe(index % 2 === 0 ? 'small' : 'large');
          expect(time).toBeGreaterThan(changes[index - 1]?.time ?? 0);
          expect(accuracy).toBeGreaterThanOrEqual(changes[index - 1]?.accuracy ?? 0);
          expect(time).toBeLessThanOrEqual(year + 1e-6);
        }
      }),
    );
  });

  it('are none where both are equal', () => {
    const same = large(24);
    expect(science.leaderChanges(raceOf(same, same), year)).toEqual([]);
    expect(science.leaderAtStart(raceOf(small(1), large(1)))).toBe('small');
  });
});

describe('points of a curve', () => {
  it('draw a staircase as it is where there is room for its steps', () => {
    expect(science.curvePoints(large(168), 400, 120).map(({ time }) => time)).toEqual([0, 168, 168, 336, 336, 400]);
  });

  it('are few, in order, and each on the curve', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 336, noNaN: true }),
        fc.integer({ min: 4, max: 52 }),
        fc.double({ min: 92, max: 99.5, noNaN: true }),
        (cycle, weeks, cap) => {
          const learner = small(cycle, cap);
          const until = weeks * 168;
          const points = science.curvePoints(learner, until, 120);
          expect(points.length).toBeLessThanOrEqual(120);
          expect(points[0]).toEqual({ time: 0, accuracy: 90 });
          expect(points.at(-1)).toEqual({ time: until, accuracy: accuracyBy(learner, until) });
          for (const [index, { time, accuracy }] of points.entries()) {
            const steps = science.iterationsBy(time, cycle);
            const onStep = [steps, steps - 1].some(
              (k) => Math.abs(science.accuracyAfter(learner, k) - accuracy) < 1e-9,
            );
            expect(onStep).toBe(true);
            expect(time).toBeGreaterThanOrEqual(points[index - 1]?.time ?? 0);
          }
        },
      ),
    );
  });

  it('leave no visible gap to the curve between them', () => {
    // A line through the ends of steps is off by less than a step; the rest is less than 1.5 px of the chart.
    for (const learner of [small(1), small(1, 99.5), small(12), large(24), large(1)]) {
      const points = science.curvePoints(learner, year, 120);
      for (let hour = 0; hour <= year; hour += 7) {
        const next = points.findIndex(({ time }) => time > hour);
        if (next < 1) continue;
        const [from, to] = [points[next - 1]!, points[next]!];
        const drawn = from.accuracy + ((hour - from.time) / (to.time - from.time)) * (to.accuracy - from.accuracy);
        expect(Math.abs(drawn - accuracyBy(learner, hour))).toBeLessThan(learner.firstGain + 0.05);
      }
    }
  });
});
