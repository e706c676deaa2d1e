/** Opens e-books and looks for what must not be wrong with one, whatever is in it. */
import { posix } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { strFromU8, unzipSync } from 'fflate';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';

export interface OpenEpub {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Text of a file under EPUB/. */
  text(name: string): string;
  /** Root element of a file under EPUB/; throws where it is not well-formed XML. */
  root(name: string): Element;
}

export function openEpub(bytes: Uint8Array): OpenEpub {
  const files = unzipSync(bytes);
  const text = (name: string): string => strFromU8(files[`EPUB/${name}`]!);
  return { files, text, root: (name) => rootOf(fromXml(text(name))) };
}

const rootOf = (tree: Root): Element => tree.children.find((node) => node.type === 'element')!;

/** Elements of these names in the order of the text, the root among them; all without a name. */
export function elementsIn(root: Element, ...names: string[]): Element[] {
  const below = root.children.flatMap((child) => (child.type === 'element' ? elementsIn(child, ...names) : []));
  return names.length === 0 || names.includes(root.name) ? [root, ...below] : below;
}

export function textIn(node: Element): string {
  const raw = (at: Element): string =>
    at.children
      .map((child) => (child.type === 'element' ? raw(child) : child.type === 'text' ? child.value : ''))
      .join('');
  return raw(node)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Local file headers of a zip file: name and method of each entry, in their order (APPNOTE 4.3.7). */
export function entriesOf(bytes: Uint8Array): { name: string; method: number; time: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: { name: string; method: number; time: number }[] = [];
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [packed, named, extra] = [
      view.getUint32(at + 18, true),
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ];
    const name = strFromU8(bytes.subarray(at + 30, at + 30 + named));
    entries.push({ name, method: view.getUint16(at + 8, true), time: view.getUint32(at + 10, true) });
    at += 30 + named + extra + packed;
  }
  return entries;
}

/** What EPUBCheck, in its port to TypeScript, calls an error or a warning. */
export async function checkerFaults(bytes: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes);
  return messages
    .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
    .map(({ id, message, location }) => `${id} ${location?.path ?? ''}:${location?.line ?? ''} ${message}`);
}

const unwanted = ['script', 'iframe', 'form', 'input', 'button', 'object', 'embed', 'video', 'audio'];
const idLists = ['aria-labelledby', 'aria-describedby', 'headers', 'for'];

/** Ids and links of one document, and what asks a server or a program. */
function documentFaults(name: string, root: Element, ids: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const faults: string[] = [];
  const own = elementsIn(root).flatMap(({ attributes }) => attributes['id'] ?? []);
  for (const id of own) if (own.filter((each) => each === id).length > 1) faults.push(`${name}: id "${id}" twice`);
  for (const { name: tag, attributes } of elementsIn(root)) {
    if (unwanted.includes(tag)) faults.push(`${name}: <${tag}>`);
    for (const attribute of idLists)
      for (const id of attributes[attribute]?.split(/\s+/) ?? [])
        if (!own.includes(id)) faults.push(`${name}: ${attribute}="${id}" names nothing`);
    if (Object.keys(attributes).some((each) => /^(?:on|data-)/.test(each)))
      faults.push(`${name}: <${tag}> for a program`);
    const address = attributes['href'] ?? attributes['src'];
    if (typeof address !== 'string') continue;
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) {
      if (tag !== 'a') faults.push(`${name}: <${tag}> asks ${address}`);
      continue;
    }
    const [path = '', id] = address.split('#');
    const target = path === '' ? name : posix.join(posix.dirname(name), decodeURI(path));
    if (!ids.has(target)) faults.push(`${name}: "${address}" leads to no file`);
    else if (id !== undefined && !ids.get(target)!.has(decodeURIComponent(id)))
      faults.push(`${name}: "${address}" leads to no id`);
  }
  return faults;
}

/** Faults of the whole: files that are listed and not there, or there and not listed; ids; links; what asks a server. */
export function structureFaults(bytes: Uint8Array): string[] {
  const epub = openEpub(bytes);
  const opf = epub.root('package.opf');
  const items = elementsIn(opf, 'item').map(({ attributes }) => attributes as Record<string, string>);
  const listed = items.map((item) => item['href']!);
  const faults = listed.filter((href) => !epub.files[`EPUB/${href}`]).map((href) => `${href} is listed and not there`);
  for (const file of Object.keys(epub.files)) {
    const href = file.replace(/^EPUB\//, '');
    const known = ['mimetype', 'META-INF/container.xml', 'package.opf'].includes(href) || listed.includes(href);
    if (!known) faults.push(`${file} is there and not listed`);
  }
  const documents = items.filter((item) => item['media-type'] === 'application/xhtml+xml').map((item) => item['href']!);
  const roots = new Map(documents.map((name) => [name, epub.root(name)]));
  const ids = new Map<string, Set<string>>(listed.map((href) => [href, new Set<string>()]));
  for (const [name, root] of roots)
    for (const { attributes } of elementsIn(root)) if (attributes['id']) ids.get(name)!.add(attributes['id']);
  const spine = elementsIn(opf, 'itemref').map(({ attributes }) => attributes['idref']);
  for (const item of items)
    if (documents.includes(item['href']!) && !spine.includes(item['id'])) faults.push(`${item['href']} is never read`);
  return [...faults, ...[...roots].flatMap(([name, root]) => documentFaults(name, root, ids))];
}
