/** Formulas as MathML alone. KaTeX writes each twice: as MathML for who listens, as boxes of text for who looks. */
import type { Element, Root } from 'hast';
import {
  attribute,
  element,
  elementsOf,
  find,
  findAll,
  removeAll,
  replaceAll,
  textOf,
  withClass,
  withTag,
} from './tree.ts';

/** Without the wrapper round formula and source; a formula that says no words gives its source to who draws no MathML. */
function presented(math: Element): Element {
  const semantics = elementsOf(math.children).find(({ tagName }) => tagName === 'semantics');
  const annotation = semantics && elementsOf(semantics.children).find(({ tagName }) => tagName === 'annotation');
  const children = semantics ? semantics.children.filter((child) => child !== annotation) : math.children;
  const alttext = attribute(math, 'alttext') ?? (annotation && textOf(annotation));
  return { ...math, properties: { ...math.properties, ...(alttext ? { alttext } : {}) }, children };
}

/**
 * Marks a variable, which the style sheet sets in the italics of the text. MathML asks for letters of mathematics instead,
 * a place in Unicode that few fonts fill; where none does, nothing at all would be seen.
 */
function markLetters(tree: Root): void {
  for (const name of findAll(tree, withTag('mi'))) {
    if ([...textOf(name)].length === 1 && !('mathvariant' in name.properties))
      name.properties['className'] = ['letter'];
  }
}

/** Puts MathML in the place of everything that KaTeX set. */
export function mathsOnly(tree: Root): void {
  // The steps of a derivation are formulas here, so they need not be spoken beside them.
  for (const row of findAll(tree, withClass('derivation-row'))) removeAll(row, withTag('output'));
  replaceAll(tree, withClass('derivation-numbers'), (numbers) => {
    const { ariaHidden: _, ...properties } = numbers.properties;
    return [{ ...numbers, properties }];
  });
  replaceAll(tree, withClass('katex'), (formula) => {
    const math = find(formula, withTag('math'));
    return math ? [presented(math)] : formula.children;
  });
  replaceAll(tree, withClass('katex-display'), ({ properties, children }) => [
    element('span', { ...properties, className: ['maths'] }, ...children),
  ]);
  markLetters(tree);
}
