/** What would make an option right, as plain data, and whether it does. Pure: the build and the class page decide alike. */
import type { Result } from './evaluate.ts';
import { atLeast, thresholdGuard } from './threshold.ts';

/** A claim about one simulation at one setting. Exactly one of `state`, `not`, `lowest`, `highest` or `output` is said. */
export interface Claim {
  readonly of: string;
  /** A setting by name; the defaults when it is left out. */
  readonly at?: string;
  readonly state?: string;
  readonly not?: string;
  readonly lowest?: string;
  readonly highest?: string;
  readonly output?: string;
  readonly equals?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly below?: number;
  readonly above?: number;
}

export interface Decided {
  readonly holds: boolean;
  /** Set by lowest and highest: the value that is compared among the options, the lowest of which holds. */
  readonly rank?: number;
  /** What is ranked, and in which direction: ranks of different groups are not compared. */
  readonly group?: string;
}

/** How an output is compared with a bound, guarded against the last digit of a float. */
export const comparisons = {
  equals: (value: number, bound: number) => Math.abs(value - bound) <= thresholdGuard * Math.max(1, Math.abs(bound)),
  atLeast: (value: number, bound: number) => atLeast(value, bound),
  atMost: (value: number, bound: number) => atLeast(bound, value),
  below: (value: number, bound: number) => !atLeast(value, bound),
  above: (value: number, bound: number) => !atLeast(bound, value),
} as const;

/** Decides one claim on the result at its setting. What cannot be ranked or compared does not hold. */
export function decideClaim(claim: Claim, result: Result): Decided {
  const state = claim.state ?? claim.not;
  if (state !== undefined) return { holds: result.states[state] === (claim.state !== undefined) };
  const ranked = claim.lowest ?? claim.highest;
  if (ranked !== undefined) {
    const value = result.outputs[ranked];
    if (typeof value !== 'number') return { holds: false };
    return {
      holds: false,
      group: `${claim.lowest === undefined ? 'highest' : 'lowest'} ${ranked}`,
      rank: claim.lowest === undefined ? -value : value,
    };
  }
  const value = result.outputs[claim.output ?? ''];
  const tests = Object.entries(comparisons).filter(([name]) => claim[name as keyof typeof comparisons] !== undefined);
  return {
    holds:
      typeof value === 'number' &&
      tests.length > 0 &&
      tests.every(([name, test]) => test(value, claim[name as keyof typeof comparisons]!)),
  };
}

/** Indexes of the options that hold among what was decided of each. A rank needs another of its kind to be best of. */
export function holdingOptions(decided: readonly Decided[]): number[] {
  return decided.flatMap(({ holds, rank, group }, index) => {
    if (rank === undefined) return holds ? [index] : [];
    const rivals = decided.filter((other) => other.group === group).map((other) => other.rank!);
    return rivals.length > 1 && rank <= Math.min(...rivals) + thresholdGuard ? [index] : [];
  });
}
