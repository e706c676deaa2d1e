/** Long equations scroll sideways on a phone: they can be focused, so that a keyboard can scroll them too. */
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

/** Characters of TeX beyond which an equation may be wider than a phone. */
const longTex = 40;

export function rehypeEquations() {
  return (tree: Root): void =>
    visit(tree, 'element', (node: Element) => {
      const classes = node.properties['className'];
      if (!Array.isArray(classes) || !classes.includes('katex-display')) return;
      let tex = '';
      visit(node, 'element', (inner: Element) => {
        if (inner.tagName === 'annotation') tex = toString(inner);
      });
      if (tex.length > longTex) Object.assign(node.properties, { tabIndex: 0, role: 'group', ariaLabel: 'Equation' });
    });
}
