/** The project of "The constraint tax": a constraint found late, the gates against it, and the time spent on data. */
import { evaluate, evaluateAt, findingOf } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { constraintGates } from '../../src/lib/simulations/constraint-gates.ts';
import { constraintPropagation } from '../../src/lib/simulations/constraint-propagation.ts';
import { timeOnData } from '../../src/lib/simulations/time-on-data.ts';
import { six } from '../science/six-digits.ts';

describe('constraint-propagation', () => {
  // Audit, table L03-M1c: 2^(N−1), sunk, rework and R for a memory limit, stages to redo.
  const memory = [
    ['requirements', 1, 5, 0, 1, 0],
    ['data', 2, 35, 0, 1, 0],
    ['modelling', 4, 95, 60, 61, 1],
    ['evaluation', 8, 135, 100, 101, 2],
    ['handOver', 16, 145, 110, 111, 3],
    ['monitoring', 32, 150, 115, 116, 4],
  ] as const;

  it.each(memory)('%s', (setting, multiplier, sunkDays, reworkDays, bottomUpMultiplier, stagesToRedo) => {
    expect(evaluateAt(constraintPropagation, setting).outputs).toMatchObject({
      multiplier,
      sunkDays,
      reworkDays,
      bottomUpMultiplier,
      stagesToRedo,
    });
  });

  it('has the table of escalation, whatever the stage of discovery', () => {
    for (const setting of ['requirements', 'handOver'])
      expect(
        evaluateAt(constraintPropagation, setting).datasets.escalation!.map((row) => [
          row.multiplier,
          row.sunkDays,
          row.reworkDays,
          row.bottomUpMultiplier,
        ]),
      ).toEqual(memory.map((row) => row.slice(1, 5)));
  });

  // Audit, table L03-M1c: columns f = 2 and f = 1.
  it.each([
    ['schema', [0, 30, 90, 130, 140, 145]],
    ['requirement', [5, 35, 95, 135, 145, 150]],
  ])('sends more back for a %s', (constraint, rework) => {
    const { escalation } = evaluate(constraintPropagation, { constraint }).datasets;
    expect(escalation!.map(({ reworkDays }) => reworkDays)).toEqual(rework);
  });

  // Audit, below table L03-M1.
  it('finds the base that would fit', () => {
    expect(six(evaluateAt(constraintPropagation, 'handOver').outputs.fittingBase as number)).toBe(3.24587);
    expect(evaluateAt(constraintPropagation, 'requirements').outputs.fittingBase).toBeNull();
  });

  // Audit, E-L03-02: modelling ends on day 95, evaluation on day 135, hand-over on day 145.
  it('keeps one calendar, and marks what is done again', () => {
    const rows = evaluateAt(constraintPropagation, 'handOver').datasets.stages!;
    expect(rows.map(({ name, from, to, status }) => [name, from, to, status])).toEqual([
      ['requirements', 0, 5, 'kept'],
      ['data', 5, 35, 'kept'],
      ['modelling', 35, 95, 'redo'],
      ['evaluation', 95, 135, 'redo'],
      ['deployment', 135, 145, 'redo'],
      ['monitoring', 145, 150, 'to come'],
    ]);
  });

  it('says what its charts show', () => {
    const say = (chart: string, setting: string) =>
      findingOf(constraintPropagation, chart, evaluateAt(constraintPropagation, setting));
    expect(say('stages', 'handOver')).toBe(
      'Found at the end of deployment, on day 145, the constraint sends 3 stages back: 110 of 145 days are spent again.',
    );
    expect(say('stages', 'data')).toBe(
      'Found at the end of data, on day 35, the constraint makes no finished work useless.',
    );
    expect(say('escalation', 'handOver')).toBe(
      'For a constraint found in deployment the doubling rule says 16× the cost of writing it down; counted from the days of this project it is 111×.',
    );
  });
});

