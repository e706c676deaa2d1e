/** What the e-book says of itself, and its cover. */
import { expect, test } from 'vitest';
import { coverSize, coverSvg } from '../../../src/lib/labwright/epub/cover.ts';
import { identifierOf } from '../../../src/lib/labwright/epub/package-document.ts';
import { textWidth } from '../../../src/lib/labwright/figure/metrics.ts';
import { elementsIn, openEpub, textIn } from '../../helpers/epub.ts';
import { bytesOf, handbook, page } from './book.ts';

const metadata = (changes?: Parameters<typeof bytesOf>[0]): string[] =>
  elementsIn(openEpub(bytesOf(changes)).root('package.opf'))
    .filter(({ name, attributes }) => name.startsWith('dc:') || attributes['property'] !== undefined)
    .filter(({ name }) => name !== 'item')
    .map((at) => `${at.attributes['property'] ?? at.name}: ${textIn(at)}`);

test('its identifier is that of the edition, as Python’s uuid.uuid5 computes it', () => {
  // uuid5(NAMESPACE_URL, "labwright\ntea\n2\nhttps://example.org/tea/\nA cup of tea\nAda Lovelace\nMary Somerville")
  expect(identifierOf(handbook)).toBe('urn:uuid:a463f235-ca0a-5b96-b55f-0354668e4eb9');
  expect(identifierOf({ ...handbook, edition: '3' })).not.toBe(identifierOf(handbook));
});

test('it names title, people, language, date and rights, and what readers with other needs can expect', () => {
  const said = metadata();
  for (const line of [
    'dc:identifier: urn:uuid:a463f235-ca0a-5b96-b55f-0354668e4eb9',
    'dc:title: A cup of tea',
    'dc:title: On heat & patience',
    'dc:creator: Ada Lovelace',
    'dc:creator: Mary Somerville',
    'dc:language: en',
    'dc:date: 2023-11-14',
    'dc:rights: CC BY 4.0',
    'dcterms:modified: 2023-11-14T22:13:20Z',
    'schema:accessMode: textual',
    'schema:accessMode: visual',
    'schema:accessModeSufficient: textual',
    'schema:accessibilityFeature: alternativeText',
    'schema:accessibilityFeature: MathML',
    'schema:accessibilityFeature: tableOfContents',
    'schema:accessibilityHazard: none',
  ])
    expect(said).toContain(line);
  expect(said.find((line) => line.startsWith('schema:accessibilitySummary'))).toMatch(/Formulas are MathML/);
});

test('it claims no formulas where there are none', () => {
  const said = metadata({ html: page.replace(/<span class="katex-display"[\s\S]*?<\/div>/, '</div>') }).join('\n');
  expect(said).not.toContain('MathML');
});

test.each([
  ['A cup of tea', undefined],
  [
    'The principles and practice of the brewing of tea in large and small establishments',
    'With notes on milk, '.repeat(6),
  ],
])('the cover holds its words: %s', (title, subtitle) => {
  const lines = elementsIn(coverSvg({ title, subtitle, authors: ['Ada Lovelace'] }), 'text');
  expect(lines.map(textIn).join(' ')).toBe(`${title} ${subtitle?.trim() ?? ''} Ada Lovelace`.replace(/\s+/g, ' '));
  for (const line of lines) {
    const { x, y, 'font-size': size, 'font-weight': weight } = line.attributes;
    expect(Number(x) + textWidth(textIn(line), Number(size), Number(weight ?? 400))).toBeLessThan(coverSize.width);
    expect(Number(y)).toBeLessThan(coverSize.height);
  }
  const tops = lines.map(({ attributes }) => Number(attributes['y']));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
});
