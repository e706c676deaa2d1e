/** What a reader said beside what the model says, counted and put into words. */
import { describe, expect, it, test } from 'vitest';
import { foldLab } from '../../../src/lib/labwright/ledger/fold.ts';
import { outlineOf, progressOf, progressText } from '../../../src/lib/labwright/ledger/progress.ts';
import { forecastsOf, readAnswer, reviewLab, reviewPrediction } from '../../../src/lib/labwright/ledger/review.ts';
import type { Entry, EntryDraft } from '../../../src/lib/labwright/ledger/schema.ts';
import { sayAnswer, sayDecision, sayGap, sayTruth, sayValue } from '../../../src/lib/labwright/ledger/words.ts';
import { carriedValue, takes, type CarriedParameter } from '../../../src/lib/labwright/ledger/carried.ts';
import { lab, team, week } from './catalogue.ts';
import { openLedger } from './entries.ts';
import { generatorSay } from '../../../src/lib/labwright/language/catalogue.ts';

const say = generatorSay('en');

type Step = Omit<EntryDraft, 'lab'>;
const predict = (name: string, answer: unknown, confidence?: number): Step => ({
  kind: 'prediction',
  name,
  value: { answer, ...(confidence === undefined ? {} : { confidence }) },
  questionVersion: 'v1',
});
const reveal = (name: string, truth: number): Step => ({ kind: 'revealed', name, value: true, truth });
const skip = (name: string): Step => ({ kind: 'skip', name, value: true });

function entriesOf(...steps: Step[]): Entry[] {
  const ledger = openLedger();
  for (const step of steps) ledger.add({ lab: lab.id, ...step });
  return ledger.entries();
}

describe('a prediction beside its truth', () => {
  it('keeps the first attempt apart, and shows no truth before it was revealed', () => {
    const review = reviewPrediction(week, lab.id, entriesOf(predict('week', 16, 60), predict('week', 9)));
    expect(review).toMatchObject({ phase: 'committed', counts: true, first: { confidence: 60 } });
    expect(review.first!.answer).toEqual({ kind: 'point', value: 16 });
    expect(review.later.map(({ answer }) => answer)).toEqual([{ kind: 'point', value: 9 }]);
    expect(review).not.toHaveProperty('truth');
    expect(review).not.toHaveProperty('hit');
    expect(sayGap(review)).toBe('');
  });

  it.each([
    // Band of 1 around 8: 7 to 9 are close enough.
    [16, 8, false, '8\u00a0weeks more'],
    [9, 8, true, '1\u00a0week more, close enough'],
    [7, 8, true, '1\u00a0week less, close enough'],
    [8, 8, true, 'exactly'],
    [5.5, 8, false, '2.5\u00a0weeks less'],
  ])('of %d against %d', (answer, truth, hit, words) => {
    const review = reviewPrediction(week, lab.id, entriesOf(predict('week', answer), reveal('week', truth)));
    expect(review.hit).toBe(hit);
    expect(review.gap).toBeCloseTo(answer - truth, 12);
    expect(sayGap(review)).toBe(words);
  });

  it('made after the truth was shown does not count', () => {
    const review = reviewPrediction(week, lab.id, entriesOf(skip('week'), reveal('week', 8), predict('week', 8, 100)));
    expect(review).toMatchObject({ counts: false, skipped: true, hit: true });
    expect(forecastsOf([review])).toEqual([]);
  });

  it('of a choice holds or does not', () => {
    const right = reviewPrediction(team, lab.id, entriesOf(predict('team', 1, 80), reveal('team', 1)));
    const wrong = reviewPrediction(team, lab.id, entriesOf(predict('team', 0), reveal('team', 1)));
    expect([sayGap(right), sayGap(wrong)]).toEqual(['you chose it', 'you chose another']);
    expect(sayTruth(team, 1)).toBe('The second');
    expect(forecastsOf([right, wrong])).toEqual([
      { kind: 'choice', probability: 0.8, hit: true },
      { kind: 'choice', hit: false },
    ]);
  });

  it.each([
    [{ low: 5, high: 9 }, true, '5 to 9\u00a0weeks'],
    [[12, 9.5], false, '9.5 to 12\u00a0weeks'],
  ])('may be an interval: %j', (answer, hit, words) => {
    const review = reviewPrediction(week, lab.id, entriesOf(predict('week', answer), reveal('week', 8)));
    expect(review.hit).toBe(hit);
    expect(sayAnswer(week, review.first!.answer)).toBe(words);
    expect(review.gap).toBeUndefined();
  });

  it('may be a sketch, which is for the eye and never counted', () => {
    const review = reviewPrediction(
      week,
      lab.id,
      entriesOf(
        predict('week', [
          [0, 1],
          [2, 3],
          [4, 5],
        ]),
        reveal('week', 8),
      ),
    );
    expect(review.first!.answer).toEqual({ kind: 'sketch' });
    expect(review.hit).toBeUndefined();
    expect(forecastsOf([review])).toEqual([]);
  });

  it('whose answer cannot be read is no answer, and a confidence beyond certainty none', () => {
    const [text, far] = entriesOf(predict('week', '<b>8</b>'), predict('week', 8, 400));
    expect(readAnswer(text!)).toBeUndefined();
    expect(reviewPrediction(week, lab.id, [text!]).first).toBeUndefined();
    expect(reviewPrediction(week, lab.id, [far!]).first).not.toHaveProperty('confidence');
  });
});

