/** Every rule breaks when what it asks is taken away, and no other does. The document that holds all is a real print. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { launchChromium } from '../../../../src/lib/labwright/print/chromium.ts';
import { contentBytes } from '../../../../src/lib/labwright/print/page-content.ts';
import { printBook } from '../../../../src/lib/labwright/print/printer.ts';
import { serve } from '../../../../src/lib/labwright/print/serve.ts';
import {
  elementsOf,
  type StructureElement,
  structureRoot,
  textIn,
} from '../../../../src/lib/labwright/print/structure.ts';
import { broken, type Check, checkPdfUa, uaReport } from '../../../../src/lib/labwright/print/ua/report.ts';
import { unicodeMap } from '../../../../src/lib/labwright/print/ua/text-checks.ts';

const name = PDFName.of;
let whole: Uint8Array;

/** Breaks the printed document in one way; returns what the checks say of it. */
async function after(breakIt: (document: PDFDocument) => void): Promise<Check[]> {
  const document = await PDFDocument.load(whole, { updateMetadata: false });
  breakIt(document);
  return checkPdfUa(await document.save({ useObjectStreams: false }));
}

const first = (document: PDFDocument, type: string): StructureElement =>
  elementsOf(document).find((element) => element.type === type)!;
const links = (document: PDFDocument): PDFDict[] =>
  document
    .getPage(0)
    .node.Annots()!
    .asArray()
    .map((ref) => document.context.lookup(ref, PDFDict));
const fonts = (document: PDFDocument): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('Subtype')) === name('Type0') ? [object] : [],
    );
const descendant = (document: PDFDocument): PDFDict =>
  fonts(document)[0]!.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
