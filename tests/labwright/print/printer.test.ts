import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import type { Browser } from 'playwright-core';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edition, keyEdition, labEdition, studentEdition } from '../../../src/lib/labwright/print/arrange.ts';
import { launchChromium } from '../../../src/lib/labwright/print/chromium.ts';
import { readSpots } from '../../../src/lib/labwright/print/destinations.ts';
import type { Paper } from '../../../src/lib/labwright/print/paper.ts';
import type { DocumentDescription } from '../../../src/lib/labwright/print/xmp.ts';
import { type PrintedBook, printBook } from '../../../src/lib/labwright/print/printer.ts';
import {
  contentOf,
  elementsBelow,
  elementsOf,
  parentsOf,
  textIn,
  textOf,
} from '../../../src/lib/labwright/print/structure.ts';
import { serve, type RunningServer } from '../../../src/lib/labwright/print/serve.ts';
import { readPages } from '../../helpers/pdf.ts';

const description: DocumentDescription = {
  work: 'silent-failures/handbook.pdf',
  title: 'Silent Failures — 1st & only',
  authors: ['Ada Lovelace', 'Karl <Pearson>'],
  language: 'en',
  subject: 'A lab handbook',
  rights: 'CC BY 4.0',
  date: new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
  creator: 'Labwright',
  producer: 'Labwright in Chromium',
};

