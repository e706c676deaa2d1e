/**
 * The outline of a printed book, built from its headings.
 *
 * Chromium's own repeats a title that opens a page, joins lines without a space and loses levels.
 */
import { PDFDict, PDFHexString, PDFName, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';

export interface OutlineHeading {
  /** Id that some link leads to, so that it is among the destinations. */
  readonly id: string;
  readonly title: string;
  /** 1 for h1 and so on. */
  readonly level: number;
}

interface Branch {
  readonly heading: OutlineHeading;
  readonly below: Branch[];
}

/** Headings as a tree: each belongs to the nearest one before it of a higher rank. */
export function headingTree(headings: readonly OutlineHeading[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const heading of headings) {
    while (open.length > 0 && open.at(-1)!.heading.level >= heading.level) open.pop();
    const branch = { heading, below: [] };
    (open.at(-1)?.below ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

const key = PDFName.of;

/** The names under which Chromium wrote the destinations, by the id that each stands for. */
function destinationNames(document: PDFDocument): Map<string, PDFName> {
  const dictionary = document.catalog.lookupMaybe(key('Dests'), PDFDict);
  return new Map((dictionary?.keys() ?? []).map((name) => [decodeURIComponent(name.decodeText()), name]));
}

/** Writes siblings below a parent; returns the first, the last and how many lines they open to. */
function writeLevel(
  document: PDFDocument,
  branches: readonly Branch[],
  parent: PDFRef,
  names: ReadonlyMap<string, PDFName>,
): { first: PDFRef; last: PDFRef; count: number } | undefined {
  const { context } = document;
  const refs = branches.map(() => context.nextRef());
  let count = branches.length;
  branches.forEach(({ heading, below }, index) => {
    const item = context.obj({}) as PDFDict;
    item.set(key('Title'), PDFHexString.fromText(heading.title));
    item.set(key('Parent'), parent);
    const name = names.get(heading.id);
    if (name) item.set(key('Dest'), name);
    if (index > 0) item.set(key('Prev'), refs[index - 1]!);
    if (index < refs.length - 1) item.set(key('Next'), refs[index + 1]!);
    const level = writeLevel(document, below, refs[index]!, names);
    if (level) {
      item.set(key('First'), level.first);
      item.set(key('Last'), level.last);
      // Parts show their labs; what is deeper is folded away.
      const shown = heading.level === 1;
      item.set(key('Count'), context.obj(shown ? below.length : -level.count));
      if (shown) count += below.length;
    }
    context.assign(refs[index]!, item);
  });
  return refs.length > 0 ? { first: refs[0]!, last: refs.at(-1)!, count } : undefined;
}

/** Gives a document the outline of its headings, and a reader that opens with it. */
export function writeOutline(document: PDFDocument, headings: readonly OutlineHeading[]): void {
  const { context, catalog } = document;
  const root = context.nextRef();
  const level = writeLevel(document, headingTree(headings), root, destinationNames(document));
  if (!level) return;
  const outlines = context.obj({ Type: 'Outlines', First: level.first, Last: level.last, Count: level.count });
  context.assign(root, outlines);
  catalog.set(key('Outlines'), root);
  catalog.set(key('PageMode'), key('UseOutlines'));
}
