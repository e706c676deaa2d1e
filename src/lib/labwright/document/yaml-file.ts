/** Reads a YAML file of the handbook against a schema; every complaint says field, value and place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { LabwrightError, type Place, type Problem } from '../simulation/errors.ts';

export type Path = readonly PropertyKey[];

/** The data of a file, and where each field of it stands. */
export interface YamlFile<Data> {
  readonly data: Data;
  placeOf(path: Path): Place;
}

/** What a schema found, before it is a problem: the field's path, its value and what it takes. */
export interface FieldIssue {
  readonly path: Path;
  readonly value: unknown;
  /** `a string`, `one of measured, datasheet`. */
  readonly expected: string;
  readonly place: Place;
}

/** Where a field stands, or the nearest field above one that is missing. */
function placeIn(document: Document, lines: LineCounter, file: string, path: Path): Place {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const value = document.getIn(path, true);
  if (path.length > 0 && isNode(value) && value.range) return at(value.range[0]);
  for (let depth = path.length - 1; depth > 0; depth--) {
    const map = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    if (!isMap(map)) continue;
    const key = map.items.find((pair) => isScalar(pair.key) && pair.key.value === path[depth - 1])?.key;
    if (isNode(key) && key.range) return at(key.range[0]);
  }
  return { file };
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum} of them`;
    default:
      return issue.message.toLowerCase();
  }
}

/** A complaint in the two parts that an author meets: the field with its value, then what it takes. */
export function fieldProblem({ path, value, expected, place }: FieldIssue, rule = 'handbook/field'): Problem {
  const field = path.join('.') || 'the file';
  const missing = value === undefined;
  return {
    rule,
    wrong: missing ? `The field "${field}" is missing.` : `The field "${field}" is ${JSON.stringify(value)}.`,
    instead: missing ? `Add it: ${expected}.` : `Write ${expected}.`,
    place,
  };
}

/**
 * Reads and checks a file.
 * @param missing What stands for a file that is not there; without it the file must be.
 * @param problemOf Turns a complaint of the schema into a problem; `handbook/field` unless it says otherwise.
 * @throws LabwrightError `handbook/missing`, `handbook/yaml`, and the problems of `problemOf`.
 */
export function readYaml<Schema extends z.ZodType>(
  root: string,
  file: string,
  schema: Schema,
  missing?: z.infer<Schema>,
  problemOf: (issue: FieldIssue) => Problem = fieldProblem,
): YamlFile<z.infer<Schema>> {
  let source: string;
  try {
    source = readFileSync(join(root, file), 'utf8');
  } catch {
    if (missing !== undefined) return { data: missing, placeOf: () => ({ file }) };
    throw new LabwrightError({
      rule: 'handbook/missing',
      wrong: `There is no ${file}.`,
      instead: 'Write one that names the title, the edition, the authors and the labs in their order.',
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new LabwrightError(yamlProblem(error, file));
  const placeOf = (path: Path): Place => placeIn(document, lines, file, path);
  const data: unknown = document.toJS() ?? {};
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, placeOf };
  throw new LabwrightError(
    result.error.issues.flatMap((issue) => {
      const value = issue.path.reduce<unknown>(
        (node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key],
        data,
      );
      const problem = problemOf({ path: issue.path, value, expected: expectedBy(issue), place: placeOf(issue.path) });
      if (issue.code !== 'unrecognized_keys') return [problem];
      return issue.keys.map((key) => ({
        ...problem,
        wrong: `There is no field "${[...issue.path, key].join('.')}".`,
        instead: 'Mend its name, or take it out.',
        place: placeOf([...issue.path, key]),
      }));
    }),
  );
}

function yamlProblem(error: YAMLParseError, file: string): Problem {
  const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
  return {
    rule: 'handbook/yaml',
    wrong: `The file is not YAML: ${error.message.split('\n')[0]!.replace(/ at line.*$/, '')}.`,
    instead: 'Mend the indentation or the quotes there.',
    place: { file, line, column: col },
  };
}
