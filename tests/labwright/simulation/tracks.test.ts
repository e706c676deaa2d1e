/** A simulation in its tracks: the same numbers by either name, what it declares otherwise, and what it may not declare. */
import { describe, expect, it, test } from 'vitest';
import {
  absentFrom,
  type ChoiceOption,
  eachTrack,
  evaluate,
  evaluateAt,
  inTrack,
  LabwrightError,
  say,
  withTracks,
} from '../../../src/lib/labwright/simulation/index.ts';
import { nameInTrack, nameOfAll, trackOfName } from '../../../src/lib/labwright/simulation/tracks.ts';
import { cup, cupWith } from '../../helpers/cup.ts';

const flask = inTrack(cup, 'flask');

describe('a track of a simulation', () => {
  it('is a simulation of its own: no choice of it, its defaults, its limits, its words', () => {
    expect(flask.id).toBe('cup--flask');
    expect(Object.keys(flask.params)).toEqual(['minutes', 'loss']);
    expect(flask.params['minutes']).toMatchObject({ min: 10, max: 900, default: 60 });
    expect(say(flask, evaluate(flask), 'temperature')).toBe('65\u00a0°C');
    expect(flask.outputs['temperature'].label).toBe('At the summit');
  });
  it('has its name at the end, also of a name with the joint in it', () => {
    for (const name of ['cup', 'cup--or-not', 'cup--or-not--at-all']) {
      const named = nameInTrack(name, 'flask');
      expect([nameOfAll(named), trackOfName(named)]).toEqual([name, 'flask']);
    }
    expect([nameOfAll('cup'), trackOfName('cup')]).toEqual(['cup', undefined]);
  });
  it('gives what the choice gives', () => {
    for (const track of ['mug', 'flask'])
      expect(evaluate(inTrack(cup, track)).outputs).toEqual(evaluate(cup, { track }).outputs);
    // By hand: 75 exp(-2 x 60 / 836).
    expect(evaluate(flask).outputs['temperature']).toBeCloseTo(75 * Math.exp(-120 / 836), 12);
  });
  it('takes the settings of all, where they lie elsewhere in it its own', () => {
    expect(evaluateAt(flask, 'later').parameters['minutes']).toBe(120);
    const moved = inTrack(cupWith({ settings: { later: { minutes: 600 } } }), 'flask');
    expect(evaluateAt(moved, 'later').parameters['minutes']).toBe(600);
  });
  it('takes a constant of its own', () => {
    const other = cupWith({ differs: { capacity: { value: 418 } } });
    expect(evaluate(inTrack(other, 'flask')).outputs['warmFor']).toBeCloseTo(209 * Math.log(3), 12);
    expect(evaluate(other, { track: 'flask' }).outputs['warmFor']).toBeCloseTo(209 * Math.log(3), 12);
    expect(evaluate(other).outputs['warmFor']).toBeCloseTo((836 / 34) * Math.log(3), 12);
  });
  it('is the same each time it is asked for', () => expect(inTrack(cup, 'flask')).toBe(flask));
});

test('all tracks stand beside the whole, without those in which it does not apply', () => {
  expect([...withTracks(new Map([['cup', cup]])).keys()]).toEqual(['cup', 'cup--mug', 'cup--flask']);
  const only = cupWith({ absent: 'nobody has one.' });
  expect(eachTrack(only).map(({ id }) => id)).toEqual(['cup--mug']);
  expect(absentFrom(only, 'flask')).toBe('nobody has one.');
});

test('an output that does not apply is null, and nothing else', () => {
  expect(evaluate(inTrack(cupWith({ absent: { saved: 'closed.' } }), 'flask')).outputs['saved']).toBeNull();
  const temperature = { ...flask.outputs['temperature'], absent: 'closed.' };
  const without = { ...flask, outputs: { ...flask.outputs, temperature } };
  expect(() => evaluate(without)).toThrow(
    /^output\/finite The output "temperature" of cup--flask is "64.97.*does not apply/,
  );
});

describe('what a track may not declare', () => {
  const told = (option: Partial<ChoiceOption>): string => {
    try {
      cupWith(option);
      return 'nothing';
    } catch (error) {
      return (error as LabwrightError).message;
    }
  };
  test.each<[string, Partial<ChoiceOption>]>([
    ['limits beyond the parameter', { differs: { minutes: { max: 2000 } } }],
    ['a default outside its own limits', { differs: { minutes: { max: 50 } } }],
    ['a setting outside its own limits', { differs: { minutes: { max: 100 } } }],
    ['what there is not', { differs: { minuets: { min: 2 } } }],
    ['an absence without a reason', { absent: ' ' }],
    ['an absence of a part without a reason', { absent: { loss: '' } }],
    ['an absent output without words for none', { absent: { warmFor: 'closed.' } }],
    ['an absence of what there is not', { absent: { lid: 'closed.' } }],
    ['values without a source', { source: '' }],
    ['nothing at all', { values: undefined, differs: undefined } as never],
  ])('%s', (_, option) => expect(told(option)).toMatchSnapshot());
});
