/** The frontmatter without its chapter says what it says with it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frontmatterOf, parseChapter } from '../../../src/lib/labwright/document/source.ts';

it.each([
  '---\ntitle: A lab\nminutes: [[1, 2]]\n---\n\nText.\n\n---\n\nAfter a rule.\n',
  '---\r\ntitle: Lines of another system\r\n---\r\nText.\r\n',
  '---\n---\nNothing.\n',
  'No frontmatter.\n\n---\n\ntitle: none\n\n---\n',
  '---\ntitle: never closed\n',
  '--- \ntitle: A blank behind the fence\n---\t\nText.\n',
  '---\ntext: |\n  a\n   ---\n  b\n---\n',
])('%j', (source) => {
  expect(frontmatterOf(source, 'a.mdx')).toEqual(parseChapter(source, 'a.mdx').frontmatter);
});

it('whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string().map(JSON.stringify), fc.lorem({ mode: 'sentences' }), (title, text) => {
      const source = `---\ntitle: ${title}\n---\n\n${text}\n`;
      expect(frontmatterOf(source, 'a.mdx')).toEqual(parseChapter(source, 'a.mdx').frontmatter);
    }),
  );
});

it('says where it is not YAML', () => {
  expect(() => frontmatterOf('---\ntitle: "open\n---\n', 'a.mdx')).toThrow(/frontmatter\/yaml|not YAML/);
});
