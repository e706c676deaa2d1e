/** The handbook that printing is measured on: the same on every machine, and one that the proof accepts. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { denseParts } from '../../bench/handbook/dense-lab.ts';
import { chartsPerLab, syntheticHandbook, writeHandbook } from '../../bench/handbook/index.ts';
import { proveHandbook } from '../../src/lib/labwright/proof/index.ts';

it('makes the same files for the same number of labs, and other labs for another number', () => {
  expect([...syntheticHandbook(40)]).toEqual([...syntheticHandbook(40)]);
  const labs = [...syntheticHandbook(40)].filter(([path]) => /docs\/.+-.+\.mdx$/.test(path)).map(([, text]) => text);
  expect(labs).toHaveLength(40);
  expect(new Set(labs).size).toBe(40);
  // A lab is the same in a shorter handbook, so that sizes can be compared.
  const short = syntheticHandbook(13);
  for (const path of [...short.keys()].filter((each) => /-.+\.(?:mdx|ts)$/.test(each)))
    expect(short.get(path)).toBe(syntheticHandbook(40).get(path));
});

it('has no names for more', () => {
  expect(() => syntheticHandbook(1001)).toThrow(RangeError);
  expect(() => syntheticHandbook(0)).toThrow(RangeError);
});

it('prints the charts that it says, and proves', async () => {
  mkdirSync('.cache/tests', { recursive: true });
  const root = mkdtempSync(join(resolve('.cache/tests'), 'bench-'));
  try {
    writeHandbook(root, 3);
    const { problems, summary, evidence } = await proveHandbook(root);
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ labs: 3, simulations: 3, keysProved: 3, keysAsserted: 3 });
    expect(evidence?.labs).toHaveLength(3);
    const [lab] = [...syntheticHandbook(1)].filter(([path]) => path.endsWith('small-mug.mdx'));
    expect(/print="([^"]+)"/.exec(lab![1])![1]!.split(' ')).toHaveLength(chartsPerLab);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

it('makes a thousand dense labs, no two alike', () => {
  const labs = [...syntheticHandbook(1000, 'dense').keys()].filter((path) => path.endsWith('.mdx'));
  expect(new Set(labs).size).toBe(1001);
});

it('has in a dense lab the parts that it says, and proves', async () => {
  const [, source] = [...syntheticHandbook(1, 'dense')].find(([path]) => path.endsWith('small-mug.mdx'))!;
  const count = (pattern: RegExp): number => source.match(pattern)?.length ?? 0;
  expect({
    instruments: count(/<Instrument /g),
    figures: count(/<Figure /g),
    tables: count(/<Table /g),
    values: count(/<Value of="cooling/g),
    equations: count(/<Equation /g),
  }).toEqual(denseParts);
  mkdirSync('.cache/tests', { recursive: true });
  const root = mkdtempSync(join(resolve('.cache/tests'), 'bench-'));
  try {
    writeHandbook(root, 2, 'dense');
    expect((await proveHandbook(root)).problems).toEqual([]);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
