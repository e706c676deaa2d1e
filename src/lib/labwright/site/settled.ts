/** A saved file, read until what was read is what stands there. */
import { type BigIntStats, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The watcher tells of a change, and of none to the same file for 50 ms. */
const unheard = 60;

const statsOf = (file: string): BigIntStats | undefined => statSync(file, { bigint: true, throwIfNoEntry: false });

/** What a write changes of a file; undefined where there is none. */
function stampOf(file: string): string | undefined {
  const stats = statsOf(file);
  return stats && `${stats.mtimeNs} ${stats.size}`;
}

/**
 * Reads a file that has changed, and again while it changes unheard: many editors empty a file before they write it, and only
 * the emptying is told of.
 */
export async function readSettled(file: string, read: (again: boolean) => Promise<void>): Promise<void> {
  if (statsOf(file)?.size === 0n) await pause(unheard);
  for (let before, again = false; !again || stampOf(file) !== before; again = true) {
    before = stampOf(file);
    await Promise.all([read(again), pause(unheard)]);
  }
}
