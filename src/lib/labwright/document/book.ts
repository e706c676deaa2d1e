/** What the printed book lists of its labs: parts, headings, figures and tables, each with its place. Pure. */
import GithubSlugger from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Chapters, HandbookContext } from './chapters.ts';
import { labsInOrder } from './handbook.ts';
import { isPrinted, type Lab, type Use } from './lab.ts';
import { plainText } from './plain-text.ts';
import type { LabIndex } from './references.ts';
import { optionsOf } from './options.ts';

/** A numbered figure or table. */
export interface BookItem {
  /** Id on the print page, where each lab has a prefix. */
  readonly id: string;
  /** `2.1` */
  readonly number: string;
  readonly caption: string;
}

export interface BookHeading {
  readonly id: string;
  readonly title: string;
}

export interface BookAct extends BookHeading {
  readonly sections: readonly BookHeading[];
  /** Questions and instruments on the required path, by word. */
  readonly required: Readonly<Record<'Predict' | 'Instrument' | 'Reflect' | 'Write', number>>;
  /** Minutes that the act takes, from and to. */
  readonly minutes?: readonly [number, number];
}

/** What goes wrong at a question, for who teaches. */
export interface BookQuestion {
  readonly id: string;
  /** `Prediction 1.2` */
  readonly label: string;
  /** Beyond the required path. */
  readonly deeper: boolean;
  /** Name of the misconception behind each wrong answer. */
  readonly misconceptions: readonly string[];
}

export interface BookLab {
  readonly id: string;
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** The chapter's file, from the handbook's root: where a message about it points. */
  readonly file: string;
  /** Address on the site, from its base. */
  readonly href: string;
  readonly acts: readonly BookAct[];
  readonly figures: readonly BookItem[];
  readonly tables: readonly BookItem[];
  readonly questions: readonly BookQuestion[];
}

export interface BookPart {
  /** `I`, `II`, ... */
  readonly number: string;
  readonly title: string;
  readonly labs: readonly BookLab[];
}

export interface Book {
  readonly parts: readonly BookPart[];
}

/** Ids of a lab on the print page start with this. */
export function printPrefix(slug: string): string {
  return `${slug}--`;
}

const numerals = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** A positive whole number in capitals: 4 is `IV`. */
export function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, numeral] of numerals) {
    for (; rest >= size; rest -= size) text += numeral;
  }
  return text;
}

/** What a reader of an act does besides reading. */
function requiredIn(lab: Lab, act: number): BookAct['required'] {
  const uses = lab.uses.filter(
    (use) => use.act === act && isPrinted(use) && !use.within.some(({ word }) => word === 'Deeper'),
  );
  const count = (word: string): number => uses.filter((use) => use.word === word).length;
  return {
    Predict: count('Predict'),
    Instrument: count('Instrument'),
    Reflect: count('Reflect'),
    Write: count('Write'),
  };
}

/** Acts (second-level headings) and their sections (third-level), with the ids that the page gives them. */
function actsOf(tree: Root, lab: Lab, prefix: string, minutes: readonly (readonly [number, number])[]): BookAct[] {
  const slugger = new GithubSlugger();
  const acts: (BookHeading & { sections: BookHeading[] })[] = [];
  visit(tree, 'heading', (node: Heading) => {
    const title = toString(node);
    const heading = { id: prefix + slugger.slug(title), title };
    if (node.depth === 2) acts.push({ ...heading, sections: [] });
    else if (node.depth === 3) acts.at(-1)?.sections.push(heading);
  });
  return acts.map((act, index) => ({
    ...act,
    required: requiredIn(lab, index),
    ...(minutes[index] ? { minutes: minutes[index] } : {}),
  }));
}

/** The first sentence of a caption: what a list of figures has room for. */
function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}

function captionOf(use: Use, lab: Lab, labs: LabIndex): string {
  const children = use.node.children as RootContent[];
  const flow = children.some((child) => child.type === 'paragraph');
  const caption = flow ? children.filter((child) => child.type === 'paragraph') : children;
  const text = plainText(caption, lab, labs, 'print');
  return firstSentence(text).replace(/\.$/, '');
}

function itemsOf(word: string, lab: Lab, labs: LabIndex, prefix: string): BookItem[] {
  return lab.uses
    .filter((use) => use.word === word && isPrinted(use) && !use.within.some((outer) => outer.word === 'Screen'))
    .map((use) => ({
      id: prefix + String(use.attributes['id']),
      number: String(use.supplied['number']),
      caption: captionOf(use, lab, labs),
    }));
}

/** The bold words that open an explanation. */
function leadOf(nodes: readonly RootContent[], lab: Lab, labs: LabIndex): string[] {
  const first = nodes.find((node) => node.type === 'paragraph');
  const lead = first?.children[0];
  return lead?.type === 'strong'
    ? [plainText(lead.children as RootContent[], lab, labs, 'print').replace(/[.:]$/, '')]
    : [];
}

const asked: Readonly<Record<string, string>> = { Predict: 'Prediction', Reflect: 'Reflection' };

function questionsOf(lab: Lab, labs: LabIndex, prefix: string): BookQuestion[] {
  return lab.uses
    .filter((use) => asked[use.word] && isPrinted(use))
    .map((use) => {
      const wrong = lab.uses.filter(
        (other) =>
          other.word === 'Explain' &&
          other.within.includes(use) &&
          (other.attributes['when'] === 'below' || other.attributes['when'] === 'above'),
      );
      return {
        id: prefix + String(use.attributes['id']),
        label: `${asked[use.word]} ${String(use.supplied['number'])}`,
        deeper: use.within.some(({ word }) => word === 'Deeper'),
        // The explanation of what holds names no misconception.
        misconceptions: [
          ...optionsOf(use.node).flatMap(({ why }) => leadOf(why, lab, labs)),
          ...wrong.flatMap(({ node }) => leadOf(node.children as RootContent[], lab, labs)),
        ],
      };
    });
}

/** The book of a handbook whose chapters have no problems. */
export function bookOf({ handbook }: Pick<HandbookContext, 'handbook'>, chapters: Chapters): Book {
  const order = labsInOrder(handbook);
  const labOf = (id: string): BookLab[] => {
    const found = chapters.labs.find(({ lab }) => lab.context.id === id);
    const entry = order.find((lab) => lab.id === id)!;
    const indexed = chapters.index.get(entry.slug);
    if (!found || !indexed) return [];
    const { lab, chapter } = found;
    const prefix = printPrefix(entry.slug);
    const minutes = (chapter.frontmatter['minutes'] as [number, number][] | undefined) ?? [];
    return [
      {
        id,
        slug: entry.slug,
        number: entry.number,
        title: indexed.title,
        file: lab.context.file,
        href: indexed.href,
        acts: actsOf(chapter.tree, lab, prefix, minutes),
        figures: itemsOf('Figure', lab, chapters.index, prefix),
        tables: itemsOf('Table', lab, chapters.index, prefix),
        questions: questionsOf(lab, chapters.index, prefix),
      },
    ];
  };
  return {
    parts: handbook.parts
      .map((part, index) => ({ number: roman(index + 1), title: part.title, labs: part.labs.flatMap(labOf) }))
      .filter(({ labs }) => labs.length > 0),
  };
}
