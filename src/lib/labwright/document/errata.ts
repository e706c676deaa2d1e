/** Reads errata.yaml, the corrections of a handbook, and finds the place of each. Pure but for the reading. */
import { z } from 'zod';
import { LabwrightError, type Place, type Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import type { Lab } from './lab.ts';
import type { LabIndex } from './references.ts';
import { contentFolder } from './handbook.ts';
import { type FieldIssue, fieldProblem, readYaml } from './yaml-file.ts';

export const errataFile = `${contentFolder}/errata.yaml`;

const entrySchema = z.strictObject({
  /** Day on which it was corrected, `2026-03-01`. */
  date: z.iso.date({ error: 'a day such as 2026-03-01' }),
  /** Edition in which it was found, as handbook.yaml named it then. */
  edition: z.string().min(1),
  /** Id of the lab, as in handbook.yaml. */
  lab: z.string().min(1),
  /** Id of the figure, table, question or section in it. */
  anchor: z.string().min(1),
  was: z.string().trim().min(1),
  is: z.string().trim().min(1),
  /** How it came about, or how it was noticed. */
  why: z.string().trim().min(1),
  /** Who found it, if they want to be named. */
  thanks: z.string().trim().min(1).optional(),
});

export interface Erratum extends z.infer<typeof entrySchema> {
  /** Where each field stands in errata.yaml. */
  readonly placeOf: (field: string) => Place;
}

/** Corrections by id. */
export type Errata = Readonly<Record<string, Erratum>>;

const idForm = /^[a-z][a-z0-9-]*$/;

/** Corrections by id; none when there is no file. @throws LabwrightError `handbook/yaml`, `errata/field`. */
export function readErrata(root: string): Errata {
  const told = (issue: FieldIssue): Problem => {
    const expected = issue.path.length > 0 ? issue.expected : 'one entry for each correction, under an id of its own';
    return fieldProblem({ ...issue, expected }, 'errata/field');
  };
  const { data, placeOf } = readYaml(root, errataFile, z.record(z.string(), entrySchema), {}, told);
  const problems = Object.entries(data).flatMap(([id, { was, is }]): Problem[] => [
    ...(idForm.test(id)
      ? []
      : [
          {
            rule: 'errata/field',
            wrong: `The id "${id}" cannot stand in an address.`,
            instead: 'Write lower-case letters, digits and hyphens.',
            place: placeOf([id, 'date']),
          },
        ]),
    ...(was === is
      ? [
          {
            rule: 'errata/field',
            wrong: `The correction "${id}" changes nothing: "${was}" stands as before.`,
            instead: 'Write what stands there now under "is".',
            place: placeOf([id, 'is']),
          },
        ]
      : []),
  ]);
  if (problems.length > 0) throw new LabwrightError(problems);
  return Object.fromEntries(
    Object.entries(data).map(([id, entry]) => [id, { ...entry, placeOf: (field: string) => placeOf([id, field]) }]),
  );
}

/** `errata/place`: every correction leads to a lab and to something in it. */
export function errataProblems(errata: Errata, labs: readonly Lab[]): Problem[] {
  const numbered = new Map(
    labs.filter(({ context }) => context.number !== undefined).map((lab) => [lab.context.id, lab]),
  );
  return Object.entries(errata).flatMap(([id, { lab: name, anchor, placeOf }]): Problem[] => {
    const lab = numbered.get(name);
    if (!lab) {
      const wrong = `The correction "${id}" is about the lab "${name}", which handbook.yaml does not list.`;
      return [{ rule: 'errata/place', wrong, instead: suggest(name, numbered.keys()), place: placeOf('lab') }];
    }
    if (lab.anchors.has(anchor)) return [];
    const wrong = `The correction "${id}" leads to "${anchor}", which "${name}" does not have.`;
    return [{ rule: 'errata/place', wrong, instead: suggest(anchor, lab.anchors.keys()), place: placeOf('anchor') }];
  });
}

/** A correction as a page or the book shows it. */
export interface Correction {
  readonly id: string;
  readonly date: string;
  readonly edition: string;
  /** `Lab 2`. */
  readonly lab: string;
  readonly title: string;
  /** `Figure 2.1`, or the words of a heading. */
  readonly label: string;
  readonly href: string;
  readonly was: string;
  readonly is: string;
  readonly why: string;
  readonly thanks?: string;
}

/** All corrections, the newest first, and of one day in the order of the file. Their places have been checked. */
export function correctionsOf(errata: Errata, labs: readonly Lab[], index: LabIndex): Correction[] {
  return Object.entries(errata)
    .map(([id, { date, edition, lab: name, anchor, was, is, why, thanks }]): Correction => {
      const { context, anchors } = labs.find((lab) => lab.context.id === name)!;
      const { href, title } = index.get(context.slug)!;
      const { label } = anchors.get(anchor)!;
      const said = { was, is, why, ...(thanks === undefined ? {} : { thanks }) };
      return { id, date, edition, lab: `Lab ${context.number}`, title, label, href: `${href}#${anchor}`, ...said };
    })
    .sort((a, b) => b.date.localeCompare(a.date, 'en'));
}
