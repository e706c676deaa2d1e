/**
 * Reads references.bib. Citation.js (MIT) parses BibTeX and biblatex, with TeX's accents, names and cross-references,
 * into CSL-JSON; this file makes works of it and tells what an author has to mend. No part of it reaches a browser.
 */
import { type CSL, type CSLDate, type CSLName, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Place, Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import type { Person, Work, WorkKind, Works } from './work.ts';

interface Read {
  readonly works: Works;
  readonly problems: readonly Problem[];
}

const kinds: Readonly<Record<string, WorkKind>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  chapter: 'chapter',
  'entry-encyclopedia': 'chapter',
  'paper-conference': 'paper',
  thesis: 'thesis',
  report: 'report',
  webpage: 'web',
  'post-weblog': 'web',
};
const theses: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mathesis: "Master's thesis",
  mastersthesis: "Master's thesis",
};
const months = 'January February March April May June July August September October November December'.split(' ');

/** Text without the markup that Citation.js writes for TeX's, with the apostrophe of print. */
function plain(text: unknown): string | undefined {
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  const words = String(text)
    .replace(/<\/?(?:i|b|sub|sup|span)\b[^>]*>/g, '')
    .replaceAll("'", '\u2019')
    .replace(/\s+/g, ' ')
    .trim();
  return words || undefined;
}

function personOf(name: CSLName): Person {
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  const family = plain([...particles, name.family ?? name.literal].filter(Boolean).join(' ')) ?? '';
  // BibTeX's "King, Jr., Martin Luther" comes apart; its mistaken "Martin Luther King, Jr." is read as it was meant.
  if (/^(?:Jr|Sr)\.?$/.test(name.given ?? '') && /\s/.test(family)) {
    const [last = '', ...given] = family.split(' ').reverse();
    return { family: last, given: given.reverse().join(' '), suffix: name.given! };
  }
  const given = plain(name.given);
  const suffix = plain(name.suffix);
  return { family, ...(given ? { given } : {}), ...(suffix ? { suffix } : {}) };
}

