/** Tables written in Markdown get heads that a screen reader can name a cell by: of its column, and of its row. */
import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';

const inside = (node: Element, name: string): Element[] =>
  node.children.filter((child): child is Element => child.type === 'element' && child.tagName === name);

/** Does the text say something other than a number? */
const isName = (text: string): boolean => /\p{L}/u.test(text);

/**
 * Every cell of a table's head heads its column. Where each row begins with words, these head the row; a first column of
 * numbers, or with a gap, is data like the others.
 */
export function rehypeTableHeads() {
  return (tree: Root): void =>
    visit(tree, 'element', (table: Element) => {
      if (table.tagName !== 'table') return;
      const rowsOf = (part: string): Element[] => inside(table, part).flatMap((group) => inside(group, 'tr'));
      for (const row of rowsOf('thead')) for (const cell of inside(row, 'th')) cell.properties['scope'] = 'col';
      const first = rowsOf('tbody').map((row) => row.children.find((child) => child.type === 'element'));
      if (!first.every((cell) => cell?.tagName === 'td' && isName(toString(cell)))) return;
      for (const cell of first as Element[]) {
        cell.tagName = 'th';
        cell.properties['scope'] = 'row';
      }
    });
}
