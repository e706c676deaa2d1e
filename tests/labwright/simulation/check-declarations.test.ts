import { choice, column, defineSimulation, integer, number, quantity } from 'labwright/simulation';
import { describe, expect, it } from 'vitest';

type Definition = Parameters<typeof defineSimulation>[0];

/** A sound simulation with some of its declarations replaced. */
function define(changes: Partial<Record<keyof Definition, unknown>>): unknown {
  return defineSimulation({
    id: 'sound',
    title: 'Sound',
    params: { week: integer({ label: 'Week', unit: 'week', min: 0, max: 26, default: 0 }) },
    outputs: { loss: quantity({ label: 'Loss', unit: 'point' }) },
    datasets: { curve: { columns: { week: column({ label: 'Week', unit: 'week' }) } } },
    run: () => ({ outputs: { loss: 0 }, states: {}, datasets: { curve: [] } }),
    ...changes,
  } as never);
}

const chart = (changes: object) => ({
  loss: {
    title: 'Loss',
    spec: { data: { name: 'curve' }, mark: 'line' },
    table: { dataset: 'curve' },
    finding: () => 'A loss.',
    ...changes,
  },
});

it('a sound simulation has nothing to report', () => {
  expect(() => define({ charts: chart({}) })).not.toThrow();
});

describe('reports', () => {
  it.each<[string, Partial<Record<keyof Definition, unknown>>]>([
    ['an id that no URL would like', { id: 'Sound Model' }],
    ['a name that Vega uses', { outputs: { width: quantity({ label: 'Width' }) } }],
    ['a name that is no name', { outputs: { 'loss-rate': quantity({ label: 'Loss' }) } }],
    ['a name that is taken', { outputs: { week: quantity({ label: 'Week' }) } }],
    ['a range that is empty', { params: { week: integer({ label: 'Week', min: 5, max: 5, default: 5 }) } }],
    ['a step that goes nowhere', { params: { week: number({ label: 'Week', min: 0, max: 5, step: 0, default: 0 }) } }],
    ['a default outside its range', { params: { week: integer({ label: 'Week', min: 0, max: 5, default: 9 }) } }],
    [
      'a preset outside a range',
      {
        params: {
          week: integer({ label: 'Week', min: 0, max: 5, default: 0 }),
          place: choice({
            label: 'Place',
            options: { near: { label: 'Near', values: { week: 6 } }, far: { label: 'Far', values: { weak: 1 } } },
            default: 'near',
          }),
        },
      },
    ],
    ['a setting of an unknown parameter', { settings: { late: { weeks: 3 } } }],
    ['a setting outside a range', { settings: { late: { week: 27 } } }],
    ['a table of an unknown dataset', { charts: chart({ table: { dataset: 'curves' } }) }],
    ['a table of an unknown column', { charts: chart({ table: { dataset: 'curve', columns: ['weeks'] } }) }],
    [
      'a layer that draws an unknown dataset',
      { charts: chart({ spec: { layer: [{ data: { name: 'curv' }, mark: 'line' }] } }) },
    ],
    ['a derivation of nothing', { derivations: { los: [] } }],
    ['a number of nothing in a derivation', { derivations: { loss: [{ symbols: 'a', numbers: '\\val{los}' }] } }],
    ['a unit that cannot be read', { outputs: { loss: quantity({ label: 'Loss', unit: 'points per week' }) } }],
  ])('%s', (_, changes) => {
    let message = '';
    try {
      define(changes);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatchSnapshot();
  });

  it('a bad unit behind a good one of the same name', () => {
    const bad = { columns: { week: column({ label: 'Week', unit: 'two weeks' }) } };
    const good = { columns: { week: column({ label: 'Week', unit: 'week' }) } };
    expect(() => define({ datasets: { curve: bad, other: good } })).toThrow('unit/unreadable');
  });

  it('everything at once', () => {
    expect(() => define({ id: 'X', settings: { late: { week: 27 } }, derivations: { los: [] } })).toThrow(
      /simulation\/name.*\n.*simulation\/value.*\n.*simulation\/name/,
    );
  });
});
