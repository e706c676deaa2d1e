/** A simulation's version changes when its code does, and not otherwise. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { simulationVersions } from '../../src/lib/labwright/simulation-versions.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'versions-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const files = {
  'src/lib/simulations/lamp.ts': `import type { Watt } from './_types.ts';
import { energy } from '../science/energy.ts';
// What a lamp takes.
export default { run: (power: Watt, hours?: number) => energy(power, hours ?? 1) as number };`,
  'src/lib/simulations/kettle.ts': 'export default { run: (minutes: number) => 100 - 2 * minutes };',
  'src/lib/simulations/_types.ts': 'export type Watt = number;',
  'src/lib/science/energy.ts': `import rates from './rates.json' with { type: 'json' };
import { share } from './share.ts';
export function energy(power: number, hours: number): number {
  return power * hours * share(rates.loss);
}`,
  'src/lib/science/share.ts': 'export const share = (loss: number): number => 1 - loss;',
  'src/lib/science/rates.json': '{ "loss": 0.1 }',
};
type File = keyof typeof files;

function versions(changed: Partial<Record<File, string>> = {}, at = root): Record<string, string> {
  for (const [file, source] of Object.entries({ ...files, ...changed })) {
    mkdirSync(dirname(join(at, file)), { recursive: true });
    writeFileSync(join(at, file), source);
  }
  return simulationVersions(at);
}

const lamp = 'src/lib/simulations/lamp.ts';
const energy = 'src/lib/science/energy.ts';

test('eight hex digits for each simulation, and none for what they share', () => {
  expect(Object.keys(versions())).toEqual(['kettle', 'lamp']);
  for (const version of Object.values(versions())) expect(version).toMatch(/^[0-9a-f]{8}$/);
});

describe('not changed by', () => {
  const same: [string, Partial<Record<File, string>>][] = [
    ['a comment', { [lamp]: files[lamp].replace('What a lamp takes.', 'Energy, in watt hours.') }],
    [
      'line breaks, quotes, brackets and semicolons',
      {
        [lamp]: files[lamp]
          .replaceAll("'", '"')
          .replaceAll(';', '')
          .replace('energy(power, hours ?? 1)', '(energy(power,\n\n  (hours ?? 1),\n))'),
      },
    ],
    [
      'types',
      { [lamp]: files[lamp].replace('as number', 'satisfies number').replace('hours?: number', 'hours: 1 | 2') },
    ],
    ['a module of types', { 'src/lib/simulations/_types.ts': 'export type Watt = 1 | 2;' }],
    ['another simulation', { 'src/lib/simulations/kettle.ts': 'export default { run: () => 0 };' }],
  ];
  test.each(same)('%s', (_name, changed) => expect(versions(changed)['lamp']).toBe(versions()['lamp']));

  test('the place of the handbook', () => {
    const other = mkdtempSync(join(tmpdir(), 'versions-'));
    try {
      versions();
      cpSync(root, other, { recursive: true });
      expect(simulationVersions(other)).toEqual(simulationVersions(root));
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

describe('changed by', () => {
  const different: [string, Partial<Record<File, string>>][] = [
    ['a number', { [lamp]: files[lamp].replace('?? 1', '?? 2') }],
    ['an operator', { [lamp]: files[lamp].replace('??', '||') }],
    ['an optional chain', { [lamp]: files[lamp].replace('energy(', 'energy?.(') }],
    ['a module of science', { [energy]: files[energy].replace('power * hours', 'power + hours') }],
    ['a module that science imports', { 'src/lib/science/share.ts': 'export const share = () => 1;' }],
    ['data', { 'src/lib/science/rates.json': '{ "loss": 0.2 }' }],
  ];
  test.each(different)('%s', (_name, changed) => {
    const [before, after] = [versions(), versions(changed)];
    expect(after['lamp']).not.toBe(before['lamp']);
    expect(after['kettle']).toBe(before['kettle']);
  });

  test('the spelling of a raw template, which a program can read', () => {
    const spelt = (tex: string): Record<string, string> =>
      versions({ [lamp]: `${files[lamp]}\nexport const tex = String.raw\`${tex}\`;` });
    expect(spelt('\\u0041')['lamp']).not.toBe(spelt('A')['lamp']);
  });
});
