/**
 * Writes a PDF 1.7 file with object streams (ISO 32000-1, 7.5.7 and 7.5.8) and an /ID of two: the work, and the digest of
 * the file's content, which is written into its XMP too.
 *
 * The library's own writer takes time with the square of the number of objects: 7 s for 300 tagged pages, where this takes 0.3 s.
 */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { unknownDigest } from './xmp.ts';

const header = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
const objectsPerStream = 200;

/** Where an object lies: at an offset of the file, or at an index of an object stream. */
type Entry = { readonly offset: number } | { readonly stream: number; readonly index: number };

function serialise(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function deflated(context: PDFContext, content: Buffer, dictionary: Record<string, number | string>): PDFRawStream {
  const packed = deflateSync(content, { level: 9 });
  return PDFRawStream.of(context.obj({ ...dictionary, Filter: 'FlateDecode', Length: packed.length }), packed);
}

function objectStream(context: PDFContext, members: readonly (readonly [PDFRef, PDFObject])[]): PDFRawStream {
  const bodies = members.map(([, object]) => Buffer.concat([serialise(object), Buffer.from('\n')]));
  let at = 0;
  const offsets = members.map(([ref], index) => {
    const pair = `${ref.objectNumber} ${at} `;
    at += bodies[index]!.length;
    return pair;
  });
  const index = Buffer.from(offsets.join(''), 'latin1');
  return deflated(context, Buffer.concat([index, ...bodies]), {
    Type: 'ObjStm',
    N: members.length,
    First: index.length,
  });
}

/** Rows of one byte, four bytes and two bytes: type; offset or stream; generation or index. */
function crossReferenceRows(entries: ReadonlyMap<number, Entry>, size: number): Buffer {
  const rows = Buffer.alloc(size * 7);
  rows.writeUInt16BE(65_535, 5);
  for (const [number, entry] of entries) {
    const row = number * 7;
    if ('offset' in entry) {
      rows.writeUInt8(1, row);
      rows.writeUInt32BE(entry.offset, row + 1);
    } else {
      rows.writeUInt8(2, row);
      rows.writeUInt32BE(entry.stream, row + 1);
      rows.writeUInt16BE(entry.index, row + 5);
    }
  }
  return rows;
}

/** Puts the digest in its place in the XMP packet, which is as long. */
function tellDigest(chunks: readonly Buffer[], digest: string): void {
  const place = `xmp.iid:${unknownDigest}`;
  for (const chunk of chunks) {
    const at = chunk.indexOf(place);
    if (at >= 0) chunk.write(`xmp.iid:${digest}`, at, 'latin1');
  }
}

/** The bytes of a document whose pending changes have been flushed. Equal documents give equal bytes. */
export function writePdf(context: PDFContext, work: string): Uint8Array {
  const chunks: Buffer[] = [header];
  const entries = new Map<number, Entry>();
  let length = header.length;
  const append = (chunk: Buffer): void => {
    chunks.push(chunk);
    length += chunk.length;
  };
  const appendObject = (number: number, object: PDFObject): void => {
    entries.set(number, { offset: length });
    append(Buffer.concat([Buffer.from(`${number} 0 obj\n`), serialise(object), Buffer.from('\nendobj\n')]));
  };

  const objects = context.enumerateIndirectObjects();
  for (const [ref, object] of objects) if (object instanceof PDFStream) appendObject(ref.objectNumber, object);
  const packable = objects.filter(([, object]) => !(object instanceof PDFStream));
  let next = context.largestObjectNumber + 1;
  for (let from = 0; from < packable.length; from += objectsPerStream) {
    const members = packable.slice(from, from + objectsPerStream);
    members.forEach(([ref], index) => entries.set(ref.objectNumber, { stream: next, index }));
    appendObject(next, objectStream(context, members));
    next += 1;
  }

  const start = length;
  entries.set(next, { offset: start });
  const table = deflated(context, crossReferenceRows(entries, next + 1), { Type: 'XRef', Size: next + 1 });
  const digest = createHash('sha256');
  for (const chunk of chunks) digest.update(chunk);
  const content = digest.digest('hex').slice(0, 32);
  tellDigest(chunks, content);
  const { dict } = table as { dict: PDFDict };
  dict.set(PDFName.of('W'), context.obj([1, 4, 2]));
  dict.set(PDFName.of('ID'), context.obj([PDFHexString.of(work), PDFHexString.of(content)]));
  for (const [name, value] of [
    ['Root', context.trailerInfo.Root],
    ['Info', context.trailerInfo.Info],
  ] as const) {
    if (value) dict.set(PDFName.of(name), value);
  }
  appendObject(next, table);
  append(Buffer.from(`startxref\n${start}\n%%EOF\n`));
  return Buffer.concat(chunks, length);
}