describe('constraint-gates', () => {
  // Audit, table L03-M5c: found at, 2^(N−1), rework, cost of the gates, net saving.
  it.each([
    ['none', 5, 16, 110, 0, 0],
    ['rolloutOnly', 5, 16, 110, 1, -1],
    ['onDeviceOnly', 4, 8, 100, 1, 9],
    ['profileOnly', 3, 4, 60, 1, 49],
    ['budgetOnly', 1, 1, 0, 1, 109],
    ['allSix', 1, 1, 0, 6, 104],
    ['latencyAndSchema', 5, 16, 110, 2, -2],
  ])('%s', (setting, foundAtStage, multiplier, reworkDays, gateCostDays, netSavingDays) => {
    const { outputs, states } = evaluateAt(constraintGates, setting);
    expect(outputs).toMatchObject({ foundAtStage, multiplier, reworkDays, gateCostDays, netSavingDays });
    expect(states.caughtEarly).toBe(foundAtStage < 5);
  });

  // By hand: latency makes modelling useless (f = 3) and shows in stage 6, a schema makes data useless (f = 2).
  it.each([
    ['latency', {}, 6, 115, 0],
    ['latency', { latencyBudget: true }, 1, 0, 114],
    ['latency', { onDeviceTest: true }, 4, 100, 14],
    ['latency', { stagedRollout: true }, 5, 110, 4],
    ['latency', { memoryBudget: true, memoryProfile: true }, 6, 115, -2],
    ['schema', {}, 6, 145, 0],
    ['schema', { schemaValidation: true }, 2, 30, 114],
    ['schema', { stagedRollout: true }, 5, 140, 4],
    ['schema', { onDeviceTest: true }, 6, 145, -1],
  ])('%s with %o', (constraint, on, foundAtStage, reworkDays, netSavingDays) => {
    const { outputs } = evaluate(constraintGates, { constraint, ...on });
    expect(outputs).toMatchObject({ foundAtStage, reworkDays, netSavingDays });
  });

  it('moves a number with every switch, from no gate and from all', () => {
    const gates = Object.keys(constraintGates.params).filter((name) => name !== 'constraint');
    for (const constraint of ['memory', 'latency', 'schema']) {
      for (const start of [false, true]) {
        const all = Object.fromEntries(gates.map((name) => [name, start]));
        const before = evaluate(constraintGates, { constraint, ...all }).outputs;
        for (const name of gates)
          expect(evaluate(constraintGates, { constraint, ...all, [name]: !start }).outputs, name).not.toEqual(before);
      }
    }
  });

  it('lists the gates with their stage, what they catch, and whether they are on', () => {
    const rows = evaluateAt(constraintGates, 'profileOnly').datasets.gates!;
    expect(rows.map(({ gate, stage, catches, on, savingAlone }) => [gate, stage, catches, on, savingAlone])).toEqual([
      ['Memory budget', 1, 'yes', 'no', 109],
      ['Latency budget', 1, 'no', 'no', -1],
      ['Schema validation', 2, 'no', 'no', -1],
      ['Memory profile', 3, 'yes', 'yes', 49],
      ['On-device test', 4, 'yes', 'no', 9],
      ['Staged rollout', 5, 'yes', 'no', -1],
    ]);
  });

  it('says what its chart shows', () => {
    const say = (setting: string) => findingOf(constraintGates, 'saving', evaluateAt(constraintGates, setting));
    expect(say('none')).toBe('Without gates the constraint is found in deployment and 110 days are spent again.');
    expect(say('profileOnly')).toBe(
      'The constraint is found in modelling and 60 days are spent again; the gates take 1 day and save 49 days net.',
    );
    expect(say('rolloutOnly')).toBe(
      'The constraint is found in deployment and 110 days are spent again; the gates take 1 day and cost 1 day more than they save.',
    );
  });
});

describe('time-on-data', () => {
  // Audit, L03-M2: the case by durations, in percent.
  it('shares the project out among its stages', () => {
    const rows = evaluate(timeOnData).datasets.stages!;
    expect(rows.map(({ share }) => six(share as number))).toEqual([3.33333, 20, 40, 26.6667, 6.66667, 3.33333]);
    // By hand: 0/5, 30/35, 30/95, 30/135, 30/145, 30/150.
    expect(rows.map(({ dataShareByThen }) => six(dataShareByThen as number))).toEqual([
      0, 85.7143, 31.5789, 22.2222, 20.6897, 20,
    ]);
  });

  // Audit, table L03-M2c.
  it.each([
    [5, 55],
    [40, 20],
    [60, 0],
    [70, 0],
    [90, 10],
    [95, 15],
  ])('holds an estimate of %d %% against the rule of thumb', (estimate, distance) => {
    const { outputs, states } = evaluate(timeOnData, { estimate, throughStage: 6 });
    expect(outputs).toMatchObject({ distanceToBand: distance, dataShare: 20, daysOnData: 30, daysSoFar: 150 });
    expect(states.inBand).toBe(distance === 0);
  });

  it('shows nothing of the answer at its start', () => {
    expect(evaluate(timeOnData).outputs.dataShare).toBe(0);
    expect(findingOf(timeOnData, 'shares', evaluateAt(timeOnData, 'wholeProject'))).toBe(
      'By the end of monitoring this project has spent 20.0\u202f% of its time on data; an estimate of 40\u202f% lies 20 points outside the band of 60 to 80\u202f%.',
    );
  });
});
