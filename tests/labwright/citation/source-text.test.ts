/** Sources of numbers with their references written out. */
import { expect, test } from 'vitest';
import { bibliographyOf } from '../../../src/lib/labwright/citation/bibliography.ts';
import { readBibtex } from '../../../src/lib/labwright/citation/bibtex.ts';
import { sourceText, unresolvedIn } from '../../../src/lib/labwright/citation/source-text.ts';

const { works } = readBibtex(
  `@book{siddiqi, author = {Siddiqi, Naeem}, title = {Credit Risk Scorecards}, publisher = {Wiley}, year = 2006}
   @misc{visa, author = {{Visa}}, title = {Core Rules}, year = {n.d.}}`,
  'references.bib',
);
const bibliography = bibliographyOf(works, 'author-date', Object.keys(works));

test.each([
  ['A talk in 2020', 'A talk in 2020', []],
  ['[@siddiqi]. A convention.', 'Naeem Siddiqi, Credit Risk Scorecards (Wiley, 2006). A convention.', ['siddiqi']],
  [
    'After @siddiqi, who says so',
    'After Naeem Siddiqi, Credit Risk Scorecards (Wiley, 2006), who says so',
    ['siddiqi'],
  ],
  ['[@visa, condition 10.4] (from then)', 'Visa, Core Rules (n.d.), condition 10.4 (from then)', ['visa']],
  [
    '[@visa; @siddiqi, p. 12] and again [@siddiqi]',
    'Visa, Core Rules (n.d.); Naeem Siddiqi, Credit Risk Scorecards (Wiley, 2006), 12 and again Siddiqi (2006)',
    ['visa', 'siddiqi'],
  ],
  ['[@nobody] said', '[@nobody] said', []],
])('%s', (source, text, cites) => expect(sourceText(source, bibliography)).toEqual({ text, cites }));

test('a numbered handbook writes its sources out in the same way', () => {
  expect(sourceText('[@siddiqi]', bibliographyOf(works, 'numeric', [])).text).toBe(
    'Naeem Siddiqi, Credit Risk Scorecards (Wiley, 2006)',
  );
});

test('keys without a work are told', () => expect(unresolvedIn('[@sidiqi; @visa]', works)).toEqual(['sidiqi']));
