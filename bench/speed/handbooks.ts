/** The dense synthetic handbooks that proving and building are measured on. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../scripts/install.mjs';
import { writeHandbook } from '../handbook/index.ts';

export const benchFolder = join(root, '.cache/bench');

/** Writes the handbook of so many dense labs; its folder. */
export function denseHandbook(labs: number): string {
  const folder = join(benchFolder, `dense-${labs}`);
  mkdirSync(folder, { recursive: true });
  writeHandbook(folder, labs, 'dense');
  return folder;
}

/**
 * Sizes to measure, ascending: `--labs 10,100` says which; `--large 500` adds that, and `--large 1000` both 500 and 1,000.
 * @throws RangeError for what is no ascending list of at least two.
 */
export function sizesAsked(words: readonly string[], usual: readonly number[]): number[] {
  const { values } = parseArgs({
    args: [...words],
    options: { labs: { type: 'string' }, large: { type: 'string', default: '0' } },
  });
  const sizes = values.labs?.split(',').map(Number) ?? [
    ...usual,
    ...[500, 1000].filter((size) => size <= Number(values.large)),
  ];
  const ascends = sizes.every((size, at) => Number.isInteger(size) && size > (sizes[at - 1] ?? 0));
  if (sizes.length < 2 || !ascends)
    throw new RangeError(`--labs ${values.labs} is no list of sizes. Write at least two, the smaller first: 10,100.`);
  return sizes;
}
