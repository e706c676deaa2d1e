/**
 * Marks as artifacts what a page draws outside its text: running heads, folios, rules, dots to write on. Chromium leaves
 * it unmarked; a tagged PDF must say of all it draws whether it is content or not (ISO 14289-1, 7.1 and 7.8).
 */
import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFDocument } from '@cantoo/pdf-lib';
import { contentBytes, unpacked } from './page-content.ts';
import { nameIn } from './structure.ts';
import { type Block, withArtifacts } from './unmarked-runs.ts';

/** The forms of some resources whose content belongs to the tags by itself: a drawing that is seen through. */
function markedForms(resources: PDFDict | undefined): Map<string, PDFRawStream> {
  const entries = resources?.lookup(PDFName.of('XObject'));
  const forms = entries instanceof PDFDict ? entries.entries() : [];
  return new Map(
    forms.flatMap(([name, value]) => {
      const form = resources!.context.lookup(value);
      const marked = form instanceof PDFRawStream && form.dict.has(PDFName.of('StructParents'));
      return marked ? [[name.decodeText(), form] as const] : [];
    }),
  );
}

/** Marks the artifacts of every page, and of the forms on it that are tagged by themselves. */
export function markArtifacts(document: PDFDocument, block: Block): void {
  const { context } = document;
  for (const page of document.getPages()) {
    const forms = markedForms(page.node.Resources());
    const before = contentBytes(page);
    const after = withArtifacts(before, block, (name) => forms.has(name));
    if (after === before) continue;
    const content = deflateSync(after);
    const stream = PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: content.length }), content);
    const own = page.node.get(PDFName.of('Contents'));
    if (own instanceof PDFRef && !(context.lookup(own) instanceof PDFArray)) context.assign(own, stream);
    else page.node.set(PDFName.of('Contents'), context.register(stream));
  }
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || !object.dict.has(PDFName.of('StructParents'))) continue;
    if (nameIn(object.dict, 'Subtype') !== 'Form') continue;
    const resources = object.dict.lookup(PDFName.of('Resources'));
    const forms = markedForms(resources instanceof PDFDict ? resources : undefined);
    const before = unpacked(object);
    const after = withArtifacts(before, { bottom: -Infinity, top: Infinity }, (name) => forms.has(name));
    if (after === before) continue;
    const content = deflateSync(after);
    object.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    object.dict.set(PDFName.of('Length'), PDFNumber.of(content.length));
    context.assign(ref, PDFRawStream.of(object.dict, content));
  }
}
