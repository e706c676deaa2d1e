/** Which cells of a Markdown table are heads, and of what. */
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, it } from 'vitest';
import { rehypeTableHeads } from '../../../src/lib/labwright/document/rehype-table-heads.ts';

function headed(rows: string): string {
  const head = '<thead><tr><th>a</th><th>b</th></tr></thead>';
  const tree = fromHtml(`<table>${head}<tbody>${rows}</tbody></table>`, { fragment: true });
  rehypeTableHeads()(tree);
  return toHtml(tree);
}

it('a head’s cells head their columns, and words at the beginning of every row head it', () => {
  expect(headed('<tr><td>cloud</td><td>2</td></tr><tr><td><code>K</code> × 4</td><td>3</td></tr>')).toBe(
    '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody>' +
      '<tr><th scope="row">cloud</th><td>2</td></tr><tr><th scope="row"><code>K</code> × 4</th><td>3</td></tr></tbody></table>',
  );
});

it.each([
  ['numbers', '<tr><td>1</td><td>x</td></tr><tr><td>2</td><td>y</td></tr>'],
  ['a gap', '<tr><td>cloud</td><td>x</td></tr><tr><td></td><td>y</td></tr>'],
])('a first column with %s is data', (_, rows) => expect(headed(rows)).not.toContain('scope="row"'));
