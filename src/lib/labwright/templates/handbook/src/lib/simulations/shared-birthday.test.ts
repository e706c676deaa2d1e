/** Expected values come from outside the code: here, from R. von Mises' problem as every textbook has it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from 'labwright/simulation';
import sharedBirthday from './shared-birthday.ts';

test('twenty-three people are enough', () => {
  assert.equal(evaluate(sharedBirthday).outputs['evenOdds'], 23);
  assert.ok(Math.abs(Number(evaluate(sharedBirthday, { people: 23 }).outputs['chance']) - 50.7297) < 1e-4);
  assert.ok(Math.abs(Number(evaluate(sharedBirthday, { people: 22 }).outputs['chance']) - 47.5695) < 1e-4);
});