/** Beside the fixtures: a real font, and the small book of a handbook that has a site. */
const made = mkdtempSync(join(tmpdir(), 'labwright-print-'));
let server: RunningServer;
let browser: Browser;
const start = (): Promise<Browser> => launchChromium({ cacheDir: '.cache/labwright', pinned: true, log: () => {} });
const print = (file = 'book.html', paper: Paper = 'a4', edition?: Edition): Promise<PrintedBook> =>
  printBook(browser, { url: server.url + file, paper, description, ...(edition ? { edition } : {}) });

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the printer', () => {
  beforeAll(async () => {
    const small = readFileSync('tests/fixtures/print/book.html', 'utf8');
    const sited = small.replace('<html lang="en">', '<html lang="en" data-site="https://course.example/">');
    writeFileSync(join(made, 'book-of-site.html'), sited);
    copyFileSync('node_modules/@fontsource/inter/files/inter-latin-400-normal.woff2', join(made, 'book-font.woff2'));
    server = await serve({
      roots: ['tests/fixtures/print', { folder: 'src/styles', at: '/styles/' }, { folder: made, at: '/' }],
      port: 0,
    });
    browser = await start();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(made, { recursive: true });
  });

  describe('describes its document', () => {
    let book: PrintedBook;
    let pdf: PDFDocument;
    beforeAll(async () => {
      book = await print('index.html');
      pdf = await PDFDocument.load(book.bytes, { updateMetadata: false });
    }, 60_000);

    it('in its information', () => {
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

    it('with outline, tags and page labels', () => {
      for (const name of ['Outlines', 'StructTreeRoot', 'MarkInfo', 'PageLabels']) {
        expect(pdf.catalog.has(PDFName.of(name)), name).toBe(true);
      }
      const labels = pdf.catalog.lookup(PDFName.of('PageLabels'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
      expect(labels.toString().replace(/\s+/g, ' ')).toBe('[ 0 << /S /D >> ]');
    });

    it('to a reader of another make', async () => {
      const reader = await getDocument({ data: new Uint8Array(book.bytes), verbosity: 0 }).promise;
      expect(reader.numPages).toBe(3);
      expect((await reader.getOutline()).map(({ title }) => title)).toEqual(['Contents', 'Lab one', 'Lab two']);
      expect((await reader.getMetadata()).metadata?.get('dc:title')).toBe(description.title);
      const text = await (await reader.getPage(2)).getTextContent();
      expect(text.items.map((item) => ('str' in item ? item.str : '')).join('|')).toContain('Accuracy over time.');
      const tree = JSON.stringify(await (await reader.getPage(2)).getStructTree());
      expect(tree).toContain('"alt":"A falling line"');
      await reader.destroy();
    });

    it('with formulas as formulas, whose words stand for all that they draw', () => {
      const described = elementsOf(pdf).filter(({ dict }) => textIn(dict, 'Alt') !== undefined);
      expect(described.map(({ type, dict }) => [type, textIn(dict, 'Alt')])).toEqual([
        ['Figure', 'A falling line'],
        ['Figure', 'A dot'],
        ['Formula', 'x squared'],
        ['Figure', 'A small drawing'],
      ]);
      const { ref, dict } = described[2]!;
      expect([...elementsBelow(dict)]).toEqual([]);
      // Both letters of it, and the page's own list says so of each.
      const content = contentOf(dict);
      expect(content.length).toBe(2);
      const page = pdf.getPages().find((each) => each.ref === content[0]!.page)!;
      const parents = parentsOf(pdf).get(page.node.lookup(PDFName.of('StructParents'), PDFNumber).asNumber());
      for (const { id } of content) expect((parents as PDFArray).get(id)).toBe(ref);
    });

    it('in XMP, escaped', () => {
      const stream = pdf.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream;
      const packet = new TextDecoder().decode(stream.contents);
      expect(packet).toContain('<rdf:li xml:lang="x-default">Silent Failures — 1st &amp; only</rdf:li>');
      expect(packet).toContain('<rdf:li>Karl &lt;Pearson&gt;</rdf:li>');
      expect(packet).toContain('<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>');
      expect(packet).toContain(
        '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">CC BY 4.0</rdf:li></rdf:Alt></dc:rights>',
      );
    });

    it('in XMP as in its information, with the ids of the file', async () => {
      const reader = await getDocument({ data: new Uint8Array(book.bytes), verbosity: 0 }).promise;
      const { info, metadata } = (await reader.getMetadata()) as unknown as {
        info: Record<string, string>;
        metadata: { get(name: string): string | string[] };
      };
      const date = (written: string): string => written.replace(/\D/g, '').slice(0, 14);
      expect(metadata.get('dc:title')).toBe(info['Title']);
      expect([metadata.get('dc:creator')].flat().join(', ')).toBe(info['Author']);
      expect(metadata.get('dc:description')).toBe(info['Subject']);
      expect(metadata.get('dc:language')).toBe(info['Language']);
      expect(metadata.get('xmp:creatortool')).toBe(info['Creator']);
      expect(metadata.get('pdf:producer')).toBe(info['Producer']);
      expect(date(metadata.get('xmp:createdate') as string)).toBe(date(info['CreationDate']!));
      expect(date(metadata.get('xmp:modifydate') as string)).toBe(date(info['ModDate']!));
      const [work, content] = reader.fingerprints;
      expect(metadata.get('xmpmm:documentid')).toBe(`xmp.did:${work}`);
      expect(metadata.get('xmpmm:instanceid')).toBe(`xmp.iid:${content}`);
      expect(work).toMatch(/^[0-9a-f]{32}$/);
      expect(content).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
      await reader.destroy();
    });

    // A4 is 210 x 297 mm, US Letter 8.5 x 11 in; Chromium rounds to its own layout units.
    it.each([
      ['a4', 595, 842],
      ['letter', 612, 792],
    ] as const)('on %s, whatever size the page asks for', async (paper, width, height) => {
      const printed = paper === 'a4' ? pdf : await PDFDocument.load((await print('index.html', paper)).bytes);
      const size = printed.getPage(0).getSize();
      expect(Math.round(size.width)).toBe(width);
      expect(Math.round(size.height)).toBe(height);
    });

    it('with the spot of every heading and linked id', async () => {
      const { spots, pages } = await readSpots(book.bytes);
      expect(pages).toBe(3);
      expect([...spots].map(([id, { page }]) => [id, page]).sort()).toEqual([
        ['contents', 1],
        ['fig-café', 2],
        ['lab-one', 2],
        ['lab-two', 3],
        ['never-linked', 3],
      ]);
    });
  });

  describe('paginates a small book', () => {
    let book: PrintedBook;
    let pages: string[];
    beforeAll(async () => {
      book = await print('book.html', 'a4', studentEdition('separate'));
      pages = await readPages(book.bytes);
    }, 60_000);
    const sheetOf = (text: string): number => pages.findIndex((page) => page.includes(text)) + 1;

    it('in two passes', () => expect(book.passes).toBe(2));

    it('with every section on a right-hand page, and a blank without head or folio before it', () => {
      for (const opening of ['A small book', 'Contents', 'Part I Beginnings', 'Lab 1 One', 'Lab 2 Two']) {
        const sheet = sheetOf(opening);
        expect(sheet % 2, `${opening} is on sheet ${sheet}`).toBe(1);
      }
      expect(pages[sheetOf('Contents')]).toBe('');
      expect(pages[sheetOf('Part I Beginnings')]).toBe('');
    });

    it('with roman folios before the body and arabic ones from it', async () => {
      const reader = await getDocument({ data: new Uint8Array(book.bytes), verbosity: 0 }).promise;
      const labels = (await reader.getPageLabels())!;
      expect(labels.slice(0, 6)).toEqual(['i', 'ii', 'iii', 'iv', '1', '2']);
      expect(pages[2]).toContain('iii');
      await reader.destroy();
    });

    it('with folio and part outside on the left, lab and folio outside on the right', () => {
      const first = sheetOf('Early:');
      const body = pages.slice(first - 1, sheetOf('After your prediction'));
      expect(body.length).toBeGreaterThan(4);
      for (const [index, page] of body.entries()) {
        const folio = first + index - 4;
        expect(page.startsWith(folio % 2 === 0 ? `${folio} Part I Beginnings ` : `Lab 1 One ${folio} `), page).toBe(
          true,
        );
      }
    });

    it('with the true page of its target in every list and reference', () => {
      const folio = (text: string): number => sheetOf(text) - 4;
      const late = folio('Figure 1.1 A rising line');
      const [contents, early, end] = [pages[2]!, pages[sheetOf('Early:') - 1]!, pages[sheetOf('The end.') - 1]!];
      expect(contents).toContain(`Figure 1.1 ${late}`);
      expect(contents).toContain(`Lab two ${folio('Lab 2 Two')}`);
      expect(early).toContain(`Early: Figure 1.1, p. ${late}.`);
      expect(early).toContain(`the end, p. ${folio('The end.')}`);
      expect(end).toContain(`Back to Figure 1.1, p. ${late}.`);
      expect(new Set([late, folio('The end.'), folio('Lab 2 Two')]).size).toBe(3);
    });

    it('with no page number for what is in sight', () =>
      expect(pages[sheetOf('Early:') - 1]).toContain('At hand: near.'));

    it('with no address of the server that printed it', async () => {
      const links = async (bytes: Uint8Array): Promise<string[]> => {
        const reader = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
        const page = await reader.getPage(sheetOf('Early:'));
        const found = (await page.getAnnotations()) as { url?: string }[];
        await reader.destroy();
        return found.flatMap(({ url }) => url ?? []);
      };
      expect(await links(book.bytes)).toEqual(['https://example.org/']);
      const known = await print('book-of-site.html', 'a4', studentEdition('separate'));
      expect(await links(known.bytes)).toEqual(['https://course.example/guide/?a=1#b', 'https://example.org/']);
    });

    it('with room to work before what a prediction seals, which starts overleaf', () => {
      const guess = sheetOf('Prediction 1.1');
      expect(pages[guess - 1]).toContain('Room to work');
      expect(sheetOf('After your prediction')).toBe(guess + 1);
    });

    it('without answers and notes for who teaches', () => {
      expect(pages.join(' ')).not.toMatch(/sealed answer|Ask them/);
    });

    it('whose answers a key of its own holds, with their pages in the book', async () => {
      const { bytes } = await printBook(browser, {
        url: `${server.url}book.html`,
        paper: 'a4',
        description,
        edition: keyEdition,
        known: book.folios,
      });
      const text = (await readPages(bytes)).join(' ');
      expect(text).toContain('The sealed answer is seven.');
      expect(text).toContain(`Prediction 1.1, p. ${sheetOf('Prediction 1.1') - 4}`);
      expect(text).not.toContain('Filler');
    });

    it('or the same book, where the handbook wants its key at the end', async () => {
      const whole = await readPages((await print('book.html', 'a4', studentEdition('end'))).bytes);
      const [key, end] = [whole.findIndex((page) => page.includes('Answer key')), whole.length - 1];
      expect(whole.slice(0, key).join(' ')).not.toContain('sealed answer');
      expect(whole[end]).toContain('The sealed answer is seven.');
    });

    it('or one lab alone, from page 1, without numbers for what is elsewhere', async () => {
      const { bytes } = await print('book.html', 'letter', labEdition('one'));
      const lab = await readPages(bytes);
      expect(lab[0]).toContain('Lab 1 One');
      expect(lab.join(' ')).toContain('Elsewhere: the end.');
      expect(lab.join(' ')).not.toContain('Lab 2');
      const headings = elementsOf(await PDFDocument.load(bytes)).filter(({ type }) => /^H\d$/.test(type));
      expect(headings.map(({ type }) => type)).toEqual(['H1']);
    });
  });

  it('gives equal bytes on a second run of another Chromium, and another /ID for another title', async () => {
    const second = await start();
    try {
      const request = { url: `${server.url}book.html`, paper: 'a4', edition: studentEdition('separate') } as const;
      const book = await printBook(browser, { ...request, description });
      const again = await printBook(second, { ...request, description });
      expect(Buffer.compare(Buffer.from(again.bytes), Buffer.from(book.bytes))).toBe(0);
      const other = await printBook(second, { ...request, description: { ...description, title: 'Other' } });
      const idsOf = async (bytes: Uint8Array): Promise<(string | undefined)[]> => {
        const ids = (await PDFDocument.load(bytes)).context.trailerInfo.ID as PDFArray;
        return ids.asArray().map(textOf);
      };
      const [[work, content], [otherWork, otherContent]] = await Promise.all([idsOf(book.bytes), idsOf(other.bytes)]);
      expect(otherWork).toBe(work);
      expect(otherContent).not.toBe(content);
    } finally {
      await second.close();
    }
  }, 60_000);

  it('begins a page where the author wants one, and with room only where less than that is left', async () => {
    const { bytes } = await print('breaks.html');
    expect(await readPages(bytes)).toEqual(['Alpha.', 'Beta. Most of a page.', 'Gamma. Delta. Epsilon.']);
    // A hint that is not needed takes no room: with it between them, paragraphs stand as they do without.
    const reader = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const { items } = await (await reader.getPage(3)).getTextContent();
    const [gamma, delta, epsilon] = ['Gamma.', 'Delta.', 'Epsilon.'].map((text) => {
      const { transform } = items.find((item) => 'str' in item && item.str === text) as TextItem;
      return { x: transform[4] as number, y: transform[5] as number };
    });
    // To a pixel, which layout rounds to.
    expect(Math.abs(delta!.y - epsilon!.y - (gamma!.y - delta!.y))).toBeLessThan(0.8);
    expect(epsilon!.x).toBeCloseTo(delta!.x, 1);
    await reader.destroy();
  }, 60_000);

  it('refuses a page with a hole', async () => {
    await expect(print('broken.html')).rejects.toThrow(
      /^print\/missing The print page cannot load the picture "http:\/\/127\.0\.0\.1:\d+\/no-dot\.svg"\. Check its address/,
    );
    await expect(print('nothing/')).rejects.toThrow(/^print\/page The print page .*\/nothing\/ answers 404\./);
  });

  it('refuses what paper cannot hold, with the line of the chapter', async () => {
    const read = (file: string): string => readFileSync(`tests/fixtures/print/${file}`, 'utf8');
    const request = { url: `${server.url}overfull.html`, paper: 'a4', description, read } as const;
    await expect(printBook(browser, request)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [LabwrightError: print/glyph overfull.mdx:20:26 No font of the book has "漢" (U+6F22), which is set in Book in "n a font that lacks 漢 and, twice, ☃☃. It". Write it in words or as TeX, or add a font that has it.
      print/glyph overfull.mdx:20:40 No font of the book has "☃" (U+2603), which is set in Book in "lacks 漢 and, twice, ☃☃. Its spaces and i". Write it in words or as TeX, or add a font that has it.
      print/overflow overfull.mdx:5:1 The line "A word that no line can hold: averylongi" is 99 mm wider than the text of a page. Name fewer columns, break the line, or set the equation in several rows.
      print/overflow overfull.mdx:7:8 The table "tab-wide" is 50 mm wider than the text of a page. Name fewer columns, break the line, or set the equation in several rows.
      print/overflow overfull.mdx:14:10 The block "guess" is 153 mm taller than a page. Split it, or show less of it in print.]
    `);
  });

  it('gives up on a page whose numbers never settle', async () => {
    await expect(print('restless.html')).rejects.toThrowErrorMatchingInlineSnapshot(
      `[LabwrightError: print/unstable After 3 passes "moving" still moves, from page 2 to 3. Change the text a little where it is named or where it stands, so that it lies clear of a page’s end.]`,
    );
  });
});
