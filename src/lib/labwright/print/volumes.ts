/** The books that a handbook is printed as: which edition goes into which file, under which title. Pure. */
import type { Handbook } from '../document/handbook.ts';
import { type Edition, instructorEdition, keyEdition, labEdition, studentEdition } from './arrange.ts';

export interface Volume {
  /** From the handbook's root. What holds a key lies under `private/`, which is never published. */
  readonly file: string;
  readonly title: string;
  readonly edition: Edition;
}

export const bookFile = 'dist/handbook.pdf';

/** The student's book, which is always printed. */
export function studentVolume(handbook: Handbook): Volume {
  return { file: bookFile, title: handbook.title, edition: studentEdition(handbook.key) };
}

/** All volumes, the student's book first: the page numbers in the answer key are those of that book. */
export function allVolumes(
  handbook: Handbook,
  labs: readonly { readonly id: string; readonly slug: string; readonly number: number }[],
): Volume[] {
  const { title, key } = handbook;
  return [
    studentVolume(handbook),
    ...labs.map(({ id, slug, number }) => ({
      file: `dist/labs/${slug}.pdf`,
      title: `${title}: Lab ${number}`,
      edition: labEdition(id),
    })),
    { file: 'private/handbook-instructor.pdf', title: `${title}: instructor’s edition`, edition: instructorEdition },
    ...(key === 'separate'
      ? [{ file: 'private/answer-key.pdf', title: `${title}: answer key`, edition: keyEdition }]
      : []),
  ];
}
