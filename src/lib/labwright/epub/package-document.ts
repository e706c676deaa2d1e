/** The package document: what the e-book is called, who made it, what is in it, in which order it is read. Pure. */
import { createHash } from 'node:crypto';
import type { Handbook } from '../document/handbook.ts';
import { type BookDocument, manifestProperties } from './documents.ts';
import { navigationName } from './navigation.ts';
import type { Resource } from './pictures.ts';
import { x, type XmlElement } from './xml.ts';

/** Everything the package lists, beside the documents. */
export interface Packed {
  readonly handbook: Handbook;
  /** Of the commit, never of the clock. */
  readonly date: Date;
  /** `Labwright 0.1.0` */
  readonly creator: string;
  readonly documents: readonly BookDocument[];
  readonly resources: readonly Resource[];
}

/** Namespace of names that are addresses (RFC 9562, 6.6). */
const namespace = '6ba7b8119dad11d180b400c04fd430c8';

/**
 * The name that reading apps know the book by: a UUID of version 5 (RFC 9562, 5.5) from what a new edition changes and a
 * new build does not, so that notes and places survive a correction.
 */
export function identifierOf({ id, edition, site, title, authors }: Handbook): string {
  const name = ['labwright', id, edition, site ?? '', title, ...authors].join('\n');
  const digest = createHash('sha1').update(Buffer.from(namespace, 'hex')).update(name).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x50;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  const hex = digest.toString('hex', 0, 16);
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

/** What a reader with other needs can expect, in the words of schema.org. */
function accessibility(documents: readonly BookDocument[], figures: boolean): XmlElement[] {
  const maths = documents.some((each) => manifestProperties(each).includes('mathml'));
  const has = (piece: string): boolean => documents.some((each) => each.piece === piece);
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'displayTransformability',
    ...(figures ? ['alternativeText'] : []),
    ...(maths ? ['MathML'] : []),
    ...(has('index') ? ['index'] : []),
    'unlocked',
  ];
  const summary = [
    'All text can be resized, set in other fonts and colours, and read aloud.',
    ...(figures ? ['Every figure says in words what it shows.'] : []),
    'Tables have heads.',
    ...(maths ? ['Formulas are MathML.'] : []),
    'Contents, parts, labs and sections can be gone to; page numbers there are none.',
  ].join(' ');
  const facts: (readonly [property: string, value: string])[] = [
    ['schema:accessMode', 'textual'],
    ...(figures ? [['schema:accessMode', 'visual'] as const] : []),
    ['schema:accessModeSufficient', 'textual'],
    ...features.map((feature) => ['schema:accessibilityFeature', feature] as const),
    ['schema:accessibilityHazard', 'none'],
    ['schema:accessibilitySummary', summary],
  ];
  return facts.map(([property, value]) => x('meta', { property }, value));
}

function metadata({ handbook, date, creator, documents }: Packed): XmlElement {
  const moment = date.toISOString().replace(/\.\d+Z$/, 'Z');
  const { title, subtitle, authors, language, licence, edition } = handbook;
  const figures = documents.some((each) => manifestProperties(each).includes('svg'));
  return x(
    'metadata',
    { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' },
    x('dc:identifier', { id: 'identifier' }, identifierOf(handbook)),
    x('dc:title', { id: 'title' }, title),
    x('meta', { refines: '#title', property: 'title-type' }, 'main'),
    ...(subtitle
      ? [
          x('dc:title', { id: 'subtitle' }, subtitle),
          x('meta', { refines: '#subtitle', property: 'title-type' }, 'subtitle'),
        ]
      : []),
    ...authors.flatMap((author, index) => [
      x('dc:creator', { id: `author-${index + 1}` }, author),
      x('meta', { refines: `#author-${index + 1}`, property: 'role', scheme: 'marc:relators' }, 'aut'),
    ]),
    x('dc:language', {}, language),
    x('dc:date', {}, moment.slice(0, 10)),
    ...(licence ? [x('dc:rights', {}, licence)] : []),
    x('meta', { property: 'dcterms:modified' }, moment),
    x('meta', { property: 'schema:bookEdition' }, edition),
    x('meta', { name: 'generator', content: creator }),
    x('meta', { name: 'cover', content: 'cover-image' }),
    ...accessibility(documents, figures),
  );
}

const idOf = (name: string): string => `item-${name.replace(/[^\w]/g, '-')}`;

function item(name: string, type: string, properties: readonly string[] = [], id = idOf(name)): XmlElement {
  const listed = properties.length > 0 ? properties.join(' ') : undefined;
  return x('item', { id, href: name, 'media-type': type, properties: listed });
}

const xhtml = 'application/xhtml+xml';
/** Front matter is read before the contents, as in the printed book. */
const front = new Set(['title', 'copyright']);

/** The package document (EPUB 3.3, 5). */
export function packageDocument(packed: Packed): XmlElement {
  const { handbook, documents, resources } = packed;
  const before = documents.filter(({ piece }) => front.has(piece));
  const after = documents.filter(({ piece }) => !front.has(piece));
  return x(
    'package',
    {
      xmlns: 'http://www.idpf.org/2007/opf',
      version: '3.0',
      'unique-identifier': 'identifier',
      'xml:lang': handbook.language,
    },
    metadata(packed),
    x(
      'manifest',
      {},
      item(navigationName, xhtml, ['nav']),
      item('cover.xhtml', xhtml),
      ...documents.map((each) => item(each.name, xhtml, manifestProperties(each))),
      ...resources.map(({ name, type }) =>
        name === 'cover.svg' ? item(name, type, ['cover-image'], 'cover-image') : item(name, type),
      ),
    ),
    x(
      'spine',
      {},
      ...['cover.xhtml', ...before.map(({ name }) => name), navigationName, ...after.map(({ name }) => name)].map(
        (name) => x('itemref', { idref: idOf(name) }),
      ),
    ),
  );
}

/** Where a reading app finds the package (EPUB 3.3, 4.2.6.3.1). */
export const container: XmlElement = x(
  'container',
  { xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container', version: '1.0' },
  x('rootfiles', {}, x('rootfile', { 'full-path': 'EPUB/package.opf', 'media-type': 'application/oebps-package+xml' })),
);
