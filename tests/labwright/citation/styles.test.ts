/**
 * References and citations in both styles, against what the Chicago Manual of Style (18th edition, author-date) and the
 * IEEE Reference Guide print for the same works. Two differences are ours: pages are written out (471–485, not 471–85),
 * and places of publication are left out, as the 18th edition allows.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bibliographyOf,
  citationLabel,
  type CitationStyle,
  entryOf,
  listOrder,
  plainLabel,
} from '../../../src/lib/labwright/citation/bibliography.ts';
import { readBibtex } from '../../../src/lib/labwright/citation/bibtex.ts';
import { noteEntry } from '../../../src/lib/labwright/citation/note.ts';
import { citationsIn } from '../../../src/lib/labwright/citation/syntax.ts';
import { plainPieces, type Works } from '../../../src/lib/labwright/citation/work.ts';

const read = (source: string): Works => {
  const { works, problems } = readBibtex(source, 'works.bib');
  expect(problems).toEqual([]);
  return works;
};
const works = read(readFileSync(new URL('./works.bib', import.meta.url), 'utf8'));
const entry = (style: CitationStyle, key: string, of = works): string =>
  plainPieces(entryOf(bibliographyOf(of, style, Object.keys(of)), key));

const authorDate: Record<string, string> = {
  yu: 'Yu, Charles. 2020. Interior Chinatown. Pantheon Books.',
  binder:
    'Binder, Amy J., and Jeffrey L. Kidder. 2022. The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today. University of Chicago Press.',
  doyle:
    'Doyle, Kathleen. 2023. “The Queen Mary Psalter.” In The Book by Design: The Remarkable Story of the World’s Greatest Invention, edited by P. J. M. Marks and Stephen Parkin. University of Chicago Press.',
  dittmar:
    'Dittmar, Emily L., and Douglas W. Schemske. 2023. “Temporal Variation in Selection Influences Microgeographic Local Adaptation.” American Naturalist 202 (4): 471–485. https://doi.org/10.1086/725865.',
  blajer:
    'Blajer de la Garza, Yuna. 2019. “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies.” PhD diss., University of Chicago.',
  google: 'Google. 2024. “Privacy Policy.” 28 March 2024. Accessed 2 May 2024. https://policies.google.com/privacy.',
  payne:
    'Payne, D. B., and J. R. Stern. 1985. “Wavelength-switched passively coupled single-mode optical networks.” In Proc. IOOC-ECOC, 585–590.',
  haskell:
    'Haskell, R. E., and C. T. Case. 1994. Transient signal propagation in lossless isotropic plasmas. Rep. ARCRL-66-234. USAF Cambridge Res. Labs.',
  firm: 'Firm. 2016. What We Found.',
  standing: 'Visa. n.d. Core Rules. Updated twice a year.',
  editors: 'Smith, Ann, and Bea Jones, eds. 2001. Collected. 3rd ed. Press.',
  nobody: 'The Anonymous Pamphlet. 1799.',
  asks: 'Müller, Jürgen. 2017. “Are They Harder to ‘Resolve’?” Journal.',
  alone: 'Chen, Wei-Kai. 1990. “No Journal.”',
  set: 'van der Berg, Jan. 1999. Sums. Vol. 2. Lectures 7. Press.',
};

const numeric: Record<string, string> = {
  klaus: 'B. Klaus and P. Horn, Robot Vision. MIT Press, 1986.',
  stein: 'L. Stein, “Random patterns,” in Computers and You, J. S. Brake, Ed. Wiley, 1994, pp. 55–70.',
  payne:
    'D. B. Payne and J. R. Stern, “Wavelength-switched passively coupled single-mode optical networks,” in Proc. IOOC-ECOC, 1985, pp. 585–590.',
  chiampi:
    'M. M. Chiampi and L. L. Zilberti, “Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure,” IEEE Trans. Biomed. Eng., vol. 58, no. 10, pp. 2787–2793, 2011, doi: 10.1109/TBME.2011.2158315.',
  haskell:
    'R. E. Haskell and C. T. Case, “Transient signal propagation in lossless isotropic plasmas,” USAF Cambridge Res. Labs., Rep. ARCRL-66-234, 1994.',
  blajer:
    'Y. Blajer de la Garza, “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies,” PhD diss., University of Chicago, 2019.',
  google:
    'Google, “Privacy Policy,” 28 March 2024. Accessed: 2 May 2024. [Online]. Available: https://policies.google.com/privacy',
  firm: 'Firm, “What We Found,” 2016.',
  standing: 'Visa, Core Rules, n.d., updated twice a year.',
  editors: 'A. Smith and B. Jones, Eds., Collected, 3rd ed. Press, 2001.',
  nobody: 'The Anonymous Pamphlet, 1799.',
  asks: 'J. Müller, “Are They Harder to ‘Resolve’?” Journal, 2017.',
  alone: 'W.-K. Chen, “No Journal,” 1990.',
  set: 'J. van der Berg, Sums, Lectures, no. 7, vol. 2. Press, 1999.',
};

const note: Record<string, string> = {
  yu: 'Charles Yu, Interior Chinatown (Pantheon Books, 2020)',
  doyle:
    'Kathleen Doyle, “The Queen Mary Psalter,” in The Book by Design: The Remarkable Story of the World’s Greatest Invention, ed. P. J. M. Marks and Stephen Parkin (University of Chicago Press, 2023)',
  dittmar:
    'Emily L. Dittmar and Douglas W. Schemske, “Temporal Variation in Selection Influences Microgeographic Local Adaptation,” American Naturalist 202, no. 4 (2023): 471–485, https://doi.org/10.1086/725865',
  blajer:
    'Yuna Blajer de la Garza, “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies” (PhD diss., University of Chicago, 2019)',
  google: 'Google, “Privacy Policy” (2024), https://policies.google.com/privacy',
  haskell:
    'R. E. Haskell and C. T. Case, Transient signal propagation in lossless isotropic plasmas, Rep. ARCRL-66-234 (USAF Cambridge Res. Labs., 1994)',
  editors: 'Ann Smith and Bea Jones, eds., Collected, 3rd ed. (Press, 2001)',
  nobody: 'The Anonymous Pamphlet (1799)',
  alone: 'Wei-Kai Chen, “No Journal,” 1990',
};

describe('a reference by author and date', () =>
  test.each(Object.entries(authorDate))('%s', (key, expected) => expect(entry('author-date', key)).toBe(expected)));
describe('a numbered reference', () =>
  test.each(Object.entries(numeric))('%s', (key, expected) => expect(entry('numeric', key)).toBe(expected)));
describe('a reference inside a sentence', () =>
  test.each(Object.entries(note))('%s', (key, expected) => expect(plainPieces(noteEntry(works[key]!))).toBe(expected)));

test('a reference sets whole works in italics, and links its address', () => {
  const bibliography = bibliographyOf(works, 'author-date', Object.keys(works));
  expect(entryOf(bibliography, 'yu').filter(({ italic }) => italic)).toEqual([
    { text: 'Interior Chinatown', italic: true },
  ]);
  expect(entryOf(bibliography, 'dittmar').filter(({ italic, href }) => italic ?? href)).toEqual([
    { text: 'American Naturalist', italic: true },
    { text: 'https://doi.org/10.1086/725865', href: 'https://doi.org/10.1086/725865' },
  ]);
});

describe('lists of authors', () => {
  const byCount = (count: number, more = ''): Works =>
    read(
      `@book{b, author = {${Array.from({ length: count }, (_, index) => `Name${index + 1}, Given`).join(' and ')}${more}}, title = {T}, year = {2000}}`,
    );
  const label = (of: Works): string =>
    plainLabel(citationLabel(bibliographyOf(of, 'author-date', ['b']), citationsIn('[@b]')[0]!, new Map())).replaceAll(
      '\u00a0',
      ' ',
    );
  test.each([
    [1, '', 'Name1, Given. 2000. T.', 'G. Name1, T, 2000.', '(Name1 2000)'],
    [2, '', 'Name1, Given, and Given Name2. 2000. T.', 'G. Name1 and G. Name2, T, 2000.', '(Name1 and Name2 2000)'],
    [
      3,
      '',
      'Name1, Given, Given Name2, and Given Name3. 2000. T.',
      'G. Name1, G. Name2, and G. Name3, T, 2000.',
      '(Name1 et al. 2000)',
    ],
    // More than six: Chicago keeps three, the IEEE one.
    [
      7,
      '',
      'Name1, Given, Given Name2, Given Name3, et al. 2000. T.',
      'G. Name1 et al., T, 2000.',
      '(Name1 et al. 2000)',
    ],
    [1, ' and others', 'Name1, Given, et al. 2000. T.', 'G. Name1 et al., T, 2000.', '(Name1 et al. 2000)'],
  ])('of %i%s', (count, more, byDate, byNumber, cited) => {
    const of = byCount(count, more);
    expect(entry('author-date', 'b', of)).toBe(byDate);
    expect(entry('numeric', 'b', of)).toBe(byNumber);
    expect(label(of)).toBe(cited);
  });
});

describe('works of one name and year', () => {
  const twins = read(
    ['Second', 'First', 'Third']
      .map((title, index) => `@book{k${index}, author = {Smith, A.}, title = {${title}}, year = {2001}}`)
      .join('\n') + '@book{other, author = {Smith, A.}, title = {Zeroth}, year = {2002}}',
  );
  const cite = (keys: string[], text: string): string =>
    plainLabel(citationLabel(bibliographyOf(twins, 'author-date', keys), citationsIn(text)[0]!, new Map())).replaceAll(
      '\u00a0',
      ' ',
    );

  test('have letters in the order of the list, in citation and reference alike', () => {
    expect(cite(['k0', 'k1', 'k2', 'other'], '[@k0; @k1; @other]')).toBe('(Smith 2001b; Smith 2001a; Smith 2002)');
    expect(plainPieces(entryOf(bibliographyOf(twins, 'author-date', ['k0', 'k1']), 'k0'))).toBe(
      'Smith, A. 2001b. Second.',
    );
  });
  test('have none when only one of them is cited', () => expect(cite(['k0', 'other'], '[@k0]')).toBe('(Smith 2001)'));
});

describe('a citation', () => {
  const bibliography = (style: CitationStyle) => bibliographyOf(works, style, Object.keys(works));
  const numbers = new Map([
    ['binder', 1],
    ['yu', 2],
  ]);
  const cite = (style: CitationStyle, text: string): string =>
    plainLabel(citationLabel(bibliography(style), citationsIn(text)[0]!, numbers)).replaceAll('\u00a0', ' ');
  test.each([
    ['[@binder]', '(Binder and Kidder 2022)', '[1]'],
    ['[@binder, pp. 117-118]', '(Binder and Kidder 2022, 117–118)', '[1, pp. 117–118]'],
    ['[@binder, chap. 3]', '(Binder and Kidder 2022, chap. 3)', '[1, chap. 3]'],
    ['[see @binder; @yu, p. 45]', '(see Binder and Kidder 2022; Yu 2020, 45)', 'see [1], [2, p. 45]'],
    ['@binder', 'Binder and Kidder (2022)', 'Binder and Kidder [1]'],
    ['@binder [p. 117]', 'Binder and Kidder (2022, 117)', 'Binder and Kidder [1, p. 117]'],
    ['[-@binder]', '(2022)', '[1]'],
  ])('%s', (text, byDate, byNumber) => {
    expect(cite('author-date', text)).toBe(byDate);
    expect(cite('numeric', text)).toBe(byNumber);
  });
  test('of a work by nobody names its title', () =>
    expect(cite('author-date', '[@nobody]')).toBe('(The Anonymous Pamphlet 1799)'));
});

test('a list by name files particles, firms and titles where a reader looks; a numbered one follows the text', () => {
  const keys = ['set', 'nobody', 'google', 'blajer', 'nobody'];
  expect(listOrder(bibliographyOf(works, 'author-date', keys), keys)).toEqual(['nobody', 'blajer', 'google', 'set']);
  expect(listOrder(bibliographyOf(works, 'numeric', keys), keys)).toEqual(['set', 'nobody', 'google', 'blajer']);
});
