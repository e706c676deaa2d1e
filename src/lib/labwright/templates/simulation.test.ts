/** Expected values come from outside the code: a paper, a table, a derivation by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from 'labwright/simulation';
import simulation from './simulation.ts';

const near = (found: unknown, expected: number): void =>
  assert.ok(Math.abs(Number(found) - expected) < 1e-4, `${String(found)} is not near ${expected}`);

test('doubles as tables of interest say', () => {
  // At 7 % a year, ln 2 / ln 1.07 = 10.2448; at 10 % over two years, 1.1 x 1.1.
  near(evaluate(simulation, { rate: 7 }).outputs['doublesAfter'], 10.2448);
  near(evaluate(simulation, { rate: 10, time: 2 }).outputs['timesAsMuch'], 1.21);
});
