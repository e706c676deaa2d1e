/** A drawn curve in the ledger: read, held against the truth, and laid over those of a class. Numbers by hand. */
import { describe, expect, test } from 'vitest';
import { quantile, sketchesOf, summaryOf } from '../../../src/lib/labwright/ledger/class.ts';
import type { SketchQuestion } from '../../../src/lib/labwright/ledger/catalogue.ts';
import { exportJson, importJson } from '../../../src/lib/labwright/ledger/export.ts';
import { forecastsOf, readAnswer, reviewPrediction } from '../../../src/lib/labwright/ledger/review.ts';
import type { Entry } from '../../../src/lib/labwright/ledger/schema.ts';
import { sayAnswer, sayGap } from '../../../src/lib/labwright/ledger/words.ts';

const places = [0, 10, 20, 30, 40];
const question: SketchQuestion = {
  kind: 'sketch',
  id: 'curve',
  anchor: 'curve',
  number: '1.1',
  text: 'Draw it.',
  wording: 'v1',
  deeper: false,
  simulation: 'kettle',
  at: 'default',
  dataset: 'cooling',
  x: 'minute',
  y: 'temperature',
  within: 8,
  axes: {
    x: { domain: [0, 40], log: false, column: { kind: 'number', label: 'Time', unit: 'minute', digits: 0 } },
    y: { domain: [0, 100], log: false, column: { kind: 'number', label: 'Heat', unit: 'kelvin', digits: 1 } },
    places,
  },
};
const entry = (kind: Entry['kind'], at: string, more: object): Entry => ({
  id: `${kind}-${at}`,
  at: `2026-09-01T10:00:${at}.000Z`,
  handbook: 'h',
  lab: 'kitchen/kettle',
  kind,
  name: 'curve',
  attempt: 1,
  schema: 1,
  ...more,
});
const drew = (...y: number[]) =>
  entry('prediction', '01', { value: { answer: { x: places, y } }, questionVersion: 'v1' });
const revealed = entry('revealed', '02', { value: true, truth: { x: places, y: [80, 20, 30, 40, 50] } });
const review = (...entries: Entry[]) => reviewPrediction(question, 'kitchen/kettle', entries);

test('it stands beside the truth, with its gap, and counts for no calibration', () => {
  // |10| + |0| + |5| + |0| + |-20| = 35 over five places, within 8.
  const seen = review(drew(90, 20, 35, 40, 30), revealed);
  expect(seen.compared?.gap).toBe(7);
  expect(seen.hit).toBe(true);
  expect(sayGap(seen)).toMatch(/^7\.00?\u00a0kelvin off on average, close enough; most at 40\u00a0minutes/);
  expect(sayAnswer(question, seen.first!.answer)).toBe('a sketch');
  expect(forecastsOf([seen])).toEqual([]);
});

test('before the truth is shown there is no gap', () => {
  const seen = review(drew(90, 20, 35, 40, 30));
  expect(seen.compared).toBeUndefined();
  expect(seen.hit).toBeUndefined();
  expect(sayGap(seen)).toBe('');
});

describe('an answer that is no curve', () => {
  test.each([[{ strokes: [] }], [{ x: [1], y: [2] }], [{ x: [1, 2], y: ['a', 2] }]])(
    '%j stays one to look at',
    (answer) => {
      expect(readAnswer(entry('prediction', '01', { value: { answer } }))).toEqual({ kind: 'sketch' });
      expect(review(entry('prediction', '01', { value: { answer } }), revealed).compared).toBeUndefined();
    },
  );
});

test('a curve that cannot stand on the axes of its question, as in a file that somebody wrote, is none', () => {
  const y = { ...question.axes.y, domain: [1, 100], log: true } as const;
  const decades: SketchQuestion = { ...question, axes: { ...question.axes, y } };
  const held = (entries: Entry[]) => reviewPrediction(decades, 'kitchen/kettle', entries);
  for (const below of [0, -5]) {
    const seen = held([drew(below, 20, 35, 40, 30), revealed]);
    expect([seen.first!.answer, seen.compared, sayGap(seen)]).toEqual([{ kind: 'sketch' }, undefined, '']);
  }
  const forged = entry('revealed', '02', { value: true, truth: { x: places, y: [80, 20, -30, 40, 50] } });
  expect(held([drew(90, 20, 35, 40, 30), forged])).not.toHaveProperty('compared');
  // |ln| of 2, 1, 1, 1, 1/2 is 2 ln 2 over five places: a factor of 2^(2/5).
  const doubled = entry('revealed', '02', { value: true, truth: { x: places, y: [45, 20, 35, 40, 60] } });
  expect(held([drew(90, 20, 35, 40, 30), doubled]).compared!.gap).toBeCloseTo(2 ** 0.4, 12);
});

test('a copy brings it back whole', () => {
  const entries = [drew(90, 20, 35, 40, 30), revealed];
  const copy = importJson(
    exportJson({ handbook: 'h', exportedAt: '2026-09-02T10:00:00.000Z', reader: {}, entries, newer: [] } as never),
  );
  expect(copy).toMatchObject({ ok: true, entries, refused: 0 });
});

test('a class is its median and its quartiles at each place', () => {
  // Of 10, 20, 30, 40, 100 the quartiles are 20 and 40; of two values the median lies half-way.
  expect([0.25, 0.5, 0.75].map((q) => quantile([10, 20, 30, 40, 100], q))).toEqual([20, 30, 40]);
  expect(quantile([10, 20], 0.5)).toBe(15);
  const curves = sketchesOf([review(drew(0, 0, 0, 0, 0)), review(drew(10, 20, 30, 40, 50)), review()]);
  expect(curves.length).toBe(2);
  expect(summaryOf(question, curves).map(({ x, middle }) => [x, middle])).toEqual([
    [0, 5],
    [10, 10],
    [20, 15],
    [30, 20],
    [40, 25],
  ]);
  expect(summaryOf(question, [])).toEqual([]);
});
