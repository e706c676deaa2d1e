/**
 * Sets the formulas of a chapter by the KaTeX whose style sheet the pages load.
 *
 * The plugin that others use brings a KaTeX of its own. Where the two differ, the classes of the one mean nothing to the
 * style sheet of the other, and a subscript stands as large as its letter.
 */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString } from 'hast-util-to-string';
import katex from 'katex';
import { SKIP, visitParents } from 'unist-util-visit-parents';
import { remember } from './remember.ts';

const classesOf = ({ properties }: Element): readonly unknown[] =>
  Array.isArray(properties['className']) ? properties['className'] : [];

/** KaTeX draws what it cannot read in red: the proof refuses it, and the live preview shows where it stands. */
function draw(tex: string, displayMode: boolean): ElementContent[] {
  let html: string;
  try {
    html = katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'error' });
  } catch {
    html = katex.renderToString(tex, { displayMode, throwOnError: false, strict: 'ignore' });
  }
  return fromHtml(html, { fragment: true }).children as ElementContent[];
}

const inLine = remember(500, (tex) => draw(tex, false));
const displayed = remember(500, (tex) => draw(tex, true));

/** A drawing of its own: what follows in the pass writes into it. */
const drawn = (tex: string, displayMode: boolean): ElementContent[] =>
  structuredClone((displayMode ? displayed : inLine)(tex));

/** Puts KaTeX's drawing, with MathML beside it, in the place of what remark-math has found. */
export function rehypeMaths() {
  return (tree: Root): void =>
    visitParents(tree, 'element', (node, ancestors) => {
      const classes = classesOf(node);
      const display = classes.includes('math-display');
      if (!display && !classes.includes('math-inline')) return undefined;
      // A displayed formula is code in a block of its own.
      const parent = ancestors.at(-1)!;
      const block = display && parent.type === 'element' && parent.tagName === 'pre';
      const [scope, holder] = block ? [parent, ancestors.at(-2)!] : [node, parent];
      holder.children.splice(holder.children.indexOf(scope as Element), 1, ...drawn(toString(scope), display));
      return SKIP;
    });
}
