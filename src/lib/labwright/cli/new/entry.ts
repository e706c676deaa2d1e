/** Names a new lab in `handbook.yaml`, and leaves every other byte of that file, comments included, as it is. Pure. */
import { isMap, isPair, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { handbookFile } from '../../document/handbook.ts';
import { LabwrightError } from '../../simulation/errors.ts';

type Ranged = { range?: readonly [number, number, number] | null };

const startOf = (node: Ranged): number => node.range![0];
/** Where a node's own text ends, before a comment and the line break after it. */
const endOf = (node: Ranged): number => node.range![1];

function insert(source: string, at: number, text: string): string {
  return source.slice(0, at) + text + source.slice(at);
}

/** The end of the line that holds this place, with the comment that may stand there. */
function endOfLine(source: string, at: number): number {
  const found = source.indexOf('\n', at);
  return found === -1 ? source.length : found;
}

/** What stands before `- ` of the item that begins here. */
function indentOf(source: string, at: number): string {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*/.exec(line)![0];
}

function listOf(map: YAMLMap, key: string): YAMLSeq | undefined {
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return pair && isSeq(pair.value) ? pair.value : undefined;
}

/** The last thing written in a list, however deep. */
function lastScalar(node: unknown): Scalar | undefined {
  if (isScalar(node)) return node;
  if (isSeq(node)) return lastScalar(node.items.at(-1));
  if (isMap(node)) {
    const pair = node.items.at(-1);
    return lastScalar(pair?.value ?? pair?.key);
  }
  return undefined;
}

function addToLabs(source: string, labs: YAMLSeq, id: string): string {
  const last = labs.items.at(-1) as Scalar;
  if (labs.flow) return insert(source, endOf(last), `, ${id}`);
  return insert(source, endOfLine(source, endOf(last)), `\n${indentOf(source, startOf(last))}- ${id}`);
}

function addPart(source: string, parts: YAMLSeq, title: string, id: string): string {
  const first = parts.items[0] as YAMLMap;
  if (parts.flow)
    return insert(source, endOf(parts.items.at(-1) as Ranged), `, { title: ${JSON.stringify(title)}, labs: [${id}] }`);
  const indent = indentOf(source, startOf(first));
  // A list in brackets ends after its last entry.
  const last = parts.items.at(-1) as YAMLMap;
  const end = Math.max(
    endOf(lastScalar(last)!),
    ...[listOf(last, 'labs')].map((labs) => (labs?.flow ? endOf(labs) : 0)),
  );
  const lines = [`${indent}- title: ${title}`, `${indent}  labs:`, `${indent}    - ${id}`];
  return insert(source, endOfLine(source, end), `\n${lines.join('\n')}`);
}

/**
 * The text of `handbook.yaml` with one lab more: at the end of the part whose labs live in the same folder, else in a
 * new part at the end.
 * @throws LabwrightError `handbook/field` when the file has no list of parts.
 */
export function withLab(source: string, lab: { part: string; slug: string }, partTitle: string): string {
  const id = `${lab.part}/${lab.slug}`;
  const { contents } = parseDocument(source);
  const parts = isMap(contents) ? listOf(contents, 'parts') : undefined;
  if (!parts || parts.items.length === 0 || !parts.items.every(isMap))
    throw new LabwrightError({
      rule: 'handbook/field',
      wrong: 'The field "parts" is no list of parts.',
      instead: 'Write one, each with its title and its labs.',
      place: { file: handbookFile },
    });
  for (const part of parts.items as YAMLMap[]) {
    const labs = listOf(part, 'labs');
    if (labs?.items.some((item) => isScalar(item) && String(item.value).startsWith(`${lab.part}/`)))
      return addToLabs(source, labs, id);
  }
  return addPart(source, parts, partTitle, id);
}
