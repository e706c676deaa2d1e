/** The faces of a share picture as outlines: a renderer that looked for installed fonts would draw another picture elsewhere. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// @ts-expect-error fontkit ships no types; what is used of it is declared below.
import { create } from 'fontkit';
import { remember } from '../document/remember.ts';

interface Glyph {
  readonly path: { toSVG(): string };
}

interface Font {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string): {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  };
}

/** A face at any size. Sizes, widths and places are in pixels of the picture. */
export interface Face {
  /** Whether it has every character of a text. */
  sets(text: string): boolean;
  width(text: string, size: number): number;
  /** SVG of a line whose baseline begins at a point. */
  draw(text: string, x: number, y: number, size: number): string;
}

const packages = {
  serif: ['@fontsource/source-serif-4', 'source-serif-4', ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese']],
  sans: ['@fontsource/inter', 'inter', ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese']],
} as const;

export type Family = keyof typeof packages;

/** Numbers with two decimals, and without what says nothing. */
const short = (value: number): string => String(Number(value.toFixed(2)));

function faceOf(family: Family, weight: number): Face {
  const [name, file, subsets] = packages[family];
  const require = createRequire(import.meta.url);
  const opened = new Map<string, Font>();
  const fontOf = (subset: string): Font => {
    let font = opened.get(subset);
    if (!font) {
      font = create(readFileSync(require.resolve(`${name}/files/${file}-${subset}-${weight}-normal.woff`))) as Font;
      opened.set(subset, font);
    }
    return font;
  };
  /** The first font that has a character: most texts open one file only. */
  const fontFor = (character: string): Font | undefined => {
    for (const subset of subsets)
      if (fontOf(subset).hasGlyphForCodePoint(character.codePointAt(0)!)) return fontOf(subset);
    return undefined;
  };
  /** A text in runs of one font each. */
  const runsOf = (text: string): { font: Font; text: string }[] => {
    const runs: { font: Font; text: string }[] = [];
    for (const character of text) {
      const font = fontFor(character) ?? fontOf(subsets[0]);
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  };
  const each = (
    text: string,
    size: number,
    take: (glyph: Glyph, x: number, y: number, scale: number) => void,
  ): number => {
    let x = 0;
    for (const { font, text: run } of runsOf(text)) {
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = font.layout(run);
      glyphs.forEach((glyph, index) => {
        const { xAdvance, xOffset, yOffset } = positions[index]!;
        take(glyph, x + xOffset * scale, -yOffset * scale, scale);
        x += xAdvance * scale;
      });
    }
    return x;
  };
  /** Lines are tried word by word at many sizes: what is as wide as its size says is laid out once. */
  const widthAtOne = remember(2000, (text) => each(text, 1, () => undefined));
  return {
    sets: (text) => [...text].every((character) => fontFor(character) !== undefined),
    width: (text, size) => size * widthAtOne(text),
    draw(text, x, y, size) {
      const paths: string[] = [];
      each(text, size, (glyph, dx, dy, scale) => {
        const outline = glyph.path.toSVG();
        const factor = scale.toFixed(6);
        if (outline !== '')
          paths.push(
            `<path transform="translate(${short(x + dx)} ${short(y + dy)}) scale(${factor} -${factor})" d="${outline}"/>`,
          );
      });
      return paths.join('');
    },
  };
}

const faces = new Map<string, Face>();

/** A family in a weight of its files: 400, 500, 600. */
export function face(family: Family, weight: 400 | 500 | 600): Face {
  const key = `${family} ${weight}`;
  let found = faces.get(key);
  if (!found) faces.set(key, (found = faceOf(family, weight)));
  return found;
}
