/** Deterministic choices: the same seed makes the same handbook on every machine. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Choices {
  pick<T>(from: readonly T[]): T;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
}

export function choices(seed: number): Choices {
  const generator = xoroshiro128plus(seed);
  const between = (least: number, most: number): number => uniformInt(generator, least, most);
  return { between, pick: (from) => from[between(0, from.length - 1)]! };
}
