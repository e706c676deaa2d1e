/** The printed book: what its text holds, what it must not, and what it is made of. */
import { readFileSync } from 'node:fs';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { fromHtml } from 'hast-util-from-html';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { SKIP, visit } from 'unist-util-visit';
import { beforeAll, expect, test } from 'vitest';
import { type Book, bookOf } from '../../src/lib/labwright/document/book.ts';
import { type Chapters, readChapters } from '../../src/lib/labwright/document/chapters.ts';
import { optionsOf } from '../../src/lib/labwright/document/options.ts';
import { keyEdition } from '../../src/lib/labwright/print/arrange.ts';
import { launchChromium } from '../../src/lib/labwright/print/chromium.ts';
import { readSpots, type Spots } from '../../src/lib/labwright/print/destinations.ts';
import { printBook } from '../../src/lib/labwright/print/printer.ts';
import { serve } from '../../src/lib/labwright/print/serve.ts';
import { broken, checkPdfUa } from '../../src/lib/labwright/print/ua/report.ts';
import { tells } from '../../src/lib/labwright/proof/locks.ts';
import { openHandbook } from '../../src/lib/labwright/proof/index.ts';
import { printedLocks } from '../helpers/locks.ts';
import { readPages } from '../helpers/pdf.ts';
import { root } from './site.ts';

const formula = PDFName.of('Formula');
const bytes = readFileSync(`${root}dist/handbook.pdf`);
let reader: Awaited<ReturnType<typeof getDocument>['promise']>;
let pages: string[];
let labels: string[];
let spots: Spots;
let book: Book;
let chapters: Chapters;

beforeAll(async () => {
  reader = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  pages = (await readPages(bytes)).map((page) => page.replace(/\u00ad/g, ''));
  labels = (await reader.getPageLabels())!;
  ({ spots } = await readSpots(bytes));
  const context = await openHandbook(root.replace(/\/$/, ''));
  chapters = await readChapters(context);
  book = bookOf(context, chapters);
}, 60_000);

const labs = (): Book['parts'][number]['labs'] => book.parts.flatMap((part) => part.labs);
/** Sheet, from 1, on which an id was printed. */
const sheetOf = (id: string): number => spots.get(id)!.page;

test('every figure and table stands on the page that its list names', () => {
  // Without spaces: kerning round an apostrophe reads as one.
  const lists = pages.slice(0, sheetOf('part-I')).join(' ').replace(/\s/g, '');
  for (const lab of labs()) {
    for (const [kind, items] of [
      ['Figure', lab.figures],
      ['Table', lab.tables],
    ] as const) {
      expect(items.length).toBeGreaterThan(2);
      for (const { id, number, caption } of items) {
        expect(pages.slice(sheetOf(id) - 1, sheetOf(id) + 1).join(' ')).toContain(`${kind} ${number} `);
        expect(lists).toContain(`${number}${caption}${labels[sheetOf(id) - 1]}`.replace(/\s/g, ''));
      }
    }
  }
});

test('every page that a reference names is the page of its target', () => {
  const items = labs().flatMap((lab) => [
    ...lab.figures.map(({ id, number }) => [`Figure ${number}`, id] as const),
    ...lab.tables.map(({ id, number }) => [`Table ${number}`, id] as const),
  ]);
  const found = pages.join(' ').matchAll(/((?:Figure|Table)\s\d+\.\d+), p\.\s(\d+)/g);
  const named = [...found].map((match) => [match[1]!.replace(/\s/, ' '), match[2]!] as const);
  expect(named.length).toBeGreaterThan(5);
  const of = new Map<string, string>(items);
  for (const [label, page] of named) expect(page, label).toBe(labels[sheetOf(of.get(label)!) - 1]);
});

test('contents, running heads and folios tell where each lab is', () => {
  // A long list of contents runs on.
  const contents = pages.slice(sheetOf('book--contents') - 1, sheetOf('part-I') - 1).join(' ');
  for (const part of book.parts) {
    for (const lab of part.labs) {
      const opening = sheetOf(`${lab.slug}--top`);
      expect(opening % 2).toBe(1);
      expect(contents).toContain(`${lab.number} ${lab.title} ${labels[opening - 1]}`);
      // Of a long lab too, whose opening runs over to it.
      expect(pages[opening]).toMatch(new RegExp(`^${labels[opening]} Part ${part.number}\\s${part.title} `));
      expect(pages[opening + 1]).toMatch(new RegExp(`^Lab ${lab.number}\\s${lab.title} ${labels[opening + 1]} `));
    }
  }
});

test('front matter is numbered in roman and the body from 1, on a right-hand page', () => {
  const body = sheetOf('part-I');
  expect(body % 2).toBe(1);
  expect(labels.slice(0, 3)).toEqual(['i', 'ii', 'iii']);
  expect(labels[body - 1]).toBe('1');
  expect(labels.at(-1)).toBe(String(pages.length - body + 1));
});

