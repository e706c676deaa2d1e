/** Names of authors and editors as the styles write them. Pure. */
import type { Person, Work } from './work.ts';

/** `King, Martin Luther, Jr.`: under which a bibliography files a person. */
export function inverted({ family, given, suffix }: Person): string {
  return [family, given, suffix].filter(Boolean).join(', ');
}

/** `Martin Luther King Jr.` */
export function straight({ family, given, suffix }: Person): string {
  return [given, family, suffix].filter(Boolean).join(' ');
}

/** `M. L. King Jr.`, `W.-K. Chen`. */
export function abbreviated({ family, given, suffix }: Person): string {
  const initials = given
    ?.split(/\s+/)
    .filter(Boolean)
    .map((name) =>
      name
        .split('-')
        .filter(Boolean)
        .map((part) => `${[...part][0]!}.`)
        .join('-'),
    )
    .join(' ');
  return [initials, family, suffix].filter(Boolean).join(' ');
}

/** `A`, `A and B`, `A, B, and C`; with `others` the list ends in `et al.` `comma` stands before the `and` or `et al.` after one name. */
export function listed(names: readonly string[], others = false, comma = ''): string {
  if (others) return `${names.join(', ')}${names.length > 1 ? ',' : comma} et al.`;
  if (names.length < 2) return names[0] ?? '';
  const last = names.at(-1)!;
  return `${names.slice(0, -1).join(', ')}${names.length > 2 ? ',' : comma} and ${last}`;
}

/** Who a work is filed under: its authors, else its editors, else nobody. */
export function responsible(work: Work): readonly Person[] {
  return work.authors.length > 0 ? work.authors : work.editors;
}

/**
 * How running text names a work: `Siddiqi`, `Boehm and Basili`, `Menzies et al.` from three authors on, and where
 * there is nobody the title.
 */
export function shortName(work: Work): string {
  const people = responsible(work).map(({ family }) => family);
  if (people.length === 0) return work.title;
  return people.length > 2 || work.others ? `${people[0]!} et al.` : people.join(' and ');
}
