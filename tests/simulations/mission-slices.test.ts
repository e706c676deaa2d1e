/** The slice review against the golden table of the audit, 4.5, and the mix trap of MP-M9. */
import { evaluate, type ParameterValue } from 'labwright/simulation';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missionSlicesSimulation } from '../../src/lib/simulations/mission-slices.ts';
import { six } from '../science/six-digits.ts';
import { quick } from './quick.ts';

const at = (given: Record<string, ParameterValue>) => evaluate(missionSlicesSimulation, given);
const tracks = ['cloud', 'edge', 'mobile', 'tiny'];
/** A share as the audit prints it, from points. */
const share = (points: unknown): number => six(Number(((points as number) / 100).toPrecision(9)))!;

// Audit 4.5: track, candidate, aggregate old and new; of each slice Δ, L and verdict paired, L and verdict unpaired.
const golden: [string, string, [number, number], [number, number, string, number, string][]][] = [
  [
    'cloud',
    'quick',
    [0.8136, 0.84498],
    [
      [-0.004, -0.00642774, 'pass', -0.0105007, 'not proven'],
      [-0.045, -0.0533972, 'fail', -0.0626384, 'fail'],
      [0.51, 0.488245, 'pass', 0.485745, 'pass'],
    ],
  ],
  [
    'cloud',
    'careful',
    [0.8136, 0.84424],
    [
      [0, -0.002281, 'pass', -0.00646239, 'pass'],
      [-0.004, -0.00973041, 'pass', -0.0209617, 'not proven'],
      [0.39, 0.368716, 'pass', 0.363353, 'pass'],
    ],
  ],
  [
    'edge',
    'quick',
    [0.95, 0.96096],
    [
      [0.002, -0.000217782, 'pass', -0.000942299, 'pass'],
      [-0.03, -0.0399968, 'fail', -0.0461947, 'fail'],
      [0.29, 0.261755, 'pass', 0.254062, 'pass'],
    ],
  ],
  [
    'edge',
    'careful',
    [0.95, 0.96072],
    [
      [-0.002, -0.00421778, 'pass', -0.00503894, 'pass'],
      [0.001, -0.00624004, 'pass', -0.0137888, 'not proven'],
      [0.31, 0.28128, 'pass', 0.274727, 'pass'],
    ],
  ],
  [
    'mobile',
    'quick',
    [0.8712, 0.9406],
    [
      [-0.015, -0.0181256, 'fail', -0.0198605, 'fail'],
      [0.201, 0.191729, 'pass', 0.19085, 'pass'],
      [0.23, 0.211286, 'pass', 0.208432, 'pass'],
    ],
  ],
  [
    'mobile',
    'careful',
    [0.8712, 0.9384],
    [
      [0, -0.00255845, 'pass', -0.0045528, 'pass'],
      [0.176, 0.167116, 'pass', 0.16537, 'pass'],
      [0.18, 0.16267, 'pass', 0.156899, 'pass'],
    ],
  ],
  [
    'tiny',
    'quick',
    [0.8535, 0.9315],
    [
      [-0.005, -0.00793298, 'pass', -0.00893251, 'pass'],
      [0.005, 0.000649681, 'pass', -0.00379574, 'pass'],
      [0.59, 0.574341, 'pass', 0.573336, 'pass'],
      [-0.18, -0.20192, 'fail', -0.208088, 'fail'],
    ],
  ],
  [
    'tiny',
    'careful',
    [0.8535, 0.9304],
    [
      [-0.002, -0.0048053, 'pass', -0.00584398, 'pass'],
      [0.001, -0.00309559, 'pass', -0.00789922, 'pass'],
      [0.52, 0.504121, 'pass', 0.502042, 'pass'],
      [-0.005, -0.0147276, 'not proven', -0.0273104, 'not proven'],
    ],
  ],
];

