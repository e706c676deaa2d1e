/** Reads printed PDFs as text. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';

/** The text of each page in the order it is drawn, with single spaces. */
export async function readPages(bytes: Uint8Array): Promise<string[]> {
  const reader = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= reader.numPages; number++) {
    const { items } = await (await reader.getPage(number)).getTextContent();
    const text = (items as TextItem[]).map(({ str, hasEOL }) => str + (hasEOL ? ' ' : '')).join('');
    // The glyph of an apostrophe has two names, and a PDF keeps one of them.
    pages.push(text.replaceAll('\u02bc', '\u2019').replace(/\s+/g, ' ').trim());
  }
  await reader.destroy();
  return pages;
}
