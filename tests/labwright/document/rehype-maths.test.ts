import { readFileSync } from 'node:fs';
import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { rehypeMaths } from '../../../src/lib/labwright/document/rehype-maths.ts';

/** A chapter's Markdown as its page has it. */
function read(markdown: string): Root {
  const tree = toHast(unified().use(remarkParse).use(remarkMath).parse(markdown)) as Root;
  rehypeMaths()(tree);
  return tree;
}

test('formulas stand where they were written, in their lines and on lines of their own', () => {
  const html = toHtml(read('Before $x_1$ after.\n\n$$\ny = 2\n$$\n\nEnd.')).replace(
    /<span class="katex(-display)?">.*?<annotation[^>]*>(.*?)<\/annotation>.*?(?=<\/p>| after|\n)/gs,
    '{$2$1}',
  );
  expect(html).toBe('<p>Before {x_1} after.</p>\n{y = 2-display}\n<p>End.</p>');
});

test('a subscript is as small as the style sheet of the pages makes it', () => {
  const sheet = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');
  const sized: string[] = [];
  visit(read('$d_f + e^{x^2}$'), 'element', ({ properties }: Element) => {
    const classes = (properties['className'] ?? []) as string[];
    if (classes.some((name) => name.startsWith('reset-size')))
      sized.push(classes.filter((name) => /sizing|size\d/.test(name)).join('.'));
  });
  expect(sized.length).toBeGreaterThan(2);
  for (const classes of sized) expect(sheet, classes).toContain(`.${classes}`);
});

test('what KaTeX cannot read is shown where it stands, in its own words', () => {
  expect(toHtml(read('A $x^{2$ here.'))).toMatch(
    /A <span class="katex-error"[^>]*title="[^"]*Expected [^>]*>x\^\{2<\/span> here/,
  );
  expect(toHtml(read('A $\\foo{x}$ here.'))).toMatch(/style="color:#cc0000;">\\foo<.* here/);
});

test('the same formula twice is two drawings: what is written into one is not in the other', () => {
  const tree = read('$x$ and $x$');
  const drawings: Element[] = [];
  visit(tree, 'element', (node: Element) => {
    if ((node.properties['className'] as string[] | undefined)?.[0] === 'katex') drawings.push(node);
  });
  expect(drawings).toHaveLength(2);
  drawings[0]!.properties['id'] = 'first';
  expect(drawings[1]!.properties).not.toHaveProperty('id');
  expect(toHtml(read('$x$'))).not.toContain('first');
});
