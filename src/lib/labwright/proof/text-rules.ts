/** Numbers that an author typed where one should be computed, sourced, or declared as the scenario's. */
import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-math';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import { placeOf, type Lab } from '../document/lab.ts';
import type { Place, Problem } from '../simulation/errors.ts';

/** Digits with their decimals and groups, and the word they stand in. */
const digits = /[\p{L}\p{N}.,\u2212-]*\d[\p{L}\p{N}.,%]*/gu;
/** Decimals in a formula; whole numbers there are part of it. */
const decimals = /\d+\.\d+/g;
const numberWords =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million|dozen';
const units =
  'seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|points?|percent|per cent|dollars?|euros?|engineers?|devices?|requests?|rows?|labels?';
const wordWithUnit = new RegExp(`\\b(?:${numberWords})[\\s-]+(?:${units})\\b`, 'giu');

/** Words whose content an author offers as answers, or that no reader sees. */
const silent = new Set(['Claim']);

interface Typed {
  readonly found: string;
  readonly index: number;
}

/** Typed numbers of one text, but for those that the handbook calls structural. */
function typedIn(text: string, structural: readonly string[]): Typed[] {
  const cleared = structural.reduce((rest, phrase) => rest.replaceAll(phrase, ' '.repeat(phrase.length)), text);
  return [digits, wordWithUnit].flatMap((pattern) => matches(cleared, pattern));
}

function matches(text: string, pattern: RegExp): Typed[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ found: found.replace(/[.,]$/, ''), index }));
}

/** The place of a character inside a text node, which may run over several lines. */
function placeInside(node: RootContent & { value: string }, index: number, file: string): Place {
  const { line = 1, column = 1 } = placeOf(node, file);
  const before = node.value.slice(0, index).split('\n');
  return before.length === 1
    ? { file, line, column: column + index }
    : { file, line: line + before.length - 1, column: before.at(-1)!.length + 1 };
}

function problem(found: string, place: Place): Problem {
  return {
    rule: 'text/typed-number',
    wrong: `"${found}" is typed.`,
    instead:
      'Compute it with <Value>, source it with <Fact>, declare it with <Given>, or list it under structural in handbook.yaml.',
    place,
  };
}

/** Task-list items of a question hold offered answers. */
function isOffered(ancestors: readonly { type: string; checked?: boolean | null }[]): boolean {
  return (
    ancestors.some((node) => node.type === 'listItem' && typeof node.checked === 'boolean') &&
    !ancestors.some((node) => node.type === 'blockquote')
  );
}

/** `text/typed-number` in the body of a lab. */
export function typedNumberProblems(lab: Lab, tree: Root, structural: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'yaml' || node.type === 'code' || node.type === 'inlineCode') return SKIP;
    if ('name' in node && silent.has(String(node.name))) return SKIP;
    const content = node as RootContent;
    if (content.type !== 'text' && content.type !== 'inlineMath' && content.type !== 'math') return undefined;
    if (isOffered(ancestors as never)) return undefined;
    const found = content.type === 'text' ? typedIn(content.value, structural) : matches(content.value, decimals);
    problems.push(...found.map((typed) => problem(typed.found, placeInside(content, typed.index, lab.context.file))));
    return undefined;
  });
  return problems;
}

/** `text/typed-number` in what the frontmatter says to a reader. */
export function typedFrontmatterProblems(
  lab: Lab,
  frontmatter: Readonly<Record<string, unknown>>,
  structural: readonly string[],
): Problem[] {
  return ['title', 'description', 'problem', 'prerequisites', 'objectives', 'carries'].flatMap((field) =>
    [frontmatter[field]]
      .flat()
      .flatMap((text) =>
        typeof text === 'string'
          ? typedIn(text, structural).map(({ found }) => problem(found, { file: lab.context.file, line: 1, column: 1 }))
          : [],
      ),
  );
}
