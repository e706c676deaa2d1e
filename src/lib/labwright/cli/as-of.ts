/** The day that a site is made for: said by `--as-of`, else that of the commit. Never the clock's. */
import { z } from 'zod';
import { type Handbook, labsInOrder, readHandbook } from '../document/handbook.ts';
import { withheldLabs } from '../document/release.ts';
import { commitDay } from '../print/dates.ts';
import { LabwrightError } from '../simulation/errors.ts';

/** The option, for a command's own list. */
export const asOfOption = [
  '--as-of 2026-09-14',
  'hold back labs released after that day; the day of the last commit if left out',
] as const;

/** @throws LabwrightError `cli/value` for what is no day. */
export function readAsOf(written: string | undefined): string | undefined {
  if (written === undefined || z.iso.date().safeParse(written).success) return written;
  throw new LabwrightError({
    rule: 'cli/value',
    wrong: `"${written}" is not a day.`,
    instead: 'Write it as year-month-day: --as-of 2026-09-14.',
  });
}

/** A day, and whether somebody asked for it. */
export interface AsOf {
  readonly day: string;
  readonly said: boolean;
}

export function asOfDay(root: string, said: string | undefined, environment: NodeJS.ProcessEnv = process.env): AsOf {
  return said === undefined ? { day: commitDay(root, environment), said: false } : { day: said, said: true };
}

/** Ids of the labs that are held back on a day, in their order. */
export function withheldOn(root: string, day: string): string[] {
  return [...withheldLabs(readHandbook(root), day)].sort();
}

/** What is held back and until when, in a line; nothing when all is out. */
export function withheldLine(handbook: Handbook, day: string): string | undefined {
  const withheld = withheldLabs(handbook, day);
  const labs = labsInOrder(handbook)
    .filter(({ id }) => withheld.has(id))
    .map(({ id, number }) => `Lab ${number} (${handbook.schedule[id]!.released})`);
  return labs.length === 0 ? undefined : `As of ${day}, not yet released: ${labs.join(', ')}.`;
}
