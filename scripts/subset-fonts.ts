/**
 * Writes the reading fonts as small files: weights 400 to 700, and the characters that English prose, tables and charts use.
 *
 * What is not in them comes from the whole file of the same family, fetched only by a page that needs it (unicode-range in
 * src/styles/fonts.css, which this script rewrites). Run after an update of a `@fontsource*` package:
 * `node scripts/subset-fonts.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
// @ts-expect-error subset-font ships no types; what is used of it is declared below.
import untyped from 'subset-font';

type Options = {
  targetFormat: 'woff2';
  noLayoutClosure?: boolean;
  variationAxes?: { wght: number | { min: number; max: number; default: number } };
};
const subsetFont = untyped as (font: Buffer, text: string, options: Options) => Promise<Buffer>;
const { resolve } = createRequire(import.meta.url);
const target = new URL('../src/styles/fonts/', import.meta.url);

const range = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
const ascii = range(0x20, 0x7e);
const signs = '\u00a0§©°±²³µ·×÷‘’“”–—•…€−\u2009\u2011\u202f';
const letters = 'àáâäåæçèéêëíîïñóôöøúüß';

interface Face {
  readonly family: string;
  readonly style: 'normal' | 'italic';
  /** Range of weights, as CSS writes it. */
  readonly weight: string;
  readonly source: string;
  readonly file: string;
  readonly text: string;
  /** Without glyphs that only ligatures use: code is read letter by letter. */
  readonly plain?: boolean;
  readonly axis?: { min: number; max: number; default: number } | number;
}

const upright = { min: 400, max: 700, default: 400 };
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght';
const faces: readonly Face[] = [
  {
    family: 'Source Serif 4 Variable',
    style: 'normal',
    weight: '400 700',
    source: `${serif}-normal.woff2`,
    file: 'serif.woff2',
    text: ascii + signs + letters,
    axis: upright,
  },
  {
    family: 'Source Serif 4 Variable',
    style: 'italic',
    weight: '400',
    source: `${serif}-italic.woff2`,
    file: 'serif-italic.woff2',
    text: ascii + signs,
    axis: 400,
  },
  {
    family: 'Source Serif 4 Variable',
    style: 'italic',
    weight: '401 700',
    source: `${serif}-italic.woff2`,
    file: 'serif-bold-italic.woff2',
    text: ascii + signs,
    axis: 600,
  },
  {
    family: 'Inter Variable',
    style: 'normal',
    weight: '400 700',
    source: '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
    file: 'sans.woff2',
    text: ascii + signs + letters,
    axis: upright,
  },
  {
    family: 'JetBrains Mono',
    style: 'normal',
    weight: '400',
    source: '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
    file: 'mono.woff2',
    text: ascii + signs,
    plain: true,
  },
];

/** `U+20-7E, U+A0`: the characters of a text, in runs. */
function unicodeRange(text: string): string {
  const points = [...new Set([...text].map((character) => character.codePointAt(0)!))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else runs.push([point, point]);
  }
  const hex = (point: number): string => point.toString(16).toUpperCase();
  return runs.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(', ');
}

/** All of Latin but what the small file holds. */
function otherLatin(text: string): string {
  const held = new Set([...text].map((character) => character.codePointAt(0)!));
  const latin = range(0xa0, 0x17f) + range(0x2010, 0x2027) + range(0x2030, 0x203a) + '\u2044\u20ac\u2122\u2191\u2193';
  return unicodeRange([...latin].filter((character) => !held.has(character.codePointAt(0)!)).join(''));
}

function faceRule(face: Face, url: string, ranges: string): string {
  const lines = [
    `font-family: '${face.family}';`,
    `font-style: ${face.style};`,
    `font-weight: ${face.weight};`,
    'font-display: swap;',
    `src: url('${url}') format('woff2');`,
    `unicode-range: ${ranges};`,
  ];
  return `@font-face {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

const rules: string[] = [];
for (const face of faces) {
  const whole = readFileSync(resolve(face.source));
  const small = await subsetFont(whole, face.text, {
    targetFormat: 'woff2',
    ...(face.plain ? { noLayoutClosure: true } : {}),
    ...(face.axis === undefined ? {} : { variationAxes: { wght: face.axis } }),
  });
  writeFileSync(new URL(face.file, target), small);
  rules.push(faceRule(face, `./fonts/${face.file}`, unicodeRange(face.text)));
  rules.push(faceRule(face, face.source, otherLatin(face.text)));
  console.log(`${face.file}: ${whole.length} to ${small.length} bytes`);
}
writeFileSync(
  new URL('../fonts.css', target),
  [
    '/*',
    ' * Self-hosted, written by scripts/subset-fonts.ts. The small files hold what most pages need, and the shell preloads the',
    ' * two upright ones; the whole files are fetched only for a character that is not in those. No face is put in once the',
    ' * page is read without it, which the script after the first styles sees to: on a slow first visit it is there from the next on.',
    ' */',
    ...rules,
    '',
  ].join('\n'),
);
