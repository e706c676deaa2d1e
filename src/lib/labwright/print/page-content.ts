/** The bytes that a page draws. */
import { inflateSync } from 'node:zlib';
import { PDFArray, PDFName, PDFRawStream, PDFRef, type PDFPage } from '@cantoo/pdf-lib';

/** The bytes of a stream that is packed with Flate, as Chromium packs all, or not at all. */
export function unpacked(stream: PDFRawStream): Uint8Array {
  return stream.dict.has(PDFName.of('Filter')) ? inflateSync(stream.contents) : stream.contents;
}

/** The content of a page, its streams one after the other. */
export function contentBytes(page: PDFPage): Uint8Array {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const found = streams.flatMap((each) => {
    const stream = each instanceof PDFRef ? page.doc.context.lookup(each) : each;
    return stream instanceof PDFRawStream ? [unpacked(stream)] : [];
  });
  return found.length === 1 ? found[0]! : Buffer.concat(found.flatMap((bytes) => [bytes, Buffer.from('\n')]));
}
