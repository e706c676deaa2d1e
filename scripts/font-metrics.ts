/**
 * Writes the advance widths of the chart font, so that Node and every browser lay out a chart alike.
 *
 * Run after an update of `@fontsource-variable/inter`: `node scripts/font-metrics.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// @ts-expect-error fontkit ships no types; what is used of it is declared below.
import { create } from 'fontkit';

const weights = [400, 600];
const subsets = ['latin', 'greek'];
const target = new URL('../src/lib/labwright/figure/metrics/inter.json', import.meta.url);

/** What chart text is made of: ASCII, Latin letters with marks, Greek letters, signs and spaces. */
const characters = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...range(0x391, 0x3c9).filter((character) => /\p{L}/u.test(character)),
  ...'–—‘’“”…−×÷·•€™′″↑↓',
].filter((character, index, all) => all.indexOf(character) === index);

/** Spaces that the font has no glyph for; browsers make them out of the em or the space. */
const synthetic: Record<string, (width: (character: string) => number, em: number) => number> = {
  '\u2009': (_, em) => em / 5,
  '\u202f': (width) => width(' ') / 2,
  // Not in the web subsets of Inter: the browser takes them from another font; a digit's width is near.
  '≤': (width) => width('+'),
  '≥': (width) => width('+'),
  '≈': (width) => width('+'),
  '→': (width) => width('×'),
};

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
}

interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { id: number; advanceWidth: number };
}

interface VariableFont extends Font {
  variationCoords?: number[];
  HVAR: object;
  _variationProcessor: { getAdvanceAdjustment(glyph: number, table: object): number };
}

/** fontkit cannot make an instance of a variable WOFF2, so the advance is the default's plus its HVAR delta. */
function advances(weight: number): (character: string) => number | undefined {
  const require = createRequire(import.meta.url);
  const fonts = subsets.map((subset) => {
    const file = readFileSync(require.resolve(`@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`));
    const deltas = create(file) as VariableFont;
    deltas.variationCoords = [weight];
    return { outlines: create(file) as Font, deltas };
  });
  return (character) => {
    const codePoint = character.codePointAt(0)!;
    const font = fonts.find(({ outlines }) => outlines.hasGlyphForCodePoint(codePoint));
    if (!font) return undefined;
    const glyph = font.outlines.glyphForCodePoint(codePoint);
    return Math.round(
      glyph.advanceWidth + font.deltas._variationProcessor.getAdvanceAdjustment(glyph.id, font.deltas.HVAR),
    );
  };
}

const unitsPerEm = 2048;
const measured = weights.map((weight) => {
  const advance = advances(weight);
  const known = characters.filter((character) => advance(character) !== undefined);
  const width = (character: string): number => advance(character)!;
  const made = Object.entries(synthetic).filter(([character]) => !known.includes(character));
  return {
    weight,
    characters: [...known, ...made.map(([character]) => character)].join(''),
    widths: [...known.map(width), ...made.map(([, rule]) => Math.round(rule(width, unitsPerEm)))],
    default: width('0'),
  };
});

const table = {
  font: 'Inter Variable',
  unitsPerEm,
  characters: measured[0]!.characters,
  default: measured[0]!.default,
  widths: Object.fromEntries(measured.map(({ weight, widths }) => [weight, widths])),
};
writeFileSync(target, `${JSON.stringify(table)}\n`);
