/** The characters of the book's own fonts, against what fontkit reads from them. */
import { readFileSync } from 'node:fs';
// @ts-expect-error fontkit ships no types; what is used of it is declared below.
import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { coveredCharacters } from '../../../src/lib/labwright/print/font-coverage.ts';

interface KitFont {
  readonly characterSet: readonly number[];
  hasGlyphForCodePoint(point: number): boolean;
}

test.each([
  '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
  '@fontsource/source-serif-4/files/source-serif-4-latin-600-italic.woff2',
  '@fontsource/inter/files/inter-latin-400-normal.woff2',
  '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
  'katex/dist/fonts/KaTeX_Main-Regular.woff2',
  'katex/dist/fonts/KaTeX_Size4-Regular.woff2',
])('%s', (file) => {
  const bytes = readFileSync(`node_modules/${file}`);
  const font = (create as (file: Uint8Array) => KitFont)(bytes);
  const expected = font.characterSet.filter((point) => font.hasGlyphForCodePoint(point));
  expect(expected.length).toBeGreaterThan(10);
  expect([...coveredCharacters(bytes)!].sort((a, b) => a - b)).toEqual([...new Set(expected)].sort((a, b) => a - b));
});

test('a file of another kind tells nothing', () =>
  expect(coveredCharacters(Buffer.from('OTTO'.padEnd(60)))).toBeUndefined());
