/** Reads printed PDFs as text and as pictures. */
import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';

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

/** What PDF.js draws on: the canvas that it brings for Node. */
interface Surface {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
}

/** The text of the QR code on a page, counted from 1, read from a picture of the page by a program of another make. */
export async function readCode(bytes: Uint8Array, number: number): Promise<string | undefined> {
  const reader = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await reader.getPage(number);
  const viewport = page.getViewport({ scale: 2 });
  const { canvasFactory } = reader as PDFDocumentProxy & {
    canvasFactory: { create(width: number, height: number): Surface };
  };
  const { canvas, context } = canvasFactory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  await reader.destroy();
  return jsQR(data, width, height)?.data;
}
