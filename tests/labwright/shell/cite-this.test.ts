/** A lab as a work to cite, in words and in BibTeX. */
import { expect, test } from 'vitest';
import { bibtexCitation, plainCitation } from '../../../src/lib/labwright/shell/cite-this.ts';
import { generatorSay } from '../../../src/lib/labwright/language/catalogue.ts';

const say = generatorSay('en');

const handbook = {
  id: 'kitchen',
  title: 'Kitchen & physics',
  subtitle: 'A lab handbook',
  edition: '2',
  authors: ['Ada Tea', 'The Kettle Group'],
  released: '2026-03-01',
};
const lab = { slug: 'kettle', number: 3, title: '100 % steam', url: 'https://example.org/kitchen/kettle/' };

test('in words', () => {
  expect(plainCitation(handbook, lab, say)).toBe(
    'Ada Tea and The Kettle Group. 2026. “100 % steam.” Lab 3 in Kitchen & physics: A lab handbook. Edition 2. https://example.org/kitchen/kettle/',
  );
});

test('as BibTeX, with its own characters escaped and a group kept whole', () => {
  expect(bibtexCitation(handbook, lab)).toBe(`@inbook{kitchen-kettle,
  author = {Ada Tea and {The Kettle Group}},
  title = {{100 \\% steam}},
  booktitle = {{Kitchen \\& physics: A lab handbook}},
  chapter = {3},
  edition = {2},
  year = {2026},
  url = {https://example.org/kitchen/kettle/},
}`);
});

test('a site without an address, and a handbook without a date, leave those out', () => {
  const bare = { ...handbook, released: undefined, subtitle: undefined };
  expect(plainCitation(bare, { ...lab, url: undefined }, say)).toBe(
    'Ada Tea and The Kettle Group. “100 % steam.” Lab 3 in Kitchen & physics. Edition 2.',
  );
  expect(bibtexCitation(bare, { ...lab, url: undefined })).not.toMatch(/url|year/);
});
