/** Reads glossary.yaml: the terms of the handbook, each with a definition in inline Markdown. Pure but for the reading. */
import type { PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { z } from 'zod';
import { citedIn } from '../citation/source-text.ts';
import type { Works } from '../citation/work.ts';
import { LabwrightError, type Place, type Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import { unresolvedCitation } from './citations.ts';
import { contentFolder } from './handbook.ts';
import { type FieldIssue, fieldProblem, readYaml } from './yaml-file.ts';

export const glossaryFile = `${contentFolder}/glossary.yaml`;

const entrySchema = z.strictObject({
  /** As it stands in a sentence: `population stability index`. */
  term: z.string().min(1),
  /** One paragraph of Markdown; it may hold $maths$ and cite [@key]. */
  definition: z.string().min(1),
  plural: z.string().min(1).optional(),
  /** Ids of terms that belong to it. */
  see: z.array(z.string()).optional(),
  /** How the book's index files it; the term itself unless it says otherwise. */
  index: z.string().min(1).optional(),
});

export interface GlossaryEntry extends z.infer<typeof entrySchema> {
  /** Where its definition stands in glossary.yaml. */
  readonly place?: Place;
}

/** Terms by id. */
export type Glossary = Readonly<Record<string, GlossaryEntry>>;

const idForm = /^[a-z][a-z0-9-]*$/;
const processor = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** The words of a definition; undefined when it is more than one paragraph. */
export function definitionOf(entry: Pick<GlossaryEntry, 'definition'>): PhrasingContent[] | undefined {
  const { children } = processor.parse(entry.definition.trim()) as Root;
  return children.length === 1 && children[0]!.type === 'paragraph' ? children[0]!.children : undefined;
}

function entryProblems(
  id: string,
  entry: GlossaryEntry,
  ids: readonly string[],
  placeOf: (field: string) => Place,
): Problem[] {
  const problem = (field: string, wrong: string, instead: string): Problem => ({
    rule: 'glossary/field',
    wrong,
    instead,
    place: placeOf(field),
  });
  const known = (entry.see ?? []).filter((other) => !ids.includes(other) || other === id);
  return [
    ...(idForm.test(id)
      ? []
      : [
          problem(
            'term',
            `The id "${id}" cannot be written in <Term>.`,
            'Write lower-case letters, digits and hyphens.',
          ),
        ]),
    ...(definitionOf(entry)
      ? []
      : [
          problem(
            'definition',
            `The definition of "${id}" is more than one paragraph.`,
            'Write one paragraph, without lists or headings.',
          ),
        ]),
    ...known.map((other) => {
      const close = nearest(
        other,
        ids.filter((one) => one !== id),
      );
      const instead = close ? `Write "${close}".` : 'Write the id of another term.';
      return problem('see', `The term "${id}" points to "${other}".`, instead);
    }),
  ];
}

/** Terms by id; none when there is no file. @throws LabwrightError `handbook/yaml`, `glossary/field`. */
export function readGlossary(root: string): Glossary {
  const told = (issue: FieldIssue): Problem => fieldProblem(issue, 'glossary/field');
  const { data, placeOf } = readYaml(root, glossaryFile, z.record(z.string(), entrySchema), {}, told);
  const glossary = Object.fromEntries(
    Object.entries(data).map(([id, entry]) => [id, { ...entry, place: placeOf([id, 'definition']) }]),
  );
  const ids = Object.keys(glossary);
  const problems = ids.flatMap((id) => entryProblems(id, glossary[id]!, ids, (field) => placeOf([id, field])));
  if (problems.length > 0) throw new LabwrightError(problems);
  return glossary;
}

/** `cite/unresolved` in definitions. */
export function definitionProblems(glossary: Glossary, works: Works): Problem[] {
  return Object.values(glossary).flatMap(({ definition, place }) =>
    citedIn(definition)
      .filter((key) => !(key in works))
      .map((key) => unresolvedCitation(definition, key, works, place ?? { file: glossaryFile })),
  );
}

const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true });

/** Order of terms in a list: by letters, whatever their case. */
export function compareTerms(a: string, b: string): number {
  return collator.compare(a, b);
}
