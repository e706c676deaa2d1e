import { expect, test } from 'vitest';
import { prefixIds } from '../../../src/lib/labwright/print/prefix-ids.ts';

test('prefixes ids and everything that names one', () => {
  const html =
    '<p id="a" aria-labelledby="b c">x</p><a href="#a">y</a><a href="/other/#a">z</a><g clip-path="url(#clip)"></g><label for="a">w</label>';
  expect(prefixIds(html, 'k--')).toBe(
    '<p id="k--a" aria-labelledby="k--b k--c">x</p><a href="#k--a">y</a><a href="/other/#a">z</a><g clip-path="url(#k--clip)"></g><label for="k--a">w</label>',
  );
});
