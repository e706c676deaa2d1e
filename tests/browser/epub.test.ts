/** The e-book of the handbook: valid, whole, and as silent about its answers as the printed book. No browser needed. */
import { readFileSync } from 'node:fs';
import type { Element } from 'xast';
import { beforeAll, expect, test } from 'vitest';
import { type Book, bookOf } from '../../src/lib/labwright/document/book.ts';
import { type Chapters, readChapters } from '../../src/lib/labwright/document/chapters.ts';
import { optionsOf } from '../../src/lib/labwright/document/options.ts';
import { openHandbook } from '../../src/lib/labwright/proof/index.ts';
import { tells } from '../../src/lib/labwright/proof/locks.ts';
import { checkerFaults, elementsIn, openEpub, type OpenEpub, structureFaults, textIn } from '../helpers/epub.ts';
import { nameOfAll } from '../../src/lib/labwright/simulation/tracks.ts';
import { printedLocks } from '../helpers/locks.ts';
import { root } from './site.ts';

const bytes = new Uint8Array(readFileSync(`${root}dist/handbook.epub`));
let epub: OpenEpub;
let documents: Map<string, Element>;
let book: Book;
let chapters: Chapters;

beforeAll(async () => {
  epub = openEpub(bytes);
  const names = Object.keys(epub.files).filter((name) => name.endsWith('.xhtml'));
  documents = new Map(names.map((name) => [name.replace('EPUB/', ''), epub.root(name.replace('EPUB/', ''))]));
  const context = await openHandbook(root.replace(/\/$/, ''));
  chapters = await readChapters(context);
  book = bookOf(context, chapters);
}, 60_000);

const labs = (): Book['parts'][number]['labs'] => book.parts.flatMap((part) => part.labs);
const classOf = ({ attributes }: Element): string[] => (attributes['class'] ?? '').split(' ');
const everything = (): string => [...documents.values()].map(textIn).join(' ');

test('it is valid by EPUBCheck, and whole by our own look at it', async () => {
  expect(await checkerFaults(bytes)).toEqual([]);
  expect(structureFaults(bytes)).toEqual([]);
});

test('its navigation leads to every part, lab, act, section, figure and table by name', () => {
  const links = elementsIn(documents.get('nav.xhtml')!, 'a').map((link) => [link.attributes['href'], textIn(link)]);
  for (const [number, lab] of labs().entries()) {
    const file = `lab-${number + 1}.xhtml`;
    const headings = new Map(
      elementsIn(documents.get(file)!, 'h1', 'h2', 'h3').map((heading) => [heading.attributes['id'], textIn(heading)]),
    );
    expect(links).toContainEqual([`${file}#${lab.slug}--top`, `${lab.number} ${lab.title}`]);
    expect(headings.get(`${lab.slug}--top`)).toBe(`Lab ${lab.number} ${lab.title}`);
    for (const { id, title } of lab.acts.flatMap((act) => [act, ...act.sections])) {
      expect(links).toContainEqual([`${file}#${encodeURIComponent(id)}`, title]);
      expect(headings.get(id)).toBe(title);
    }
    for (const { id, number: label, caption } of [...lab.figures, ...lab.tables])
      expect(links).toContainEqual([`${file}#${encodeURIComponent(id)}`, `${label} ${caption}`.replace(/\s+/g, ' ')]);
    expect(lab.figures.length).toBeGreaterThan(4);
  }
  for (const part of book.parts) expect(links.map(([, text]) => text)).toContain(`Part ${part.number} ${part.title}`);
});

/** The text of a lab, with the place of each id and of each part that a prediction keeps back. */
function readLab(lab: Element): { text: string; ids: Map<string, number>; kept: number[] } {
  let text = '';
  const ids = new Map<string, number>();
  const kept: number[] = [];
  const visit = (at: Element): void => {
    if (at.attributes['id']) ids.set(at.attributes['id'], text.length);
    if (classOf(at).includes('after-prediction')) kept.push(text.length);
    text += ` ${at.attributes['aria-label'] ?? ''} ${at.attributes['alttext'] ?? ''} `;
    for (const child of at.children) {
      if (child.type === 'element') visit(child);
      else if (child.type === 'text') text += child.value;
    }
  };
  visit(lab);
  return { text, ids, kept };
}

