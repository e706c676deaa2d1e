/** Reads a chapter's source into a tree, its frontmatter and, when it cannot be read, a two-part problem. */
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFileMessage } from 'vfile-message';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { LabwrightError, type Place, type Problem } from '../simulation/errors.ts';

export interface Chapter {
  readonly tree: Root;
  readonly frontmatter: Readonly<Record<string, unknown>>;
}

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkMdx)
  .freeze();
const markdownProcessor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).use(remarkMath).freeze();

/** A tag that is never closed has its place in the words of the error only: `(76:1-76:17)`. */
function placeOf({ line, column, reason }: VFileMessage, file: string): Place {
  if (line) return { file, line, column: column ?? 1 };
  const [, saidLine, saidColumn] = /\((\d+):(\d+)-\d+:\d+\)/.exec(reason) ?? [];
  return saidLine ? { file, line: Number(saidLine), column: Number(saidColumn) } : { file };
}

function syntaxProblem(error: VFileMessage, file: string): Problem {
  const reason = error.reason.split('\n')[0]!.replace(/\.$/, '');
  const closing = /closing tag|Unexpected lazy line|before the end of/.test(reason);
  return {
    rule: 'mdx/syntax',
    wrong: `The chapter cannot be read: ${reason}.`,
    instead: closing
      ? 'Put the opening and the closing tag on lines of their own, with a blank line inside each, and close every tag.'
      : 'Write \\{ for a brace and \\< for a less-than sign in prose, and close every tag and brace.',
    place: placeOf(error, file),
  };
}

/** @throws LabwrightError `frontmatter/yaml`, with the place. */
function readFrontmatter(yaml: string, file: string): Chapter['frontmatter'] {
  try {
    return (parseYaml(yaml) as Record<string, unknown> | null) ?? {};
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const at = error.linePos?.[0];
    throw new LabwrightError({
      rule: 'frontmatter/yaml',
      wrong: `The frontmatter is not YAML: ${error.message.split('\n')[0]!.replace(/ at line.*$/, '')}.`,
      instead: 'Mend the indentation there, or put the text in quotes.',
      place: { file, line: (at?.line ?? 1) + 1, column: at?.col ?? 1 },
    });
  }
}

/** @throws LabwrightError `mdx/syntax` or `frontmatter/yaml`, with the place. */
export function parseChapter(source: string, file: string): Chapter {
  let tree: Root;
  try {
    tree = (file.endsWith('.mdx') ? processor : markdownProcessor).parse(source) as Root;
  } catch (error) {
    if (error instanceof VFileMessage) throw new LabwrightError(syntaxProblem(error, file));
    throw error;
  }
  const yaml = tree.children[0]?.type === 'yaml' ? tree.children[0] : undefined;
  return { tree, frontmatter: yaml ? readFrontmatter(yaml.value, file) : {} };
}

/** The frontmatter alone, without reading the chapter. @throws LabwrightError `frontmatter/yaml`, with the place. */
export function frontmatterOf(source: string, file: string): Chapter['frontmatter'] {
  const [, yaml] = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?=\r?\n|$)/.exec(source) ?? [];
  return yaml === undefined ? {} : readFrontmatter(yaml, file);
}
