/** Reads where every linked id of a printed page landed: the map that page numbers in cross-references are made from. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib';

/** Where an id was printed. */
export interface Spot {
  /** Counted from 1. */
  readonly page: number;
  /** Height of its upper edge above the bottom of the sheet, too great by the upper margin; pt. */
  readonly height: number;
}

export type Spots = ReadonlyMap<string, Spot>;

/**
 * The spot of each id that some in-document link targets.
 *
 * Chromium writes such ids, and only such, into the catalog's `/Dests`, as page, /XYZ, left, top.
 */
export async function readSpots(pdf: Uint8Array): Promise<{ spots: Spots; pages: number }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity });
  const pages = document.getPages();
  const pageNumbers = new Map(pages.map((page, index) => [page.ref.toString(), index + 1]));
  const spots = new Map<string, Spot>();
  const dictionary = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name, value] of dictionary?.entries() ?? []) {
    const destination = document.context.lookupMaybe(value, PDFArray);
    const target = destination?.get(0);
    const page = target instanceof PDFRef ? pageNumbers.get(target.toString()) : undefined;
    const top = destination?.get(3);
    if (page === undefined) continue;
    spots.set(decodeURIComponent(name.decodeText()), { page, height: top instanceof PDFNumber ? top.asNumber() : 0 });
  }
  return { spots, pages: pages.length };
}