/** Puts other drawings in the place of a page's. */
function redraw(document: PDFDocument, change: (content: string) => string): void {
  const page = document.getPage(0);
  const content = change(Buffer.from(contentBytes(page)).toString('latin1'));
  const stream = PDFRawStream.of(document.context.obj({ Length: content.length }), Buffer.from(content, 'latin1'));
  page.node.set(name('Contents'), document.context.register(stream));
}
const drop = (dict: PDFDict, key: string): unknown => dict.delete(name(key));
const set = (dict: PDFDict, key: string, value: PDFObject): void => dict.set(name(key), value);

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the checks of PDF/UA-1', () => {
  const made = mkdtempSync(join(tmpdir(), 'labwright-ua-'));
  beforeAll(async () => {
    copyFileSync('node_modules/@fontsource/inter/files/inter-latin-400-normal.woff2', join(made, 'book-font.woff2'));
    const server = await serve({ roots: ['tests/fixtures/print', { folder: made, at: '/' }], port: 0 });
    const browser = await launchChromium({ cacheDir: '.cache/labwright', pinned: true, log: () => {} });
    const { bytes } = await printBook(browser, {
      url: `${server.url}tagged.html`,
      paper: 'a4',
      description: {
        work: 'all',
        title: 'All',
        authors: ['A'],
        language: 'en',
        date: new Date(0),
        creator: 'C',
        producer: 'P',
      },
    });
    whole = bytes;
    await browser.close();
    await server.close();
  }, 60_000);
  afterAll(() => rmSync(made, { recursive: true }));

  it('all hold for what the printer makes, each with something to look at', async () => {
    const checks = await checkPdfUa(whole);
    expect(broken(checks)).toEqual([]);
    const unused = checks.filter(({ looked }) => looked === 0).map(({ asks }) => asks);
    // Of these the printer makes none.
    expect(unused).toEqual([
      'An annotation that is no link stands in an Annot.',
      'Headings have numbered levels throughout.',
      'Every note has an id of its own.',
    ]);
  });

  it('say of each link where it leads, and number the sheets that they name', async () => {
    const document = await PDFDocument.load(whole, { updateMetadata: false });
    expect(links(document).map((link) => textIn(link, 'Contents'))).toEqual([
      'Two, page 1',
      'Page 1',
      'Page 1',
      'https://example.org/',
    ]);
  });

  const mark = (content: string, at: RegExp, by: string): string => {
    expect(content).toMatch(at);
    return content.replace(at, by);
  };

  // [what is done to it, the clause that it breaks, what is said]
  it.each<[string, (document: PDFDocument) => void, string, RegExp]>([
    ['no mark', ({ catalog }) => drop(catalog, 'MarkInfo'), '6.2', /Marked/],
    [
      'suspects',
      ({ catalog }) => set(catalog.lookup(name('MarkInfo'), PDFDict), 'Suspects', PDFBool.True),
      '7.1',
      /Suspects/,
    ],
    ['no metadata', ({ catalog }) => drop(catalog, 'Metadata'), '7.1', /dc:title/],
    ['no title in the window', ({ catalog }) => drop(catalog, 'ViewerPreferences'), '7.1', /DisplayDocTitle/],
    ['no language', ({ catalog }) => set(catalog, 'Lang', PDFHexString.fromText('English!')), '7.2', /English!/],
    ['another order of the key Tab', (document) => drop(document.getPage(0).node, 'Tabs'), '7.18.3', /^sheet 1$/],
    ['a link of no tag', (document) => drop(links(document)[0]!, 'StructParent'), '7.18.5', /^sheet 1: Link$/],
    ['a silent link', (document) => drop(links(document)[0]!, 'Contents'), '7.18.5', /^sheet 1: Link$/],
    ['a note on the page', (document) => set(links(document)[0]!, 'Subtype', name('Text')), '7.18.1', /Text/],
    ['no map of types', (document) => drop(structureRoot(document)!, 'RoleMap'), '7.1', /Em in P/],
    ['an orphan', (document) => drop(first(document, 'H2').dict, 'P'), '7.1', /H2 in Document/],
    ['a list item as a paragraph', (document) => set(first(document, 'LI').dict, 'S', name('P')), '7.2', /P in L/],
    ['an item without a body', (document) => set(first(document, 'LBody').dict, 'S', name('Div')), '7.2', /Div in LI/],
    [
      'a wider cell',
      (document) => drop(elementsOf(document).findLast(({ type }) => type === 'TD')!.dict, 'A'),
      '7.2',
      /row 3 has 2 columns, the first 3/,
    ],
    [
      'a head without a scope',
      (document) => {
        for (const { dict } of elementsOf(document).filter(({ type }) => type === 'TH')) {
          drop(dict, 'A');
          drop(dict, 'ID');
        }
      },
      '7.5',
      /table/,
    ],
    [
      'a caption in the middle',
      (document) => {
        const { dict } = first(document, 'Table');
        const kids = dict.lookup(name('K'), PDFArray);
        const [caption, row] = [kids.get(0), kids.get(1)];
        kids.set(0, row);
        kids.set(1, caption);
      },
      '7.2',
      /Table in Document/,
    ],
    [
      'a silent picture',
      (document) => set(first(document, 'Figure').dict, 'Alt', PDFHexString.fromText(' ')),
      '7.3',
      /Figure/,
    ],
    ['a silent formula', (document) => drop(first(document, 'Formula').dict, 'Alt'), '7.7', /Formula in P/],
    ['a level left out', (document) => set(first(document, 'H2').dict, 'S', name('H3')), '7.4.2', /H3 after H1/],
    [
      'a heading without a level',
      (document) => set(first(document, 'Aside').dict, 'S', name('H')),
      '7.4.4',
      /H in Document/,
    ],
    ['a note without an id', (document) => set(first(document, 'Aside').dict, 'S', name('Note')), '7.9', /Note/],
    [
      'a drawing of no kind',
      (document) => redraw(document, (content) => `${content}\n0 0 5 5 re f`),
      '7.1',
      /sheet 1: 1 drawings/,
    ],
    [
      'content in an artifact',
      (document) =>
        redraw(document, (content) => mark(content, /\/\w+ <<\/MCID 1 >>BDC[\s\S]*?EMC/, '/Artifact BMC $& EMC')),
      '7.1',
      /sheet 1: 1 times/,
    ],
    [
      'content of no tag',
      (document) => redraw(document, (content) => mark(content, /<<\/MCID 0 >>/, '<</MCID 9999>>')),
      '7.1',
      /sheet 1: content 9999/,
    ],
    [
      'a font of the machine',
      (document) => drop(descendant(document).lookup(name('FontDescriptor'), PDFDict), 'FontFile2'),
      '7.21.4',
      /Inter/,
    ],
    ['glyphs of another table', (document) => drop(descendant(document), 'CIDToGIDMap'), '7.21.3', /Inter/],
    [
      'letters that are no text',
      (document) => drop(fonts(document)[0]!, 'ToUnicode'),
      '7.21.7',
      /Inter.*: code [0-9A-F]{4}/,
    ],
    [
      'a missing glyph',
      (document) => {
        const cmap = fonts(document)[0]!.get(name('ToUnicode'));
        expect(cmap).toBeDefined();
        redraw(document, (content) => mark(content, /<([0-9A-F]{4})> Tj/, '<0000> Tj'));
      },
      '7.21.8',
      /Inter.*: code 0000/,
    ],
  ])('%s', async (_, breakIt, clause, said) => {
    const found = broken(await after(breakIt)).filter((check) => !isFollowOn(check, clause));
    expect(found.map((check) => check.clause)).toEqual([clause]);
    expect(found[0]!.wrong.join('\n')).toMatch(said);
  });

  /** Some breaks break what rests on them as well. */
  const isFollowOn = ({ clause, wrong }: Check, broken: string): boolean =>
    (broken === '7.18.1' && clause === '7.18.5') || (broken === '7.21.8' && clause === '7.21.7') || wrong.length === 0;

  it('are reported in a table that tells the first places of many', async () => {
    const checks = await after((document) => {
      redraw(document, (content) => content.replaceAll(/\/MCID (\d+)/g, '/MCID 9$1'));
    });
    const report = uaReport([{ file: 'dist/x.pdf', title: 'X', pages: 1, checks }]);
    expect(report).toContain('## dist/x.pdf\n\nX, 1 pages.');
    expect(report).toMatch(
      /\| 7\.1 \| What is tagged belongs to a tag of the tree\. \| \d+ \| \*\*\d+ break it\*\*: sheet 1: content 90; (?:sheet 1: content \d+; ){4}\d+ more \|/,
    );
    expect(report).toContain('| 7.9 | Every note has an id of its own. | 0 | nothing to look at |');
  });
});

test('a map to text is read by codes, ranges and lists of a range', () => {
  // The example of ISO 32000-1, 9.10.3, with a list as in Adobe's Technical Note 5411.
  const cmap = `2 beginbfrange <0000> <005E> <0020> <005F> <0061> [<00660066> <00660069> <00660066006C>] endbfrange
    1 beginbfchar <3A51> <D840DC3E> endbfchar`;
  const map = unicodeMap(cmap);
  expect(map.get(0x21)).toBe('A');
  expect([0x5f, 0x60, 0x61].map((code) => map.get(code))).toEqual(['ff', 'fi', 'ffl']);
  expect(map.get(0x3a51)).toBe('\u{2003E}');
  expect(map.get(0x62)).toBeUndefined();
});
