/** A daily cycle on the phones is the audit's daily retraining (L14-M5c: 45.3612 times the least, T* 90.7115 days). */
import { evaluate } from 'labwright/simulation';
import { expect, test } from 'vitest';
import carriedCycle from '../../src/lib/simulations/carried-cycle.ts';

test('a daily cycle costs what daily retraining costs', () => {
  const { outputs } = evaluate(carriedCycle, { cycleHours: 24 });
  expect(outputs['penalty']).toBeCloseTo(45.3612, 4);
  expect(outputs['optimum']).toBeCloseTo(90.7115, 4);
  // c(1) = 320 + 0.0777778 / 2
  expect(outputs['costPerDay']).toBeCloseTo(320.038889, 5);
});

test('a cycle of one hour costs 24 times as many updates', () => {
  // 320 x 24 + 0.0777778 / 48 = 7,680.0016
  expect(evaluate(carriedCycle, { cycleHours: 1 }).outputs['costPerDay']).toBeCloseTo(7680.0016, 3);
});

test('an update of a tenth makes the cheapest interval shorter by the square root of ten', () => {
  const whole = evaluate(carriedCycle, { cycleHours: 24 }).outputs['optimum'] as number;
  const tenth = evaluate(carriedCycle, { cycleHours: 24, update: 'tenth' }).outputs['optimum'] as number;
  expect(whole / tenth).toBeCloseTo(Math.sqrt(10), 10);
});
