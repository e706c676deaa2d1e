import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { energyPerDay, keptCycle, smallestCycle } from '../../src/lib/science/energy.ts';
import { modelBytes } from '../../src/lib/science/model-size.ts';
import { six } from './six-digits.ts';

const hours = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('energy of training on a phone', () => {
  // Audit, table L03-M4c: training, cycle, share of 10 Wh, energy a day, shortest cycle. 5 W, 24 h a day.
  it.each([
    [1, 1, 0.5, 120, 24],
    [1, 4, 0.5, 30, 24],
    [1, 12, 0.5, 10, 24],
    [1, 24, 0.5, 5, 24],
    [1, 168, 0.5, 0.714286, 24],
    [2, 24, 1, 10, 24],
    [0.5, 4, 0.5, 15, 12],
  ])('%d h every %d h, share %d', (training, cycle, share, energy, shortest) => {
    expect(six(energyPerDay(cycle, training, 5, 24))).toBe(energy);
    expect(six(smallestCycle(training, 5, 24, share * 10))).toBe(shortest);
  });

  it('falls with the cycle, rises with the training, and never exceeds a phone that always trains', () => {
    fc.assert(
      fc.property(hours(1, 168), hours(0.25, 4), hours(1.01, 3), (cycle, training, factor) => {
        const energy = energyPerDay(cycle, training, 5, 24);
        expect(energy).toBeLessThanOrEqual(120 + 1e-9);
        expect(energyPerDay(cycle * factor, training, 5, 24)).toBeLessThanOrEqual(energy);
        expect(energyPerDay(cycle, training * factor, 5, 24)).toBeGreaterThanOrEqual(energy - 1e-9);
      }),
    );
  });

  it('meets the budget at the shortest cycle, and breaks it below', () => {
    fc.assert(
      fc.property(hours(0.25, 4), hours(1, 10), (training, budget) => {
        const shortest = smallestCycle(training, 5, 24, budget);
        expect(energyPerDay(shortest, training, 5, 24)).toBeCloseTo(budget, 9);
        expect(energyPerDay(shortest * 0.99, training, 5, 24)).toBeGreaterThan(budget);
      }),
    );
  });

  it('keeps a cycle as long as its training', () => {
    expect(keptCycle(1, 4)).toBe(4);
    expect(energyPerDay(1, 4, 5, 24)).toBe(120);
    expect(smallestCycle(2, 5, 24, 1000)).toBe(2);
    expect(() => keptCycle(0, 1)).toThrow('cycle 0 must be > 0');
    expect(() => smallestCycle(1, 5, 24, 0)).toThrow('budget 0 must be > 0');
  });
});

describe('size of a model', () => {
  // Audit, L03-M7: 2^30 parameters; GiB and MiB.
  it.each([
    [32, 4096],
    [16, 2048],
    [8, 1024],
    [4, 512],
  ])('%d bits each take %d MB', (bits, megabytes) => {
    expect(modelBytes(2 ** 30, bits, 8) / 2 ** 20).toBe(megabytes);
    expect(six(2 ** 30)).toBe(1.07374e9);
  });

  it('refuses what has no meaning', () => {
    expect(() => modelBytes(0, 8, 8)).toThrow('parameters 0 must be > 0');
    expect(() => modelBytes(1, -4, 8)).toThrow('bits -4 must be > 0');
  });
});
