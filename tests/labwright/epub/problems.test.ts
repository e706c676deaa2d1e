/** What an e-book cannot hold is told in two parts, with its place, all of it at once. */
import { expect, test } from 'vitest';
import { LabwrightError, type Problem } from '../../../src/lib/labwright/simulation/errors.ts';
import { bytesOf, page, pageWith } from './book.ts';

function problemsIn(html: string, source = ''): readonly Problem[] {
  try {
    bytesOf({ html: pageWith(html), read: () => source });
  } catch (error) {
    if (error instanceof LabwrightError) return error.problems;
    throw error;
  }
  return [];
}

test.each([
  ['a frame', '<iframe src="https://example.org/film">A film</iframe>'],
  ['a button', '<button>Press</button>'],
  ['an element that a program defines', '<lab-clock>12:00</lab-clock>'],
  ['a picture of another server', '<img src="https://example.org/cup.png" alt="A cup">'],
  ['a picture that is not there', '<img src="/course/_astro/kettle.png" alt="A kettle">'],
  ['a picture in a format that few show', '<img src="/course/_astro/kettle.avif" alt="A kettle">'],
  [
    'a drawing with a picture of another server',
    '<svg viewBox="0 0 1 1"><image href="https://example.org/cup.png" /></svg>',
  ],
  [
    'a drawing with a style of another server',
    '<svg viewBox="0 0 1 1"><rect fill="url(//example.org/a.svg#b)" /></svg>',
  ],
  ['a character that XML cannot write', '<p>Ring the bell: &#7; now.</p>'],
  ['an attribute that XML cannot name', '<p @click="go()">Press</p>'],
  ['an id used twice', '<p id="tea--cooling">Again</p>'],
])('%s', (_, html) => {
  const [problem, ...others] = problemsIn(html);
  expect(others).toEqual([]);
  expect(problem).toMatchSnapshot();
});

test('every problem is told, each at its line', () => {
  const source = 'Tea.\n\n<iframe src="film" />\n\n![](https://example.org/cup.png)\n';
  const html = '<iframe src="film"></iframe><img src="https://example.org/cup.png" alt="A cup">';
  expect(problemsIn(html, source).map(({ rule, place }) => [rule, place])).toEqual([
    ['epub/picture', { file: 'src/content/docs/heat/tea.mdx', line: 5, column: 5 }],
    ['epub/element', { file: 'src/content/docs/heat/tea.mdx', line: 3, column: 1 }],
  ]);
});

test('a page that no book can be cut from is told', () => {
  expect(() => bytesOf({ html: page.replaceAll('data-piece', 'data-other') })).toThrow(
    'epub/page The print page of the site has no sections that an e-book is made of. Build the handbook again: `npm run build`.',
  );
});
