/**
 * The parts of built pages that are read apart, so that a lab of a long handbook costs what one of a short handbook does: the
 * list of all labs, which stands on every page, is read once; the page that the book is printed from, chapter by chapter.
 */
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { openTexts } from './built-leaks.ts';
import { type Answers, tells } from './locks.ts';

/** Starlight's element around the list of all pages. */
const list = /<sl-sidebar-state-persist\b[\s\S]*?<\/sl-sidebar-state-persist>/;
/** Marks the page one is on, and is all that differs from page to page. */
const current = ' aria-current="page"';

interface ReadList {
  readonly ids: readonly string[];
  /** All that it says, line by line. */
  readonly text: string;
}

/** The lists that have been read, with the page they stood on first. */
export type ReadLists = Map<string, ReadList>;

/**
 * A page without a list that has been read on another: in its place is as much white, so that places hold. Where the list
 * tells an answer of this page's lab, it stays, and is read with the page.
 */
export function withoutReadList(
  html: string,
  lists: ReadLists,
  { texts, bare }: Answers,
): { html: string; ids: readonly string[] } {
  const found = list.exec(html)?.[0];
  if (found === undefined) return { html, ids: [] };
  const key = found.replace(current, '');
  const known = lists.get(key);
  if (!known) {
    const tree = fromHtml(key, { fragment: true });
    const ids: string[] = [];
    visit(tree, 'element', ({ properties: { id } }) => void (typeof id === 'string' && ids.push(id)));
    // A mark that is in no number and no word: what is told stands in one line.
    lists.set(key, { ids, text: openTexts(tree).join(' · ') });
    return { html, ids: [] };
  }
  if ([...texts, ...bare].some((answer) => tells(known.text, answer))) return { html, ids: [] };
  return { html: html.replace(found, () => found.replace(/[^\n]/g, ' ')), ids: known.ids };
}

/** The beginnings of chapters in the page that the book is printed from. */
const chapter = /(?=<article class="chapter")/;

function shifted(tree: Root, lines: number, columns: number): Root {
  visit(tree, ({ position }) => {
    for (const point of position ? [position.start, position.end] : []) {
      if (point.line === 1) point.column += columns;
      point.line += lines;
    }
  });
  return tree;
}

/** The trees of a page, one after another, with places in the whole of it: only one of them is held at a time. */
export function* treesOf(html: string): Generator<Root> {
  let [lines, columns] = [0, 0];
  for (const [index, part] of html.split(chapter).entries()) {
    const tree = fromHtml(part, { fragment: index > 0 });
    yield index === 0 ? tree : shifted(tree, lines, columns);
    const last = part.lastIndexOf('\n');
    columns = last < 0 ? columns + part.length : part.length - last - 1;
    lines += part.split('\n').length - 1;
  }
}
