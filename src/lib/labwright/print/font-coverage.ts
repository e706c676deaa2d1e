/** Which characters a font file holds: the character map (`cmap`) of a WOFF2 file, read without a font library. Pure. */
import { brotliDecompressSync } from 'node:zlib';

/** Tags by their number in the directory of a WOFF2 file (W3C WOFF 2.0, 4.1). */
const knownTags =
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.split(
    ' ',
  );

class Reader {
  readonly #bytes: Buffer;
  at: number;
  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }
  uint8(): number {
    return this.#bytes.readUInt8(this.at++);
  }
  uint16(): number {
    this.at += 2;
    return this.#bytes.readUInt16BE(this.at - 2);
  }
  uint32(): number {
    this.at += 4;
    return this.#bytes.readUInt32BE(this.at - 4);
  }
  /** UIntBase128: seven bits a byte, the highest bit says that more follow. */
  base128(): number {
    let value = 0;
    for (let byte = 0; byte < 5; byte++) {
      const next = this.uint8();
      value = value * 128 + (next & 0x7f);
      if ((next & 0x80) === 0) break;
    }
    return value;
  }
  text(length: number): string {
    this.at += length;
    return this.#bytes.toString('latin1', this.at - length, this.at);
  }
}

/** The `cmap` table of a WOFF2 file; undefined for a file of another kind. */
function characterMap(file: Buffer): Buffer | undefined {
  const reader = new Reader(file);
  if (reader.text(4) !== 'wOF2') return undefined;
  reader.at = 12;
  const tables = reader.uint16();
  reader.at = 20;
  const compressed = reader.uint32();
  reader.at = 48;
  let offset = 0;
  let found: { offset: number; length: number } | undefined;
  for (let table = 0; table < tables; table++) {
    const flags = reader.uint8();
    const tag = (flags & 0x3f) === 0x3f ? reader.text(4) : knownTags[flags & 0x3f]!;
    const length = reader.base128();
    // glyf and loca are transformed unless version 3 says no; all other tables only when a version says so.
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const stored = transformed ? reader.base128() : length;
    if (tag === 'cmap') found = { offset, length };
    offset += stored;
  }
  if (!found) return undefined;
  const data = brotliDecompressSync(file.subarray(reader.at, reader.at + compressed));
  return data.subarray(found.offset, found.offset + found.length);
}

/** Ranges of a segment map (format 4, the basic plane) or of groups (format 12, all of Unicode). */
function* ranges(map: Buffer, at: number): Generator<readonly [first: number, last: number]> {
  const reader = new Reader(map, at);
  const format = reader.uint16();
  if (format === 12) {
    reader.at = at + 12;
    for (let groups = reader.uint32(); groups > 0; groups--) {
      const group = [reader.uint32(), reader.uint32()] as const;
      reader.uint32();
      yield group;
    }
  } else if (format === 4) {
    reader.at = at + 6;
    const segments = reader.uint16() / 2;
    const ends = at + 14;
    for (let segment = 0; segment < segments; segment++) {
      const last = map.readUInt16BE(ends + 2 * segment);
      const first = map.readUInt16BE(ends + 2 + 2 * segments + 2 * segment);
      if (first !== 0xffff) yield [first, last];
    }
  }
}

/** Code points that a WOFF2 font maps to a glyph; undefined when the file is none. */
export function coveredCharacters(file: Uint8Array): ReadonlySet<number> | undefined {
  const map = characterMap(Buffer.from(file));
  if (!map) return undefined;
  const reader = new Reader(map, 2);
  const covered = new Set<number>();
  for (let tables = reader.uint16(); tables > 0; tables--) {
    reader.at += 4;
    for (const [first, last] of ranges(map, reader.uint32()))
      for (let point = first; point <= last; point++) covered.add(point);
  }
  return covered;
}
