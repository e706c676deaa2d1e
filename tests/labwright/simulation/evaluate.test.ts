import {
  type AnySimulation,
  defineSimulation,
  evaluate,
  evaluateAt,
  findingOf,
  integer,
  LabwrightError,
  quantity,
  sweep,
  text,
} from 'labwright/simulation';
import { describe, expect, it } from 'vitest';
import { fall } from './fall.ts';

describe('a run', () => {
  it('gives outputs, states and datasets with the parameters it ran at', () => {
    // 10 · 2² / 2 = 20 of 45 metres.
    expect(evaluate(fall)).toEqual({
      parameters: { place: 'earth', gravity: 10, seconds: 2, loud: false },
      outputs: { distance: 20, share: (100 * 20) / 45, left: 25, bill: 2, word: 'falling' },
      states: { landed: false },
      datasets: { path: [{ second: 0 }, { second: 1 }, { second: 2 }] },
    });
    expect(evaluateAt(fall, 'landing').states.landed).toBe(true);
  });

  it('sweeps one parameter and holds the others', () => {
    const results = sweep(fall, 'seconds', [1, 2, 3], { gravity: 2 });
    expect(results.map(({ outputs }) => outputs.distance)).toEqual([1, 4, 9]);
  });
});

/** A simulation that returns what it is told to. */
const returning = (outputs: Record<string, unknown>, rest: Record<string, unknown> = {}): AnySimulation => ({
  ...(defineSimulation({
    id: 'broken',
    title: 'Broken',
    params: { week: integer({ label: 'Week', min: 0, max: 9, default: 4 }) },
    outputs: {
      loss: quantity({ label: 'Loss' }),
      alarm: quantity({ label: 'Alarm', none: 'never' }),
      word: text({ label: 'Word', words: ['good', 'bad'] }),
    },
    states: { late: { label: 'Late', kind: 'condition' } },
    datasets: { rows: { columns: { x: { kind: 'number', label: 'X' } } } },
    run: () => ({ outputs: { loss: 0, alarm: null, word: 'good' }, states: { late: false }, datasets: { rows: [] } }),
  }) as AnySimulation),
  run: () =>
    ({
      outputs: { loss: 0, alarm: null, word: 'good', ...outputs },
      states: { late: false },
      datasets: { rows: [] },
      ...rest,
    }) as never,
});

describe('a result that breaks its declaration', () => {
  it('is told from a good one', () => {
    expect(evaluate(returning({})).outputs.alarm).toBeNull();
  });

  it.each([
    ['NaN', { loss: Number.NaN }, {}],
    ['infinity', { loss: Infinity }, {}],
    ['an undeclared null', { loss: null }, {}],
    ['a missing output', { loss: undefined }, {}],
    ['an unknown word', { word: 'ugly' }, {}],
    ['a number for a word', { word: 3 }, {}],
    ['a state that is no state', {}, { states: { late: 1 } }],
    ['a hole in a row', {}, { datasets: { rows: [{ x: 1 }, {}] } }],
    ['a missing dataset', {}, { datasets: {} }],
  ])('%s', (_, outputs, rest) => {
    let message = '';
    try {
      evaluate(returning(outputs, rest), { week: 7 });
    } catch (error) {
      expect(error).toBeInstanceOf(LabwrightError);
      message = (error as LabwrightError).message;
    }
    expect(message).toMatchSnapshot();
  });

  it('is told at most three times in one breath', () => {
    const rows = Array.from({ length: 50 }, () => ({ x: Number.NaN }));
    expect(() => evaluate(returning({}, { datasets: { rows } }))).toThrow(/^(output\/finite .*\n?){3}$/);
  });
});

it('a finding is made from the result', () => {
  const simulation = {
    ...fall,
    charts: {
      path: {
        title: 'Path',
        spec: { mark: 'line' },
        table: { dataset: 'path' },
        finding: ({ say }: { say: (name: string) => string }) => `It has fallen ${say('distance')}.`,
      },
    },
  } as unknown as AnySimulation;
  expect(findingOf(simulation, 'path', evaluate(simulation))).toBe('It has fallen 20.0\u00a0metres.');
});
