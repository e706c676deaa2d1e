/** Reads `handbook.yaml` and `facts.yaml`, the two files that say what the whole handbook is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { LabwrightError, type Problem } from '../simulation/errors.ts';

const handbookSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
  title: z.string().min(1),
  subtitle: z.string().optional(),
  edition: z.string(),
  /** ISO date of the first edition: nobody can have read it before. */
  released: z.iso.date().optional(),
  language: z.string().default('en'),
  authors: z.array(z.string()).min(1),
  licence: z.string().optional(),
  site: z.url().optional(),
  credits: z.array(z.string()).optional(),
  key: z.enum(['separate', 'end', 'none']).default('separate'),
  /** Numbers in prose that are neither computed nor of the scenario: years, names, parts of a phrase. */
  structural: z.array(z.string()).default([]),
  skip: z.enum(['allowed', 'recorded', 'off']).default('recorded'),
  parts: z.array(z.strictObject({ title: z.string(), labs: z.array(z.string()).min(1) })).min(1),
});

/** The handbook as its author describes it. */
export type Handbook = z.infer<typeof handbookSchema>;

const factSchema = z.strictObject({
  label: z.string(),
  value: z.number(),
  unit: z.string().optional(),
  digits: z.number().int().optional(),
  source: z.string().min(1),
  verified: z.string().min(1),
  status: z.enum(['measured', 'datasheet', 'rule of thumb']),
});
export type Fact = z.infer<typeof factSchema>;

export const contentFolder = 'src/content';
export const handbookFile = `${contentFolder}/handbook.yaml`;
const factsFile = `${contentFolder}/facts.yaml`;

/** A schema's complaint in the two parts that an author meets: the field with its value, then what it takes. */
function fieldProblem(issue: z.core.$ZodIssue, data: unknown, file: string): Problem {
  const field = issue.path.join('.') || 'the file';
  const value = issue.path.reduce<unknown>(
    (node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key],
    data,
  );
  const missing = value === undefined;
  const expected =
    issue.code === 'invalid_type'
      ? `a ${issue.expected}`
      : issue.code === 'invalid_value'
        ? `one of ${issue.values.map(String).join(', ')}`
        : issue.code === 'too_small'
          ? `at least ${issue.minimum} of them`
          : issue.message.toLowerCase();
  return {
    rule: 'handbook/field',
    wrong: missing ? `The field "${field}" is missing.` : `The field "${field}" is ${JSON.stringify(value)}.`,
    instead: missing ? `Add it: ${expected}.` : `Write ${expected}.`,
    place: { file },
  };
}

function readYaml<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
  missing: unknown,
): z.infer<Schema> {
  let source: string;
  try {
    source = readFileSync(join(root, file), 'utf8');
  } catch {
    if (missing !== undefined) return missing as z.infer<Schema>;
    throw new LabwrightError({
      rule: 'handbook/missing',
      wrong: `There is no ${file}.`,
      instead: 'Write one that names the title, the edition, the authors and the labs in their order.',
    });
  }
  let data: unknown;
  try {
    data = parse(source);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
    throw new LabwrightError({
      rule: 'handbook/yaml',
      wrong: `The file is not YAML: ${error.message.split('\n')[0]!.replace(/ at line.*$/, '')}.`,
      instead: 'Mend the indentation or the quotes there.',
      place: { file, line, column: col },
    });
  }
  const result = schema.safeParse(data ?? {});
  if (result.success) return result.data;
  throw new LabwrightError(result.error.issues.map((issue) => fieldProblem(issue, data, file)));
}

/** @throws LabwrightError `handbook/*` when the file is missing, not YAML, or lacks a field. */
export function readHandbook(root: string): Handbook {
  return readYaml(root, handbookFile, handbookSchema, undefined);
}

/** Facts by id; none when there is no file. @throws LabwrightError `handbook/*`. */
export function readFacts(root: string): Readonly<Record<string, Fact>> {
  return readYaml(root, factsFile, z.record(z.string(), factSchema), {});
}

/** Labs in their order, with part and number. */
export function labsInOrder(handbook: Handbook): { id: string; number: number; part: string; slug: string }[] {
  return handbook.parts
    .flatMap((part) => part.labs.map((id) => ({ id, part: part.title })))
    .map((lab, index) => ({ ...lab, number: index + 1, slug: lab.id.split('/').at(-1)! }));
}
