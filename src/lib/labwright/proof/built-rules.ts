/** What must hold of the built site: nothing unresolved in its text, no broken link, no answer outside a seal. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import type { Lab } from '../document/lab.ts';
import type { Translation } from '../document/translations.ts';
import type { Place, Problem } from '../simulation/errors.ts';
import { nearest } from '../simulation/nearest.ts';
import { altProblems } from './alt-rules.ts';
import { fileLeaks, pageLeaks } from './built-leaks.ts';
import { type Answers, answersOf } from './locks.ts';
import { type ReadLists, treesOf, withoutReadList } from './page-parts.ts';

/** Made after the site, by `labwright pdf`. */
const madeLater = new Set(['handbook.pdf', 'handbook.epub']);

interface Link {
  readonly address: string;
  readonly place: Place;
}

/**
 * What is kept of a page once it has been read. Not its tree: a thousand of them would fill the memory of a laptop, and
 * only a link needs to know other pages, of which it asks for their ids.
 */
interface Page {
  readonly file: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly Link[];
  /** Problems of the page by itself, those that are told before its links and after them. */
  readonly before: readonly Problem[];
  readonly after: readonly Problem[];
}

/** What the reading of one page leaves for the next. */
interface Reading {
  readonly folder: string;
  readonly lists: ReadLists;
}

function readPage({ folder, lists }: Reading, file: string, answers: Answers): Page {
  const { html, ids: listed } = withoutReadList(readFileSync(join(folder, file), 'utf8'), lists, answers);
  const ids = new Set(listed);
  const links: Link[] = [];
  const [before, after, repeated]: [Problem[], Problem[], Problem[]] = [[], [], []];
  for (const tree of treesOf(html)) {
    const own = new Map<string, Element>();
    visitParents(tree, 'element', (node: Element) => {
      const { id } = node.properties;
      const address = node.properties[node.tagName === 'a' || node.tagName === 'link' ? 'href' : 'src'];
      if (typeof address === 'string' && address !== '') links.push({ address, place: placeOf(file, node) });
      if (typeof id !== 'string') return;
      if (ids.has(id)) repeated.push(repeatedProblem(file, node));
      else own.set(id, node);
      ids.add(id);
    });
    before.push(...pageLeaks({ file, tree }, answers));
    after.push(...altProblems(tree, file, own));
  }
  return { file, ids, links, before, after: [...after, ...repeated] };
}

function placeOf(file: string, node: { position?: { start: { line: number; column: number } } | undefined }): Place {
  return { file, line: node.position?.start.line, column: node.position?.start.column };
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

/** An id that two elements have: links, labels and descriptions reach the first only. */
function repeatedProblem(file: string, node: Element): Problem {
  return {
    rule: 'xref/duplicate',
    wrong: `The page has the id "${String(node.properties['id'])}" twice.`,
    instead: 'Give one of the two another id: a control is named by its instrument and its parameter.',
    place: placeOf(file, node),
  };
}

function linkProblems(folder: string, page: Page, pages: ReadonlyMap<string, Page>, base: string): Problem[] {
  const problems: Problem[] = [];
  for (const { address, place } of page.links) {
    const target = targetOf(address, page, base);
    if (!target || madeLater.has(target.file)) continue;
    const other = pages.get(target.file) ?? pages.get(`${target.file}/index.html`);
    if (!other && !existsSync(join(folder, target.file))) {
      const close = nearest(target.file, pages.keys());
      problems.push({
        rule: 'link/broken',
        wrong: `The link "${address}" leads to no file.`,
        instead: close ? `Is it "${base}${close.replace(/index\.html$/, '')}"?` : 'Write an address that exists.',
        place,
      });
    } else if (other && target.id !== '' && !other.ids.has(target.id) && target.id !== 'top') {
      const close = nearest(target.id, other.ids.keys());
      problems.push({
        rule: 'link/broken',
        wrong: `The link "${address}" names an id that ${target.file} does not have.`,
        instead: close ? `Write "#${close}".` : 'Write an id that is there.',
        place,
      });
    }
  }
  return problems;
}

const none: Answers = { texts: [], bare: [] };

/** A page of a lab that is held back: its chapter got past the loader that leaves it out. */
function earlyProblems(pages: Iterable<string>, withheld: ReadonlySet<string>): Problem[] {
  const isHeld = (page: string): boolean => withheld.has(page) || withheld.has(page.replace(/^[^/]+\//, ''));
  return [...pages]
    .filter((file) => isHeld(file.replace(/^proof\//, '').replace(/\/index\.html$/, '')))
    .map((file) => ({
      rule: 'release/early',
      wrong: 'The site has a page of a lab that is not yet released.',
      instead: "Load the chapters with chaptersLoader() of 'labwright/loader' in src/content.config.ts.",
      place: { file },
    }));
}

/** `html/leak`, `link/broken`, `figure/alt` and `release/early` over every page of a built site. */
export async function builtProblems(
  folder: string,
  base: string,
  labs: readonly Lab[],
  withheld: ReadonlySet<string> = new Set(),
  translations: readonly Pick<Translation, 'lab' | 'folder'>[] = [],
): Promise<Problem[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => undefined);
  if (!entries)
    return [
      {
        rule: 'link/broken',
        wrong: `There is no built site in "${folder}".`,
        instead: 'Run "labwright build" first, or name the folder of a built site.',
      },
    ];
  const files = entries
    .map((file) => file.split('\\').join('/'))
    .filter((file) => file.endsWith('.html'))
    .sort();
  // A chapter that is no lab seals for practice only, and may show its own source.
  const numbered = labs.filter(({ context }) => context.number !== undefined);
  const translated = translations.filter(({ lab }) => lab.context.number !== undefined);
  const answers = new Map([
    ...numbered.map((lab) => [lab.context.id, answersOf(lab)] as const),
    ...translated.map(({ lab, folder: own }) => [`${own}/${lab.context.id}`, answersOf(lab)] as const),
  ]);
  const answersAt = (file: string): Answers =>
    answers.get(file.replace(/\/index\.html$/, '').replace(/^proof\//, '')) ?? none;
  const reading: Reading = { folder, lists: new Map() };
  const pages = new Map(files.map((file) => [file, readPage(reading, file, answersAt(file))]));
  return [
    ...earlyProblems(pages.keys(), withheld),
    ...[...pages.values()].flatMap((page) => [
      ...page.before,
      ...linkProblems(folder, page, pages, base),
      ...page.after,
    ]),
    ...(await fileLeaks(folder, answers)),
  ];
}
