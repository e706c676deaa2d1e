import { describe, expect, it, test } from 'vitest';
import type { Spots } from '../../../src/lib/labwright/print/destinations.ts';
import {
  emptyPlan,
  folioOf,
  pageList,
  type Plan,
  planFrom,
  type Survey,
} from '../../../src/lib/labwright/print/page-plan.ts';

const spotsOf = (pages: Readonly<Record<string, number>>, height = 700): Spots =>
  new Map(Object.entries(pages).map(([id, page]) => [id, { page, height }]));
const survey = (more: Partial<Survey> = {}): Survey => ({
  rectos: [],
  targets: [],
  references: [],
  lists: [],
  rooms: [],
  headings: [],
  formulas: [],
  ...more,
});
const plan = (of: Partial<Survey>, pages: Readonly<Record<string, number>>, before: Partial<Plan> = {}): Plan =>
  planFrom(survey(of), spotsOf(pages), { ...emptyPlan, ...before }, 'a4');

test.each([
  [1, 4, 'i'],
  [4, 4, 'iv'],
  [5, 4, '1'],
  [49, 48, '1'],
  [48, 48, 'xlviii'],
  [7, 0, '7'],
])('page %i after %i of front matter is %s', (page, front, folio) => expect(folioOf(page, front)).toBe(folio));

test.each([
  [[12, 31, 32, 33, 40], '8, 27–29, 36'],
  [[40, 12, 12, 13], '8, 9, 36'],
  [[3, 5, 6, 7], 'iii, 1–3'],
  [[undefined, 9], '5'],
  [[], ''],
])('the index says of pages %j: %s', (pages, text) => expect(pageList(pages, (page) => folioOf(page, 4))).toBe(text));

describe('a blank page', () => {
  it('stands before a section that would open on the left, and moves what follows', () => {
    const of = { rectos: ['title', 'part', 'lab'], body: 'part', targets: ['part', 'lab', 'deep'] };
    // Title on 3, part on 6 and lab on 7: the part moves to 7, the lab to 8 and so on to 9.
    expect(plan(of, { title: 3, part: 6, lab: 7, deep: 9 })).toMatchObject({
      blanks: ['part', 'lab'],
      folios: { part: '1', lab: '3', deep: '5' },
    });
  });

  it('stays where the print with it is as planned', () => {
    const of = { rectos: ['title', 'part', 'lab'], body: 'part', targets: ['lab'] };
    const before = { blanks: ['part', 'lab'] };
    expect(plan(of, { title: 3, part: 7, lab: 9 }, before)).toMatchObject(before);
  });

  it('goes when the section before has grown by a page', () => {
    expect(plan({ rectos: ['lab', 'ledger'] }, { lab: 1, ledger: 8 }, { blanks: ['ledger'] }).blanks).toEqual([]);
  });
});

describe('a reference', () => {
  const of = { references: [{ id: 'ref', target: 'fig' }] };
  it.each([
    [2, 3, ''],
    [3, 3, ''],
    [3, 2, ''],
    [3, 4, '4'],
    [1, 9, '9'],
  ])('on page %i to page %i says "%s"', (ref, fig, said) =>
    expect(plan(of, { ref, fig }).references).toEqual({ ref: said }),
  );
  it('keeps a number that was written, though its target came into sight', () => {
    expect(plan(of, { ref: 2, fig: 3 }, { references: { ref: '4' } }).references).toEqual({ ref: '3' });
  });
});

// A4: 297 mm less margins of 27 and 23; Chromium counts the height as if the upper one were not there.
test.each([
  [841.9, 0],
  [815, 235],
  [500, 124],
  [220, 25],
  [210, 0],
])('a room whose top is at %f pt is %i mm high', (height, room) => {
  const spots: Spots = new Map([['room', { page: 1, height }]]);
  expect(planFrom(survey({ rooms: ['room'] }), spots, emptyPlan, 'a4').rooms).toEqual({ room });
});

test('a room that did not fit goes with its page, and what follows moves up', () => {
  const spots: Spots = new Map([
    ['room', { page: 4, height: 841.9 }],
    ['after', { page: 5, height: 841.9 }],
    ['lab', { page: 8, height: 841.9 }],
  ]);
  const of = survey({ rooms: ['room'], targets: ['after', 'lab'], rectos: ['lab'] });
  expect(planFrom(of, spots, emptyPlan, 'a4')).toMatchObject({
    rooms: { room: 0 },
    blanks: [],
    folios: { after: '4', lab: '7' },
  });
});
