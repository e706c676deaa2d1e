/**
 * Versions of a question. One that its author asks anew, `version={2}`, has another name in the ledger, `first-alarm@2`: an
 * answer to the first stays with the first, and none is taken for an answer to what was not asked. Pure.
 */
import type { Attempts, LabRecord, QuestionRecord } from './fold.ts';

/** `first-alarm`, and from the second version on `first-alarm@2`. */
export function questionName(id: string, version: number): string {
  return version === 1 ? id : `${id}@${version}`;
}

function split(name: string): { readonly id: string; readonly version: number } {
  const [, id = name, version] = /^(.+)@(\d+)$/.exec(name) ?? [];
  return { id, version: version === undefined ? 1 : Number(version) };
}

/** The version in a name of the ledger. */
export function versionIn(name: string): number {
  return split(name).version;
}

/** Of these names those of earlier versions of the question, the newest first. */
export function earlierNames(name: string, names: Iterable<string>): string[] {
  const { id, version } = split(name);
  return [...names]
    .filter((other) => split(other).id === id && versionIn(other) < version)
    .sort((a, b) => versionIn(b) - versionIn(a));
}

function answeredIn<Kept>(
  kept: ReadonlyMap<string, Kept>,
  asked: readonly string[],
  isAnswered: (value: Kept) => boolean,
): ReadonlyMap<string, Kept> {
  const found = asked.flatMap((name): [string, Kept][] => {
    if (kept.has(name)) return [];
    const earlier = earlierNames(name, kept.keys()).find((other) => isAnswered(kept.get(other)!));
    return earlier === undefined ? [] : [[name, kept.get(earlier)!]];
  });
  return found.length === 0 ? kept : new Map([...kept, ...found]);
}

/**
 * A lab's record in which whoever answered an earlier version of a question has taken part in it. What they said and whether
 * it held stays with the version that they were asked: nobody loses their work to a question that its author mended.
 */
export function countingEarlier(record: LabRecord, asked: readonly string[]): LabRecord {
  return {
    ...record,
    questions: answeredIn(record.questions, asked, ({ predictions }: QuestionRecord) => predictions !== undefined),
    reflections: answeredIn(record.reflections, asked, (_: Attempts) => true),
    writings: answeredIn(record.writings, asked, (_: Attempts) => true),
  };
}
