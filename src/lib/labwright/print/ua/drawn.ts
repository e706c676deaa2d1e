/** Reads what the pages of a document draw: under which tags, and which characters of which fonts. */
import {
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFDocument,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';
import { contentBytes, unpacked } from '../page-content.ts';
import { latin, type Operator, readOperators } from '../operators.ts';
import { nameIn } from '../structure.ts';

/** A stretch of marked content: its tag, and its number in the structure tree where it has one. */
interface Mark {
  readonly tag: string;
  readonly id?: number;
}

/** A piece of tagged content: its number, and that of the page or form that numbers it in the parent tree. */
export interface TaggedContent {
  readonly holder: number | undefined;
  readonly id: number;
}

export interface DrawnPage {
  readonly sheet: number;
  /** Operators that put something on the page. */
  readonly drawings: number;
  /** Of these, outside tags and artifacts. */
  readonly unmarked: number;
  /** Artifacts inside tagged content, or tagged content inside artifacts. */
  readonly mixed: number;
  /** The tagged content. */
  readonly contents: readonly TaggedContent[];
}

export interface Drawn {
  readonly pages: readonly DrawnPage[];
  /** Codes that each font is asked for. */
  readonly codes: ReadonlyMap<PDFDict, ReadonlySet<number>>;
}

const paints = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'EI']);
const shows = new Set(['Tj', 'TJ', "'", '"']);

/** An entry of a category of resources. */
function resource(resources: PDFDict | undefined, category: string, name: string): PDFObject | undefined {
  const entries = resources?.lookup(PDFName.of(category));
  return entries instanceof PDFDict ? entries.lookup(PDFName.of(name)) : undefined;
}

/** The tag that `BMC` or `BDC` opens. */
function markOf(source: string, resources: PDFDict | undefined): Mark {
  const tag = /^\/([^\s<>/[\]()]+)/.exec(source)?.[1] ?? '';
  const written = /\/MCID\s+(\d+)/.exec(source)?.[1];
  if (written !== undefined) return { tag, id: Number(written) };
  const named = /^\/\S+\s*\/([^\s<>/]+)\s*BDC$/.exec(source)?.[1];
  const properties = named === undefined ? undefined : resource(resources, 'Properties', named);
  const id = properties instanceof PDFDict ? properties.lookup(PDFName.of('MCID')) : undefined;
  return id instanceof PDFNumber ? { tag, id: id.asNumber() } : { tag };
}

/** Codes of the strings before a text operator: pairs of bytes for a composite font, bytes for any other. */
function codesOf(source: string, composite: boolean): number[] {
  const bytes: number[] = [];
  for (const [, hexadecimal, literal] of source.matchAll(/<([0-9A-Fa-f\s]*)>|\(((?:\\[\s\S]|[^\\)])*)\)/g)) {
    if (hexadecimal !== undefined) {
      const digits = hexadecimal.replace(/\s/g, '');
      for (let at = 0; at < digits.length; at += 2) bytes.push(parseInt(digits.slice(at, at + 2).padEnd(2, '0'), 16));
    } else for (const sign of unescaped(literal ?? '')) bytes.push(sign.charCodeAt(0));
  }
  return composite ? bytes.flatMap((byte, at) => (at % 2 === 0 ? [byte * 256 + (bytes[at + 1] ?? 0)] : [])) : bytes;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, after: string) =>
    /^[0-7]/.test(after)
      ? String.fromCharCode(parseInt(after, 8) % 256)
      : /[\r\n]/.test(after)
        ? ''
        : (escapes[after] ?? after),
  );
}

/** Under which number a page or a form has its contents in the parent tree. */
function holderOf(dict: PDFDict): number | undefined {
  const number = dict.lookup(PDFName.of('StructParents'));
  return number instanceof PDFNumber ? number.asNumber() : undefined;
}

class Reader {
  readonly codes = new Map<PDFDict, Set<number>>();
  #page = { drawings: 0, unmarked: 0, mixed: 0, contents: [] as TaggedContent[] };

  page(page: PDFPage, sheet: number): DrawnPage {
    this.#page = { drawings: 0, unmarked: 0, mixed: 0, contents: [] };
    this.#stream(contentBytes(page), page.node.Resources(), [], holderOf(page.node));
    return { sheet, ...this.#page };
  }

  #draw(marks: readonly Mark[]): void {
    this.#page.drawings += 1;
    if (!marks.some(({ tag, id }) => id !== undefined || tag === 'Artifact')) this.#page.unmarked += 1;
  }

  #open(mark: Mark, marks: readonly Mark[], holder: number | undefined): void {
    if (mark.id !== undefined) this.#page.contents.push({ holder, id: mark.id });
    const [tagged, artifact] = [marks.some(({ id }) => id !== undefined), marks.some(({ tag }) => tag === 'Artifact')];
    if ((mark.tag === 'Artifact' && tagged) || (mark.id !== undefined && artifact)) this.#page.mixed += 1;
  }

  /** Reads a stream, and the forms that it draws, under the marks that are open round it. */
  #stream(bytes: Uint8Array, resources: PDFDict | undefined, outer: readonly Mark[], holder?: number): void {
    const marks = [...outer];
    let font: { readonly codes: Set<number>; readonly composite: boolean } | undefined;
    const text = ({ start, end }: Operator): string => latin(bytes, start, end);
    readOperators(bytes, (operator) => {
      const { name } = operator;
      if (paints.has(name)) this.#draw(marks);
      else if (shows.has(name)) {
        this.#draw(marks);
        if (font) for (const code of codesOf(text(operator), font.composite)) font.codes.add(code);
      } else if (name === 'BDC' || name === 'BMC') {
        const mark = markOf(text(operator), resources);
        this.#open(mark, marks, holder);
        marks.push(mark);
      } else if (name === 'EMC') marks.pop();
      else if (name === 'Tf') {
        const found = resource(resources, 'Font', /\/(\S+)/.exec(text(operator))?.[1] ?? '');
        font = found instanceof PDFDict ? this.#font(found) : undefined;
      } else if (name === 'Do') {
        const object = resource(resources, 'XObject', /\/(\S+)/.exec(text(operator))?.[1] ?? '');
        if (!(object instanceof PDFRawStream) || nameIn(object.dict, 'Subtype') !== 'Form') this.#draw(marks);
        else {
          const own = object.dict.lookup(PDFName.of('Resources'));
          this.#stream(unpacked(object), own instanceof PDFDict ? own : resources, marks, holderOf(object.dict));
        }
      }
    });
  }

  #font(dict: PDFDict): { codes: Set<number>; composite: boolean } {
    const codes = this.codes.get(dict) ?? new Set();
    this.codes.set(dict, codes);
    return { codes, composite: nameIn(dict, 'Subtype') === 'Type0' };
  }
}

export function readDrawn(document: PDFDocument): Drawn {
  const reader = new Reader();
  const pages = document.getPages().map((page, index) => reader.page(page, index + 1));
  return { pages, codes: reader.codes };
}
