/** Where a field of the frontmatter stands in its file. Pure. */
import type { Root } from 'mdast';
import type { Place } from '../simulation/errors.ts';

/** The line of a field, or of a text inside it; the first line where neither is found. */
export function frontmatterPlace(tree: Root, field: string, file: string, text?: string): Place {
  const yaml = tree.children[0]?.type === 'yaml' ? tree.children[0].value.split('\n') : [];
  const start = yaml.findIndex((line) => line.startsWith(`${field}:`));
  if (start === -1) return { file, line: 1, column: 1 };
  const end = yaml.findIndex((line, index) => index > start && /^\S/.test(line));
  const own = yaml.slice(start, end === -1 ? undefined : end);
  const found = text === undefined ? -1 : own.findIndex((line) => line.includes(text));
  const index = Math.max(found, 0);
  const column = found === -1 ? 0 : own[index]!.indexOf(text!);
  // The fence above the frontmatter is the first line.
  return { file, line: start + index + 2, column: column + 1 };
}
