/** The map of labs: what each hands on, and lines that do not cross each other's way. */
import { describe, expect, test } from 'vitest';
import { handedOn, type MappedLab, mapLines } from '../../../src/lib/labwright/shell/lab-map.ts';

/** A lab that hands on things, `label: numbers of labs`. */
const lab = (number: number, ...decided: readonly Readonly<Record<string, readonly number[]>>[]): MappedLab => ({
  id: `lab-${number}`,
  number,
  decisions: decided.map((fields, index) => ({
    name: `decision-${index}`,
    anchor: 'decision',
    text: '',
    deeper: false,
    fields: Object.entries(fields).map(([label, into]) => ({
      name: label,
      declared: { kind: 'number', label },
      readBy: into.map((other) => `lab-${other}`),
    })),
  })),
});

describe('what a lab hands on', () => {
  // Lab 3 is not out: its readings lead nowhere yet.
  const labs = [
    lab(1, { 'Cycle wanted': [2, 1], 'PSI limit': [2, 4] }, { 'Cycle wanted': [4], Unread: [3] }),
    lab(2),
    lab(4),
  ];

  test('names each thing once, with the labs that take it up', () => {
    expect(handedOn(labs[0]!, labs)).toEqual([
      { label: 'cycle wanted', into: [2, 4] },
      { label: 'PSI limit', into: [2, 4] },
    ]);
    expect(handedOn(labs[1]!, labs)).toEqual([]);
  });

  test('becomes one line for each pair of labs, by their places', () => {
    expect(mapLines(labs)).toEqual([
      { from: 0, to: 1, lane: 0 },
      { from: 0, to: 2, lane: 1 },
    ]);
  });
});

test('lines that only meet at a lab share a lane; those that overlap do not, whichever way they lead', () => {
  const labs = [lab(1, { a: [4] }), lab(2, { b: [3] }), lab(3, { c: [4] }), lab(4, { d: [2] })];
  expect(mapLines(labs)).toEqual([
    { from: 1, to: 2, lane: 0 },
    { from: 2, to: 3, lane: 0 },
    { from: 3, to: 1, lane: 1 },
    { from: 0, to: 3, lane: 2 },
  ]);
});

test('labs that stand alone have no lines', () => expect(mapLines([lab(1), lab(2)])).toEqual([]));
