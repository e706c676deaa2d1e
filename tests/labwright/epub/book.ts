/** The e-book of a small print page that has one of everything. */
import { readFileSync } from 'node:fs';
import type { Handbook } from '../../../src/lib/labwright/document/handbook.ts';
import { type EpubRequest, makeEpub } from '../../../src/lib/labwright/epub/make-epub.ts';

export const page = readFileSync('tests/fixtures/epub/print.html', 'utf8');
/** The smallest PNG there is, one grey point. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoAwAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

export const handbook = {
  id: 'tea',
  title: 'A cup of tea',
  subtitle: 'On heat & patience',
  edition: '2',
  language: 'en',
  authors: ['Ada Lovelace', 'Mary Somerville'],
  licence: 'CC BY 4.0',
  site: 'https://example.org/tea/',
  key: 'separate',
} as Handbook;

export function request(changes: Partial<EpubRequest> = {}): EpubRequest {
  return {
    html: page,
    handbook,
    texts: { date: '14 November 2023', build: 'abc', creator: 'Labwright 0' },
    date: new Date('2023-11-14T22:13:20Z'),
    creator: 'Labwright 0',
    styles: [{ name: 'epub.css', type: 'text/css', bytes: Buffer.from('p { margin: 0 }') }],
    readFile: (address) => (address === '/course/_astro/cup.png' ? picture : undefined),
    read: () => undefined,
    ...changes,
  };
}

export const bytesOf = (changes: Partial<EpubRequest> = {}): Uint8Array => makeEpub(request(changes)).bytes;
/** The page with one place of its lab changed. */
export const pageWith = (html: string): string => page.replace('<h4 id="tea--cooling">', `${html}$&`);
