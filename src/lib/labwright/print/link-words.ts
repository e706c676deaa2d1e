/** Says of each link where it leads, for who meets it without the text that it stands in (ISO 14289-1, 7.18.5). */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import type { OutlineHeading } from './pdf-outline.ts';
import { nameIn, textIn } from './structure.ts';

/** The link annotations of a document, page by page. */
export function linksOf(document: PDFDocument): PDFDict[] {
  return document.getPages().flatMap((page) =>
    (page.node.Annots()?.asArray() ?? []).flatMap((entry) => {
      const annotation = document.context.lookup(entry);
      return annotation instanceof PDFDict && nameIn(annotation, 'Subtype') === 'Link' ? [annotation] : [];
    }),
  );
}

/** The address that a link opens; none for one within the document. */
export function addressOf(link: PDFDict): string | undefined {
  const action = link.lookup(PDFName.of('A'));
  return action instanceof PDFDict ? textIn(action, 'URI') : undefined;
}

/**
 * Writes into each link what it opens: its address, or the page and, where that begins something, its heading.
 * `folios` has the number printed on each sheet, in order.
 */
export function describeLinks(
  document: PDFDocument,
  headings: readonly OutlineHeading[],
  folios: readonly string[],
): void {
  const places = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  const sheets = new Map(document.getPages().map(({ ref }, index) => [ref, index]));
  const titles = new Map(headings.map(({ id, title }) => [id, title]));
  for (const link of linksOf(document)) {
    const name = link.get(PDFName.of('Dest'));
    const place = name instanceof PDFName ? places?.lookupMaybe(name, PDFArray)?.get(0) : undefined;
    const sheet = place instanceof PDFRef ? sheets.get(place) : undefined;
    const title = name instanceof PDFName ? titles.get(decodeURIComponent(name.decodeText())) : undefined;
    const within = sheet === undefined ? undefined : `${title ? `${title}, page` : 'Page'} ${folios[sheet]}`;
    const words = addressOf(link) ?? within;
    if (words) link.set(PDFName.of('Contents'), PDFHexString.fromText(words));
  }
}
