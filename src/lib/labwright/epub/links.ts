/** Makes the links of one long page hold between the documents that it is cut into. */
import type { Element } from 'hast';
import type { BookDocument } from './documents.ts';
import { attribute, findAll, having } from './tree.ts';

/** The document that holds an id. */
export type Places = ReadonlyMap<string, string>;

export function placesOf(documents: readonly BookDocument[]): Places {
  return new Map(
    documents.flatMap(({ name, body }) =>
      [body, ...findAll(body, having('id'))].map((at) => [attribute(at, 'id')!, name] as const),
    ),
  );
}

/** An address within the book, seen from one of its documents; undefined where no document has that id. */
export function addressOf(id: string, places: Places, from: string): string | undefined {
  const name = places.get(id);
  if (name === undefined) return undefined;
  return `${name === from ? '' : name}#${encodeURIComponent(id)}`;
}

function setAddress(link: Element, address: string | undefined): void {
  if (address === undefined) delete link.properties['href'];
  else link.properties['href'] = address;
}

/** The address of a page of the site; undefined while nobody knows where the site is. */
function onSite(address: string, site: string | undefined): string | undefined {
  return site === undefined ? undefined : new URL(address, site).href;
}

/**
 * Leads every link to its place: within the book, on the site where there is one, elsewhere as it is written. A link to
 * what the book does not hold, and no address tells, is words alone, as it is on paper.
 */
export function linkDocuments(documents: readonly BookDocument[], places: Places, site: string | undefined): void {
  for (const { name, body } of documents) {
    for (const link of findAll(body, ({ tagName, properties }) => tagName === 'a' && 'href' in properties)) {
      const address = attribute(link, 'href')!;
      if (address.startsWith('#')) setAddress(link, addressOf(decodeURIComponent(address.slice(1)), places, name));
      else if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) setAddress(link, onSite(address, site));
    }
  }
}
