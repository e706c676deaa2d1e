/** References.bib as works, and what an author meets who breaks it. */
import { describe, expect, test } from 'vitest';
import { readBibtex } from '../../../src/lib/labwright/citation/bibtex.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';

const file = 'src/content/references.bib';
const one = (source: string): unknown => Object.values(readBibtex(source, file).works)[0];

test('TeX becomes Unicode, its markup goes, and strings are filled in', () => {
  expect(
    one(String.raw`@string{acm = "ACM Press"}
@book{k, author = {Erd{\H o}s, P{\'a}l}, title = {On {\emph{H}$_2$O} \& the rest -- a {L}ife's work}, publisher = acm, year = 1950}`),
  ).toEqual({
    key: 'k',
    kind: 'book',
    authors: [{ family: 'Erdős', given: 'Pál' }],
    editors: [],
    title: 'On H₂O & the rest – a Life’s work',
    year: '1950',
    publisher: 'ACM Press',
  });
});

test('names: particles, suffixes, bodies, and others', () => {
  const people = (author: string): unknown =>
    (one(`@book{k, author = {${author}}, title = {T}, year = 2000}`) as { authors: unknown }).authors;
  expect(people('Ludwig van Beethoven')).toEqual([{ family: 'van Beethoven', given: 'Ludwig' }]);
  expect(people('King, Jr., Martin Luther')).toEqual([{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]);
  expect(people('Martin Luther King, Jr.')).toEqual([{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]);
  expect(people('{Barnes and Noble}')).toEqual([{ family: 'Barnes and Noble' }]);
  expect(one('@book{k, author = {A, B and others}, title = {T}, year = 2000}')).toMatchObject({
    authors: [{ family: 'A', given: 'B' }],
    others: true,
  });
});

describe('a mistake', () => {
  const cases: Record<string, string> = {
    'a field without its comma': '\n@article{a,\n  title = {x}\n  year = 2001\n}',
    'no comma after the key': '@article{a\n  title = {x}}',
    'a brace left open': '@article{a, title = {x}\n\n@book{b, title = {y}, year = 2000}',
    'a text left open': '@article{a, title = {x',
    'no title': '@book{a, title = {A}, year = 2000}\n@book{b, year = 2000}',
    'no year': '@book{a, title = {A}}',
    'a kind that is none': '@artcle{a, title = {x}, year = 2000}',
    'a kind that is like none': '@pamflet-1{a, title = {x}, year = 2000}',
    'a key twice':
      '@book{a, title = {A}, year = 2000}\n\n@book{b, title = {B}, year = 2000}\n@article{a, title = {C}, year = 2001}',
    'a key that cannot be cited': "@book{o'neil, title = {A}, year = 2000}",
  };
  test.each(Object.entries(cases))('%s', (_, source) => {
    const messages = readBibtex(source, file).problems.map(formatProblem).join('\n');
    expect(messages).not.toBe('');
    expect(messages).toMatchSnapshot();
  });
});

test('an empty file, and one of comments, holds no works', () => {
  expect(readBibtex('', file)).toEqual({ works: {}, problems: [] });
  expect(readBibtex('% nothing yet\n@comment{for later}\n', file)).toEqual({ works: {}, problems: [] });
});
