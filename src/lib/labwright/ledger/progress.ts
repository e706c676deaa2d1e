/** How far a reader has come in a lab: counted along the required path, what lies beyond it apart. Pure. */
import type { Say } from '../language/texts.ts';
import type { CatalogueLab } from './catalogue.ts';
import type { LabRecord } from './fold.ts';

/** Names of what a lab asks, as much as counting takes. */
export interface Outline {
  readonly predictions: readonly string[];
  readonly reflections: readonly string[];
  readonly writings: readonly string[];
  readonly decisions: readonly string[];
  /** Those of them beyond the required path. */
  readonly beyond: readonly string[];
  /** Names that one track alone has, by track. */
  readonly tracks?: Readonly<Record<string, readonly string[]>>;
}

export interface Tally {
  readonly done: number;
  readonly of: number;
  /** Done beyond the required path. */
  readonly beyond: number;
}

export const stages = ['predicted', 'explored', 'reflected', 'wrote', 'decided'] as const;
export type Stage = (typeof stages)[number];

export interface Progress extends Readonly<Record<Stage, Tally>> {
  readonly skipped: number;
}

/** What a lab asks, by name. */
export function outlineOf({ questions, decisions }: Pick<CatalogueLab, 'questions' | 'decisions'>): Outline {
  const ids = (...kinds: readonly string[]): string[] =>
    questions.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const tracks: Record<string, string[]> = {};
  for (const { track, id } of [...questions, ...decisions.map(({ track, name }) => ({ track, id: name }))])
    if (track !== undefined) (tracks[track] ??= []).push(id);
  return {
    ...(Object.keys(tracks).length > 0 ? { tracks } : {}),
    predictions: ids('choice', 'number', 'sketch'),
    reflections: ids('reflection'),
    writings: ids('writing'),
    decisions: decisions.map(({ name }) => name),
    beyond: [
      ...questions.filter(({ deeper }) => deeper).map(({ id }) => id),
      ...decisions.filter(({ deeper }) => deeper).map(({ name }) => name),
    ],
  };
}

/** An outline in one track: the one in which most is done, for a reader may have looked into others. */
function inOneTrack(outline: Outline, record: LabRecord): Outline {
  if (!outline.tracks) return outline;
  const isDone = (name: string): boolean =>
    [record.questions, record.reflections, record.writings, record.decisions].some((done) => done.has(name));
  const tracks = Object.values(outline.tracks);
  const counts = tracks.map((names) => names.filter(isDone).length);
  const own = tracks[counts.indexOf(Math.max(...counts))]!;
  const others = new Set(tracks.filter((names) => names !== own).flat());
  const kept = (names: readonly string[]): string[] => names.filter((name) => !others.has(name));
  return {
    predictions: kept(outline.predictions),
    reflections: kept(outline.reflections),
    writings: kept(outline.writings),
    decisions: kept(outline.decisions),
    beyond: kept(outline.beyond),
  };
}

export function progressOf(all: Outline, record: LabRecord): Progress {
  const outline = inOneTrack(all, record);
  const tally = (names: readonly string[], done: (name: string) => boolean): Tally => {
    const required = names.filter((name) => !outline.beyond.includes(name));
    return {
      done: required.filter(done).length,
      of: required.length,
      beyond: names.filter((name) => !required.includes(name) && done(name)).length,
    };
  };
  const written = (name: string): boolean => {
    const text = record.writings.get(name)?.latest.value;
    return typeof text === 'string' && text.trim() !== '';
  };
  const question = (name: string) => record.questions.get(name);
  return {
    predicted: tally(outline.predictions, (name) => question(name)?.predictions !== undefined),
    explored: tally(outline.predictions, (name) => question(name)?.phase === 'revealed'),
    reflected: tally(outline.reflections, (name) => record.reflections.has(name)),
    wrote: tally(outline.writings, written),
    decided: tally(outline.decisions, (name) => record.decisions.has(name)),
    skipped: outline.predictions.filter(
      (name) => question(name)?.skipped === true && question(name)?.predictions === undefined,
    ).length,
  };
}

/** One line of progress; a stage that the lab does not have is left out. */
export function progressText(progress: Progress, say: Say): string {
  const parts = stages
    .filter((stage): stage is Exclude<Stage, 'explored'> => stage !== 'explored')
    .filter((stage) => progress[stage].of + progress[stage].beyond > 0)
    .map((stage) => say(`script.all.${stage}${progress[stage].beyond > 0 ? '-beyond' : ''}`, { ...progress[stage] }));
  const skipped = progress.skipped > 0 ? [say('script.all.skipped', { done: progress.skipped })] : [];
  const text = [...parts, ...skipped].join(', ');
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