test('nothing before "After your prediction" gives an answer', () => {
  for (const { lab } of chapters.labs) {
    const { slug, number } = lab.context;
    if (number === undefined) continue;
    const { text, ids, kept } = readLab(documents.get(`lab-${number}.xhtml`)!);
    const locks = printedLocks(lab);
    // Tracks that ask in words of their own are answered in one place.
    const questions = new Set(locks.map(({ lock }) => nameOfAll(lock.id)));
    expect(kept.length).toBe(questions.size);
    for (const { lock, asked, printed } of locks) {
      const place = ids.get(`${slug}--${asked}`)!;
      const opened = kept.find((each) => each > place)!;
      const before = text.slice(0, opened);
      if (printed) expect(before.includes(`Prediction ${String(lock.predict.supplied['number'])}`)).toBe(true);
      // The words of the right option stand among those that are offered.
      if (lock.predict.attributes['answer'] !== undefined)
        for (const answer of lock.texts) expect(tells(before, answer), answer).toBe(false);
    }
  }
});

test('it holds no key: no reason, no verdict, no misconception', () => {
  const text = everything();
  expect(/Does not hold|Holds:|If you said (?:less|more)/.exec(text)).toBeNull();
  for (const { lab } of chapters.labs) {
    for (const use of lab.uses) {
      const bold = JSON.stringify(optionsOf(use.node).map(({ why }) => why)).matchAll(
        /"type":"strong","children":\[\{"type":"text","value":"([^"]+)"/g,
      );
      for (const [, misconception] of bold) expect(text.includes(misconception!), misconception).toBe(false);
    }
  }
});

test('every picture and formula has words, every table heads, and no formula is drawn twice', () => {
  const all = [...documents.values()];
  const count = { svg: 0, math: 0, table: 0 };
  for (const svg of all.flatMap((document) => elementsIn(document, 'svg'))) {
    count.svg += 1;
    if (svg.attributes['aria-hidden'] !== 'true') expect(svg.attributes['aria-label']).toMatch(/\w/);
  }
  for (const math of all.flatMap((document) => elementsIn(document, 'math'))) {
    count.math += 1;
    expect(math.attributes['alttext']).toMatch(/\w/);
    expect(elementsIn(math, 'annotation', 'semantics')).toEqual([]);
  }
  for (const table of all.flatMap((document) => elementsIn(document, 'table'))) {
    count.table += 1;
    expect(elementsIn(table, 'th').length).toBeGreaterThan(0);
  }
  expect(count.svg).toBeGreaterThan(40);
  expect(count.math).toBeGreaterThan(100);
  expect(count.table).toBeGreaterThan(20);
  expect(all.flatMap((document) => elementsIn(document)).filter((at) => classOf(at).includes('katex'))).toEqual([]);
});

test('no text is an unresolved value or the number of a page', () => {
  const text = everything();
  // The place alone: a text of a hundred pages says nothing in a message.
  for (const word of [/\b(?:undefined|NaN|Infinity)\b|\[object Object\]|(?:^| )null(?: |$)/, /, p\.\s?\d/])
    expect(word.exec(text)?.[0], String(word)).toBeUndefined();
});

test('our own words ask for nothing that only paper or the site has', () => {
  const lines = [...documents.values()].flatMap((each) => elementsIn(each, 'p'));
  const notes = lines.filter((line) => classOf(line).some((name) => ['print-note', 'back-intro'].includes(name)));
  const pages = ['copyright.xhtml', 'cover.xhtml'].map((name) => documents.get(name)!);
  expect(notes.length).toBeGreaterThan(50);
  for (const text of [...notes, ...pages].map(textIn))
    expect(text).not.toMatch(
      /\b(?:click|hover|slider?s?|drag|JavaScript|tap|button|on paper|fill in|sheet|page|turn|tick|line below)\b/i,
    );
});

test('each term that a lab explains leads to its place in the glossary', () => {
  const links = [...documents.values()]
    .flatMap((document) => elementsIn(document, 'dfn'))
    .flatMap((term) => elementsIn(term, 'a'));
  expect(links.length).toBeGreaterThan(20);
  for (const link of links) expect(link.attributes['href']).toMatch(/^glossary\.xhtml#gloss-/);
});
