/** All TeX of a chapter and of the glossary can be set: what KaTeX refuses would be a hole in the page. */
import katex from 'katex';
import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { definitionOf, type Glossary, glossaryFile } from '../document/glossary.ts';
import { type Lab, placeOf } from '../document/lab.ts';
import type { Place, Problem } from '../simulation/errors.ts';

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
  return formulaProblems(tree, (node) => placeOf(node, lab.context.file));
}

/** `mdx/maths` for the formulas in definitions. */
export function glossaryMathsProblems(glossary: Glossary): Problem[] {
  return Object.values(glossary).flatMap((entry) =>
    formulaProblems({ type: 'root', children: definitionOf(entry) ?? [] }, () => entry.place ?? { file: glossaryFile }),
  );
}

function formulaProblems(tree: Root, placeOfNode: (node: RootContent) => Place): Problem[] {
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
      place: placeOfNode(node),
    });
  });
  return problems;
}
