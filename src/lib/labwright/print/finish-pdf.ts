/** Finishes what Chromium prints: tags, title, people, language, dates, page labels, outline and XMP. */
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { markArtifacts } from './artifacts.ts';
import { tagFormulas } from './formula-tags.ts';
import { describeLinks } from './link-words.ts';
import { folioOf } from './page-plan.ts';
import { type OutlineHeading, writeOutline } from './pdf-outline.ts';
import { writePdf } from './pdf-writer.ts';
import type { Block } from './unmarked-runs.ts';
import { steadyStructureIds } from './structure-ids.ts';
import { bodyLists, mapRoles } from './tag-roles.ts';
import { type DocumentDescription, workDigest, xmpPacket } from './xmp.ts';

/** What the print page tells of itself, beyond what Chromium writes into its PDF. */
export interface DocumentParts {
  /** Pages before the body, numbered i, ii, iii; the body begins with 1. */
  readonly front: number;
  /** In the order of the page, for the outline. */
  readonly headings: readonly OutlineHeading[];
  /** What the formulas say: pictures with these words are formulas. */
  readonly formulas: readonly string[];
  /** Where on each sheet its text stands; above it are running heads, below it folios. */
  readonly block: Block;
}

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** Roman pages before the body, if there are any, then arabic from 1. */
function setPageLabels(document: PDFDocument, front: number): void {
  const { context, catalog } = document;
  const numbers = [...(front > 0 ? [0, { S: 'r' }] : []), front, { S: 'D' }];
  catalog.set(PDFName.of('PageLabels'), context.register(context.obj({ Nums: numbers })));
}

/** Writes description, tags, page labels, outline, XMP and /ID into a PDF. Equal input gives equal bytes. */
export async function finishPdf(
  pdf: Uint8Array,
  description: DocumentDescription,
  { front, headings, formulas, block }: DocumentParts,
): Promise<FinishedPdf> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: Infinity });
  steadyStructureIds(document);
  tagFormulas(document, new Set(formulas));
  bodyLists(document);
  mapRoles(document);
  describeLinks(
    document,
    headings,
    document.getPages().map((_, index) => folioOf(index + 1, front)),
  );
  markArtifacts(document, block);
  document.setTitle(description.title, { showInWindowTitleBar: true });
  document.setAuthor(description.authors.join(', '));
  if (description.subject) document.setSubject(description.subject);
  document.setLanguage(description.language);
  document.setCreator(description.creator);
  document.setProducer(description.producer);
  document.setCreationDate(description.date);
  document.setModificationDate(description.date);
  setPageLabels(document, front);
  writeOutline(document, headings);
  const { context, catalog } = document;
  const metadata = context.stream(new TextEncoder().encode(xmpPacket(description)), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  await document.flush();
  return { bytes: writePdf(context, workDigest(description.work)), pages: document.getPageCount() };
}
