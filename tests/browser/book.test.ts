/** The printed book: what its text holds, what it must not, and what it is made of. */
import { readFileSync } from 'node:fs';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { beforeAll, expect, test } from 'vitest';
import { parseChapter } from '../../src/lib/labwright/document/source.ts';
import { evaluate } from '../../src/lib/labwright/simulation/index.ts';
import fraudDrift from '../../src/lib/simulations/fraud-drift.ts';
import { root } from './site.ts';

const bytes = readFileSync(`${root}dist/handbook.pdf`);
const source = readFileSync(`${root}src/content/docs/operations/silent-degradation.mdx`, 'utf8');
let document_: Awaited<ReturnType<typeof getDocument>['promise']>;
let pages: string[][];

beforeAll(async () => {
  document_ = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  pages = await Promise.all(
    Array.from({ length: document_.numPages }, async (_, index) => {
      const { items } = await (await document_.getPage(index + 1)).getTextContent();
      return (items as TextItem[]).map((item) => item.str);
    }),
  );
});

/** All text, with hyphens at line ends and runs of spaces undone. */
const flat = (texts: readonly string[]): string =>
  texts
    .join(' ')
    .replace(/[\u00ad\u2010-]\s+/g, '')
    .replace(/\s+/g, ' ');

test('has every figure and table of the chapter, in order', () => {
  const text = flat(pages.flat());
  const figures = [...source.matchAll(/<Figure /g)].length;
  const tables = [...source.matchAll(/<Table /g)].length;
  expect(figures).toBeGreaterThan(4);
  for (let number = 1; number <= figures; number++) expect(text).toContain(`Figure 2.${number} `);
  for (let number = 1; number <= tables; number++) expect(text).toContain(`Table 2.${number} `);
});

test('no text is an unresolved value', () => {
  const texts = pages.flat().map((text) => text.trim());
  for (const bad of ['undefined', 'NaN', '[object Object]', 'null', 'Infinity']) expect(texts).not.toContain(bad);
});

test('our own words never tell a reader of paper to click', () => {
  const words = flat(pages.flat());
  const authored = JSON.stringify(parseChapter(source, 'silent-degradation.mdx').tree);
  for (const word of ['click', 'hover', 'slide ', 'JavaScript', 'tap ']) {
    if (!authored.includes(word)) expect(words).not.toContain(word);
  }
});

test('nothing before "After your prediction" gives the answer', () => {
  const truth = evaluate(fraudDrift).outputs['firstWeeklyAlarm'] as number;
  const first = pages.findIndex((texts) => texts.some((text) => text.includes('After your prediction')));
  expect(first).toBeGreaterThan(0);
  const before = flat(pages.slice(0, first).flat());
  expect(before).toContain('Prediction 1.1');
  expect(before).not.toMatch(new RegExp(`week ${truth}\\b`));
  expect(before).not.toContain('Figure 1.1 ');
});

test('the student edition holds no key: no reason says that it holds', () => {
  const text = flat(pages.flat());
  expect(text).not.toContain('Does not hold');
  expect(text).not.toContain('Drift thought as slow as its harm');
});

test('pages are numbered, tagged, titled and outlined', async () => {
  expect(pages[1]!.map((text) => text.trim())).toContain('2');
  const { info } = (await document_.getMetadata()) as { info: { Title?: string; Language?: string } };
  expect(info.Title).toBe('Silent Failures');
  const outline = (await document_.getOutline()) as { title: string; items: { title: string }[] }[];
  expect(JSON.stringify(outline)).toContain('The silent degradation problem');
  const marks = await document_.getMarkInfo();
  expect(marks?.Marked).toBe(true);
});

test('every font is embedded as a font, none as drawings of its glyphs', async () => {
  for (let number = 1; number <= document_.numPages; number++) {
    const page = await document_.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent();
    const drawn = (items as TextItem[]).filter(
      ({ fontName }) => (page.commonObjs.get(fontName) as { isType3Font?: boolean }).isType3Font,
    );
    expect(drawn.map(({ str }) => str)).toEqual([]);
  }
});

test('charts are vectors', async () => {
  for (let number = 1; number <= document_.numPages; number++) {
    const { fnArray } = await (await document_.getPage(number)).getOperatorList();
    for (const operator of [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject])
      expect(fnArray).not.toContain(operator);
  }
});
