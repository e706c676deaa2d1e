/** A ledger over two editions: what was answered before a question was asked anew is told as that, and not lost. */
import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueLab } from '../../../src/lib/labwright/ledger/catalogue.ts';
import { completionOf, readHandedIn, type ClassReader } from '../../../src/lib/labwright/ledger/class.ts';
import { classCsv } from '../../../src/lib/labwright/ledger/class-csv.ts';
import { exportJson } from '../../../src/lib/labwright/ledger/export.ts';
import { foldLab } from '../../../src/lib/labwright/ledger/fold.ts';
import { forecastsOf, reviewLab } from '../../../src/lib/labwright/ledger/review.ts';
import { suspicionsOf } from '../../../src/lib/labwright/ledger/suspicions.ts';
import { countingEarlier, earlierNames, questionName, versionIn } from '../../../src/lib/labwright/ledger/versions.ts';
import { sayEarlier } from '../../../src/lib/labwright/ledger/words.ts';
import type { Entry, EntryDraft } from '../../../src/lib/labwright/ledger/schema.ts';
import { catalogue, lab, team, week } from './catalogue.ts';
import { handbook } from './entries.ts';

function entriesOf(...drafts: Omit<EntryDraft, 'lab'>[]): Entry[] {
  return drafts.map((draft, index) => ({
    ...draft,
    lab: lab.id,
    id: `00000000-0000-4000-8000-00000000000${index}`,
    at: `2026-09-0${index + 1}T08:00:00.000Z`,
    handbook,
    attempt: 1,
    schema: 1,
  }));
}

/** The lab in week 5: the first question was mended, the second and the reflection are asked anew. */
const mended: CatalogueLab = {
  ...lab,
  questions: lab.questions.map((question) => {
    if (question.id === 'week') return { ...question, text: 'In which week, then?', wording: 'v2' };
    return question.id === 'why' ? question : { ...question, id: `${question.id}@2` };
  }),
};
const inWeekFive: Catalogue = { ...catalogue, labs: [mended] };
const entries = entriesOf(
  { kind: 'prediction', name: 'week', value: { answer: 9, confidence: 80 }, questionVersion: 'v1' },
  { kind: 'revealed', name: 'week', value: true, truth: 8 },
  { kind: 'prediction', name: 'team', value: { answer: 2, confidence: 50 }, questionVersion: 'v1' },
  { kind: 'revealed', name: 'team', value: true, truth: 0 },
  { kind: 'reflection', name: 'what', value: 1, truth: 0, questionVersion: 'v1' },
  { kind: 'prediction', name: 'elsewhere', value: { answer: 1 } },
);

describe('a name in the ledger', () => {
  it('goes with the version, from the second on', () => {
    expect([questionName('week', 1), questionName('week', 2)]).toEqual(['week', 'week@2']);
    expect([versionIn('week'), versionIn('week@12')]).toEqual([1, 12]);
    expect(earlierNames('week@3', ['week', 'weekly', 'week@3', 'week@2', 'week@4'])).toEqual(['week@2', 'week']);
    expect(earlierNames('week', ['week', 'week@2'])).toEqual([]);
  });
});

describe('an answer', () => {
  const review = reviewLab(mended, entries);
  const [first, second] = review.predictions;

  it('to a question that was mended is the answer to it', () => {
    expect(first).toMatchObject({
      first: { answer: { value: 9 } },
      truth: 8,
      gap: 1,
      hit: true,
      counts: true,
      earlier: [],
    });
    expect(forecastsOf(review.predictions)).toEqual([{ kind: 'number', probability: 0.8, hit: true }]);
  });

  it('to an earlier version is told as that, and held against nothing that is asked now', () => {
    expect(second).toMatchObject({ phase: 'open', earlier: [{ version: 1, truth: 0 }] });
    expect(second!.first).toBeUndefined();
    expect(sayEarlier(team, second!.earlier[0]!)).toBe(
      'To version 1 of this question you said option 3 (50\u202f% sure); option 1 held.',
    );
    const number = reviewLab({ ...lab, questions: [{ ...week, id: 'week@2' }] }, entries).predictions[0]!;
    expect(sayEarlier(week, number.earlier[0]!)).toBe(
      'To version 1 of this question you said 9\u00a0weeks (80\u202f% sure); the model gave 8\u00a0weeks.',
    );
  });

  it('to no version of any question is a stray, and only that', () =>
    expect(review.strays.map(({ name }) => name)).toEqual(['elsewhere']));
});

describe('a class', () => {
  const text = exportJson({ handbook, exportedAt: '', reader: { name: 'Ada' }, entries, newer: [] });
  const reader = readHandedIn('a.json', text, inWeekFive) as ClassReader;

  it('has taken part in what was asked anew later', () => {
    const { finished } = completionOf(mended, [reader]);
    // The second prediction is beyond the required path; the reflection was answered before it was asked anew.
    expect(finished).toMatchObject({ predicted: 1, reflected: 1 });
    const record = countingEarlier(foldLab(entries, lab.id), ['team@2', 'week']);
    expect([...record.questions.keys()].sort()).toEqual(['elsewhere', 'team', 'team@2', 'week']);
  });

  it('has the earlier answer in its table, in a column of its own', () => {
    const [head, , row] = classCsv(inWeekFive, [reader], new Map())
      .split('\r\n')
      .map((line) => line.split(','));
    const cell = (name: string): string => row![head!.indexOf(name)]!;
    expect([cell('question'), cell('first prediction'), cell('predicted of an earlier version')]).toEqual([
      'team@2',
      '',
      '1: option 3',
    ]);
  });

  it('is not suspected of a truth that an earlier version had', () => {
    const truths = new Map([
      [`${lab.id}/week`, 8],
      [`${lab.id}/team@2`, 1],
    ]);
    expect(suspicionsOf([reader], inWeekFive, truths, new Date('2026-10-01')).get(reader)).toEqual([]);
  });
});
