/** What the pages of the ledger know of the handbook's own labs, and what they must not know. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogueOf, claimsByQuestion } from '../../../src/lib/labwright/document/catalogue.ts';
import { readChapters, type Chapters } from '../../../src/lib/labwright/document/chapters.ts';
import { wordingOf } from '../../../src/lib/labwright/document/version.ts';
import type { Catalogue } from '../../../src/lib/labwright/ledger/catalogue.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { labOf } from '../../helpers/chapter.ts';

const root = new URL('../../../', import.meta.url).pathname.replace(/\/$/, '');
let chapters: Chapters;
let catalogue: Catalogue;

beforeAll(async () => {
  const context = await openHandbook(root, '/book/');
  chapters = await readChapters(context);
  catalogue = catalogueOf(context, chapters);
});

const silentDegradation = (): Catalogue['labs'][number] =>
  catalogue.labs.find(({ id }) => id === 'operations/silent-degradation')!;

describe('the catalogue', () => {
  test('names each lab, with its address under the base path', () => {
    expect(silentDegradation()).toMatchObject({
      title: 'The silent degradation problem',
      href: '/book/operations/silent-degradation/',
    });
    expect(catalogue.labs.map(({ number }) => number)).toEqual(catalogue.labs.map((_, index) => index + 1));
  });

  test('has a question with its numbers in the text, its scale and its unit', () => {
    const { number } = silentDegradation();
    expect(silentDegradation().questions[0]).toMatchObject({
      id: 'first-alarm',
      kind: 'number',
      number: `${number}.1`,
      text: 'Suppose the team had computed the three PSIs once a week from launch on. In which week would a check first have found one of them at 0.20 or above?',
      min: 1,
      max: 26,
      within: 1,
      simulation: 'fraud-drift',
      at: 'launch',
      answer: 'firstWeeklyAlarm',
      declared: { kind: 'quantity', unit: 'week', digits: 0 },
    });
  });

  test('has the options of a choice in words, and tells what is beyond the required path', () => {
    const question = silentDegradation().questions.find(({ id }) => id === 'two-teams');
    expect(question).toMatchObject({ kind: 'choice', deeper: true, at: 'weekly' });
    expect(question && 'options' in question && question.options[0]).toBe('The team that checks every 7 weeks.');
  });

  test('lists one decision for each option where one is kept for each', () => {
    const cadences = silentDegradation().decisions.filter(({ anchor }) => anchor === 'cadence');
    expect(cadences.map(({ name, option }) => [name, option])).toEqual([
      ['cadence-cloud', 'Cloud'],
      ['cadence-edge', 'Edge'],
      ['cadence-mobile', 'Mobile'],
    ]);
    expect(cadences[0]!.fields.map(({ name }) => name)).toEqual(['interval', 'accuracyAtEnd', 'annualTotal']);
  });

  test('holds no answer: no truth, no key, no claim, no explanation', () => {
    const text = JSON.stringify(catalogue);
    for (const name of ['truth', 'key', 'claim', 'lowest', 'highest']) expect(text).not.toContain(`"${name}":`);
    for (const word of ['Confuses', 'Drift thought', 'taken for']) expect(text).not.toContain(word);
    expect(claimsByQuestion(chapters)['operations/silent-degradation/two-teams']).toHaveLength(4);
  });

  test('is one line of plain text wherever it is text', () => {
    const source = readFileSync(`${root}/src/content/docs/operations/silent-degradation.mdx`, 'utf8');
    expect(source).toContain('<Value');
    expect(JSON.stringify(catalogue)).not.toMatch(/<Value|<Fact|\*\*|\]\(/);
  });
});

test('a question has one wording, whether its quotes are straight or set', () => {
  const write = (words: string): string => {
    const { lab } = labOf(`<Write id="w">\n\n${words}\n\n</Write>`);
    return wordingOf(lab.uses[0]!);
  };
  expect(write('Why is "hot" not kettle\'s way...')).toBe(write('Why is “hot” not kettle’s way…'));
  expect(write('Why is "hot" right?')).not.toBe(write('Why is "hot" wrong?'));
});
