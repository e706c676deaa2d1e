/** What in a handed-in ledger cannot be as it says. A hint to look, never a verdict. Pure. */
import { readCurve, type Curve } from '../sketch/curve.ts';
import type { Catalogue } from './catalogue.ts';
import type { ClassReader } from './class.ts';
import { readerLabel } from './class.ts';
import type { Entry } from './schema.ts';

/** What the model gives to each question now, by `lab/question`; nothing where it could not be computed. */
export type Truths = ReadonlyMap<string, number | Curve>;

export interface Suspicion {
  readonly kind: 'shared' | 'truth' | 'time' | 'order';
  readonly text: string;
}

/** A clock may be this much ahead, in milliseconds. */
const clockTolerance = 10 * 60 * 1000;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const sameNumber = (recorded: number, computed: number): boolean =>
  Math.abs(recorded - computed) <= 1e-6 * Math.max(1, Math.abs(computed));

function sameTruth(recorded: unknown, computed: number | Curve): boolean {
  if (typeof computed === 'number') return typeof recorded === 'number' && sameNumber(recorded, computed);
  const curve = readCurve(recorded);
  return (
    curve?.x.length === computed.x.length &&
    curve.x.every((x, index) => sameNumber(x, computed.x[index]!)) &&
    curve.y.every((y, index) => sameNumber(y, computed.y[index]!))
  );
}

function truthSuspicions({ entries, labs }: ClassReader, truths: Truths): Suspicion[] {
  const wordings = new Map(
    labs.flatMap(({ lab }) => lab.questions.map(({ id, wording }) => [`${lab.id}/${id}`, wording])),
  );
  const otherWords = new Set(
    entries.flatMap(({ kind, lab, name, questionVersion }) =>
      kind === 'prediction' && questionVersion !== undefined && questionVersion !== wordings.get(`${lab}/${name}`)
        ? [`${lab}/${name}`]
        : [],
    ),
  );
  return entries.flatMap(({ kind, lab, name, truth }): Suspicion[] => {
    const key = `${lab}/${name}`;
    const computed = truths.get(key);
    if (kind !== 'revealed' || truth === undefined || computed === undefined || otherWords.has(key)) return [];
    if (sameTruth(truth, computed)) return [];
    return [{ kind: 'truth', text: `“${name}” records a truth that the model does not give` }];
  });
}

/** A day begins on the islands furthest east this much before it does in UTC, in milliseconds. */
const firstHours = 14 * 60 * 60 * 1000;

/** Whether an entry is from before a day had begun anywhere. */
function isBefore({ at }: Entry, day: string | undefined): boolean {
  return day !== undefined && Date.parse(at) < Date.parse(day) - firstHours;
}

/** Entries that no clock which is right can have written. `released` is the day of the first edition. */
function timeSuspicions({ entries, labs }: ClassReader, now: Date, released: string | undefined): Suspicion[] {
  const latest = now.getTime() + clockTolerance;
  const daysOfLabs = new Map(labs.map(({ lab }) => [lab.id, lab.released]));
  const beforeAll = entries.filter((entry) => isBefore(entry, released));
  const beforeLab = entries.filter((entry) => !beforeAll.includes(entry) && isBefore(entry, daysOfLabs.get(entry.lab)));
  const told = (some: readonly Entry[], words: string): Suspicion[] =>
    some.length > 0 ? [{ kind: 'time', text: `${counted(some.length, 'entry', 'entries')} ${words}` }] : [];
  return [
    ...told(
      entries.filter(({ at }) => Date.parse(at) > latest),
      'from the future',
    ),
    ...told(beforeAll, 'from before the handbook was out'),
    ...told(beforeLab, 'from before the lab was out'),
  ];
}

/** A truth shown before anything was committed or skipped: the page never does that. */
function orderSuspicions({ entries }: ClassReader): Suspicion[] {
  const seen = new Map<string, { opened?: string; revealed?: string }>();
  for (const { kind, lab, name, at } of entries) {
    const key = `${lab}/${name}`;
    const times = seen.get(key) ?? {};
    if (kind === 'prediction' || kind === 'skip') seen.set(key, { ...times, opened: times.opened ?? at });
    if (kind === 'revealed') seen.set(key, { ...times, revealed: times.revealed ?? at });
  }
  return [...seen].flatMap(([key, { opened, revealed }]): Suspicion[] =>
    revealed !== undefined && (opened === undefined || revealed < opened)
      ? [{ kind: 'order', text: `“${key.split('/').at(-1)}” was revealed before anything was committed` }]
      : [],
  );
}

/** Files that hold the same entry: a copied ledger, or two copies of one. */
function sharedSuspicions(readers: readonly ClassReader[]): Map<ClassReader, Suspicion[]> {
  const holders = new Map<string, ClassReader[]>();
  for (const reader of readers) {
    for (const { id } of reader.entries) {
      const known = holders.get(id);
      if (known) known.push(reader);
      else holders.set(id, [reader]);
    }
  }
  const shared = new Map<ClassReader, Map<ClassReader, number>>();
  for (const group of holders.values()) {
    if (group.length < 2) continue;
    for (const reader of group) {
      const counts = shared.get(reader) ?? new Map<ClassReader, number>();
      for (const other of group) if (other !== reader) counts.set(other, (counts.get(other) ?? 0) + 1);
      shared.set(reader, counts);
    }
  }
  return new Map(
    [...shared].map(([reader, counts]) => [
      reader,
      [...counts].slice(0, 3).map(([other, count]): Suspicion => ({
        kind: 'shared',
        text: `shares ${counted(count, 'entry', 'entries')} with ${readerLabel(other)} (${other.file})`,
      })),
    ]),
  );
}

/** Everything odd about each reader's file. */
export function suspicionsOf(
  readers: readonly ClassReader[],
  { handbook }: Pick<Catalogue, 'handbook'>,
  truths: Truths,
  now: Date,
): Map<ClassReader, Suspicion[]> {
  const shared = sharedSuspicions(readers);
  return new Map(
    readers.map((reader) => [
      reader,
      [
        ...(shared.get(reader) ?? []),
        ...truthSuspicions(reader, truths),
        ...timeSuspicions(reader, now, handbook.released),
        ...orderSuspicions(reader),
      ],
    ]),
  );
}
