/** All TeX of a chapter and of its derivations can be set: what KaTeX refuses would be a hole in the page. */
import katex from 'katex';
import type { Root } from 'mdast';
import type {} from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { type Lab, placeOf } from '../document/lab.ts';
import type { Problem } from '../simulation/errors.ts';

/** What KaTeX says is wrong with a formula, without the formula itself. */
function complaint(tex: string, displayMode: boolean): string | undefined {
  try {
    katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'error' });
    return undefined;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error))
      .replace(/^KaTeX parse error: /, '')
      .split(' at position')[0]!
      .replace(/\.$/, '');
  }
}

/** `mdx/maths` for every formula of a lab. */
export function mathsProblems(lab: Lab, tree: Root): Problem[] {
  const problems: Problem[] = [];
  visit(tree, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return;
    const wrong = complaint(node.value, node.type === 'math');
    if (wrong === undefined) return;
    const quoted = node.value.trim().slice(0, 60);
    problems.push({
      rule: 'mdx/maths',
      wrong: `The formula "${quoted}" cannot be set: ${wrong}.`,
      instead: 'Close its braces, and use commands that KaTeX knows.',
      place: placeOf(node, lab.context.file),
    });
  });
  return problems;
}
