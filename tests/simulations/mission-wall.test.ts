/** Which of the two gauges moves, in each product; and the table that sets the four side by side. */
import { evaluate, inTrack } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { missionTracks } from '../../src/lib/simulations/mission-tracks.ts';
import { missionWall } from '../../src/lib/simulations/mission-wall.ts';

const wall = (track: string, at = {}) => evaluate(inTrack(missionWall, track), at);

describe('the wall', () => {
  it('shows a drift of a fifth of the prompts on the radar alone', () => {
    // Audit 4.1: at a total variation of 0.2 the PSI is 0.296821, and 6.45161 points are lost.
    const { outputs, states } = wall('cloud');
    expect(outputs['totalVariation']).toBeCloseTo(0.2, 12);
    expect(outputs['psi']).toBeCloseTo(0.296821, 6);
    expect(outputs['accuracyLost']).toBeCloseTo(6.45161, 5);
    expect(states).toMatchObject({ radarAlone: true, infrastructureAlone: false });
  });
  it('shows the height of winter and the hum of a fan on the radar alone', () => {
    // Audit 4.2 and 4.4, at half of the frames and 30 % of the energy.
    expect(wall('edge').outputs['psi']).toBeCloseTo(0.346571, 6);
    expect(wall('tiny').outputs['psi']).toBeCloseTo(0.424113, 6);
    for (const track of ['edge', 'tiny']) expect(wall(track).outputs['gaugesMoved']).toBe(1);
    expect(wall('tiny').outputs['accuracyLost']).toBeNull();
  });
  it('shows nothing at all of a driver that garbles, and the light alone of one that is late', () => {
    const garbled = wall('mobile');
    expect(garbled.outputs).toMatchObject({ psi: 0, gaugesMoved: 0 });
    expect(garbled.outputs['accuracyLost']).toBeCloseTo(95 - 75.3931, 4);
    const late = wall('mobile', { driver: 'fallback' });
    expect(late.states).toMatchObject({ infrastructureAlone: true, radarAlone: false });
    expect(late.outputs['infrastructureMove']).toBeCloseTo((28 - 9) * 6, 10); // 60 frames of 28 and of 9 ms in a second
  });
});

describe('the four side by side', () => {
  const { lines, intervals, patience } = evaluate(missionTracks, {}).datasets;
  it('have one line of the trade and three verdicts', () => {
    expect(lines!.map(({ verdict }) => verdict)).toEqual([
      'rings too early',
      'rings too late',
      'never rings',
      'rings too late',
      'rings too late',
    ]);
    const begins = lines!.map(({ psiAtHarm }) => psiAtHarm as number | null);
    expect(begins[1]).toBeCloseTo(0.0280374, 7);
    expect(begins[2]).toBeNull();
    expect(begins[4]).toBeCloseTo(0.0510142, 7);
  });
  it('have one law of cost and four last words', () => {
    // Audit 4.1 to 4.4: T*, and where each is run.
    expect(intervals!.map(({ optimum }) => Number((optimum as number).toFixed(4)))).toEqual([
      89.4427, 43.8298, 3.1623, 50,
    ]);
    expect(intervals!.map(({ operating }) => Number((operating as number).toFixed(4)))).toEqual([
      89.4427, 24.0132, 3.1623, 50,
    ]);
    expect(intervals!.map(({ limits }) => limits)).toEqual(['any', 'up to 24.0 days', 'any', '2.1 to 83.3 days']);
    expect(intervals!.map(({ decides }) => decides)).toEqual([
      'the money',
      'the floor, and the season',
      'the event',
      'the money',
    ]);
  });
  it('have streams whose minutes are worth less the more their rows resemble each other', () => {
    expect(patience!.map(({ perMinute }) => Math.round(perMinute as number))).toEqual([13889, 30, 18, 316]);
  });
});
