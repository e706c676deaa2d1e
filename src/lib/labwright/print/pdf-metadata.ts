/** What a printed PDF says about itself: title, people, language, dates, page labels and XMP. */
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

export interface DocumentDescription {
  readonly title: string;
  readonly authors: readonly string[];
  /** BCP 47, `en`. */
  readonly language: string;
  readonly subject?: string;
  /** Creation and modification date: of the commit, never of the clock, so that a second run gives equal bytes. */
  readonly date: Date;
  readonly creator: string;
  readonly producer: string;
}

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

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
function escapeXml(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"']/g, (found) => escapes[found]!);
}

/** The XMP packet (ISO 16684-1) that repeats the description for readers of the 2.0 generation. */
export function xmpPacket(description: DocumentDescription): string {
  const date = description.date.toISOString().replace(/\.\d+Z$/, 'Z');
  const alternative = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
  const list = (kind: 'Bag' | 'Seq', items: readonly string[]): string =>
    `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:${kind}>`;
  const fields = [
    ['dc:format', 'application/pdf'],
    ['dc:title', alternative(description.title)],
    ['dc:creator', list('Seq', description.authors)],
    ['dc:language', list('Bag', [description.language])],
    ...(description.subject ? [['dc:description', alternative(description.subject)]] : []),
    ['xmp:CreateDate', date],
    ['xmp:ModifyDate', date],
    ['xmp:MetadataDate', date],
    ['xmp:CreatorTool', escapeXml(description.creator)],
    ['pdf:Producer', escapeXml(description.producer)],
  ];
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    ...fields.map(([name, value]) => `<${name}>${value}</${name}>`),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
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
  return { bytes: writePdf(context), pages: document.getPageCount() };
}
