/** Reads `handbook.yaml`, `facts.yaml` and `references.bib`, the files that say what the whole handbook is and stands on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { citationStyles } from '../citation/bibliography.ts';
import { readBibtex } from '../citation/bibtex.ts';
import { citationsIn } from '../citation/syntax.ts';
import type { Works } from '../citation/work.ts';
import { LabwrightError, type Place, type Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { type FieldIssue, fieldProblem, readYaml, type YamlFile } from './yaml-file.ts';

const aDay = 'a day such as 2026-09-14';

const scheduleFields = {
  /** From this day on the lab is in the site and in the book: nobody can have read it before. */
  released: z.iso.date({ error: aDay }).optional(),
  /** The last day to hand in. */
  due: z.iso.date({ error: aDay }).optional(),
  /** What to hand in: one paragraph of Markdown. */
  handIn: z.string().trim().min(1).optional(),
};

const handbookSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
  title: z.string().min(1),
  subtitle: z.string().optional(),
  edition: z.string(),
  /** ISO date of the first edition: nobody can have read it before. It holds no lab back; a lab's own day is in `schedule`. */
  released: z.iso.date().optional(),
  language: z.string().default('en'),
  /**
   * Languages into which chapters are translated, by the folder under docs/ that they stand in: `es`. Each says what the
   * handbook and its parts are called there.
   */
  translations: z
    .record(
      z.string().regex(/^[a-z]{2,3}(?:-[a-z0-9]+)*$/, 'a language such as es or pt-br'),
      z.strictObject({
        title: z.string().min(1).optional(),
        subtitle: z.string().min(1).optional(),
        parts: z.record(z.string(), z.string().min(1)).default({}),
      }),
    )
    .default({}),
  authors: z.array(z.string()).min(1),
  licence: z.string().optional(),
  site: z.url().optional(),
  /** Where readers tell of mistakes: an address of the web or of mail (`mailto:`). */
  report: z.url({ protocol: /^(https?|mailto)$/ }).optional(),
  credits: z.array(z.string()).optional(),
  /** How works are cited: by author and year, or by number. */
  citations: z.enum(citationStyles).default('author-date'),
  key: z.enum(['separate', 'end', 'none']).default('separate'),
  /** Numbers in prose that are neither computed nor of the scenario: years, names, parts of a phrase. */
  structural: z.array(z.string()).default([]),
  /** Problems that are not told: which rule, in which chapter or simulation, perhaps saying what, and why. */
  silence: z
    .array(
      z.strictObject({
        rule: z.string().min(1),
        in: z.string().min(1),
        says: z.string().min(1).optional(),
        reason: z.string().trim().min(1),
      }),
    )
    .default([]),
  /**
   * Whether a reader may open a seal without predicting. `allowed`: their own ledger remembers it, a class is not told;
   * `recorded`: the button says that it is recorded, and a class is told; `off`: there is no such button.
   */
  skip: z.enum(['allowed', 'recorded', 'off']).default('recorded'),
  /** Profiles in which a chapter can be read, in their order. A chapter says in its frontmatter which it offers. */
  tracks: z
    .record(
      z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens'),
      z.strictObject({ name: z.string().trim().min(1), description: z.string().trim().min(1) }),
    )
    .default({}),
  parts: z
    .array(
      z.strictObject({
        title: z.string(),
        labs: z.array(z.string()).min(1),
        /** Pages of the part that are no labs: they stand beneath its labs in the navigation, and in no book. */
        pages: z.array(z.string()).min(1).optional(),
      }),
    )
    .min(1),
  /** The days of a course, by lab. A lab that is not listed is out from the start. */
  schedule: z.record(z.string(), z.strictObject(scheduleFields)).default({}),
});

type HandbookFile = z.infer<typeof handbookSchema>;

/** The days of one lab in a course. */
export interface LabSchedule extends z.infer<z.ZodObject<typeof scheduleFields>> {
  /** Where what is to be handed in stands in handbook.yaml; no page gets it. */
  readonly place?: Place;
}

/** A profile in which chapters can be read. */
export interface Track {
  readonly id: string;
  readonly name: string;
  /** One line: who the reader is in it. */
  readonly description: string;
}

/** The tracks of a handbook, in their order. */
export function tracksOf({ tracks }: Pick<HandbookFile, 'tracks'>): Track[] {
  return Object.entries(tracks).map(([id, track]) => ({ id, ...track }));
}

/** The handbook as its author describes it. */
export interface Handbook extends Omit<HandbookFile, 'schedule'> {
  readonly schedule: Readonly<Record<string, LabSchedule>>;
}

const statuses = ['measured', 'datasheet', 'rule of thumb'] as const;

const factSchema = z.strictObject({
  label: z.string(),
  value: z.number(),
  unit: z.string().optional(),
  digits: z.number().int().optional(),
  source: z.string().min(1),
  verified: z.iso.date(),
  status: z.enum(statuses),
});

