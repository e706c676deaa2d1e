import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runIn, type Ran } from './handbook-copy.ts';

const root = 'tests/fixtures/small-site';
const simulate = (...words: string[]): Promise<Ran> => runIn(join(root, 'src/content/docs'), ['simulate', ...words]);

describe('labwright simulate', () => {
  // s = g t^2 / 2 by hand: 9.8 * 4 / 2 = 19.6, and so on.
  it.each([
    [[], 19.6, false],
    [['--set', 'time=10'], 490, true],
    [['--at', 'long'], 490, true],
    [['--at', 'long', '--set', 'time=1'], 4.9, false],
    [['--set', 'place=moon'], 3.2, false],
    [['--set', 'place=moon', '--set', 'gravity=2'], 4, false],
    [['--set=time=0'], 0, false],
  ])('computes with %j', async (words, depth, deep) => {
    const { code, out, err } = await simulate('falling-body', '--json', ...words);
    expect([code, err]).toEqual([0, '']);
    const said = JSON.parse(out) as {
      outputs: { depth: number; terminal: null };
      states: object;
      datasets: { path: object[] };
    };
    expect(Object.keys(said)).toEqual(['outputs', 'states', 'datasets']);
    expect(said.outputs.depth).toBeCloseTo(depth, 9);
    expect(said.outputs.terminal).toBeNull();
    expect(said.states).toEqual({ deep });
    expect(said.datasets.path).toHaveLength(2);
  });

  it('prints a table to read', async () => {
    const { out } = await simulate('falling-body', '--at', 'long');
    expect(out.replace(/[\u00a0\u202f]/g, ' ')).toMatchInlineSnapshot(`
      "A body that falls

      Parameters
        place    Earth         Place
        gravity  9.8 m per s²  Gravity
        time     10.0 s        Time
        air      off           Air

      Outputs
        depth     490.0 m           Depth
        terminal  none without air  Terminal speed

      States
        deep  yes  Deeper than 100 m. Stop sooner.

      Datasets (rows with --json)
        path  2 rows  time, depth"
    `);
  });

  it('lists the simulations', async () => {
    expect((await simulate('--list')).out).toBe('  falling-body  A body that falls');
    expect(JSON.parse((await simulate('--list', '--json')).out)).toEqual([
      { id: 'falling-body', title: 'A body that falls' },
    ]);
  });

  it.each([
    [[], 'cli/argument No simulation is named. Write "falling-body".'],
    [['falling-bodi'], 'simulation/name There is no simulation "falling-bodi". Write "falling-body".'],
    [
      ['falling-body', '--set', 'tyme=3'],
      'parameter/name falling-body has no parameter "tyme". Write "time", or one of',
    ],
    [
      ['falling-body', '--set', 'time=11'],
      'parameter/value falling-body cannot take "11" for "time". Write a number from 0 to 10.',
    ],
    [
      ['falling-body', '--set', 'time='],
      'parameter/value falling-body cannot take "" for "time". Write a number from 0 to 10.',
    ],
    [
      ['falling-body', '--set', 'place=mon'],
      'parameter/value falling-body cannot take "mon" for "place". Write "moon", or one of "earth".',
    ],
    [
      ['falling-body', '--set', 'air=yes'],
      'parameter/value falling-body cannot take "yes" for "air". Write true or false.',
    ],
    [
      ['falling-body', '--set', 'time'],
      'cli/set "time" sets nothing. Write a parameter and its value: --set interval=9.',
    ],
    [['falling-body', '--set'], 'cli/value The option "--set" has no value. Write it after the option: --set <value>.'],
    [['falling-body', '--at', 'lng'], 'setting/name falling-body has no setting "lng". Write "long", or one of'],
    [['falling-body', '--jsn'], 'cli/option There is no option "--jsn". Write "--json", or one of'],
    [['falling-body', 'twice'], 'cli/argument There is nothing for "twice" to be. Write at most 1 before the options.'],
    [['falling-body', '--json=yes'], 'cli/value The option "--json" has the value "yes". Write --json alone.'],
  ])('refuses %j with exit code 2', async (words, message) => {
    const { code, out, err } = await simulate(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });
});
