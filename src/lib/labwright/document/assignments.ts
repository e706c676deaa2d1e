/** What is to be handed in for each lab of a course, and by when: from the schedule of handbook.yaml. Pure. */
import { toHtml } from 'hast-util-to-html';
import type { Link, PhrasingContent, Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { dayInWords } from '../print/dates.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import type { Chapters, HandbookContext } from './chapters.ts';
import { type Handbook, handbookFile, labsInOrder } from './handbook.ts';
import type { Lab } from './lab.ts';
import { setQuotes } from './plain-text.ts';
import { type LabIndex, resolveReferences } from './references.ts';

export interface Assignment {
  /** Id of the lab. */
  readonly lab: string;
  readonly number: number;
  readonly title: string;
  readonly href: string;
  /** `2026-09-14` */
  readonly due?: string;
  /** `Monday, 14 September 2026` */
  readonly dueWords?: string;
  /** HTML of what to hand in. */
  readonly handIn?: string;
}

// No maths: a dollar is money here.
const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** The words of a text; undefined when it is more than one paragraph. */
function paragraphOf(text: string): PhrasingContent[] | undefined {
  const { children } = processor.parse(text) as Root;
  return children.length === 1 && children[0]!.type === 'paragraph' ? children[0]!.children : undefined;
}

/** Links in words, read as if they stood in the lab. */
function linksIn(children: readonly PhrasingContent[], place: Place): { node: Link; place: Place }[] {
  const links: { node: Link; place: Place }[] = [];
  visit({ type: 'paragraph', children } as never, 'link', (node: Link) => void links.push({ node, place }));
  return links;
}

/** `handbook/schedule` and `xref/unresolved` in what is to be handed in. */
export function assignmentProblems({ schedule }: Handbook, labs: readonly Lab[], index: LabIndex): Problem[] {
  return Object.entries(schedule).flatMap(([id, { handIn, place = { file: handbookFile } }]): Problem[] => {
    const lab = labs.find(({ context }) => context.id === id);
    if (handIn === undefined || !lab) return [];
    const words = paragraphOf(handIn);
    if (words) return resolveReferences({ ...lab, links: linksIn(words, place) }, index, false);
    const wrong = `What is to be handed in for "${id}" is more than one paragraph.`;
    return [{ rule: 'handbook/schedule', wrong, instead: 'Write one, without lists or headings.', place }];
  });
}

function handInHtml(text: string, lab: Lab, index: LabIndex): string {
  const words = paragraphOf(text) ?? [];
  const links = linksIn(words, { file: handbookFile });
  resolveReferences({ ...lab, links }, index, true);
  // It stands on other pages too.
  for (const { node } of links)
    if (node.url?.startsWith('#')) node.url = `${index.get(lab.context.slug)!.href}${node.url}`;
  const paragraph = { type: 'paragraph', children: words } as const;
  visit(paragraph as never, 'text', (node: { value: string }) => void (node.value = setQuotes(node.value)));
  const hast = toHast({ type: 'root', children: [paragraph as never] });
  const [element] = 'children' in hast ? hast.children : [];
  return element?.type === 'element' ? toHtml(element.children) : '';
}

/** The assignments of the labs that are out, in the order of the handbook. */
export function assignmentsOf({ handbook }: Pick<HandbookContext, 'handbook'>, chapters: Chapters): Assignment[] {
  return labsInOrder(handbook).flatMap(({ id, number, slug }): Assignment[] => {
    const { due, handIn } = handbook.schedule[id] ?? {};
    const lab = chapters.labs.find((chapter) => chapter.lab.context.id === id)?.lab;
    const { href, title } = chapters.index.get(slug) ?? {};
    if (!lab || href === undefined || title === undefined || (due === undefined && handIn === undefined)) return [];
    return [
      {
        lab: id,
        number,
        title,
        href,
        ...(due === undefined ? {} : { due, dueWords: dayInWords(due, handbook.language) }),
        ...(handIn === undefined ? {} : { handIn: handInHtml(handIn, lab, chapters.index) }),
      },
    ];
  });
}

/** Those with a day, the earliest first. */
export function dueInOrder(assignments: readonly Assignment[]): (Assignment & { due: string; dueWords: string })[] {
  return assignments
    .filter((each): each is Assignment & { due: string; dueWords: string } => each.due !== undefined)
    .sort((a, b) => a.due.localeCompare(b.due, 'en') || a.number - b.number);
}
