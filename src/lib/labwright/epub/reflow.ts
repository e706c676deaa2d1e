/** Gives what the book sets for a sheet of paper the form that suits text without pages: lists and links, named for who listens. */
import type { Element, ElementContent, Root } from 'hast';
import {
  attribute,
  element,
  elementsOf,
  find,
  findAll,
  gatherRuns,
  having,
  replaceAll,
  textOf,
  withClass,
  withTag,
} from './tree.ts';

/** A line of a list of contents, and what stands under it. */
export interface Entry {
  readonly link: Element;
  /** The number of a lab, a figure or a table. */
  readonly label?: string;
  readonly under: Entry[];
}

const depths = ['entry-part', 'entry-lab', 'entry-act', 'entry-section'];
const depthOf = (line: Element): number => {
  const at = depths.findIndex((name) => withClass(name)(line));
  return at < 0 ? 0 : at;
};

/** Nests the lines of a list of contents by their levels. */
export function nestEntries(lines: readonly Element[]): Entry[] {
  const roots: Entry[] = [];
  const open: { readonly depth: number; readonly entry: Entry }[] = [];
  for (const line of lines) {
    const link = find(line, withTag('a'));
    if (!link) continue;
    const label = find(line, withClass('entry-label'));
    const entry: Entry = { link, ...(label ? { label: textOf(label) } : {}), under: [] };
    const depth = depthOf(line);
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop();
    (open.at(-1)?.entry.under ?? roots).push(entry);
    open.push({ depth, entry });
  }
  return roots;
}

/** Entries as a list of links. */
export function entryList(entries: readonly Entry[]): Element {
  return element(
    'ol',
    { className: ['entries'] },
    ...entries.map(({ link, label, under }) =>
      element('li', {}, ...(label ? [`${label} `] : []), link, ...(under.length > 0 ? [entryList(under)] : [])),
    ),
  );
}

/** Options to tick become a list whose letters a note can name. */
function listOptions(tree: Root): void {
  gatherRuns(tree, withClass('option'), (run) =>
    element(
      'ol',
      { className: ['options'] },
      ...run.map((option) => {
        const text = elementsOf(option.children).find((child) => !withClass('box')(child));
        return element('li', {}, ...(text?.children ?? []));
      }),
    ),
  );
}

/** A sheet to fill in becomes a list of what it asks for: a question, and a link to where it stands. */
function listSheets(tree: Root): void {
  replaceAll(tree, withClass('sheet'), (sheet) => {
    const items = findAll(sheet, withTag('tbody'))
      .flatMap((body) => findAll(body, withTag('tr')))
      .map((row) => {
        const asked = find(row, withTag('th'))!;
        const name = find(asked, withTag('b'));
        const rest = asked.children.filter((child) => child !== name);
        const href = attribute(find(row, withTag('a'))!, 'href');
        return name
          ? element('li', {}, element('a', { href }, ...name.children), ': ', ...rest)
          : element('li', {}, element('a', { href }, ...rest));
      });
    const decisions = withClass('sheet-decisions')(sheet);
    return [
      element('p', { className: ['sheet-title'] }, decisions ? 'Decisions' : 'Questions'),
      element('ul', { className: ['sheet-list'] }, ...items),
    ];
  });
}

const headingTag = /^h[1-6]$/;

interface Heading {
  readonly label: string;
  readonly title: string;
}

/** Where an element stands: its chapter, and the heading before it. */
function headingsBefore(tree: Root): Map<string, Heading> {
  const found = new Map<string, Heading>();
  for (const chapter of findAll(tree, having('dataPiece', 'lab'))) {
    const label = (attribute(chapter, 'dataTitle') ?? '').split('\u2002')[0]!;
    let title = '';
    for (const at of findAll(chapter, (at) => headingTag.test(at.tagName) || having('id')(at))) {
      if (headingTag.test(at.tagName)) title = textOf(at);
      const id = attribute(at, 'id');
      if (id !== undefined) found.set(id, { label, title });
    }
  }
  return found;
}

/** An index without pages: each term with the sections that it stands in. */
function linkIndex(tree: Root): void {
  const headings = headingsBefore(tree);
  replaceAll(tree, having('dataEntry'), (entry) => {
    const places = find(entry, having('dataFoliosOf'));
    const ids =
      (places &&
        attribute(places, 'dataFoliosOf')
          ?.split(' ')
          .filter((id) => headings.has(id))) ??
      [];
    // What no page of this edition speaks of needs no entry.
    if (ids.length === 0) return [];
    const links = ids.flatMap((id, index): (ElementContent | string)[] => {
      const { label, title } = headings.get(id)!;
      return [
        index > 0 ? '; ' : ': ',
        element('a', { href: `#${id}`, 'epub:type': 'index-locator' }, `${label}, ${title}`),
      ];
    });
    const term = textOf({ ...entry, children: entry.children.filter((child) => child !== places) });
    const filed = element('b', { 'epub:type': 'index-term' }, term.replace(/[,\s]+$/, ''));
    return [element('li', { 'epub:type': 'index-entry' }, filed, ...links)];
  });
  replaceAll(tree, withClass('index-entries'), (list) => [
    element('ul', { className: ['index-list'], 'epub:type': 'index-entry-list' }, ...elementsOf(list.children)),
  ]);
}

/** A term that a lab explains leads to the glossary, which apps may show without leaving the page. */
function linkTerms(tree: Root): void {
  const defined = new Set(findAll(tree, withTag('dt')).map((term) => attribute(term, 'id')));
  replaceAll(tree, having('dataTerm'), (use) => {
    const id = `gloss-${attribute(use, 'dataTerm')}`;
    if (!defined.has(id)) return [use];
    const link = element('a', { href: `#${id}`, 'epub:type': 'glossref', role: 'doc-glossref' }, ...use.children);
    return [{ ...use, children: [link] }];
  });
}

/** What paper sets apart by room alone is set apart by a space too, for who listens. */
function spaceOut(tree: Root): void {
  replaceAll(tree, withClass('unit', 'entry-minutes'), (apart) => [{ type: 'text', value: ' ' }, apart]);
}

/** All of it, on the arranged tree. */
export function reflow(tree: Root): void {
  listOptions(tree);
  listSheets(tree);
  linkIndex(tree);
  linkTerms(tree);
  spaceOut(tree);
  replaceAll(tree, withClass('opening-contents'), (contents) => [
    {
      ...contents,
      children: [
        ...elementsOf(contents.children).filter((child) => !withClass('entry')(child)),
        entryList(nestEntries(findAll(contents, withClass('entry')))),
      ],
    },
  ]);
}
