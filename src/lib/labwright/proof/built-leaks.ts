/** `html/leak`: what a deployed page says outside its seals, in its text, its attributes, its panels and the search. */
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Element, Root, Text } from 'hast';
import { visitParents } from 'unist-util-visit-parents';
import type { Place, Problem } from '../simulation/errors.ts';
import { type Answers, tells } from './locks.ts';

/** Texts that only a value that was never resolved leaves behind. */
const unresolved = new Set(['undefined', 'NaN', '[object Object]', 'null', 'Infinity']);
const unread = new Set(['script', 'style', 'template']);
/** In code such a word is code. */
const neverValues = new Set([...unread, 'code']);
/** Elements that stand inside a line: what they hold reads on with what is round them. */
const inline = new Set(
  'a abbr b bdi bdo cite code data dfn em i kbd label mark math output q s samp small span strong sub sup time u var'.split(
    ' ',
  ),
);
/** Attributes that are read out, shown or sent to others. */
const spoken = ['alt', 'title', 'ariaLabel', 'ariaDescription', 'ariaValueText', 'placeholder', 'content'];

export interface BuiltPage {
  /** Path in the folder, `operations/lab/index.html`. */
  readonly file: string;
  readonly tree: Root;
}

const isElement = (node: { type: string }): node is Element => node.type === 'element';
const hasClass = (node: Element, name: string): boolean =>
  ((node.properties['className'] ?? []) as string[]).includes?.(name) ?? false;
const isSeal = (node: Element): boolean => hasClass(node, 'sealed');
const isPanel = (node: Element): boolean => node.properties['popover'] !== undefined;

function placeOf(file: string, node: { position?: { start: { line: number; column: number } } | undefined }): Place {
  return { file, line: node.position?.start.line, column: node.position?.start.column };
}

function leak(what: string, place: Place): Problem {
  return {
    rule: 'html/leak',
    wrong: `The page holds the answer "${what}" outside a seal.`,
    instead: 'Move what prints it inside the <Reveal> of its prediction.',
    place,
  };
}

interface Line {
  text: string;
  readonly first: Text;
  readonly inPanel: boolean;
}

/** What a reader reads in one go outside the seals: the text of each block, with the place where it begins. */
function openLines(tree: Root): Line[] {
  const lines = new Map<object, Line>();
  visitParents(tree, 'text', (node: Text, ancestors) => {
    const around = ancestors.filter(isElement);
    if (around.some((outer) => unread.has(outer.tagName) || isSeal(outer))) return;
    const block = around.findLast(({ tagName }) => !inline.has(tagName)) ?? tree;
    const line = lines.get(block);
    if (line) line.text += node.value;
    else lines.set(block, { text: node.value, first: node, inPanel: around.some(isPanel) });
  });
  return [...lines.values()];
}

/** All that a part of a page says outside the seals: its lines, and what its attributes tell. */
export function openTexts(tree: Root): string[] {
  const texts = openLines(tree).map(({ text }) => text);
  visitParents(tree, 'element', (node: Element, ancestors) => {
    if ([...ancestors.filter(isElement), node].some(isSeal)) return;
    for (const name of spoken) if (typeof node.properties[name] === 'string') texts.push(node.properties[name]);
  });
  return texts;
}

/** Problems of one page, which may not tell these answers. */
export function pageLeaks({ file, tree }: BuiltPage, { texts, bare }: Answers): Problem[] {
  const problems: Problem[] = [];
  visitParents(tree, 'text', (node: Text, ancestors) => {
    const value = node.value.trim();
    if (!unresolved.has(value) || ancestors.some((outer) => isElement(outer) && neverValues.has(outer.tagName))) return;
    problems.push({
      rule: 'html/leak',
      wrong: `The page shows "${value}".`,
      instead: 'Find the word that stands there in the chapter; its value was never resolved.',
      place: placeOf(file, node),
    });
  });
  for (const { text, first, inPanel } of openLines(tree)) {
    const answer = [...texts, ...(inPanel ? bare : [])].find((each) => tells(text, each));
    if (answer) problems.push(leak(answer, placeOf(file, first)));
  }
  visitParents(tree, 'element', (node: Element, ancestors) => {
    const around = [...ancestors.filter(isElement), node];
    if (around.some(isSeal)) {
      if (isSeal(node) && node.properties['dataPagefindIgnore'] === undefined)
        problems.push({
          rule: 'html/leak',
          wrong: 'A seal is open to the search.',
          instead: 'Give it data-pagefind-ignore="all".',
          place: placeOf(file, node),
        });
      return;
    }
    for (const name of spoken) {
      const value = node.properties[name];
      const answer = typeof value === 'string' ? texts.find((each) => tells(value, each)) : undefined;
      if (answer) problems.push(leak(answer, placeOf(file, node)));
    }
  });
  return problems;
}

/** A field of a search entry: what it says, and what it is called. */
function asText(field: unknown): string {
  return typeof field === 'object' && field !== null ? Object.values(field).map(asText).join('\n') : String(field);
}

/** What the search would show of each page, by its address; nothing where the site has no search. */
async function searchEntries(folder: string): Promise<{ file: string; url: string; text: string }[]> {
  const fragments = join(folder, 'pagefind', 'fragment');
  if (!existsSync(fragments)) return [];
  const names = (await readdir(fragments)).filter((name) => name.endsWith('.pf_fragment')).sort();
  return names.map((name) => {
    const unpacked = gunzipSync(readFileSync(join(fragments, name))).toString('utf8');
    const { url, ...rest } = JSON.parse(unpacked.slice(unpacked.indexOf('{'))) as { url: string };
    return { file: `pagefind/fragment/${name}`, url, text: Object.values(rest).map(asText).join('\n') };
  });
}

/** The search and the files of data beside the pages: no answer of any lab stands in them. */
export async function fileLeaks(folder: string, answers: ReadonlyMap<string, Answers>): Promise<Problem[]> {
  const problems: Problem[] = [];
  const tell = (text: string, file: string, { texts }: Answers): void => {
    const answer = texts.find((each) => tells(text, each));
    if (answer) problems.push(leak(answer, { file }));
  };
  for (const { file, url, text } of await searchEntries(folder)) {
    const own = [...answers].find(([lab]) => url.split('#')[0]!.endsWith(`/${lab}/`));
    if (own) tell(text, file, own[1]);
  }
  const names = (await readdir(folder, { recursive: true })).map((name) => name.split('\\').join('/')).sort();
  for (const name of names.filter((each) => /\.(?:csv|json|txt|webmanifest|xml|yaml)$/.test(each))) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const own of answers.values()) tell(text, name, own);
  }
  return problems;
}
