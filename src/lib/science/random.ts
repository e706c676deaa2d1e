/** Random numbers that come out the same everywhere: streams of pure-rand's xoroshiro128+, each with a seed and a name. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

/** A source of random numbers; it moves on with every draw. */
export type RandomStream = RandomGenerator;

/**
 * 32 bits of a text: Fowler, Noll and Vo's hash, and the last mixing of MurmurHash3, so that neighbouring seeds and names
 * share nothing.
 */
function hashOf(text: string, offset: number): number {
  let hash = offset;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/**
 * The stream that belongs to a seed and a name. What draws from one stream cannot disturb another, so a part that is added
 * to a simulation leaves the numbers of the others as they were.
 * @param seed whole number
 * @param name of what the numbers are for: "arrivals", say
 * @throws RangeError when the seed is no whole number
 */
export function randomStream(seed: number, name: string): RandomStream {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed ${seed} must be a whole number`);
  const text = `${seed}/${name}`;
  const state = [0x811c9dc5, 0x9e3779b9, 0x7f4a7c15, 0x2545f491].map((offset) => hashOf(text, offset));
  // The one state that the generator would never leave is all zero.
  if (!state.some(Boolean)) state[0] = 1;
  return xoroshiro128plusFromState(state);
}

/** A number of [0, 1), on a grid of 2⁻⁵³. */
export function uniform(stream: RandomStream): number {
  return uniformFloat64(stream);
}

/**
 * A whole number from 0 to `count` − 1, each equally likely.
 * @param count whole number >= 1
 * @throws RangeError for another count
 */
export function wholeNumberBelow(stream: RandomStream, count: number): number {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`count ${count} must be a whole number >= 1`);
  return uniformInt(stream, 0, count - 1);
}

/** A list that can be brought into another order in place. */
interface Arrangeable {
  readonly length: number;
  [index: number]: number;
}

/**
 * Brings a list into a random order, each equally likely, in place.
 * @source Durstenfeld (1964), Communications of the ACM 7, 420
 */
export function shuffle(stream: RandomStream, values: Arrangeable): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = wholeNumberBelow(stream, last + 1);
    [values[last], values[other]] = [values[other]!, values[last]!];
  }
}

/**
 * Places of a random sample without replacement, each set equally likely, in rising order: one pass over the sample, none
 * over what it is drawn from.
 * @param rows what it is drawn from, whole number >= 0
 * @param size places, whole number >= 0; where there are no more rows than that, all of them
 * @throws RangeError outside those ranges
 * @source Floyd, in Bentley and Floyd (1987), Communications of the ACM 30, 754
 */
export function sampleOfRows(stream: RandomStream, rows: number, size: number): Uint32Array {
  for (const [name, value] of Object.entries({ rows, size })) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} ${value} must be a whole number >= 0`);
  }
  if (size >= rows) return Uint32Array.from({ length: rows }, (_, row) => row);
  const chosen = new Set<number>();
  for (let last = rows - size; last < rows; last++) {
    const row = wholeNumberBelow(stream, last + 1);
    chosen.add(chosen.has(row) ? last : row);
  }
  return Uint32Array.from(chosen).sort();
}
