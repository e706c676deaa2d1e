/** All TeX of a chapter, of the glossary and of a simulation can be set: what KaTeX refuses would be a hole in the page. */
import katex from 'katex';
import type { Root, RootContent } from 'mdast';
import type {} from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { definitionOf, type Glossary, glossaryFile } from '../document/glossary.ts';
import { type Lab, placeOf } from '../document/lab.ts';
import { placeIn, type ReadSource } from '../document/place-in.ts';
import { simulationsFolder } from '../load-simulations.ts';
import type { AnySimulation, DerivationStep } from '../simulation/define.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { nameOfAll } from '../simulation/tracks.ts';

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

/** One piece of TeX that a simulation declares, and what it is, for a message. */
interface DeclaredTex {
  readonly what: string;
  readonly tex: string;
  readonly display: boolean;
}

/** What stands for a live number while a step is checked. */
const anyNumber = '\\text{0}';

function* texOf({ params, constants, outputs, derivations }: AnySimulation): Generator<DeclaredTex> {
  const declared = { ...params, ...constants, ...outputs } as Readonly<
    Record<string, { readonly symbol?: string; readonly formula?: string }>
  >;
  for (const [name, { symbol, formula }] of Object.entries(declared)) {
    if (symbol !== undefined) yield { what: `The symbol of "${name}"`, tex: symbol, display: false };
    if (formula !== undefined) yield { what: `The formula of "${name}"`, tex: formula, display: true };
  }
  for (const [name, steps] of Object.entries(derivations as Readonly<Record<string, readonly DerivationStep[]>>)) {
    for (const [index, { symbols, numbers }] of steps.entries()) {
      const step = `step ${index + 1} of the derivation of "${name}"`;
      yield { what: `The formula of ${step}`, tex: symbols, display: true };
      yield { what: `The numbers in ${step}`, tex: numbers, display: true };
    }
  }
}

/** `simulation/maths` for symbols, formulas and derivations, with the line on which the simulation writes them. */
export function simulationMathsProblems(simulation: AnySimulation, read: ReadSource): Problem[] {
  const file = `${simulationsFolder}/${nameOfAll(simulation.id)}.ts`;
  return [...texOf(simulation)].flatMap(({ what, tex, display }): Problem[] => {
    const wrong = complaint(tex.replaceAll(/\\val\{\w+\}/g, anyNumber), display);
    if (wrong === undefined) return [];
    return [
      {
        rule: 'simulation/maths',
        wrong: `${what}, "${tex.slice(0, 60)}", cannot be set: ${wrong}.`,
        instead: 'Close its braces, use commands that KaTeX knows, and write each backslash twice in a quoted string.',
        // In quotes a backslash is written twice, and in String.raw once.
        place: placeIn(file, [tex.replaceAll('\\', '\\\\'), tex], read)!,
      },
    ];
  });
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
