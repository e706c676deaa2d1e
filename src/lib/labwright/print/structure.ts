/** The structure tree of a tagged PDF (ISO 32000-1, 14.7): its elements in reading order, and what they hold. */
import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';

/** An element: a paragraph, a heading, a figure. */
export interface StructureElement {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  /** Its type: P, H1, Figure. */
  readonly type: string;
}

/** A piece of a page's content stream that an element holds. */
export interface MarkedContent {
  readonly page: PDFRef | undefined;
  /** The form that it stands in, where that is not the page's own stream. */
  readonly stream?: PDFRef | undefined;
  /** Its number within the stream. */
  readonly id: number;
}

const key = {
  kids: PDFName.of('K'),
  page: PDFName.of('Pg'),
  parent: PDFName.of('P'),
  type: PDFName.of('S'),
  kind: PDFName.of('Type'),
  content: PDFName.of('MCID'),
  stream: PDFName.of('Stm'),
};

export function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** Text under a key of a dictionary; undefined where there is none. */
export function textIn(dict: PDFDict, name: string): string | undefined {
  return textOf(dict.lookup(PDFName.of(name)));
}

/** Name under a key of a dictionary: `Figure` of `/S /Figure`. */
export function nameIn(dict: PDFDict, name: string): string | undefined {
  const value = dict.lookup(PDFName.of(name));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function structureRoot(document: PDFDocument): PDFDict | undefined {
  return document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
}

/** The kids of an element or of the root, one or many, as they stand in the file. */
export function kidsOf(dict: PDFDict): readonly PDFObject[] {
  const kids = dict.lookup(key.kids);
  if (kids instanceof PDFArray) return kids.asArray();
  return dict.has(key.kids) ? [dict.get(key.kids)!] : [];
}

/** The elements directly under one, or under the root. */
export function elementsIn(dict: PDFDict): StructureElement[] {
  return kidsOf(dict).flatMap((kid) => {
    const below = kid instanceof PDFRef ? dict.context.lookup(kid) : undefined;
    const type = below instanceof PDFDict ? nameIn(below, 'S') : undefined;
    return type === undefined ? [] : [{ ref: kid as PDFRef, dict: below as PDFDict, type }];
  });
}

/** All elements below one, or below the root, in reading order. */
export function* elementsBelow(dict: PDFDict): Generator<StructureElement> {
  for (const element of elementsIn(dict)) {
    yield element;
    yield* elementsBelow(element.dict);
  }
}

/** All elements of a document in reading order. */
export function elementsOf(document: PDFDocument): StructureElement[] {
  const root = structureRoot(document);
  return root ? [...elementsBelow(root)] : [];
}

const pageIn = (dict: PDFDict): PDFRef | undefined => {
  const page = dict.get(key.page);
  return page instanceof PDFRef ? page : undefined;
};

/** What an element and all below it hold of the pages, in reading order. */
export function contentOf(dict: PDFDict, inherited?: PDFRef): MarkedContent[] {
  const page = pageIn(dict) ?? inherited;
  return kidsOf(dict).flatMap((kid): MarkedContent[] => {
    const value = kid instanceof PDFRef ? dict.context.lookup(kid) : kid;
    if (value instanceof PDFNumber) return [{ page, id: value.asNumber() }];
    if (!(value instanceof PDFDict)) return [];
    if (value.has(key.type)) return contentOf(value, page);
    const id = value.lookup(key.content);
    const stream = value.get(key.stream);
    return id instanceof PDFNumber
      ? [{ page: pageIn(value) ?? page, id: id.asNumber(), stream: stream instanceof PDFRef ? stream : undefined }]
      : [];
  });
}

/** Makes an element hold pieces of content and nothing else. */
export function setContent(dict: PDFDict, content: readonly MarkedContent[]): void {
  const { context } = dict;
  const [page] = content.map((piece) => piece.page);
  if (page) dict.set(key.page, page);
  const kids = content.map(({ page: own, stream, id }) =>
    own === page && stream === undefined
      ? PDFNumber.of(id)
      : context.obj({ Type: 'MCR', ...(own ? { Pg: own } : {}), ...(stream ? { Stm: stream } : {}), MCID: id }),
  );
  dict.set(key.kids, kids.length === 1 ? kids[0]! : context.obj(kids));
}

/** Puts others in the place of the kids of an element; each is told its new parent. */
export function setKids({ ref, dict }: Pick<StructureElement, 'ref' | 'dict'>, kids: readonly PDFObject[]): void {
  dict.set(key.kids, dict.context.obj([...kids]));
  for (const kid of kids) {
    const below = kid instanceof PDFRef ? dict.context.lookup(kid) : undefined;
    if (below instanceof PDFDict && below.has(key.type)) below.set(key.parent, ref);
  }
}

/** Numbers and values of a number tree (ISO 32000-1, 7.9.7). */
function* numberTree(node: PDFDict): Generator<readonly [number, PDFObject]> {
  const pairs = node.lookupMaybe(PDFName.of('Nums'), PDFArray)?.asArray() ?? [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const number = pairs[index];
    if (number instanceof PDFNumber) yield [number.asNumber(), pairs[index + 1]!];
  }
  for (const kid of node.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? [])
    yield* numberTree(node.context.lookup(kid, PDFDict));
}

/**
 * The parent tree: by the number that a page or an annotation carries, the elements of the page's pieces of content, or
 * the one element of the annotation.
 */
export function parentsOf(document: PDFDocument): Map<number, PDFArray | PDFRef> {
  const tree = structureRoot(document)?.lookupMaybe(PDFName.of('ParentTree'), PDFDict);
  const parents = new Map<number, PDFArray | PDFRef>();
  for (const [number, value] of tree ? numberTree(tree) : []) {
    const found = value instanceof PDFRef ? document.context.lookup(value) : value;
    if (found instanceof PDFArray) parents.set(number, found);
    else if (value instanceof PDFRef) parents.set(number, value);
  }
  return parents;
}

/** Tells the parent tree that what one element held of the pages is held by another now. */
export function replaceOwners(document: PDFDocument, owners: ReadonlyMap<PDFRef, PDFRef>): void {
  for (const parents of parentsOf(document).values()) {
    if (!(parents instanceof PDFArray)) continue;
    parents.asArray().forEach((parent, index) => {
      const owner = parent instanceof PDFRef ? owners.get(parent) : undefined;
      if (owner) parents.set(index, owner);
    });
  }
}
