/** The mix trap of the audit, MP-M9: better in both slices, and 3.7 points worse in all. */
import { evaluate } from 'labwright/simulation';
import { expect, test } from 'vitest';
import canary from '../../src/lib/simulations/mission-canary.ts';

test('a canary that sees more nights is better by day and by night, and worse in all', () => {
  const { outputs, states } = evaluate(canary, {});
  expect(outputs['controlPooled']).toBeCloseTo(94.4, 9);
  expect(outputs['canaryPooled']).toBeCloseTo(90.7, 9);
  expect(outputs['canaryReweighted']).toBeCloseTo(95.05, 9);
  expect(outputs['pooledChange']).toBeCloseTo(-3.7, 9);
  expect(outputs['reweightedChange']).toBeCloseTo(0.65, 9);
  // By hand: 0.6 x 96 + 0.4 x 80.
  expect(outputs['controlOnCanary']).toBeCloseTo(89.6, 9);
  expect(states).toMatchObject({ mixTrap: true });
});

test('on one mix nothing turns round', () => {
  const { outputs, states } = evaluate(canary, { canaryNight: 10 });
  expect(outputs['pooledChange']).toBeCloseTo(outputs['reweightedChange'] as number, 9);
  expect(states).toMatchObject({ mixTrap: false });
});