test('no text is an unresolved value', () => {
  const text = pages.join(' ');
  expect(text).not.toMatch(/\b(?:undefined|NaN|Infinity)\b|\[object Object\]|(?:^| )null(?: |$)/);
});

test('words for a reading app are not printed', () => {
  expect(pages.join(' ')).not.toMatch(
    /Note yours before you read on|Keep in a note|Write it as a note|type is your own/,
  );
});

test('our own words never tell a reader of paper to click', () => {
  const text = pages.join(' ');
  const authored = JSON.stringify(chapters.labs.map(({ chapter }) => chapter.tree));
  for (const word of [/\bclick/i, /\bhover/i, /\bslide[rs]?\b/i, /\bdrag/i, /JavaScript/i, /\btap\b/i, /\bbutton/i]) {
    if (!word.test(authored)) expect(text).not.toMatch(word);
  }
});

test('a caption may say one thing on the page and another on paper', () => {
  const page = readFileSync(`${root}dist/operations/silent-degradation/index.html`, 'utf8');
  const book = pages.join(' ');
  expect(page).toContain('Five schedules at the alarm threshold you set.');
  expect(page).not.toContain('Five schedules at an alarm threshold of');
  expect(book).toMatch(/Five schedules at an alarm threshold of 0\.20\. The last column/);
  expect(book).not.toContain('alarm threshold you set');
});

test('nothing before "After your prediction" gives an answer', () => {
  for (const { lab } of chapters.labs) {
    const { slug, number } = lab.context;
    if (number === undefined) continue;
    for (const { lock, asked, printed } of printedLocks(lab)) {
      const sheet = sheetOf(`${slug}--${asked}`);
      const opened = pages.findIndex((page, index) => index >= sheet && page.includes('After your prediction'));
      const before = pages.slice(sheetOf(`${slug}--top`) - 1, opened).join(' ');
      expect(opened).toBeGreaterThan(0);
      if (printed) expect(before).toContain(`Prediction ${String(lock.predict.supplied['number'])}`);
      // The words of the right option stand among those that are offered.
      if (lock.predict.attributes['answer'] !== undefined)
        for (const text of lock.texts) expect(tells(before, text), text).toBe(false);
    }
  }
});

test('the student edition holds no key: no reason, no verdict, no misconception', () => {
  const text = pages.join(' ');
  expect(text).not.toMatch(/Does not hold|Holds:|If you said (?:less|more)/);
  for (const { lab } of chapters.labs) {
    for (const use of lab.uses) {
      const bold = JSON.stringify(optionsOf(use.node).map(({ why }) => why)).matchAll(
        /"type":"strong","children":\[\{"type":"text","value":"([^"]+)"/g,
      );
      for (const [, misconception] of bold) expect(text).not.toContain(misconception);
    }
  }
});

interface OutlineItem {
  readonly title: string;
  readonly dest: string | null;
  readonly items: readonly OutlineItem[];
}

test('the outline is a tree of parts, labs, acts and sections', async () => {
  const outline = (await reader.getOutline()) as readonly OutlineItem[];
  const titles = (items: readonly OutlineItem[]): string[] =>
    items.map(({ title }) => title.replace(/\s+/g, ' ').trim());
  const all = (items: readonly OutlineItem[]): OutlineItem[] => items.flatMap((item) => [item, ...all(item.items)]);
  for (const { title, dest } of all(outline)) expect(spots.has(decodeURIComponent(dest ?? '')), title).toBe(true);
  for (const part of book.parts) {
    const found = outline.find(({ title }) => title.replace(/\s+/g, ' ').includes(`Part ${part.number} ${part.title}`));
    expect(titles(found!.items)).toEqual(part.labs.map((lab) => `Lab ${lab.number} ${lab.title}`));
    for (const [index, lab] of part.labs.entries()) {
      const acts = found!.items[index]!.items;
      // A lab that cites ends with its references.
      expect(titles(acts).filter((title) => title !== 'References')).toEqual(lab.acts.map((act) => act.title));
      for (const [at, act] of lab.acts.entries())
        expect(titles(acts[at]!.items)).toEqual(act.sections.map((section) => section.title));
    }
  }
});

interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TagNode[];
}

test('every figure has words for who cannot see it, and every table its heads', async () => {
  const { info, metadata } = (await reader.getMetadata()) as unknown as {
    info: { Title?: string };
    metadata: ReadonlyMap<string, string>;
  };
  expect(info.Title).toBe('Silent Failures');
  expect(metadata.get('dc:title')).toBe('Silent Failures');
  expect(metadata.get('dc:rights')).toBe('Text CC BY 4.0, code MIT');
  expect((await reader.getMarkInfo())?.Marked).toBe(true);
  let [figures, tables] = [0, 0];
  const visit = (node: TagNode, number: number): void => {
    if (node.role === 'Figure') {
      figures += 1;
      expect(node.alt, `figure on sheet ${number}`).toMatch(/\w/);
    }
    if (node.role === 'Table') {
      tables += 1;
      expect(JSON.stringify(node), `table on sheet ${number}`).toContain('"TH"');
    }
    for (const child of node.children ?? []) visit(child, number);
  };
  for (let number = 1; number <= reader.numPages; number++) {
    const tree = (await (await reader.getPage(number)).getStructTree()) as TagNode | null;
    if (tree) visit(tree, number);
  }
  expect(figures).toBeGreaterThan(30);
  expect(tables).toBeGreaterThan(20);
});

