/**
 * The handbook as EPUB 3.3: the student's edition of the printed book, cut from the same print page, for reading apps.
 * Text without pages, MathML, drawings as SVG, no programs, nothing that another server holds. Pure: equal input gives
 * equal bytes.
 */
import { strToU8, zipSync, type Zippable } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import type { Handbook } from '../document/handbook.ts';
import { studentEdition } from '../print/arrange.ts';
import type { ReadSource } from '../document/place-in.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { arrangeTree } from './arrange-tree.ts';
import { coverSvg } from './cover.ts';
import { type BookDocument, documentsOf } from './documents.ts';
import { linkDocuments, placesOf } from './links.ts';
import { mathsOnly } from './maths.ts';
import { navigationName, navigationOf } from './navigation.ts';
import { container, packageDocument } from './package-document.ts';
import { bringPictures, type ReadFile, type Resource } from './pictures.ts';
import { reflow } from './reflow.ts';
import { element } from './tree.ts';
import { xhtmlProblems } from './xhtml-checks.ts';
import { xhtmlOf, xmlOf } from './xhtml.ts';

export interface EpubRequest {
  /** The print page, as it was built. */
  readonly html: string;
  readonly handbook: Handbook;
  /** What the book says of itself: date, build, creator. */
  readonly texts: Readonly<Record<string, string>>;
  readonly date: Date;
  readonly creator: string;
  /** The style sheet, and the font of the drawings, at the names that the sheet knows them by. */
  readonly styles: readonly Resource[];
  /** Files of the built site, for pictures. */
  readonly readFile: ReadFile;
  /** Sources of the chapters, where a message finds its line. */
  readonly read: ReadSource;
}

export interface Epub {
  readonly bytes: Uint8Array;
  readonly documents: number;
}

/** One zip file, `mimetype` first and as it is (OCF 3.3, 4.3), all others in the order of their names. */
function zipped(files: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const entries: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0 }] };
  for (const name of [...files.keys()].sort()) {
    const content = files.get(name)!;
    entries[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  // Zip counts from 1980 and knows no time zones: it is written as it is said, wherever that is.
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1, 12) });
}

/** The parts of the book, from the print page; what cannot be brought over is thrown, all of it at once. */
function taken({ html, handbook, texts, readFile, read }: EpubRequest): {
  documents: BookDocument[];
  navigation: ReturnType<typeof navigationOf>;
  pictures: Resource[];
} {
  const tree = fromHtml(html);
  mathsOnly(tree);
  arrangeTree(tree, studentEdition(handbook.key), texts);
  reflow(tree);
  const documents = documentsOf(tree);
  if (documents.length === 0)
    throw new LabwrightError({
      rule: 'epub/page',
      wrong: 'The print page of the site has no sections that an e-book is made of.',
      instead: 'Build the handbook again: `npm run build`.',
    });
  const places = placesOf(documents);
  const navigation = navigationOf(tree, documents, places);
  linkDocuments(documents, places, handbook.site);
  const { resources: pictures, problems } = bringPictures(documents, readFile, read);
  const found: Problem[] = [...problems, ...documents.flatMap(({ body, source }) => xhtmlProblems(body, source, read))];
  if (found.length > 0) throw new LabwrightError(found);
  return { documents, navigation, pictures };
}

/**
 * Makes the book.
 * @throws LabwrightError `epub/*`: what XHTML cannot hold, with chapter and line.
 */
export function makeEpub(request: EpubRequest): Epub {
  const { handbook, date, creator, styles } = request;
  const { documents, navigation, pictures } = taken(request);
  const { title, subtitle, authors, language } = handbook;
  const cover = xmlOf(coverSvg({ title, subtitle, authors }));
  const resources: Resource[] = [
    { name: 'cover.svg', type: 'image/svg+xml', bytes: strToU8(cover) },
    ...styles,
    ...pictures,
  ];
  const sheet = styles.find(({ type }) => type === 'text/css')!.name;
  const document = (name: string, body: Parameters<typeof xhtmlOf>[0]): [string, string] => [
    `EPUB/${name}`,
    xhtmlOf(body, { title: documents.find((each) => each.name === name)?.title ?? title, language, styles: sheet }),
  ];
  const alt = `Cover: ${[title, subtitle, authors.join(', ')].filter(Boolean).join('. ')}`;
  const files = new Map<string, string | Uint8Array>([
    ['META-INF/container.xml', xmlOf(container)],
    ['EPUB/package.opf', xmlOf(packageDocument({ handbook, date, creator, documents, resources }))],
    document(navigationName, navigation),
    document('cover.xhtml', [
      element(
        'section',
        { 'epub:type': 'cover', className: ['cover'] },
        element('img', { src: 'cover.svg', alt, role: 'doc-cover' }),
      ),
    ]),
    ...documents.map(({ name, body }) => document(name, [body])),
    ...resources.map(({ name, bytes }): [string, Uint8Array] => [`EPUB/${name}`, bytes]),
  ]);
  return { bytes: zipped(files), documents: documents.length };
}