describe.each(golden)('%s, %s', (track, candidate, [before, after], rows) => {
  it('has the aggregates and the verdicts of the audit', () => {
    const [paired, unpaired] = ['paired', 'unpaired'].map((evidence) => at({ track, candidate, evidence }));
    expect([share(paired!.outputs['aggregateBefore']), share(paired!.outputs['aggregateAfter'])]).toEqual([
      before,
      after,
    ]);
    const found = paired!.datasets['slices']!.map((row, index) => {
      const alone = unpaired!.datasets['slices']![index]!;
      return [share(row['change']), share(row['lower']), row['verdict'], share(alone['lower']), alone['verdict']];
    });
    expect(found).toEqual(rows);
  });
});

describe('the review', () => {
  it.each([
    ['cloud', 'multilingual'],
    ['edge', 'night'],
    ['mobile', 'old driver'],
    ['tiny', 'battery weak'],
  ])('refuses in %s what the aggregate picks, for %s', (track, slice) => {
    const { outputs, states } = at({ track, candidate: 'quick' });
    expect(outputs['aggregateLead']).toBeGreaterThan(0);
    expect(outputs).toMatchObject({ decision: 'reject', decidingSlice: slice });
    expect(states).toMatchObject({ shipsHarm: true, approved: false });
    expect(quick(missionSlicesSimulation, { track })).toBeLessThan(20);
  });
  it('ships B in three tracks, and asks for a longer run in the fourth', () => {
    const decisions = tracks.map((track) => at({ track, candidate: 'careful' }).outputs['decision']);
    expect(decisions).toEqual(['ship', 'ship', 'ship', 'run longer']);
  });
  // Audit, G16.
  it('says how long', () => {
    const short = at({ track: 'tiny', candidate: 'careful' });
    expect(Math.round(short.outputs['requestsNeeded'] as number)).toBe(75_701);
    expect(short.states).toMatchObject({ notProven: true });
    expect(at({ track: 'tiny', candidate: 'careful', shadowRequests: 76_000 }).states).toMatchObject({
      approved: true,
    });
    expect(at({ track: 'tiny', candidate: 'quick' }).outputs['requestsNeeded']).toBeNull();
  });
  // Audit, sample sizes: the lower bound of the vehicle's night, and the run that proves it.
  it.each([
    [2000, -0.021895],
    [5000, -0.0134801],
    [8000, -0.0104475],
    [20_000, -0.00624004],
    [100_000, -0.00223785],
  ])('bounds the night with %i requests', (shadowRequests, bound) => {
    const { outputs, datasets } = at({ track: 'edge', candidate: 'careful', shadowRequests });
    const night = datasets['slices']!.find(({ slice }) => slice === 'night')!;
    expect(share(night['lower'])).toBe(bound);
    // The night takes longest of all slices.
    expect(outputs['requestsNeeded']).toBeCloseTo(8664.17, 2);
  });
  // Audit, MP-M7 sample sizes.
  it('plans the shadow run', () => {
    expect(six(at({}).outputs['plannedPaired'] as number)).toBe(1854.77);
    expect(six(at({ margin: 0.5 }).outputs['plannedPaired'] as number)).toBe(7419.07);
    expect(six(at({ track: 'edge', candidate: 'careful' }).outputs['plannedUnpaired'] as number)).toBe(8049.69);
  });
});

it('a longer run never unproves, and the same requests prove more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tracks),
      fc.constantFrom('quick', 'careful'),
      fc.integer({ min: 1000, max: 250_000 }),
      (track, candidate, shadowRequests) => {
        const [short, long, alone] = [
          at({ track, candidate, shadowRequests }),
          at({ track, candidate, shadowRequests: 2 * shadowRequests }),
          at({ track, candidate, shadowRequests, evidence: 'unpaired' }),
        ].map(({ datasets }) => datasets['slices']!);
        for (const [index, row] of short!.entries()) {
          expect(long![index]!['lower']).toBeGreaterThanOrEqual(row['lower'] as number);
          expect(alone![index]!['lower']).toBeLessThanOrEqual(row['lower'] as number);
          if (row['verdict'] === 'pass') expect(long![index]!['verdict']).toBe('pass');
        }
      },
    ),
  );
});
