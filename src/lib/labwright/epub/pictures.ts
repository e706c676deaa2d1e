/** Brings the pictures of the chapters into the e-book, which may ask no server for anything. */
import type { Element } from 'hast';
import { placeIn, type ReadSource } from '../document/place-in.ts';
import type { Problem } from '../simulation/errors.ts';
import type { BookDocument } from './documents.ts';
import { attribute, findAll, removeAll, replaceAll, withTag } from './tree.ts';

/** A file of the e-book that is no text of ours. */
export interface Resource {
  /** `images/1-cup.png` */
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Bytes of a file of the site by its address there; undefined where there is none. */
export type ReadFile = (address: string) => Uint8Array | undefined;

/** Formats that every reading app must show (EPUB 3.3, 3.2). */
const types: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};

/** Puts every picture into the book and leads to it; returns them, and what cannot be brought. */
export function bringPictures(
  documents: readonly BookDocument[],
  readFile: ReadFile,
  read: ReadSource,
): { resources: Resource[]; problems: Problem[] } {
  const resources = new Map<string, Resource>();
  const problems: Problem[] = [];
  for (const { body, source } of documents) {
    const report = (address: string, wrong: string, instead: string): void => {
      const place = placeIn(source, [address, address.split('/').at(-1)!], read);
      problems.push({ rule: 'epub/picture', wrong, instead, ...(place ? { place } : {}) });
    };
    const bring = (picture: Element): void => {
      const address = attribute(picture, 'src') ?? '';
      if (address.startsWith('data:image/')) return;
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) {
        report(
          address,
          `The picture "${address}" lies on another server, where an e-book cannot ask.`,
          'Put the file into public/ or beside the chapter, and name it there.',
        );
        return;
      }
      const path = address.replace(/[?#].*$/s, '');
      const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
      const type = types[extension];
      const bytes = type && readFile(path);
      if (!type)
        report(
          address,
          `The picture "${address}" is of a kind that reading apps need not show.`,
          'Write it as SVG, PNG, JPEG, GIF or WebP.',
        );
      else if (!bytes)
        report(address, `There is no picture "${address}" in the built site.`, 'Check its address, then build again.');
      else {
        const name = resources.get(path)?.name ?? `images/${resources.size + 1}.${extension}`;
        resources.set(path, { name, type, bytes });
        picture.properties['src'] = name;
      }
    };
    replaceAll(body, withTag('picture'), ({ children }) => children);
    removeAll(body, withTag('source'));
    for (const picture of findAll(body, withTag('img'))) {
      for (const name of ['srcSet', 'sizes', 'loading', 'decoding', 'fetchPriority', 'crossOrigin'])
        delete picture.properties[name];
      bring(picture);
    }
  }
  return { resources: [...resources.values()], problems };
}
