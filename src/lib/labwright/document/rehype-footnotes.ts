/** The notes at the end of a chapter: which of them stand in the margin too, and the number each has with those gone. */
import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { inMargin } from './side-notes.ts';

const isElement = (node: ElementContent): node is Element => node.type === 'element';

/** Takes the mark out of a note; true when it had one. */
function takeMark(note: Element): boolean {
  let marked = false;
  visit(note, 'element', (node, index, parent) => {
    if (![node.properties['className']].flat().includes(inMargin)) return undefined;
    parent!.children.splice(index!, 1);
    marked = true;
    return index;
  });
  return marked;
}

export function rehypeFootnotes() {
  return (tree: Root): void =>
    visit(tree, 'element', (section: Element) => {
      if (section.properties['dataFootnotes'] === undefined) return;
      const list = section.children.filter(isElement).find(({ tagName }) => tagName === 'ol');
      const notes = list?.children.filter(isElement) ?? [];
      const marked = notes.filter((note, index) => {
        note.properties['value'] = String(index + 1);
        const mark = takeMark(note);
        if (mark) note.properties['className'] = [inMargin];
        return mark;
      });
      if (marked.length === notes.length) section.properties['className'] = ['footnotes', inMargin];
    });
}
