import { expect, test } from 'vitest';
import { chapterHtml } from '../../../src/lib/labwright/print/chapter-html.ts';

const place = { prefix: 'b--', prefixes: new Map([['/base/part/a/', 'a--']]), tracks: ['mug', 'flask'] };

test.each([
  ['<h2 id="act">Act</h2>', '<h3 id="b--act">Act</h3>'],
  ['<span data-folio-of="act"></span>', '<span data-folio-of="b--act"></span>'],
  ['<a href="#fig">x</a>', '<a href="#b--fig">x</a>'],
  // Words of one track, where the book has the figure in another; and where it has that of the track.
  ['<a href="#f--flask">x</a><p id="f--mug">', '<a href="#b--f--mug">x</a><p id="b--f--mug">'],
  ['<a href="#f--flask">x</a><p id="f--flask">', '<a href="#b--f--flask">x</a><p id="b--f--flask">'],
  ['<a href="#f--flask">x</a><p id="g--mug">', '<a href="#b--f--flask">x</a><p id="b--g--mug">'],
  ['<a href="/base/part/a/#fig">x</a>', '<a href="#a--fig">x</a>'],
  ['<a href="/base/part/a/">x</a>', '<a href="#a--top">x</a>'],
  ['<a href="/base/ledger/">x</a>', '<a href="/base/ledger/">x</a>'],
  ['<a href="https://example.org/#fig">x</a>', '<a href="https://example.org/#fig">x</a>'],
  ['<figure class="figure" id="f"></figure>', '<figure role="group" class="figure" id="b--f"></figure>'],
  ['<h3 id="s">S</h3><a class="sl-anchor-link" href="#s"><span>S</span></a>', '<h4 id="b--s">S</h4>'],
])('%s becomes %s', (html, expected) => expect(chapterHtml(html, place)).toBe(expected));
