/** The navigation document: contents nested as the book is, figures, tables, and the landmarks that reading apps offer. */
import type { Element, Root } from 'hast';
import type { BookDocument } from './documents.ts';
import { addressOf, type Places } from './links.ts';
import { type Entry, nestEntries } from './reflow.ts';
import { attribute, element, find, findAll, having, textOf, withClass } from './tree.ts';

export const navigationName = 'nav.xhtml';

/** A line of the navigation: what the print page lists, once its place is known. */
interface Line {
  readonly text: string;
  readonly address: string;
  readonly under: readonly Line[];
}

function linesOf(entries: readonly Entry[], places: Places): Line[] {
  return entries.flatMap(({ link, label, under }) => {
    const id = decodeURIComponent((attribute(link, 'href') ?? '').replace(/^#/, ''));
    const address = addressOf(id, places, navigationName);
    const text = [label, textOf(link)].filter(Boolean).join(' ');
    return address === undefined ? [] : [{ text, address, under: linesOf(under, places) }];
  });
}

function list(lines: readonly Line[]): Element {
  return element(
    'ol',
    {},
    ...lines.map(({ text, address, under }) =>
      element('li', {}, element('a', { href: address }, text), ...(under.length > 0 ? [list(under)] : [])),
    ),
  );
}

function navigation(type: string, title: string, lines: readonly Line[], properties: Element['properties']): Element {
  const heading = `nav-${type}`;
  return element(
    'nav',
    { 'epub:type': type, id: type, ariaLabelledBy: [heading], ...properties },
    element(type === 'toc' ? 'h1' : 'h2', { id: heading }, title),
    list(lines),
  );
}

/** Sections that apps can go to by what they are. */
const landmarkTypes: Readonly<Record<string, string>> = {
  title: 'titlepage',
  errata: 'errata',
  bibliography: 'bibliography',
  glossary: 'glossary',
};

function landmarks(documents: readonly BookDocument[]): (readonly [type: string, title: string, address: string])[] {
  const body = documents.find(({ piece }) => piece === 'part' || piece === 'lab');
  return [
    ['cover', 'Cover', 'cover.xhtml'],
    ['toc', 'Contents', `${navigationName}#toc`],
    ...(body ? [['bodymatter', 'Start of the labs', body.name] as const] : []),
    ...documents.flatMap(({ piece, title, name }) =>
      landmarkTypes[piece] ? [[landmarkTypes[piece], piece === 'title' ? 'Title page' : title, name] as const] : [],
    ),
  ];
}

/** Navigation made from the lists of the print page, which are taken from it before it is cut. */
export function navigationOf(tree: Root, documents: readonly BookDocument[], places: Places): Element[] {
  const listed = (piece: string): Line[] => {
    const section = find(tree, having('dataPiece', piece));
    return section ? linesOf(nestEntries(findAll(section, withClass('entry'))), places) : [];
  };
  const contents = listed('contents');
  const [figures, tables] = [listed('figures'), listed('tables')];
  const toc =
    contents.length > 0
      ? contents
      : documents.map(({ name, title }): Line => ({ text: title, address: name, under: [] }));
  return [
    navigation('toc', 'Contents', toc, { role: 'doc-toc' }),
    ...(figures.length > 0 ? [navigation('loi', 'Figures', figures, {})] : []),
    ...(tables.length > 0 ? [navigation('lot', 'Tables', tables, {})] : []),
    element(
      'nav',
      { 'epub:type': 'landmarks', ariaLabel: 'Landmarks', hidden: true },
      element(
        'ol',
        {},
        ...landmarks(documents).map(([type, title, href]) =>
          element('li', {}, element('a', { 'epub:type': type, href }, title)),
        ),
      ),
    ),
  ];
}
