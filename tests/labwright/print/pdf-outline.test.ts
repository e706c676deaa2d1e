import { expect, test } from 'vitest';
import { headingTree } from '../../../src/lib/labwright/print/pdf-outline.ts';

/** `a(b(c d) e)`: what stands below a heading in brackets. */
const shape = (branches: ReturnType<typeof headingTree>): string =>
  branches.map(({ heading, below }) => heading.title + (below.length > 0 ? `(${shape(below)})` : '')).join(' ');

test.each([
  ['1a 2b 3c 3d 2e 1f', 'a(b(c d) e) f'],
  ['1a 3b 2c', 'a(b c)'],
  ['2a 3b 1c 2d', 'a(b) c(d)'],
  ['', ''],
])('headings %s nest as %s', (written, expected) => {
  const headings = written.split(' ').filter(Boolean);
  const tree = headingTree(headings.map((word) => ({ id: word, title: word[1]!, level: Number(word[0]) })));
  expect(shape(tree)).toBe(expected);
});
