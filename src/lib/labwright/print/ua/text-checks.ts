/** Rules about what is drawn: all of it content or artifact, in fonts that come with the file and say what they write. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { unpacked } from '../page-content.ts';
import { latin } from '../operators.ts';
import { nameIn, parentsOf } from '../structure.ts';
import { type Check, type Inspected, rule } from './check.ts';
import { readDrawn } from './drawn.ts';

/** A font with the codes that the pages ask of it. */
interface UsedFont {
  readonly name: string;
  readonly dict: PDFDict;
  readonly codes: readonly number[];
  /** For a composite font its only descendant, else the font. */
  readonly described: PDFDict;
  readonly unicode: ReadonlyMap<number, string>;
}

function describedBy(dict: PDFDict): PDFDict {
  const descendants = dict.lookup(PDFName.of('DescendantFonts'));
  const first = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  return first instanceof PDFDict ? first : dict;
}

const units = (hexadecimal: string): string =>
  hexadecimal.replace(/[0-9A-Fa-f]{4}/g, (unit) => String.fromCharCode(parseInt(unit, 16)));

/** Code to text, from a ToUnicode CMap (ISO 32000-1, 9.10.3). */
export function unicodeMap(cmap: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of block.matchAll(/<([^>]+)>\s*<([^>]*)>/g)) map.set(parseInt(code!, 16), units(text!));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, text, list] of block.matchAll(/<([^>]+)>\s*<([^>]+)>\s*(?:<([^>]*)>|\[([^\]]*)\])/g)) {
      const [first, last] = [parseInt(from!, 16), parseInt(to!, 16)];
      const texts = list === undefined ? undefined : [...list.matchAll(/<([^>]*)>/g)].map((match) => units(match[1]!));
      const base = units(text ?? '');
      for (let code = first; code <= last; code++) {
        const next = base.slice(0, -1) + String.fromCharCode(base.charCodeAt(base.length - 1) + code - first);
        map.set(code, texts ? (texts[code - first] ?? '') : next);
      }
    }
  }
  return map;
}

function fontOf(dict: PDFDict, codes: ReadonlySet<number>): UsedFont {
  const stream = dict.lookup(PDFName.of('ToUnicode'));
  const bytes = stream instanceof PDFRawStream ? unpacked(stream) : new Uint8Array();
  return {
    name: nameIn(dict, 'BaseFont') ?? nameIn(dict, 'Subtype') ?? 'a font',
    dict,
    codes: [...codes],
    described: describedBy(dict),
    unicode: unicodeMap(latin(bytes, 0, bytes.length)),
  };
}

/** A Type 3 font draws its glyphs in the file itself. */
function embedded({ dict, described }: UsedFont): boolean {
  if (nameIn(dict, 'Subtype') === 'Type3') return true;
  const descriptor = described.lookup(PDFName.of('FontDescriptor'));
  const files = ['FontFile', 'FontFile2', 'FontFile3'];
  return (
    descriptor instanceof PDFDict && files.some((name) => descriptor.lookup(PDFName.of(name)) instanceof PDFRawStream)
  );
}

/** Never the text of a character: nothing, U+0000, and the marks of byte order. */
const noText = /^$|[\u0000\ufeff\ufffe]/;

const hexadecimal = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');

function fontChecks(fonts: readonly UsedFont[]): Check[] {
  const name = (font: UsedFont): string => font.name;
  const pairs = fonts.flatMap((font) => font.codes.map((code) => ({ font, code })));
  const at = ({ font, code }: (typeof pairs)[number]): string => `${font.name}: code ${hexadecimal(code)}`;
  return [
    rule('7.21.4', 'Every font comes with the file.', fonts, (font) => !embedded(font), name),
    rule(
      '7.21.3',
      'The glyphs of a composite font are found without a table of another.',
      fonts.filter(({ dict }) => nameIn(dict, 'Subtype') === 'Type0'),
      ({ dict, described }) =>
        !/^Identity-[HV]$/.test(nameIn(dict, 'Encoding') ?? '') ||
        (nameIn(described, 'Subtype') === 'CIDFontType2' && !described.has(PDFName.of('CIDToGIDMap'))),
      name,
    ),
    rule(
      '7.21.7',
      'Every character that is set can be read as text.',
      pairs,
      ({ font, code }) => noText.test(font.unicode.get(code) ?? ''),
      at,
    ),
    rule(
      '7.21.8',
      'No character is a missing glyph.',
      pairs,
      ({ font, code }) => code === 0 && font.described !== font.dict,
      at,
    ),
  ];
}

export function textChecks(inspected: Inspected): Check[] {
  const { document, elements } = inspected;
  const { pages, codes } = readDrawn(document);
  const drawings = pages.reduce((sum, page) => sum + page.drawings, 0);
  const parents = parentsOf(document);
  const known = new Set(elements.map(({ ref }) => ref));
  const contents = pages.flatMap(({ sheet, contents: own }) =>
    own.map(({ holder, id }) => {
      const elementsOfHolder = holder === undefined ? undefined : parents.get(holder);
      return { sheet, id, owner: elementsOfHolder instanceof PDFArray ? elementsOfHolder.get(id) : undefined };
    }),
  );
  return [
    {
      clause: '7.1',
      asks: 'All that a page draws is tagged, or marked as an artifact.',
      looked: drawings,
      wrong: pages.flatMap(({ sheet, unmarked }) => (unmarked > 0 ? [`sheet ${sheet}: ${unmarked} drawings`] : [])),
    },
    {
      clause: '7.1',
      asks: 'No artifact stands in tagged content, nor the other way round.',
      looked: drawings,
      wrong: pages.flatMap(({ sheet, mixed }) => (mixed > 0 ? [`sheet ${sheet}: ${mixed} times`] : [])),
    },
    rule(
      '7.1',
      'What is tagged belongs to a tag of the tree.',
      contents,
      ({ owner }) => !(owner instanceof PDFRef) || !known.has(owner),
      ({ sheet, id }) => `sheet ${sheet}: content ${id}`,
    ),
    ...fontChecks([...codes].map(([dict, used]) => fontOf(dict, used))),
  ];
}
