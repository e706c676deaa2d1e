/** Memory and processor time of a process and all that it started, from `/proc`: Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

const pageSize = 4096;
const megabyte = 1e6;
/** Ticks of the processor's clock in a second, as Linux counts them for programs. */
export const ticksPerSecond = 100;

interface Process {
  readonly parent: number;
  /** Resident pages, those shared with other processes included. */
  readonly resident: number;
  /** Of the process, and of children that have ended. */
  readonly ticks: number;
}

/** Every process that can be read now; one that ends meanwhile is left out. */
function processes(): Map<number, Process> {
  const found = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name of the program stands in brackets and may hold spaces; fields are counted behind it (proc(5)).
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
      found.set(Number(name), { parent: Number(fields[1]), resident: Number(fields[21]), ticks });
    } catch {
      continue;
    }
  }
  return found;
}

/** A process and its descendants. */
function family(root: number): Process[] {
  const all = processes();
  const within = (id: number): boolean => {
    for (let at: number | undefined = id; at !== undefined && at > 1; at = all.get(at)?.parent) {
      if (at === root) return true;
    }
    return false;
  };
  return [...all].filter(([id]) => within(id)).map(([, each]) => each);
}

/** Sum of the resident memory of a process and its descendants, MB; pages that two of them share count twice. */
export function residentMemory(root: number): number {
  return family(root).reduce((sum, { resident }) => sum + (resident * pageSize) / megabyte, 0);
}

/** Processor time of a process and its descendants so far, seconds; undefined where there is no `/proc`. */
export function processorSeconds(root: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  return family(root).reduce((sum, { ticks }) => sum + ticks / ticksPerSecond, 0);
}

/** Starts to count the processor time of this process and its descendants; what is returned tells it. */
export function countProcessor(): () => number | undefined {
  const before = processorSeconds(process.pid);
  return () => {
    const after = processorSeconds(process.pid);
    return before === undefined || after === undefined ? undefined : after - before;
  };
}

export interface MemoryWatch {
  /** Ends the watch; the highest sum seen, MB, or undefined where there is no `/proc`. */
  stop(): number | undefined;
}

/** Looks at a process and its descendants ten times a second. */
export function watchMemory(root: number): MemoryWatch {
  if (process.platform !== 'linux') return { stop: () => undefined };
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, residentMemory(root))), 100);
  return {
    stop() {
      clearInterval(timer);
      return peak;
    },
  };
}
