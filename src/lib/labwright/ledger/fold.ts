/** The state of a reader in a lab: a fold over entries that does not depend on the order in which they came. */
import { byTime, isRecord, type Entry } from './schema.ts';

/** Everything said to one name, the first apart: only that one counts, the later ones show learning. */
export interface Attempts {
  readonly first: Entry;
  readonly later: readonly Entry[];
  readonly latest: Entry;
}

export interface QuestionRecord {
  /** `open` until committed or skipped; `revealed` once the truth was shown. */
  readonly phase: 'open' | 'committed' | 'skipped' | 'revealed';
  readonly predictions?: Attempts;
  readonly skipped: boolean;
  /** The reader asked to be shown. */
  readonly shown: boolean;
  readonly revealed?: Entry;
  /** Most distinct settings visited before the truth. */
  readonly visited: number;
}

export interface LabRecord {
  readonly questions: ReadonlyMap<string, QuestionRecord>;
  readonly reflections: ReadonlyMap<string, Attempts>;
  readonly writings: ReadonlyMap<string, Attempts>;
  readonly decisions: ReadonlyMap<string, Attempts>;
  /** How often each failure state was met, and left again. */
  readonly failures: ReadonlyMap<string, { readonly met: number; readonly left: number }>;
  readonly firstAt?: string;
  readonly lastAt?: string;
}

/** By attempt, then by time: a clock that was set back does not make a later try the first. */
function byAttempt(a: Entry, b: Entry): number {
  return a.attempt - b.attempt || byTime(a, b);
}

function attemptsOf(entries: readonly Entry[]): Attempts | undefined {
  const [first, ...later] = [...entries].sort(byAttempt);
  return first && { first, later, latest: later.at(-1) ?? first };
}

/** The answer inside a prediction: a number, the index of an option, or an interval. */
export function answerOf(entry: Entry): unknown {
  return isRecord(entry.value) ? entry.value['answer'] : undefined;
}

/** What was said to one question, from its entries. */
export function foldQuestion(entries: Iterable<Entry>): QuestionRecord {
  const all = [...entries];
  const of = (kind: Entry['kind']): Entry[] => all.filter((entry) => entry.kind === kind);
  const predictions = attemptsOf(of('prediction'));
  const revealed = attemptsOf(of('revealed'))?.latest;
  const skipped = of('skip').length > 0;
  return {
    phase: revealed ? 'revealed' : predictions ? 'committed' : skipped ? 'skipped' : 'open',
    ...(predictions ? { predictions } : {}),
    ...(revealed ? { revealed } : {}),
    skipped,
    shown: of('shown').length > 0,
    visited: Math.max(0, ...of('visited').map(({ value }) => (typeof value === 'number' ? value : 0))),
  };
}

function byName(entries: readonly Entry[], kinds: readonly Entry['kind'][]): [name: string, entries: Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (!kinds.includes(entry.kind)) continue;
    const group = groups.get(entry.name);
    if (group) group.push(entry);
    else groups.set(entry.name, [entry]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Everything a reader did in one lab. */
export function foldLab(entries: Iterable<Entry>, lab: string): LabRecord {
  const own = [...entries].filter((entry) => entry.lab === lab).sort(byTime);
  const attempts = (kind: Entry['kind']): Map<string, Attempts> =>
    new Map(byName(own, [kind]).map(([name, group]) => [name, attemptsOf(group)!]));
  const questions = byName(own, ['prediction', 'skip', 'shown', 'revealed', 'visited']);
  const failures = byName(own, ['failureMet', 'failureLeft']).map(([name, group]) => {
    const met = group.filter(({ kind }) => kind === 'failureMet').length;
    return [name, { met, left: group.length - met }] as const;
  });
  return {
    questions: new Map(questions.map(([name, group]) => [name, foldQuestion(group)])),
    reflections: attempts('reflection'),
    writings: attempts('writing'),
    decisions: attempts('decision'),
    failures: new Map(failures),
    ...(own[0] ? { firstAt: own[0].at, lastAt: own.at(-1)!.at } : {}),
  };
}
