/** What a phone allows: training within its battery, and a model within its memory. */
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { batteryBudget } from '../../src/lib/simulations/battery-budget.ts';
import { modelFit } from '../../src/lib/simulations/model-fit.ts';
import { six } from '../science/six-digits.ts';

describe('battery-budget', () => {
  // Audit, table L03-M4c: energy a day, times the battery, shortest cycle, over budget.
  it.each([
    ['hourly', 120, 12, 24, true],
    ['fourHourly', 30, 3, 24, true],
    ['halfDaily', 10, 1, 24, true],
    ['daily', 5, 0.5, 24, false],
    ['weekly', 0.714286, 0.0714286, 24, false],
    ['wholeBattery', 10, 1, 24, false],
    ['shortTraining', 15, 1.5, 12, true],
  ])('%s', (setting, energy, times, smallest, over) => {
    const { outputs, states } = evaluateAt(batteryBudget, setting);
    expect(
      [outputs.energyPerDay, outputs.timesBattery, outputs.smallestCycle].map((value) => six(value as number)),
    ).toEqual([energy, times, smallest]);
    expect(states.overBudget).toBe(over);
  });

  it('has the table of cycles', () => {
    const rows = evaluate(batteryBudget).datasets.cycles!;
    expect(rows.map(({ cycle, energyPerDay, verdict }) => [cycle, six(energyPerDay as number), verdict])).toEqual([
      [1, 120, 'broken'],
      [4, 30, 'broken'],
      [12, 10, 'broken'],
      [24, 5, 'kept'],
      [168, 0.714286, 'kept'],
    ]);
  });

  it('says what its chart shows', () => {
    expect(findingOf(batteryBudget, 'energy', evaluateAt(batteryBudget, 'fourHourly'))).toBe(
      'Training 1 hour in every 4 hours takes 30 Wh a day, 3 times the energy of a full battery; the budget of 5 Wh allows no cycle shorter than 24.0\u00a0hours.',
    );
  });
});

describe('model-fit', () => {
  // Audit, L03-M7: FP32 must shrink eightfold for 512 MB, INT8 is still twice too big, INT4 leaves nothing.
  it.each([
    ['fp32', 2 ** 32, 8, -3584, true],
    ['fp16', 2 ** 31, 4, -1536, true],
    ['int8', 2 ** 30, 2, -512, true],
    ['int4', 2 ** 29, 1, 0, false],
    ['int4HalfSize', 2 ** 28, 0.5, 256, false],
    ['fp32BigDevice', 2 ** 32, 1, 0, false],
  ])('%s', (setting, bytes, shrinkFactor, headroomMB, tooBig) => {
    const { outputs, states } = evaluateAt(modelFit, setting);
    expect(outputs).toMatchObject({ bytes, shrinkFactor, headroomMB });
    expect(states.doesNotFit).toBe(tooBig);
  });

  it('has the table of formats', () => {
    const rows = evaluate(modelFit).datasets.formats!;
    expect(rows.map(({ format, sizeMB, verdict }) => [format, sizeMB, verdict])).toEqual([
      ['FP32', 4096, 'does not fit'],
      ['FP16', 2048, 'does not fit'],
      ['INT8', 1024, 'does not fit'],
      ['INT4', 512, 'fits'],
    ]);
  });

  it('says what its chart shows', () => {
    const say = (setting: string) => findingOf(modelFit, 'formats', evaluateAt(modelFit, setting));
    expect(say('fp32')).toBe(
      'At 32 bits per parameter the model takes 4,096\u00a0MB, 8 times the 512 MB of the device.',
    );
    expect(say('int4')).toBe(
      'At 4 bits per parameter the model takes 512\u00a0MB: all of the 512 MB of the device, with nothing left for activations.',
    );
  });
});
