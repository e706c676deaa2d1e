/** Runs a program with Node and says what it cost. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import { ticksPerSecond, watchMemory } from '../print/memory.ts';

export const commandLine = join(root, 'src/lib/labwright/cli/main.ts');

export interface Cost {
  /** Seconds by the clock: what a busy machine changes most. */
  readonly wall: number;
  /** Seconds of all processors together; undefined where there is no `/proc`. */
  readonly processor: number | undefined;
  /** The most memory that it and what it started held together, MB. */
  readonly peak: number | undefined;
}

/** Processor time of children that have ended, theirs included, seconds. */
function endedChildren(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

/**
 * Runs `node <words>` until it ends. One at a time: the processor time is that of all children that end meanwhile.
 * @throws Error with what it said last when it fails.
 */
export async function runNode(words: readonly string[], cwd: string): Promise<Cost> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DISABLE_UPDATE_CHECK: 'true' };
  const [before, started] = [endedChildren(), performance.now()];
  const child = spawn(process.execPath, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const watch = watchMemory(child.pid!);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  const code = await new Promise<number | null>((settle, fail) => child.on('error', fail).on('close', settle));
  const [wall, peak, after] = [(performance.now() - started) / 1000, watch.stop(), endedChildren()];
  if (code !== 0) throw new Error(`node ${words.join(' ')} ended with ${code}. It said last:\n${said}`);
  return { wall, peak, processor: before === undefined || after === undefined ? undefined : after - before };
}
