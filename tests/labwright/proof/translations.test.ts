/** The Spanish lab with one passage changed at a time: the proof says what is no longer the same lab. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import {
  type Chapters,
  type HandbookContext,
  readChapter,
  readChapters,
} from '../../../src/lib/labwright/document/chapters.ts';
import { inLanguage } from '../../../src/lib/labwright/document/languages.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import {
  sourceDigest,
  translationProblems,
  translationWarnings,
} from '../../../src/lib/labwright/proof/translation-rules.ts';

const root = new URL('../../../', import.meta.url).pathname.replace(/\/$/, '');
const id = 'drift-bench/two-distributions';
const file = `src/content/docs/es/${id}.mdx`;
let context: HandbookContext;
let chapters: Chapters;
beforeAll(async () => {
  context = await openHandbook(root);
  chapters = await readChapters(context);
});

/** The chapters with another text of the translation. */
function changed(from: string, to: string): Chapters {
  const source = readFileSync(`${root}/${file}`, 'utf8');
  expect(source).toContain(from);
  const chapter = parseChapter(source.replace(from, to), file);
  const lab = readChapter(inLanguage(context, 'es'), id, file, chapter);
  return { ...chapters, translations: [{ lab, chapter, source, folder: 'es' }] };
}

test('the translation is the lab that it translates', () => {
  expect(translationProblems(context, chapters)).toEqual([]);
  expect(chapters.translations.map(({ lab }) => lab.context.id)).toEqual([id]);
  // It is no lab of its own: neither in a list of labs nor numbered again.
  expect(chapters.labs.filter(({ lab }) => lab.context.slug === 'two-distributions').length).toBe(1);
});

describe('what differs is told by its rule', () => {
  it.each([
    ['a value left out', ', y aquí vale <Value of="drift-d08.psi" at="kept" />', '', 'translation/missing'],
    [
      'a value at another setting',
      'Vale <Value of="drift-d06.psi" at="twoBins" />',
      'Vale <Value of="drift-d06.psi" at="tenBins" />',
      'translation/extra',
    ],
    ['a scale of its own', 'min={0.02} max={0.5}', 'min={0.02} max={0.6}', 'translation/different'],
    [
      'another claim',
      'output="lossOverGain" below={0.9}',
      'output="lossOverGain" below={0.8}',
      'translation/different',
    ],
    ['another option marked', '- [ ] A la tienda B', '- [x] A la tienda B', 'translation/different'],
    [
      'a figure left out',
      /<Figure id="fig-far".*<\/Figure>/.exec(readFileSync(`${root}/${file}`, 'utf8'))![0],
      '',
      'translation/missing',
    ],
    [
      'a word that the source has not',
      '### La semana guardada',
      '<MarginNote>\n\nNuevo.\n\n</MarginNote>\n\n### La semana guardada',
      'translation/extra',
    ],
    [
      'controls in another order',
      'of="current1 current2 current3"',
      'of="current2 current1 current3"',
      'translation/missing',
    ],
    ['a work that is not cited', ' [@siddiqi2006]', '', 'translation/missing'],
    ['other minutes', 'minutes: [[7, 10], [11, 15]]', 'minutes: [[7, 10], [11, 16]]', 'translation/different'],
  ])('%s', (_, from, to, rule) => {
    const rules = translationProblems(context, changed(from, to)).map((problem) => problem.rule);
    expect(rules).toContain(rule);
  });

  it('in two parts, with the place', () => {
    const [problem] = translationProblems(context, changed('min={0.02} max={0.5}', 'min={0.02} max={0.6}'));
    expect({ ...problem, place: problem!.place?.file }).toMatchSnapshot();
    const [missing] = translationProblems(context, changed(', y aquí vale <Value of="drift-d08.psi" at="kept" />', ''));
    expect({ ...missing, place: missing!.place?.file }).toMatchSnapshot();
  });

  it('phrases, terms, parts and units of the language', () => {
    const spoken = context.languages!.get('es')!;
    const { PSI: _, ...fewer } = spoken.phrases['drift-d08']!;
    const bare = {
      ...context,
      handbook: { ...context.handbook, translations: { es: { parts: {} } } },
      languages: new Map([
        ['es', { ...spoken, terms: {}, phrases: { ...spoken.phrases, 'drift-d08': { ...fewer, tiny: '{psi}' } } }],
      ]),
    };
    const problems = translationProblems(bare, chapters);
    expect([...new Set(problems.map(({ rule }) => rule))].sort()).toEqual([
      'translation/handbook',
      'translation/phrase',
      'translation/term',
    ]);
    expect(problems.filter(({ rule }) => rule === 'translation/phrase').map(({ wrong }) => wrong)).toMatchSnapshot();
  });
});

test('a source that has changed since warns, and stops nothing', () => {
  const digest = sourceDigest(readFileSync(`${root}/src/content/docs/${id}.mdx`, 'utf8'));
  const told = (made: string) =>
    translationWarnings(context, changed(/translates: '\w*'/.exec(readFileSync(`${root}/${file}`, 'utf8'))![0], made))
      .filter(({ rule }) => rule === 'translation/changed')
      .map(({ instead }) => instead);
  expect(told(`translates: '${digest}'`)).toEqual([]);
  expect(told("translates: '000000000000'")).toEqual([expect.stringContaining(digest)]);
});

test('an answer in one language is an answer in the other: the questions have the digests of the source', () => {
  const wordings = (of: Chapters['labs'][number]) =>
    of.lab.uses
      .filter(({ word }) => ['Predict', 'Reflect', 'Write'].includes(word))
      .map(({ supplied }) => supplied['wording']);
  const source = chapters.labs.find(({ lab }) => lab.context.id === id)!;
  expect(wordings(chapters.translations[0]!)).toEqual(wordings(source));
});
