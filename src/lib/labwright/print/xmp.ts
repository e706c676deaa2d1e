/** The XMP packet of a PDF (ISO 16684-1): what its information dictionary says, for programs of the 2.0 generation. */
import { createHash } from 'node:crypto';

export interface DocumentDescription {
  /** Names the work, the same for every print of it: `silent-failures/handbook.pdf`. */
  readonly work: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** BCP 47, `en`. */
  readonly language: string;
  readonly subject?: string;
  /** Under which licence it may be used. */
  readonly rights?: string;
  /** Creation and modification date: of the commit, never of the clock, so that a second run gives equal bytes. */
  readonly date: Date;
  readonly creator: string;
  readonly producer: string;
}

/** Stands for the digest of the file until the writer knows it. */
export const unknownDigest = '0'.repeat(32);

/** 32 hexadecimal digits that name a work. */
export function workDigest(work: string): string {
  return createHash('sha256').update(work).digest('hex').slice(0, 32);
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

/**
 * The packet. Its two ids are those of the file: DocumentID the first, of the work, and InstanceID the second, of the
 * content, for which the writer puts the digest in the place of `unknownDigest`.
 */
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
    ...(description.rights ? [['dc:rights', alternative(description.rights)]] : []),
    ...(description.subject ? [['dc:description', alternative(description.subject)]] : []),
    ['xmp:CreateDate', date],
    ['xmp:ModifyDate', date],
    ['xmp:MetadataDate', date],
    ['xmp:CreatorTool', escapeXml(description.creator)],
    ['pdf:Producer', escapeXml(description.producer)],
    ['xmpMM:DocumentID', `xmp.did:${workDigest(description.work)}`],
    ['xmpMM:InstanceID', `xmp.iid:${unknownDigest}`],
  ];
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    ...fields.map(([name, value]) => `<${name}>${value}</${name}>`),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}
