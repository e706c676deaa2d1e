/**
 * Brings Chromium's tags to the types of ISO 32000-1, 14.8.4: newer ones are mapped to the nearest, and the text of a list
 * item gets the body that it must have.
 */
import { PDFDict, PDFName, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import {
  type StructureElement,
  elementsOf,
  kidsOf,
  nameIn,
  replaceOwners,
  setKids,
  structureRoot,
} from './structure.ts';

/** Types of PDF 2.0 that Chromium writes, and what each is in PDF 1.7. */
const nearest: Readonly<Record<string, string>> = {
  Aside: 'Div',
  DocumentFragment: 'Div',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

/** Tells a reader of PDF 1.7 what each newer type is. */
export function mapRoles(document: PDFDocument): void {
  const used = new Set(elementsOf(document).map(({ type }) => type));
  const roles = Object.entries(nearest).filter(([type]) => used.has(type));
  if (roles.length === 0) return;
  structureRoot(document)?.set(PDFName.of('RoleMap'), document.context.obj(Object.fromEntries(roles)));
}

/** Puts all that a list item holds beside its label into one body. */
export function bodyLists(document: PDFDocument): void {
  const { context } = document;
  const owners = new Map<PDFRef, PDFRef>();
  const labels = new Set(['Lbl', 'LBody']);
  const isLabel = (kid: unknown): boolean => {
    const below = kid instanceof PDFRef ? context.lookup(kid) : undefined;
    return below instanceof PDFDict && labels.has(nameIn(below, 'S') ?? '');
  };
  for (const item of elementsOf(document).filter(({ type }) => type === 'LI')) {
    const kids = kidsOf(item.dict);
    const rest = kids.filter((kid) => !isLabel(kid));
    if (rest.length === 0) continue;
    const dict = context.obj({ Type: 'StructElem', S: 'LBody', P: item.ref }) as PDFDict;
    const page = item.dict.get(PDFName.of('Pg'));
    if (page) dict.set(PDFName.of('Pg'), page);
    const body: StructureElement = { ref: context.register(dict), dict, type: 'LBody' };
    setKids(body, rest);
    setKids(item, [...kids.filter(isLabel), body.ref]);
    owners.set(item.ref, body.ref);
  }
  replaceOwners(document, owners);
}