test('every formula is a formula to a reader of tags, and says itself in words', async () => {
  const page = fromHtml(readFileSync(`${root}.cache/labwright/print/index.html`, 'utf8'));
  const words: string[] = [];
  visit(page, 'element', ({ properties }) => {
    const { className = [], dataEdition, dataPiece, alttext } = properties;
    // What this edition leaves out.
    if ((className as string[]).includes('answer') || dataEdition === 'instructor' || dataPiece === 'key') return SKIP;
    if (alttext !== undefined) words.push(String(alttext));
    return undefined;
  });
  // Of the document and not of its pages: one formula may have a part on each of two.
  const { context } = await PDFDocument.load(bytes);
  const said = context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFDict => object instanceof PDFDict && object.get(PDFName.of('S')) === formula)
    .map((element) => element.lookup(PDFName.of('Alt'), PDFString, PDFHexString).decodeText());
  expect(words.length).toBeGreaterThan(100);
  expect(said.sort()).toEqual(words.sort());
  expect(said).toContain('upper A left parenthesis w right parenthesis equals upper A 0 e Superscript minus lambda w');
});

test('every check of PDF/UA-1 that a program can make holds', async () => {
  const checks = await checkPdfUa(bytes);
  expect(broken(checks)).toEqual([]);
  // All sheets were looked at, with all that they draw and link.
  const looked = (asks: RegExp): number => checks.find((check) => asks.test(check.asks))!.looked;
  expect(looked(/^All that a page draws/)).toBeGreaterThan(10_000);
  expect(looked(/^A link says where it leads/)).toBeGreaterThan(100);
});

test('every font is embedded as a font, none as drawings of its glyphs', async () => {
  for (let number = 1; number <= reader.numPages; number++) {
    const page = await reader.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    const drawn = (items as TextItem[]).filter(
      ({ fontName }) => (page.commonObjs.get(fontName) as { isType3Font?: boolean }).isType3Font,
    );
    expect(drawn.map(({ str }) => str)).toEqual([]);
  }
});

test('the answer key begins with what it is, of which book, and that it is to be kept', async () => {
  const server = await serve({
    roots: [`${root}dist`, { folder: `${root}.cache/labwright/print`, at: '/print/' }],
    port: 0,
  });
  const browser = await launchChromium({ cacheDir: `${root}.cache/labwright`, pinned: true, log: () => {} });
  try {
    const { bytes: key } = await printBook(browser, {
      url: `${server.url}print/`,
      paper: 'letter',
      edition: keyEdition,
      texts: { date: '2 January 2026', build: '0123456789' },
      description: {
        work: 'key',
        title: 'Key',
        authors: [],
        language: 'en',
        date: new Date(0),
        creator: '',
        producer: '',
      },
    });
    const [title, blank, first] = await readPages(key);
    expect(title).toMatch(/^Answer key Silent Failures .* Keep this from students/);
    expect(title).toContain('For edition 1.0-draft, 2 January 2026 Build 0123456789,');
    expect(blank).toBe('');
    expect(first).toMatch(/^Answer key 3 .*Lab 1 The constraint tax Prediction 1\.1/);
    expect(broken(await checkPdfUa(key))).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});

test('no link leads to the server that printed the book', async () => {
  for (let number = 1; number <= reader.numPages; number++) {
    const links = (await (await reader.getPage(number)).getAnnotations()) as { url?: string }[];
    for (const { url } of links) expect(url ?? '', `on sheet ${number}`).not.toMatch(/127\.0\.0\.1|localhost/);
  }
});

test('charts are vectors', async () => {
  for (let number = 1; number <= reader.numPages; number++) {
    const { fnArray } = await (await reader.getPage(number)).getOperatorList();
    for (const operator of [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject])
      expect(fnArray).not.toContain(operator);
  }
});

test('the index names pages on which its terms stand', () => {
  const index = pages.slice(sheetOf('book--index') - 1).join(' ');
  expect(index).toContain('Index');
  const entries = [...index.matchAll(/(accuracy floor|alarm level|doubling rule|headroom), (\d+)/g)];
  expect(entries.length).toBe(4);
  for (const [, term, folio] of entries)
    expect(pages[labels.indexOf(folio!)]!.toLowerCase(), `${term} on ${folio}`).toContain(term);
});
