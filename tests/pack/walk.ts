/**
 * Walks a served site as a browser and its service worker would: every address in a page, a style sheet, a script or a list,
 * and from there on. What it does not reach, nobody finds.
 */
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';

export interface Walk {
  /** Addresses below the site that answered, from its start. */
  readonly reached: ReadonlySet<string>;
  /** Addresses that did not, each with where it stands. */
  readonly broken: readonly string[];
  /** Addresses of this host that leave the site. */
  readonly outside: readonly string[];
}

/** Attributes of HTML that hold an address. */
const attributes = ['href', 'src', 'poster', 'dataBase'];
/** Properties of `meta` that do. */
const shared = ['og:image', 'og:url'];

function inPage(html: string): string[] {
  const found: string[] = [];
  visit(fromHtml(html), 'element', ({ tagName, properties }: Element) => {
    for (const name of attributes) if (typeof properties[name] === 'string') found.push(properties[name]);
    for (const source of [properties['srcSet']].flat())
      if (typeof source === 'string') found.push(...source.split(',').map((each) => each.trim().split(/\s/)[0]!));
    const { property, content } = properties;
    if (tagName === 'meta' && shared.includes(String(property))) found.push(String(content));
  });
  return found;
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, address]) => address!);

/** Addresses in a file, by its kind. */
function addressesIn(type: string, text: string, name: string): string[] {
  if (type.includes('text/html')) return inPage(text);
  if (type.includes('text/css')) return matches(text, /url\(\s*["']?([^"')]+)["']?\s*\)/g);
  if (name.endsWith('service-worker.js')) return matches(text, /\burl:\s*["'`]([^"'`]+)["'`]/g);
  if (type.includes('javascript')) return matches(text, /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{0,2}\/[^"'`]+)["'`]/g);
  if (type.includes('manifest')) return matches(text, /"(?:src|start_url|scope)":\s*"([^"]+)"/g);
  if (type.includes('xml')) return matches(text, /<loc>([^<]+)<\/loc>/g);
  return [];
}

/**
 * @param start Address of the site, with its base path and a closing slash.
 * @param site The address that the handbook says it has: what names that is looked for here.
 */
export async function walk(start: string, site: string, first: readonly string[]): Promise<Walk> {
  const { origin, pathname: base } = new URL(start);
  const [broken, outside]: [string[], string[]] = [[], []];
  const queue = ['', ...first].map((path) => ({ url: new URL(path, start), from: 'the start' }));
  const seen = new Set<string>();
  const reached = new Set<string>();
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { url, from } = next;
    if (seen.has(url.pathname)) continue;
    seen.add(url.pathname);
    if (!url.pathname.startsWith(base)) {
      outside.push(`${url.pathname} in ${from}`);
      continue;
    }
    const path = url.pathname.slice(base.length);
    const answer = await fetch(url);
    if (answer.status !== 200) {
      broken.push(`${path} in ${from}: ${answer.status}`);
      continue;
    }
    reached.add(path);
    const type = answer.headers.get('content-type') ?? '';
    const text = /text|script|json|manifest|xml/.test(type) ? await answer.text() : '';
    for (const address of addressesIn(type, text, path)) {
      if (/^(?:data|mailto|blob):|^#/.test(address)) continue;
      const target = new URL(address.startsWith(site) ? address.slice(site.length) : address, url);
      if (target.origin === origin) queue.push({ url: target, from: path || 'Home' });
    }
  }
  return { reached, broken, outside };
}
