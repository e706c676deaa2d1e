/** Claims decided on the kettle, whose numbers can be checked by hand: 100 degrees at the start, 2 less each minute. */
import { describe, expect, it } from 'vitest';
import { decideClaim, evaluate, holdingOptions, type Claim } from '../../../src/lib/labwright/simulation/index.ts';
import { kettle } from '../../helpers/kettle.ts';

const at = (minutes: number) => evaluate(kettle, { minutes });
const claim = (said: Omit<Claim, 'of'>): Claim => ({ of: 'kettle', ...said });

describe('a claim', () => {
  // 90 degrees after five minutes.
  it.each<[Omit<Claim, 'of'>, boolean]>([
    [{ state: 'tepid' }, false],
    [{ not: 'tepid' }, true],
    [{ output: 'temperature', equals: 90 }, true],
    [{ output: 'temperature', equals: 91 }, false],
    [{ output: 'temperature', atLeast: 90, below: 91 }, true],
    [{ output: 'temperature', above: 90 }, false],
    [{ output: 'temperature', atMost: 90 }, true],
    [{ output: 'temperature' }, false],
    [{ output: 'word', equals: 1 }, false],
    [{ output: 'nothing', atLeast: 0 }, false],
    [{}, false],
  ])('%j', (said, holds) => {
    expect(decideClaim(claim(said), at(5)).holds).toBe(holds);
  });

  it('may be about the lowest or the highest among the options', () => {
    const lowest = [5, 30, 10].map((minutes) => decideClaim(claim({ lowest: 'temperature' }), at(minutes)));
    const highest = [5, 30, 5].map((minutes) => decideClaim(claim({ highest: 'temperature' }), at(minutes)));
    expect(holdingOptions(lowest)).toEqual([1]);
    expect(holdingOptions(highest)).toEqual([0, 2]);
    expect(holdingOptions([decideClaim(claim({ lowest: 'word' }), at(5)), { holds: true }])).toEqual([1]);
    expect(holdingOptions([])).toEqual([]);
  });
});
