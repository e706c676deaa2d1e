/** Inputs of an output are found by moving them, whatever `run` reads. */
import { expect, test } from 'vitest';
import { inputsOf } from '../../../src/lib/labwright/simulation/dependence.ts';
import {
  boolean,
  choice,
  defineSimulation,
  number,
  quantity,
  text,
} from '../../../src/lib/labwright/simulation/index.ts';

const travel = defineSimulation({
  id: 'travel',
  title: 'A journey',
  params: {
    speed: number({ label: 'Speed', unit: 'km/hour', min: 10, max: 120, step: 10, default: 60 }),
    pause: boolean({ label: 'With a pause', default: false }),
    road: choice({ label: 'Road', default: 'short', options: { short: { label: 'Short' }, long: { label: 'Long' } } }),
    music: number({ label: 'Volume of the music', min: 0, max: 10, step: 1, default: 5 }),
  },
  constants: {
    distance: { label: 'Distance', unit: 'km', value: 100, kind: 'given' },
    detour: { label: 'Detour', unit: 'km', value: 20, kind: 'given' },
    rest: { label: 'Pause', unit: 'hour', value: 0.5, kind: 'given' },
    first: { label: 'Share of the first driver', value: 0.6, kind: 'given' },
    second: { label: 'Share of the second driver', value: 0.4, kind: 'given' },
  },
  outputs: {
    hours: quantity({ label: 'Duration', unit: 'hour', digits: 1 }),
    mood: text({ label: 'Mood', words: ['calm', 'loud'] }),
    length: quantity({ label: 'Length', unit: 'km' }),
  },
  settings: { late: { speed: 120, road: 'long' } },
  run({ speed, pause, road, music }, { distance, detour, rest, first, second }) {
    if (Math.abs(first + second - 1) > 1e-9) throw new RangeError('shares must add up to one');
    const length = distance + (road === 'long' ? detour : 0);
    return {
      // The volume is read, and does nothing.
      outputs: { hours: length / speed + (pause ? rest : 0) + 0 * music, mood: music > 7 ? 'loud' : 'calm', length },
      states: {},
      datasets: {},
    };
  },
});

test('an input is what changes the output at one of the points tried', () => {
  expect(inputsOf(travel)).toEqual({
    hours: ['speed', 'pause', 'road', 'distance', 'detour', 'rest', 'first', 'second'],
    mood: ['music', 'first', 'second'],
    length: ['road', 'distance', 'detour', 'first', 'second'],
  });
});

test('the list is made once', () => expect(inputsOf(travel)).toBe(inputsOf(travel)));
