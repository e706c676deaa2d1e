/** Reads where every linked id of a printed page landed: the map that page numbers in cross-references are made from. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from '@cantoo/pdf-lib';

/**
 * Page of each id that some in-document link targets, counted from 1.
 *
 * Chromium writes such ids, and only such, into the catalog's `/Dests`, each with its page and position.
 */
export async function readDestinations(pdf: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity });
  const pageNumbers = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]));
  const destinations = new Map<string, number>();
  const dictionary = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict);
  for (const [name, value] of dictionary?.entries() ?? []) {
    const target = document.context.lookupMaybe(value, PDFArray)?.get(0);
    const page = target instanceof PDFRef ? pageNumbers.get(target.toString()) : undefined;
    if (page !== undefined) destinations.set(decodeURIComponent(name.decodeText()), page);
  }
  return destinations;
}
