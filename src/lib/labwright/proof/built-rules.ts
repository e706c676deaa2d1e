/** What must hold of the built site: nothing unresolved in its text, no broken link, no answer outside a seal. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visitParents } from 'unist-util-visit-parents';
import type { Lab } from '../document/lab.ts';
import type { Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import { answersOf } from './leak-rules.ts';

/** Texts that only a value that was never resolved leaves behind. */
const unresolved = new Set(['undefined', 'NaN', '[object Object]', 'null', 'Infinity']);
/** Made after the site, by `labwright pdf`. */
const madeLater = new Set(['handbook.pdf']);
const unread = new Set(['script', 'style', 'template']);

interface Page {
  /** Path in the folder, `operations/lab/index.html`. */
  readonly file: string;
  readonly tree: Root;
  readonly ids: ReadonlySet<string>;
}

const isElement = (node: { type: string }): node is Element => node.type === 'element';
const hasClass = (node: Element, name: string): boolean =>
  ((node.properties['className'] ?? []) as string[]).includes?.(name) ?? false;

function readPage(folder: string, file: string): Page {
  const tree = fromHtml(readFileSync(join(folder, file), 'utf8'));
  const ids = new Set<string>();
  visitParents(tree, 'element', (node: Element) => {
    if (typeof node.properties['id'] === 'string') ids.add(node.properties['id']);
  });
  return { file, tree, ids };
}

function placeOf(page: Page, node: { position?: { start: { line: number; column: number } } | undefined }) {
  return { file: page.file, line: node.position?.start.line, column: node.position?.start.column };
}

function textProblems(page: Page, answers: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  visitParents(page.tree, 'text', (node: Text, ancestors) => {
    const around = ancestors.filter(isElement);
    if (around.some(({ tagName }) => unread.has(tagName))) return;
    if (unresolved.has(node.value.trim())) {
      problems.push({
        rule: 'html/leak',
        wrong: `The page shows "${node.value.trim()}".`,
        instead: 'Find the word that stands there in the chapter; its value was never resolved.',
        place: placeOf(page, node),
      });
    }
    const answer = answers.find((text) => node.value.includes(text));
    if (answer && !around.some((outer) => hasClass(outer, 'sealed'))) {
      problems.push({
        rule: 'html/leak',
        wrong: `The page holds the answer "${answer}" outside a seal.`,
        instead: 'Move what prints it inside the <Reveal> of its prediction.',
        place: placeOf(page, node),
      });
    }
  });
  return problems;
}

/** The file that an address leads to, and the id in it; undefined for addresses of other sites. */
function targetOf(address: string, page: Page, base: string): { file: string; id: string } | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return undefined;
  const url = new URL(address, `http://site${base}${page.file.replace(/index\.html$/, '')}`);
  const path = decodeURI(url.pathname);
  const inside = path.startsWith(base) ? path.slice(base.length) : `outside the base ${path}`;
  return {
    file: inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside,
    id: decodeURIComponent(url.hash.slice(1)),
  };
}

function linkProblems(folder: string, page: Page, pages: ReadonlyMap<string, Page>, base: string): Problem[] {
  const problems: Problem[] = [];
  visitParents(page.tree, 'element', (node: Element) => {
    const address = node.properties[node.tagName === 'a' || node.tagName === 'link' ? 'href' : 'src'];
    if (typeof address !== 'string' || address === '') return;
    const target = targetOf(address, page, base);
    if (!target || madeLater.has(target.file)) return;
    const other = pages.get(target.file) ?? pages.get(`${target.file}/index.html`);
    if (!other && !existsSync(join(folder, target.file))) {
      const close = nearest(target.file, pages.keys());
      problems.push({
        rule: 'link/broken',
        wrong: `The link "${address}" leads to no file.`,
        instead: close ? `Is it "${base}${close.replace(/index\.html$/, '')}"?` : 'Write an address that exists.',
        place: placeOf(page, node),
      });
    } else if (other && target.id !== '' && !other.ids.has(target.id) && target.id !== 'top') {
      const close = nearest(target.id, other.ids);
      problems.push({
        rule: 'link/broken',
        wrong: `The link "${address}" names an id that ${target.file} does not have.`,
        instead: close ? `Write "#${close}".` : 'Write an id that is there.',
        place: placeOf(page, node),
      });
    }
  });
  return problems;
}

/** `html/leak` and `link/broken` over every page of a built site. */
export async function builtProblems(folder: string, base: string, labs: readonly Lab[]): Promise<Problem[]> {
  const files = (await readdir(folder, { recursive: true }))
    .map((file) => file.split('\\').join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
  const pages = new Map(files.map((file) => [file, readPage(folder, file)]));
  return [...pages.values()].flatMap((page) => {
    const lab = labs.find(({ context }) => `${context.id}/index.html` === page.file);
    return [...textProblems(page, lab ? answersOf(lab) : []), ...linkProblems(folder, page, pages, base)];
  });
}
