/**
 * Makes the index of the search: the pages as Pagefind reads them, and records of their own for the figures and tables of
 * the labs and for the terms of the glossary. What stands behind a seal is in neither.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import * as pagefind from 'pagefind';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { partName } from './search-titles.ts';

export interface SearchRecord {
  /** That of the site where it is left out. */
  readonly language?: string;
  /** From the root of the site, with the id of the place. */
  readonly url: string;
  readonly title: string;
  readonly content: string;
}

/** What a page holds for the eye alone, or twice: drawings, formulas as they are drawn, the tables of figures. */
const excluded = ['svg', '.katex-html', 'annotation', '.twin', '.side', '.visually-hidden'];

const classesOf = (node: Element): readonly unknown[] => [node.properties['className']].flat();
/** What no reader reads: code, what is for the eye where the same stands beside it in words, and links that are signs. */
const unread = new Set(['script', 'style', 'annotation', 'svg']);
const unreadClasses = ['katex-html', 'sl-anchor-link', 'panel-popover'];
const isUnread = (node: Element): boolean =>
  unread.has(node.tagName) || unreadClasses.some((name) => classesOf(node).includes(name));

/** Elements that stand by themselves: their words do not run on into those before and after. */
const blocks = new Set('p div li dt dd tr td th caption figcaption h2 h3 br'.split(' '));

/** The words of an element, as they are read. */
function wordsOf(element: Nodes): string {
  const textOf = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    if (!('children' in node) || (node.type === 'element' && isUnread(node))) return '';
    const inner = node.children.map(textOf).join('');
    return node.type === 'element' && blocks.has(node.tagName) ? ` ${inner} ` : inner;
  };
  return textOf(element).replace(/\s+/g, ' ').trim();
}

function first(element: Nodes, matches: (node: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(element, 'element', (node: Element) => {
    if (!matches(node)) return undefined;
    found = node;
    return EXIT;
  });
  return found;
}

/** The figures and tables of a lab's page that stand outside its seals. */
export function figureRecords(tree: Root, url: string, lab: string): SearchRecord[] {
  const records: SearchRecord[] = [];
  let act: string | undefined;
  visit(tree, 'element', (node: Element) => {
    if (classesOf(node).includes('sealed')) return SKIP;
    if (node.tagName === 'h2') act = wordsOf(node);
    const { id } = node.properties;
    if (node.tagName !== 'figure' || typeof id !== 'string') return undefined;
    const label = first(node, (inner) => classesOf(inner).includes('figure-label'));
    const caption = first(node, ({ tagName }) => tagName === 'figcaption');
    if (!label || !caption) return undefined;
    const name = wordsOf(label);
    const cells = classesOf(node).includes('table') ? first(node, ({ tagName }) => tagName === 'table') : undefined;
    const content = [wordsOf(caption), ...(cells ? [wordsOf(cells)] : [])].join(' ');
    records.push({ url: `${url}#${id}`, title: partName(lab, act, name), content });
    return undefined;
  });
  return records;
}

/** The terms on the page of the glossary, each with its definition. */
export function termRecords(tree: Root, url: string): SearchRecord[] {
  const records: SearchRecord[] = [];
  visit(tree, 'element', (node: Element) => {
    const term = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'dt');
    const id = term?.properties['id'];
    if (!term || typeof id !== 'string') return;
    const definition = first(node, ({ tagName }) => tagName === 'p');
    const words = wordsOf(term);
    const content = `${words}. ${definition ? wordsOf(definition) : ''}`;
    records.push({ url: `${url}#${id}`, title: partName('Glossary', undefined, words), content });
  });
  return records;
}

export interface IndexedLab {
  /** Of its page: that of a translation begins with its folder. */
  readonly id: string;
  readonly number: number;
  /** `Laboratorio 2`, and the language it is said in, of a translation. */
  readonly name?: string;
  readonly language?: string;
}

/** The records beside the pages of a built site. */
export async function searchRecords(folder: string, labs: readonly IndexedLab[]): Promise<SearchRecord[]> {
  const read = async (page: string): Promise<Root> =>
    fromHtml(await readFile(join(folder, page, 'index.html'), 'utf8'));
  const records: SearchRecord[] = [];
  for (const { id, number, name = `Lab ${number}`, language } of labs)
    records.push(
      ...figureRecords(await read(id), `/${id}/`, name).map((each) => ({ ...each, ...(language ? { language } : {}) })),
    );
  if (existsSync(join(folder, 'glossary', 'index.html')))
    records.push(...termRecords(await read('glossary'), '/glossary/'));
  return records;
}

/** @throws Error with what Pagefind says, when it cannot index a page or a record. */
function sound<T extends { readonly errors: readonly string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(`the search index was not made: ${answer.errors.join('; ')}`);
  return answer;
}

/** Writes the index of a built site into its folder `pagefind`. */
export async function writeSearch(folder: string, labs: readonly IndexedLab[], language: string): Promise<void> {
  try {
    const { index } = sound(await pagefind.createIndex({ excludeSelectors: excluded }));
    sound(await index!.addDirectory({ path: folder }));
    for (const { url, title, content, language: own = language } of await searchRecords(folder, labs))
      sound(await index!.addCustomRecord({ url, content, language: own, meta: { title } }));
    sound(await index!.writeFiles({ outputPath: join(folder, 'pagefind') }));
  } finally {
    await pagefind.close();
  }
}
