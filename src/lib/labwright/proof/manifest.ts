/**
 * The manifest of a handbook: every published number with a key of what makes it, and what changed since another.
 *
 * Pure. Its keys are hashes of content, and it holds no date: the same sources give the same bytes. It holds what the
 * seals hide, so it belongs into a private folder.
 */
import { z } from 'zod';
import type { Chapters } from '../document/chapters.ts';
import type { Lab } from '../document/lab.ts';
import { meaningOf, versionOf } from '../document/version.ts';
import { formatPlace, LabwrightError } from '../simulation/errors.ts';
import { type PublishedNumber, publishedIn } from './published.ts';

const format = 1;

const schema = z.object({
  format: z.literal(format),
  handbook: z.string(),
  edition: z.string(),
  simulations: z.record(z.string(), z.string()),
  questions: z
    .array(z.object({ id: z.string(), version: z.number(), meaning: z.string(), place: z.string() }))
    // Older manifests know none.
    .default([]),
  numbers: z.array(
    z.object({
      id: z.string(),
      lab: z.string(),
      anchor: z.string(),
      place: z.string(),
      kind: z.enum(['value', 'readout', 'derivation', 'cell', 'finding', 'figure', 'fact', 'given', 'answer']),
      of: z.string(),
      at: z.string().optional(),
      text: z.string(),
      key: z.string(),
    }),
  ),
});

export interface Manifest {
  readonly format: typeof format;
  readonly handbook: string;
  readonly edition: string;
  /** Hash of each simulation's code. */
  readonly simulations: Readonly<Record<string, string>>;
  /** What each question asks, under which version. */
  readonly questions: readonly AskedQuestion[];
  readonly numbers: readonly PublishedNumber[];
}

export interface AskedQuestion {
  /** `operations/silent-degradation#first-alarm` */
  readonly id: string;
  readonly version: number;
  /** Digest of what it asks, whatever its words. */
  readonly meaning: string;
  readonly place: string;
}

const questionWords = ['Predict', 'Reflect', 'Write'];

function questionsIn(lab: Lab): AskedQuestion[] {
  // What is asked elsewhere is for practice, and keeps no answer.
  const asked = lab.context.number === undefined ? [] : lab.uses.filter(({ word }) => questionWords.includes(word));
  return asked.map((use) => ({
    id: `${lab.context.id}#${String(use.attributes['id'])}`,
    version: versionOf(use),
    meaning: meaningOf(use, lab),
    place: formatPlace(use.place),
  }));
}

/** The manifest of chapters that have no problems. */
export function manifestOf(
  handbook: { readonly id: string; readonly edition: string },
  { labs }: Pick<Chapters, 'labs'>,
  code: ReadonlyMap<string, string>,
): Manifest {
  return {
    format,
    handbook: handbook.id,
    edition: handbook.edition,
    simulations: Object.fromEntries([...code].sort(([a], [b]) => (a < b ? -1 : 1))),
    questions: labs.flatMap(({ lab }) => questionsIn(lab)),
    numbers: labs.flatMap(({ lab }) => publishedIn(lab, code)),
  };
}

/** @throws LabwrightError `manifest/file` when the text is no manifest; `file` is its name for the message. */
export function parseManifest(text: string, file: string): Manifest {
  const broken = (wrong: string): LabwrightError =>
    new LabwrightError({
      rule: 'manifest/file',
      wrong,
      instead: 'Name a file that "labwright prove --manifest" or a build has written.',
      place: { file },
    });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw broken('The manifest is not JSON.');
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data as Manifest;
  const issue = result.error.issues[0]!;
  throw broken(`The manifest cannot be read at "${issue.path.join('.') || 'its root'}": ${issue.message}.`);
}

export interface ChangedNumber {
  readonly number: PublishedNumber;
  readonly was: string;
}

export interface Changes {
  readonly changed: readonly ChangedNumber[];
  readonly added: readonly PublishedNumber[];
  readonly removed: readonly PublishedNumber[];
  /** Simulations with other code and the same numbers. */
  readonly recomputed: readonly string[];
  /** Questions that ask something else under the version they had: old answers are read as answers to that. */
  readonly reasked: readonly AskedQuestion[];
}

const simulationOf = ({ of, kind }: PublishedNumber): string | undefined =>
  ['fact', 'given', 'answer'].includes(kind) ? undefined : of.split('.')[0];

/** Answers without their texts: a terminal may be showing them to a class. */
export function withoutAnswers({ changed, added, removed, ...rest }: Changes): Changes {
  const hide = (number: PublishedNumber): PublishedNumber =>
    number.kind === 'answer' ? { ...number, text: 'sealed' } : number;
  return {
    changed: changed.map(({ number, was }) => ({
      number: hide(number),
      was: number.kind === 'answer' ? 'sealed' : was,
    })),
    added: added.map(hide),
    removed: removed.map(hide),
    ...rest,
  };
}

/** What is published otherwise than before. */
export function changesSince(before: Manifest, now: Manifest): Changes {
  const old = new Map(before.numbers.map((number) => [number.id, number]));
  const ids = new Set(now.numbers.map(({ id }) => id));
  const changed = now.numbers.flatMap((number): ChangedNumber[] => {
    const was = old.get(number.id)?.text;
    return was === undefined || was === number.text ? [] : [{ number, was }];
  });
  const asked = new Map(before.questions.map((question) => [question.id, question]));
  const moved = new Set(changed.map(({ number }) => simulationOf(number)));
  return {
    changed,
    added: now.numbers.filter(({ id }) => !old.has(id)),
    removed: before.numbers.filter(({ id }) => !ids.has(id)),
    recomputed: Object.entries(now.simulations)
      .filter(([id, hash]) => before.simulations[id] !== undefined && before.simulations[id] !== hash && !moved.has(id))
      .map(([id]) => id),
    reasked: now.questions.filter(({ id, version, meaning }) => {
      const was = asked.get(id);
      return was !== undefined && was.meaning !== meaning && was.version === version;
    }),
  };
}

const many = (count: number, verb: string): string =>
  `${count === 0 ? 'No' : count} ${count === 1 || count === 0 ? 'number' : 'numbers'} ${verb}`;

/** `workflow/constraint-tax, figure fig-race: iteration-race.leader at halfYear` and where it is written. */
function whereOf({ lab, anchor, of, at, place }: PublishedNumber): string {
  return `${lab}#${anchor} ${of}${at === undefined ? '' : ` at ${at}`} (${place})`;
}

/** The changes as lines for a terminal. */
export function changesInWords({ changed, added, removed, recomputed, reasked }: Changes): string[] {
  const lines = [
    `${many(changed.length, 'changed')}${changed.length > 0 ? ':' : '.'}`,
    ...changed.map(({ number, was }) =>
      number.kind === 'answer'
        ? `  ${whereOf(number)} changed; it is sealed`
        : `  ${whereOf(number)} was "${was}", is "${number.text}"`,
    ),
  ];
  if (added.length > 0)
    lines.push(`${many(added.length, 'added')}:`, ...added.map((each) => `  ${whereOf(each)} is "${each.text}"`));
  if (removed.length > 0)
    lines.push(
      `${many(removed.length, 'removed')}:`,
      ...removed.map((each) => `  ${whereOf(each)} was "${each.text}"`),
    );
  if (recomputed.length > 0) lines.push(`Recomputed, same: ${recomputed.join(', ')}.`);
  if (reasked.length > 0)
    lines.push(
      'Asks something else under the same version; give it another where old answers do not answer it:',
      ...reasked.map(({ id, version, place }) => `  ${id} (${place}): version={${version + 1}}`),
    );
  return lines;
}
