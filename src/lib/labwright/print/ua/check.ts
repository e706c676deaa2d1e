/** What the standard of accessible PDF asks (ISO 14289-1, PDF/UA-1) and a program can check, as one rule after another. */
import { PDFDict, PDFName, type PDFDocument, type PDFRef } from '@cantoo/pdf-lib';
import { contentOf, elementsIn, nameIn, type StructureElement, structureRoot } from '../structure.ts';

/** One thing that is asked, and what was found. */
export interface Check {
  /** Clause of ISO 14289-1. */
  readonly clause: string;
  readonly asks: string;
  /** How many things were looked at. */
  readonly looked: number;
  /** What breaks it, each with its place; empty when it holds. */
  readonly wrong: readonly string[];
}

/** An element with what the rules ask about. */
export interface TaggedElement extends StructureElement {
  /** Its type in PDF 1.7; undefined when nothing maps it to one. */
  readonly standard: string | undefined;
  readonly parent: TaggedElement | undefined;
  /** Standard types of the elements directly below. */
  readonly kids: readonly (string | undefined)[];
}

export interface Inspected {
  readonly document: PDFDocument;
  /** In reading order. */
  readonly elements: readonly TaggedElement[];
  /** Where an element is first seen, for a message: `sheet 12`. */
  readonly place: (element: StructureElement) => string;
  readonly sheetOf: (page: PDFRef) => number;
}

/** Standard structure types (ISO 32000-1, 14.8.4). */
const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody ' +
    'Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP ' +
    'Figure Formula Form'
  ).split(' '),
);

/** The standard type that a type is, or is mapped to, however often. */
function standardType(type: string, roles: PDFDict | undefined): string | undefined {
  const seen = new Set<string>();
  let name: string | undefined = type;
  while (name !== undefined && !standardTypes.has(name) && !seen.has(name)) {
    seen.add(name);
    name = roles && nameIn(roles, name);
  }
  return name !== undefined && standardTypes.has(name) ? name : undefined;
}

/** Reads the structure of a document once, for all rules. */
export function inspect(document: PDFDocument): Inspected {
  const root = structureRoot(document);
  const roles = root?.lookup(PDFName.of('RoleMap'));
  const map = roles instanceof PDFDict ? roles : undefined;
  const elements: TaggedElement[] = [];
  const walk = (dict: PDFDict, parent: TaggedElement | undefined): void => {
    for (const { ref, dict: own, type } of elementsIn(dict)) {
      const kids = elementsIn(own).map((kid) => standardType(kid.type, map));
      const element = { ref, dict: own, type, standard: standardType(type, map), parent, kids };
      elements.push(element);
      walk(own, element);
    }
  };
  if (root) walk(root, undefined);
  const sheets = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]));
  const sheetOf = (page: PDFRef): number => sheets.get(page) ?? 0;
  const place = ({ dict }: StructureElement): string => {
    const page = contentOf(dict).find((piece) => piece.page)?.page;
    return page ? `sheet ${sheetOf(page)}` : 'no sheet';
  };
  return { document, elements, place, sheetOf };
}

/** One rule over many things: those that break it are told by `say`. */
export function rule<T>(
  clause: string,
  asks: string,
  things: readonly T[],
  breaks: (thing: T) => boolean,
  say: (thing: T) => string,
): Check {
  return { clause, asks, looked: things.length, wrong: things.filter(breaks).map(say) };
}
