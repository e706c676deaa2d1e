/** How to cite one lab of a handbook: in words, and as an entry for BibTeX. Pure. */
import type { Say } from '../language/texts.ts';
import type { Handbook } from '../document/handbook.ts';

export interface CitedLab {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** Where it can be read, where the site has an address. */
  readonly url?: string;
}

type Source = Pick<Handbook, 'id' | 'title' | 'subtitle' | 'edition' | 'authors' | 'released'>;

function listed(authors: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(authors);
}

/** `The authors. 2026. “The constraint tax.” Lab 1 in Silent Failures: A lab handbook. Edition 1.0. https://…` */
export function plainCitation(handbook: Source, lab: CitedLab, say: Say): string {
  const book = handbook.subtitle ? `${handbook.title}: ${handbook.subtitle}` : handbook.title;
  const year = handbook.released?.slice(0, 4);
  return [
    `${listed(handbook.authors, say.language).replace(/\.$/, '')}.`,
    ...(year ? [`${year}.`] : []),
    `\u201c${lab.title}.\u201d`,
    say('cite.in', { number: lab.number, book }),
    say('cite.edition', { edition: handbook.edition }),
    ...(lab.url ? [lab.url] : []),
  ].join(' ');
}

/** Characters that BibTeX reads as its own. */
const escaped = (text: string): string => text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, (sign) => `\\${sign}`);

/** An author that is a group stays whole in braces. */
const author = (name: string): string => (/^the /i.test(name) ? `{${escaped(name)}}` : escaped(name));

export function bibtexCitation(handbook: Source, lab: CitedLab): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', handbook.authors.map(author).join(' and ')],
    ['title', `{${escaped(lab.title)}}`],
    ['booktitle', `{${escaped(handbook.subtitle ? `${handbook.title}: ${handbook.subtitle}` : handbook.title)}}`],
    ['chapter', String(lab.number)],
    ['edition', escaped(handbook.edition)],
    ['year', handbook.released?.slice(0, 4)],
    ['url', lab.url],
  ];
  const rows = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return [`@inbook{${handbook.id}-${lab.slug},`, ...rows, '}'].join('\n');
}
