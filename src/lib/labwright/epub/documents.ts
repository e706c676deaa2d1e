/** Cuts the arranged print page into the documents of the e-book: one for each section and each lab, named for its reader. */
import type { Element, Root } from 'hast';
import { attribute, element, find, findAll, having, replaceAll, textOf, withClass, withTag } from './tree.ts';

/** A document of the e-book. */
export interface BookDocument {
  /** `lab-1.xhtml` */
  readonly name: string;
  /** What it is on the print page: `lab`, `part`, `glossary`. */
  readonly piece: string;
  readonly title: string;
  /** The chapter's file, from the handbook's root; none outside labs. */
  readonly source?: string;
  readonly body: Element;
}

/** What a section is, in the vocabulary of EPUB and in that of ARIA, where they have a word for it. */
const semantics: Readonly<Record<string, readonly [type: string, role?: string]>> = {
  title: ['titlepage'],
  copyright: ['copyright-page'],
  part: ['part', 'doc-part'],
  lab: ['chapter', 'doc-chapter'],
  key: ['answers'],
  ledger: ['chapter', 'doc-chapter'],
  errata: ['errata', 'doc-errata'],
  bibliography: ['bibliography', 'doc-bibliography'],
  glossary: ['glossary', 'doc-glossary'],
  index: ['index', 'doc-index'],
};

/** On the print page a lab's heading stands below its part's. Here it opens a document: each level goes up by one. */
function raiseHeadings(chapter: Element): void {
  replaceAll(chapter, withTag('h2', 'h3', 'h4', 'h5', 'h6'), (heading) => [
    { ...heading, tagName: `h${Number(heading.tagName.slice(1)) - 1}` },
  ]);
}

/** A page without a heading gets one, from what it shows. */
function headed(section: Element, piece: string): void {
  if (piece === 'title') replaceAll(section, withClass('book-title'), (line) => [{ ...line, tagName: 'h1' }]);
  if (piece === 'copyright') {
    replaceAll(section, withClass('copyright-head'), (line) => [{ ...line, tagName: 'h2' }]);
    section.children.unshift(element('h1', {}, 'About this edition'));
  }
}

/** Front matter, parts, labs and back matter in their order. What the navigation is made from is no document. */
export function documentsOf(tree: Root): BookDocument[] {
  const counts = new Map<string, number>();
  return findAll(tree, having('dataPiece')).flatMap((section) => {
    const piece = attribute(section, 'dataPiece')!;
    const semantic = semantics[piece];
    if (!semantic) return [];
    if (piece === 'lab') raiseHeadings(section);
    headed(section, piece);
    const count = (counts.get(piece) ?? 0) + 1;
    counts.set(piece, count);
    // A lab keeps its number where another is held back.
    const number = /\d+/.exec(attribute(section, 'dataTitle') ?? '')?.[0] ?? count;
    const heading = find(section, withTag('h1'));
    const source = attribute(section, 'dataFile');
    const [type, role] = semantic;
    const id = attribute(section, 'id') ?? `book--${piece}`;
    return [
      {
        name: piece === 'part' || piece === 'lab' ? `${piece}-${number}.xhtml` : `${piece}.xhtml`,
        piece,
        title: heading ? textOf(heading) : piece,
        ...(source ? { source } : {}),
        body: {
          ...section,
          tagName: 'section',
          properties: {
            id,
            className: section.properties['className'],
            'epub:type': type,
            ...(role ? { role } : {}),
            ...(heading ? labelledBy(heading, id) : {}),
          },
        },
      },
    ];
  });
}

/** Names a section by its heading, which gets an id where it has none. */
function labelledBy(heading: Element, section: string): Element['properties'] {
  heading.properties['id'] ??= `${section}-heading`;
  return { ariaLabelledBy: [String(heading.properties['id'])] };
}

/** Whether a document needs to be told of in the manifest: it draws, or it sets formulas. */
export function manifestProperties({ body }: BookDocument): string[] {
  return [...(find(body, withTag('math')) ? ['mathml'] : []), ...(find(body, withTag('svg')) ? ['svg'] : [])];
}
