/** Footnotes beside the text: which are copied there, and what is left of them at the end of the chapter. */
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import type { Root } from 'hast';
import { describe, expect, test } from 'vitest';
import { rehypeFootnotes } from '../../../src/lib/labwright/document/rehype-footnotes.ts';
import { placeSideNotes } from '../../../src/lib/labwright/document/side-notes.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';

/** A chapter as HTML, its words as elements of their own names. */
function html(source: string): string {
  const { tree } = parseChapter(source, 'docs/tea.mdx');
  placeSideNotes(tree);
  const hast = toHast(tree, {
    passThrough: ['mdxJsxTextElement', 'mdxJsxFlowElement'],
    footnoteLabelTagName: 'h2',
  }) as Root;
  rehypeFootnotes()(hast);
  const text = JSON.stringify(hast, (key, value: unknown) => {
    const node = value as { type?: string; name?: string; attributes?: { name: string; value: unknown }[] };
    if (key === 'position' || !node || !node.type?.startsWith('mdxJsx')) return key === 'position' ? undefined : value;
    const properties = Object.fromEntries(
      (node.attributes ?? []).map((attribute) => [
        attribute.name,
        (attribute.value as { value?: string } | null)?.value ?? attribute.value ?? true,
      ]),
    );
    return { ...node, type: 'element', tagName: node.name, properties };
  });
  return toHtml(JSON.parse(text) as Root);
}

const end = (page: string): string =>
  /<ol>[^]*<\/ol>/.exec(page)?.[0].replace(/ <a href="#user-content-fnref[^]*?<\/a>/g, '') ?? '';

test('a note is copied to its reference, and hidden at the end where it stands in the margin', () => {
  const page = html('Tea cools.[^air] It does.\n\n[^air]: Into *air*.\n\n    For an hour.');
  expect(page).toContain(
    '<SideNote number="1"><span class="side-paragraph">Into <em>air</em>.</span><span class="side-paragraph">For an hour.</span></SideNote> It does.',
  );
  expect(page).toMatch(/<section data-footnotes class="footnotes in-margin">/);
  expect(end(page)).toBe(
    '<ol>\n<li id="user-content-fn-air" value="1" class="in-margin">\n<p>Into <em>air</em>.</p>\n<p>For an hour.</p>\n</li>\n</ol>',
  );
});

test('a note that is more than paragraphs, or has no room at its side, stays at the end with its number', () => {
  const page = html(
    [
      'Tea[^list] cools.[^air]',
      '| Cup[^cell] |\n| --- |\n| Mug |',
      '[^list]: Three of them:\n\n    - air\n    - the spoon',
      '[^air]: Into air.',
      '[^cell]: Of paper.',
    ].join('\n\n'),
  );
  expect(page.match(/<SideNote number="(\d)">/g)).toEqual(['<SideNote number="2">']);
  expect(page).toContain('<section data-footnotes class="footnotes">');
  expect(end(page).match(/<li [^>]*>/g)).toEqual([
    '<li id="user-content-fn-list" value="1">',
    '<li id="user-content-fn-air" value="2" class="in-margin">',
    '<li id="user-content-fn-cell" value="3">',
  ]);
});

test('a second reference to a note leads to the one copy', () => {
  const page = html('Tea.[^air] Milk.[^air]\n\n[^air]: Into air.');
  expect(page.match(/<SideNote number="1">(?:<span[^]*?<\/span>)?<\/SideNote>/g)).toEqual([
    '<SideNote number="1"><span class="side-paragraph">Into air.</span></SideNote>',
    '<SideNote number="1"></SideNote>',
  ]);
});

describe('where it stands', () => {
  const placed = (source: string): boolean => html(`${source}\n\n[^a]: Note.`).includes('<SideNote');
  test.each([
    ['a list', '- Tea[^a]', true],
    ['a quote', '> Tea[^a]', true],
    ['a seal', '<Reveal after="b">\n\nTea[^a]\n\n</Reveal>', true],
    ['a heading', '## Tea[^a]', false],
    ['an instrument', '<Instrument id="i" of="kettle">\n\nTea[^a]\n\n</Instrument>', false],
    ['a link', '[Tea[^a]](#tea)', false],
  ])('%s', (_, source, expected) => expect(placed(source)).toBe(expected));
});

test('a copy has no id twice, and no note of its own', () => {
  const page = html('Tea.[^a]\n\n[^a]: <Term id="psi" anchor="use-psi-1">PSI</Term>, see[^b].\n\n[^b]: Else.');
  expect(page.match(/anchor="[^"]*"/g)).toEqual(['anchor="use-psi-1-beside"', 'anchor="use-psi-1"']);
  expect(/<SideNote[^]*?<\/SideNote>/.exec(page)![0]).not.toContain('fnref-b');
});

test('a chapter without notes is left as it is', () => {
  const { tree } = parseChapter('Tea.', 'docs/tea.mdx');
  expect(placeSideNotes(tree)).toBe(false);
});