/** `3 May 2020`, as far as it is known. */
function dayOf(date: CSLDate | undefined): string | undefined {
  const [year, month, day] = (date?.['date-parts']?.[0] ?? []) as readonly (string | number)[];
  if (year === undefined) return undefined;
  return [day, month === undefined ? undefined : months[Number(month) - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}

function yearOf(date: CSLDate | undefined): string | undefined {
  const year = date?.['date-parts']?.[0]?.[0];
  return year === undefined ? plain(date?.literal ?? date?.raw) : String(year);
}

/** The fields of a work, undefined ones left out. */
function present<Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function workOf(key: string, item: CSL, title: string, year: string): Work {
  const people = (names: readonly CSLName[] | undefined): Person[] => (names ?? []).map(personOf);
  const withoutOthers = (list: Person[]): Person[] => list.filter(({ family, given }) => family !== 'others' || given);
  const [authors, editors] = [people(item.author), people(item.editor)];
  const listed = authors.length > 0 ? authors : editors;
  const genre = plain(item.genre);
  const kind = kinds[item.type] ?? 'document';
  const issued = item.issued as CSLDate | undefined;
  return {
    key,
    kind,
    authors: withoutOthers(authors),
    editors: withoutOthers(editors),
    title,
    year,
    ...present({
      others: withoutOthers(listed).length < listed.length ? (true as const) : undefined,
      day: issued?.['date-parts']?.[0]?.[1] === undefined ? undefined : dayOf(issued),
      container: plain(item['container-title']),
      series: plain(item['collection-title']),
      volume: plain(item.volume),
      issue: plain(item.issue),
      pages: plain(item.page),
      edition: plain(item.edition),
      publisher: plain(item.publisher),
      genre: genre && (theses[genre] ?? genre),
      number: plain(item.number ?? item['collection-number']),
      note: plain(item.note),
      doi: plain(item.DOI)?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
      url: plain(item.URL),
      accessed: dayOf(item.accessed as CSLDate | undefined),
    }),
  };
}

interface Placed {
  readonly type: string;
  readonly key: string;
  readonly place: Place;
}

const notWorks = new Set(['string', 'preamble', 'comment']);

/** Entries in the order of the file, each with the place of its key. */
function entriesOf(source: string, file: string): Placed[] {
  return [...source.matchAll(/^[^\S\n]*@\s*([\w:+-]+)\s*[{(]\s*([^\s,{}()=]+)\s*,/gm)].flatMap((match) => {
    const [whole, type = '', key = ''] = match;
    const before = source.slice(0, match.index + whole.indexOf(key, whole.indexOf(type) + type.length)).split('\n');
    const place = { file, line: before.length, column: before.at(-1)!.length + 1 };
    return notWorks.has(type.toLowerCase()) ? [] : [{ type: type.toLowerCase(), key, place }];
  });
}

/** What can stand after the `@` of a citation. */
const citable = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])?$/u;

function entryProblems(entries: readonly Placed[]): Problem[] {
  const types = Object.keys(plugins.config.get('@bibtex').types.biblatex.source);
  const first = new Map<string, Place>();
  return entries.flatMap(({ type, key, place }): Problem[] => {
    const problem = (rule: string, wrong: string, instead: string): Problem => ({ rule, wrong, instead, place });
    const before = first.get(key);
    if (before)
      return [
        problem(
          'cite/duplicate',
          `The key "${key}" stands twice, first in line ${before.line}.`,
          'Give each work its own key.',
        ),
      ];
    first.set(key, place);
    if (!citable.test(key))
      return [
        problem(
          'references/bib',
          `The key "${key}" cannot be cited.`,
          'Write letters, digits, and between them any of _ : . + / and -.',
        ),
      ];
    if (types.includes(type)) return [];
    const close = nearest(type, types);
    const instead = close
      ? `Write "@${close}".`
      : 'Write "@misc" for what is none of article, book, report and the like.';
    return [problem('references/bib', `There is no kind of entry "@${type}".`, instead)];
  });
}

function syntaxProblem(error: Error, file: string): Problem {
  const [, line, column] = /at line (\d+) col (\d+)/.exec(error.message) ?? [];
  const expected = /^expected "(\w+)", got (?:"(\w+)"|EOF)/.exec(error.message);
  const names: Readonly<Record<string, string>> = {
    comma: 'a comma',
    rbrace: 'a comma or a closing brace',
    equals: 'an "="',
    label: 'a key',
  };
  const found = expected ? (names[expected[1]!] ?? 'the end of a text') : undefined;
  return {
    rule: 'references/bib',
    wrong: `The file cannot be read as BibTeX: ${found ? `${found} is missing` : 'it goes on with what no entry can hold'}.`,
    instead: 'Look there and just before: close every brace and quote, and put a comma after the key and each field.',
    place: line ? { file, line: Number(line), column: Number(column) } : { file },
  };
}

/** The text and nothing else: it is never taken for an address to fetch. */
const reading = {
  forceType: '@biblatex/text',
  generateGraph: false,
  strict: true,
  maxChainLength: 10,
  target: '@csl/list+object',
};

/** All works of a .bib file by key, and what is wrong with it. Works that lack a title or a year are left out. */
export function readBibtex(source: string, file: string): Read {
  let items: CSL[];
  try {
    items = plugins.input.chain(source, reading);
  } catch (error) {
    return { works: {}, problems: [syntaxProblem(error as Error, file)] };
  }
  const entries = entriesOf(source, file);
  const problems = entryProblems(entries);
  const works: Record<string, Work> = {};
  for (const item of items) {
    const key = String(item.id);
    const place = entries.find((entry) => entry.key === key)?.place ?? { file };
    const title = plain(item.title);
    const year = yearOf(item.issued as CSLDate | undefined);
    const lacks = (field: string, instead: string): void =>
      void problems.push({ rule: 'references/bib', wrong: `The entry "${key}" has no ${field}.`, instead, place });
    if (title === undefined) lacks('title', 'Add title = {...}.');
    if (year === undefined) lacks('year', 'Add year = {...}, or year = {n.d.} where the work gives none.');
    if (title !== undefined && year !== undefined) works[key] ??= workOf(key, item, title, year);
  }
  return { works, problems };
}
