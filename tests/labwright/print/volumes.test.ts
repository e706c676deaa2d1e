import { describe, expect, it } from 'vitest';
import type { Handbook } from '../../../src/lib/labwright/document/handbook.ts';
import { allVolumes } from '../../../src/lib/labwright/print/volumes.ts';

const labs = [{ id: 'part/one', slug: 'one', number: 1 }];
const volumes = (key: Handbook['key']): ReturnType<typeof allVolumes> =>
  allVolumes({ title: 'A book', key } as Handbook, labs);

describe.each(['separate', 'end', 'none'] as const)('with key: %s', (key) => {
  it('nothing under dist holds an answer, unless the handbook wants its key at the end', () => {
    for (const { file, edition } of volumes(key)) {
      const holds = edition.answers !== 'drop' || edition.sections.includes('key');
      if (file.startsWith('dist/')) expect(holds).toBe(key === 'end' && file === 'dist/handbook.pdf');
      else expect(file).toMatch(/^private\//);
    }
  });

  it('a key of its own is made only where it is wanted', () => {
    expect(volumes(key).some(({ file }) => file === 'private/answer-key.pdf')).toBe(key === 'separate');
  });
});

it('each lab is a volume, and the book that numbers the others comes first', () => {
  expect(volumes('separate').map(({ file, title }) => `${file}: ${title}`)).toEqual([
    'dist/handbook.pdf: A book',
    'dist/labs/one.pdf: A book: Lab 1',
    'private/handbook-instructor.pdf: A book: instructor’s edition',
    'private/answer-key.pdf: A book: answer key',
  ]);
});
