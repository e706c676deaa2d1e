/** Share pictures: what they say, that it fits, and that they are drawn alike wherever they are drawn. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Chapters, HandbookContext } from '../../../src/lib/labwright/document/chapters.ts';
import { readChapters } from '../../../src/lib/labwright/document/chapters.ts';
import { publishedChapters } from '../../../src/lib/labwright/document/release.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { answersOf, tells } from '../../../src/lib/labwright/proof/locks.ts';
import { cardSvg, linesOf } from '../../../src/lib/labwright/share/card.ts';
import { face } from '../../../src/lib/labwright/share/faces.ts';
import { cardOf, cardSize, cardWords, shareCards, shareFile } from '../../../src/lib/labwright/share/pages.ts';
import { sharePicture, writeSharePictures } from '../../../src/lib/labwright/share/picture.ts';

const card = {
  above: 'Lab 2 · Operations',
  title: 'The silent degradation problem',
  problem: 'Six months later every dashboard is green.',
  handbook: 'Silent Failures',
};
const serif = face('serif', 600);

describe('a line', () => {
  test('fits, and nothing is lost while there is room', () => {
    const text = 'Over one line and over another, and then over a third one too';
    const lines = linesOf(text, serif, 88, 9);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(serif.width(line, 88)).toBeLessThanOrEqual(cardSize.width - 168);
  });

  test('ends at a word where there is more than it may hold, and inside one that is too long alone', () => {
    const cut = linesOf('one two three four five six', serif, 88, 1, 560);
    expect(cut).toEqual([expect.stringMatching(/^one two(?: three)?…$/)]);
    expect(linesOf('Wärmeleitfähigkeitskoeffizienten', serif, 88, 2, 560)).toEqual([
      expect.stringMatching(/^Wärme\S+…$/),
    ]);
  });

  test('is as wide as the advances of its font say', () => {
    // Inter's own table: a capital H of weight 500 is 1510 of 2048 units wide, from the file's hmtx.
    const sans = face('sans', 500);
    expect(sans.width('HH', 100)).toBeCloseTo(2 * sans.width('H', 100), 6);
    expect(sans.width('H', 200)).toBeCloseTo(2 * sans.width('H', 100), 6);
  });
});

describe('a picture', () => {
  test('is a PNG of the size that previews take, and the same bytes again', async () => {
    const [first, second] = [await sharePicture(card, resolve('.')), await sharePicture(card, resolve('.'))];
    expect(await sharp(first).metadata()).toMatchObject({ format: 'png', ...cardSize });
    expect(second.equals(first)).toBe(true);
    expect(first.length).toBeLessThan(100_000);
  });

  test('holds outlines only: no text that another machine would set in another font', () => {
    const { svg } = cardSvg(card);
    expect(svg).not.toMatch(/<text|font-family|<image|href/);
    expect(svg.match(/<path /g)!.length).toBeGreaterThan(60);
  });

  test('has letters of the alphabets that our fonts know, and no line that they cannot set', () => {
    const svgOf = (title: string): string => cardSvg({ title, handbook: 'K' }).svg;
    expect(svgOf('Ωμέγα, žluťoučký, Дрейф').match(/<path /g)!.length).toBeGreaterThan(20);
    expect(svgOf('漢字')).toBe(cardSvg({ title: '', handbook: 'K' }).svg);
  });
});

describe('the pictures of this handbook', () => {
  let context: HandbookContext;
  let chapters: Chapters;
  const folder = mkdtempSync(join(tmpdir(), 'share-'));
  beforeAll(async () => {
    context = await openHandbook(resolve('.'));
    chapters = await readChapters(context);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are one for each lab, one for each translation of a lab, and one for any other page', () => {
    const cards = shareCards(context, chapters);
    const labs = context.handbook.parts.flatMap((part) => part.labs);
    const translated = chapters.translations.map(({ folder: own, lab }) => `${own}/${lab.context.id}`);
    expect(translated.length).toBeGreaterThan(0);
    expect([...cards.keys()]).toEqual([shareFile(undefined), ...[...labs, ...translated].map(shareFile)]);
    expect(cards.get('share/es/drift-bench/two-distributions.png')).toMatchObject({
      above: expect.stringMatching(/^Laboratorio \d+ · Banco de pruebas de deriva$/) as string,
      title: 'Dos distribuciones y un número',
      handbook: 'Fallos silenciosos',
    });
    expect(cards.get('share/index.png')).toEqual(cardOf(context.handbook));
    expect(cards.get('share/operations/silent-degradation.png')).toMatchObject({
      above: expect.stringMatching(/^Lab \d+ · Operations$/) as string,
      title: 'The silent degradation problem',
    });
  });

  test('tell no answer', () => {
    const cards = shareCards(context, chapters);
    for (const { lab } of chapters.labs.filter(({ lab: { context: own } }) => own.number !== undefined)) {
      const words = cardWords(cards.get(shareFile(lab.context.id))!);
      expect(answersOf(lab).texts.filter((answer) => tells(words, answer))).toEqual([]);
    }
  });

  test('are not made of a lab that is held back', () => {
    const held = new Set(['operations/silent-degradation']);
    expect([...shareCards(context, publishedChapters(chapters, held)).keys()]).not.toContain(shareFile([...held][0]));
  });

  test('are written to their files', async () => {
    await writeSharePictures(folder, new Map([['share/part/lab.png', card]]), resolve('.'));
    expect(readFileSync(join(folder, 'share/part/lab.png')).subarray(1, 4).toString()).toBe('PNG');
  });
});

test('a picture says in words what it shows', () => {
  expect(cardWords(card)).toBe(
    'Lab 2 · Operations: The silent degradation problem. Six months later every dashboard is green. Silent Failures.',
  );
  expect(cardWords(cardOf({ title: 'Kitchen', subtitle: 'What boils?' }))).toBe('Kitchen. What boils?');
});