/** A number of the world outside. In the file its source may cite `[@key]`; a component gets the references written out. */
export interface Fact extends z.infer<typeof factSchema> {
  /** Keys of the works that its source cites, when the source is written out. */
  readonly cites?: readonly string[];
  /** Where its source stands in facts.yaml; no page gets it. */
  readonly place?: Place;
}

export const contentFolder = 'src/content';
export const handbookFile = `${contentFolder}/handbook.yaml`;
export const factsFile = `${contentFolder}/facts.yaml`;
export const referencesFile = `${contentFolder}/references.bib`;

const sourceForms = 'a citation such as "[@key]", or a name with a year, or an address';

/** What a fact's provenance takes, by field; any other field is told as those of handbook.yaml are. */
function factProblem(issue: FieldIssue): Problem {
  const [id, field] = issue.path;
  const { value, place } = issue;
  const told = (wrong: string, instead: string): Problem => ({ rule: 'fact/source', wrong, instead, place });
  const shown = value === undefined || value === '' ? undefined : JSON.stringify(value);
  if (field === 'source') return told(`The fact "${String(id)}" names no source.`, `Add source: ${sourceForms}.`);
  if (field === 'verified')
    return told(
      `The fact "${String(id)}" ${shown ? `was verified on ${shown}` : 'does not say when it was verified'}.`,
      `${shown ? 'Write' : 'Add verified:'} the day it was last looked up, as year-month-day in quotes.`,
    );
  if (field === 'status')
    return told(
      `The fact "${String(id)}" has ${shown ? `the status ${shown}` : 'no status'}.`,
      `${shown ? 'Write' : 'Add status:'} one of ${statuses.join(', ')}.`,
    );
  return fieldProblem(issue);
}

/** Whether somebody else can find what a source names. */
function isFound(source: string): boolean {
  const named = /\p{Lu}\p{L}+/u.test(source) && /\b(?:1[5-9]|20)\d\d\b/.test(source);
  return named || citationsIn(source).length > 0 || /https?:\/\/|\bdoi:|\b10\.\d{4,}\//i.test(source);
}

/** `handbook/schedule`: days are of labs that there are, and a lab is out before it is due. */
function scheduleProblems({ data, placeOf }: YamlFile<HandbookFile>): Problem[] {
  const labs = data.parts.flatMap((part) => part.labs);
  return Object.entries(data.schedule).flatMap(([lab, { released, due }]): Problem[] => {
    const told = (wrong: string, instead: string, field: string[]): Problem[] => [
      { rule: 'handbook/schedule', wrong, instead, place: placeOf(['schedule', lab, ...field]) },
    ];
    if (!labs.includes(lab))
      return told(`The schedule has days for "${lab}", which no part lists.`, suggest(lab, labs), []);
    if (released === undefined || due === undefined || released <= due) return [];
    return told(
      `"${lab}" is due on ${due}, before it is released on ${released}.`,
      'Write a later due day, or an earlier day of release.',
      ['due'],
    );
  });
}

/** @throws LabwrightError `handbook/*` when the file is missing, not YAML, lacks a field, or has days that cannot be. */
export function readHandbook(root: string): Handbook {
  const file = readYaml(root, handbookFile, handbookSchema);
  const problems = scheduleProblems(file);
  if (problems.length > 0) throw new LabwrightError(problems);
  const schedule = Object.entries(file.data.schedule).map(
    ([lab, days]) => [lab, { ...days, place: file.placeOf(['schedule', lab, 'handIn']) }] as const,
  );
  return { ...file.data, schedule: Object.fromEntries(schedule) };
}

/** Facts by id; none when there is no file. @throws LabwrightError `handbook/*`, `fact/source`. */
export function readFacts(root: string): Readonly<Record<string, Fact>> {
  const { data, placeOf } = readYaml(root, factsFile, z.record(z.string(), factSchema), {}, factProblem);
  const facts = Object.entries(data).map(([id, fact]) => [id, { ...fact, place: placeOf([id, 'source']) }] as const);
  const unfound = facts.filter(([, { source }]) => !isFound(source));
  if (unfound.length === 0) return Object.fromEntries(facts);
  throw new LabwrightError(
    unfound.map(([id, { source, place }]) => ({
      rule: 'fact/source',
      wrong: `The source of the fact "${id}" is "${source}", which nobody can look up.`,
      instead: `Write ${sourceForms}.`,
      place,
    })),
  );
}

/** Works by key; none when there is no references.bib. @throws LabwrightError `references/bib`, `cite/duplicate`. */
export function readWorks(root: string): Works {
  const path = join(root, referencesFile);
  if (!existsSync(path)) return {};
  const { works, problems } = readBibtex(readFileSync(path, 'utf8'), referencesFile);
  if (problems.length > 0) throw new LabwrightError(problems);
  return works;
}

/** Labs in their order, with part and number. */
export function labsInOrder(handbook: Handbook): { id: string; number: number; part: string; slug: string }[] {
  return handbook.parts
    .flatMap((part) => part.labs.map((id) => ({ id, part: part.title })))
    .map((lab, index) => ({ ...lab, number: index + 1, slug: lab.id.split('/').at(-1)! }));
}
