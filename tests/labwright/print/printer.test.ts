import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { Browser } from 'playwright-core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../src/lib/labwright/print/chromium.ts';
import { readDestinations } from '../../../src/lib/labwright/print/destinations.ts';
import type { DocumentDescription, FinishedPdf } from '../../../src/lib/labwright/print/pdf-metadata.ts';
import { printBook, type Paper } from '../../../src/lib/labwright/print/printer.ts';
import { serve, type RunningServer } from '../../../src/lib/labwright/print/serve.ts';

const description: DocumentDescription = {
  title: 'Silent Failures — 1st & only',
  authors: ['Ada Lovelace', 'Karl <Pearson>'],
  language: 'en',
  subject: 'A lab handbook',
  date: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
  creator: 'Labwright',
  producer: 'Labwright in Chromium',
};
const pageLabels = [
  { fromPage: 0, style: 'r' },
  { fromPage: 1, style: 'D' },
] as const;

let server: RunningServer;
let browser: Browser;
const start = (): Promise<Browser> => launchChromium({ cacheDir: '.cache/labwright', pinned: true, log: () => {} });
const print = (paper: Paper, page = ''): Promise<FinishedPdf> =>
  printBook(browser, { url: server.url + page, paper, description, pageLabels });

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the printer', () => {
  let book: FinishedPdf;
  let pdf: PDFDocument;
  beforeAll(async () => {
    server = await serve({ roots: ['tests/fixtures/print'], port: 0 });
    browser = await start();
    book = await print('a4');
    pdf = await PDFDocument.load(book.bytes, { updateMetadata: false });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it('says what the document is', () => {
    expect(book.pages).toBe(3);
    expect(pdf.getTitle()).toBe(description.title);
    expect(pdf.getAuthor()).toBe('Ada Lovelace, Karl <Pearson>');
    expect(pdf.getProducer()).toBe(description.producer);
    expect(pdf.getCreationDate()).toEqual(description.date);
    expect(pdf.getModificationDate()).toEqual(description.date);
    const preferences = pdf.catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict);
    expect(String(preferences.get(PDFName.of('DisplayDocTitle')))).toBe('true');
    expect(pdf.catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('en');
  });

  it('keeps outline and tags, and adds page labels', () => {
    for (const name of ['Outlines', 'StructTreeRoot', 'MarkInfo', 'PageLabels']) {
      expect(pdf.catalog.has(PDFName.of(name)), name).toBe(true);
    }
    const labels = pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
    expect(labels.toString().replace(/\s+/g, ' ')).toBe('[ 0 << /S /r >> 1 << /S /D >> ]');
  });

  it('is read by a reader of another make', async () => {
    const reader = await getDocument({ data: new Uint8Array(book.bytes), verbosity: 0 }).promise;
    expect(reader.numPages).toBe(3);
    expect(await reader.getPageLabels()).toEqual(['i', '1', '2']);
    expect((await reader.getOutline()).map(({ title }) => title)).toEqual(['Contents', 'Lab one', 'Lab two']);
    expect((await reader.getMetadata()).metadata?.get('dc:title')).toBe(description.title);
    const text = await (await reader.getPage(2)).getTextContent();
    expect(text.items.map((item) => ('str' in item ? item.str : '')).join('|')).toContain('Accuracy over time.');
    const tree = JSON.stringify(await (await reader.getPage(2)).getStructTree());
    expect(tree).toContain('"alt":"A falling line"');
    await reader.destroy();
  });

  it('repeats the description in XMP, escaped', () => {
    const stream = pdf.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream;
    const packet = new TextDecoder().decode(stream.contents);
    expect(packet).toContain('<rdf:li xml:lang="x-default">Silent Failures — 1st &amp; only</rdf:li>');
    expect(packet).toContain('<rdf:li>Karl &lt;Pearson&gt;</rdf:li>');
    expect(packet).toContain('<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>');
  });

  // A4 is 210 x 297 mm, US Letter 8.5 x 11 in; Chromium rounds to its own layout units.
  it.each([
    ['a4', 595, 842],
    ['letter', 612, 792],
  ] as const)('prints on %s whatever size the page asks for', async (paper, width, height) => {
    const printed = paper === 'a4' ? pdf : await PDFDocument.load((await print(paper)).bytes);
    const size = printed.getPage(0).getSize();
    expect(Math.round(size.width)).toBe(width);
    expect(Math.round(size.height)).toBe(height);
  });

  it('reads the page of every linked id', async () => {
    expect(Object.fromEntries(await readDestinations(book.bytes))).toEqual({
      'lab-one': 2,
      'fig-café': 2,
      'lab-two': 3,
    });
  });

  it('gives equal bytes on a second run of another Chromium, and another /ID for another title', async () => {
    const second = await start();
    try {
      const request = { url: server.url, paper: 'a4', pageLabels } as const;
      const again = await printBook(second, { ...request, description });
      expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(book.bytes))).toBe(0);
      const other = await printBook(second, { ...request, description: { ...description, title: 'Other' } });
      const idOf = async (bytes: Uint8Array): Promise<string> =>
        String((await PDFDocument.load(bytes)).context.trailerInfo.ID);
      expect(await idOf(other.bytes)).not.toBe(await idOf(book.bytes));
    } finally {
      await second.close();
    }
  }, 60_000);

  it('refuses a page with a hole', async () => {
    await expect(print('a4', 'broken.html')).rejects.toThrow(
      /^print\/missing The print page cannot load the picture "http:\/\/127\.0\.0\.1:\d+\/no-dot\.svg"\. Check its address/,
    );
    await expect(print('a4', 'nothing/')).rejects.toThrow(/^print\/page The print page .*\/nothing\/ answers 404\./);
  });
});