test('progress is counted along the required path, and what lies beyond it apart', () => {
  const outline = outlineOf(lab);
  expect(outline).toMatchObject({ predictions: ['week', 'team'], beyond: ['team'] });
  const progress = (entries: Entry[]) => progressOf(outline, foldLab(entries, lab.id));
  expect(progressText(progress([]), say)).toBe('Predicted 0 of 1, reflected 0 of 1, wrote 0 of 1, decided 0 of 1.');
  const entries = entriesOf(
    predict('week', 8),
    predict('team', 0),
    { kind: 'writing', name: 'why', value: '  ' },
    { kind: 'reflection', name: 'what', value: 1, truth: 0 },
  );
  expect(progressText(progress(entries), say)).toBe(
    'Predicted 1 of 1 and 1 more, reflected 1 of 1, wrote 0 of 1, decided 0 of 1.',
  );
  expect(progressText(progress(entriesOf(skip('week'))), say)).toContain('skipped 1');
  expect(progressText(progressOf(outlineOf({ questions: [], decisions: [] }), foldLab([], 'x')), say)).toBe('');
});

test('entries that answer nothing of this edition are told apart', () => {
  const entries = entriesOf(predict('gone', 3), predict('week', 3), {
    kind: 'failureMet',
    name: 'k.cold',
    value: true,
  });
  expect(reviewLab(lab, entries).strays.map(({ name }) => name)).toEqual(['gone']);
});

describe('words', () => {
  it('print a kept decision by its declarations, and no field that is not one', () => {
    expect(sayDecision(lab.decisions[0]!, { minutes: 12, room: 'cold', secret: '<img>' })).toEqual([
      { label: 'Minutes', text: '12\u00a0minutes' },
      { label: 'Room', text: 'Cold' },
    ]);
    expect(sayDecision(lab.decisions[0]!, 'nothing')).toEqual([]);
  });

  it('say so when a value cannot be read', () => {
    const declared = { kind: 'quantity', label: 'Alarm', none: 'never' };
    expect([null, Number.NaN, [1], {}, true].map((value) => sayValue(declared, value))).toEqual([
      'never',
      'not readable',
      'not readable',
      'not readable',
      'on',
    ]);
  });
});

describe('a carried value', () => {
  const source = { lab: lab.id, decision: 'pour', field: 'minutes', declared: lab.decisions[0]!.fields[0]!.declared };
  const decide = (value: unknown): Step => ({ kind: 'decision', name: 'pour', value });

  it('is the latest decision of its type', () => {
    expect(carriedValue([], source)).toBeUndefined();
    expect(carriedValue(entriesOf(decide({ minutes: 5 }), decide({ minutes: 12 })), source)?.value).toBe(12);
    for (const value of ['12', null, Infinity, [12]])
      expect(carriedValue(entriesOf(decide({ minutes: value })), source)).toBeUndefined();
    expect(carriedValue(entriesOf(decide('<img>')), source)).toBeUndefined();
  });

  it('is a declared option or none', () => {
    const room = { ...source, field: 'room', declared: lab.decisions[0]!.fields[1]!.declared };
    expect(carriedValue(entriesOf(decide({ room: 'cold' })), room)?.value).toBe('cold');
    expect(carriedValue(entriesOf(decide({ room: 'toString' })), room)).toBeUndefined();
    expect(carriedValue(entriesOf(decide({ room: 3 })), room)).toBeUndefined();
  });

  it('sets a parameter only within its range', () => {
    const into = {
      parameter: 'minutes',
      label: 'Minutes',
      default: 0,
      min: 0,
      max: 10,
      whole: true,
    } as CarriedParameter;
    expect([0, 10, 11, -1, 2.5, 'cold'].map((value) => takes(into, value))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(takes({ ...into, options: ['cold'] }, 'cold')).toBe(true);
    expect(takes({ ...into, options: ['cold'] }, 3)).toBe(false);
  });
});
