/** The author's guide is complete: every word and every attribute stands in a live example, and none is typed twice. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Heading } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { assignmentProblems, assignmentsOf, dueInOrder } from '../../src/lib/labwright/document/assignments.ts';
import { catalogueOf } from '../../src/lib/labwright/document/catalogue.ts';
import { readChapters } from '../../src/lib/labwright/document/chapters.ts';
import { contentFolder, handbookFile, readHandbook } from '../../src/lib/labwright/document/handbook.ts';
import { withheldLabs } from '../../src/lib/labwright/document/release.ts';
import { readLab } from '../../src/lib/labwright/document/lab.ts';
import { parseChapter } from '../../src/lib/labwright/document/source.ts';
import { generatedWords, words } from '../../src/lib/labwright/document/words.ts';
import { instrumentProblems } from '../../src/lib/labwright/proof/instrument-rules.ts';
import { figureProblems } from '../../src/lib/labwright/proof/lab-rules.ts';
import { openHandbook } from '../../src/lib/labwright/proof/index.ts';
import { questionProblems } from '../../src/lib/labwright/proof/question-rules.ts';

const root = new URL('../../', import.meta.url).pathname.replace(/\/$/, '');
const context = await openHandbook(root);
const chapters = await readChapters(context);
const guide = chapters.labs.filter(({ lab }) => lab.context.id.startsWith('guide'));

/** The page of the guide that has a heading for a word, with the examples on it. */
const pagesOf = (word: string) =>
  guide.filter(({ chapter }) => {
    let found = false;
    visit(chapter.tree, 'heading', (node: Heading) => {
      found ||= node.depth === 2 && toString(node) === word;
    });
    return found;
  });

/** Words whose attributes a page prints, by the component that reads the declarations. */
const described = guide.flatMap(({ chapter }) => {
  const names: string[] = [];
  visit(chapter.tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement) => {
    if (node.name !== 'Attributes') return;
    const of = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'of');
    names.push(String(of?.value));
  });
  return names;
});

/** A page as its author wrote it: no Track is left in one that has been read, since it is written out in its tracks. */
const asWritten = ({ lab }: (typeof guide)[number]) => {
  const { tree } = parseChapter(readFileSync(`${root}/${lab.context.file}`, 'utf8'), lab.context.file);
  return readLab(tree, { ...lab.context });
};
const usesOn = (page: (typeof guide)[number], word: string) =>
  word === 'Track' ? asWritten(page).uses : page.lab.uses;

describe.each(Object.entries(words))('%s', (name, word) => {
  const [page, ...others] = pagesOf(name);
  const shown = (page ? usesOn(page, name) : []).filter(
    (use) => use.word === name && use.within.some((outer) => outer.word === 'Example'),
  );

  test('has a heading on one page, and its attributes printed there from the declaration', () => {
    expect(page).toBeDefined();
    expect(others).toEqual([]);
    expect(described.filter((other) => other === name)).toEqual([name]);
  });

  test('stands in an example', () => expect(shown.length).toBeGreaterThan(0));

  test('every attribute of it is used in an example of the guide', () => {
    const examples = guide
      .flatMap((each) => usesOn(each, name))
      .filter((use) => use.word === name && use.within.some((outer) => outer.word === 'Example'));
    const used = new Set(examples.flatMap((use) => Object.keys(use.attributes)));
    expect(Object.keys(word.attributes).filter((attribute) => !used.has(attribute))).toEqual([]);
  });
});

test('a description belongs to a word', () => {
  expect(described.filter((name) => !Object.hasOwn(words, name))).toEqual([]);
});

test('every component is a word, or stands behind one', () => {
  const folder = `${root}/src/components`;
  const components = readdirSync(folder).filter((file) => file.endsWith('.astro'));
  const sources = [
    ...components.map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
    ...guide.map(({ lab }) => readFileSync(`${root}/${lab.context.file}`, 'utf8')),
    readFileSync(`${root}/src/lib/labwright/document/transform.ts`, 'utf8'),
  ].join('\n');
  const names = components.map((file) => file.replace(/\.astro$/, ''));
  const known = new Set<string>([...Object.keys(words), ...generatedWords]);
  const unexplained = names.filter(
    (name) => !known.has(name) && !sources.includes(`/${name}.astro'`) && !sources.includes(`'${name}'`),
  );
  expect(unexplained).toEqual([]);
  const without = Object.keys(words).filter((name) => !words[name]!.absorbed && !names.includes(name));
  expect(without).toEqual([]);
});

describe('the examples keep the rules of a lab', () => {
  test('questions explain themselves, and their keys cannot be guessed from their form', () => {
    expect(questionProblems(guide.map(({ lab }) => lab))).toEqual([]);
  });

  test.each(guide.map(({ lab }) => [lab.context.id, lab] as const))('%s', (_, lab) => {
    expect([...instrumentProblems(lab), ...figureProblems(lab)]).toEqual([]);
  });
});

test('the calendar that the guide shows is one that this handbook could have', () => {
  const page = readFileSync(`${root}/src/content/docs/guide/course.mdx`, 'utf8');
  const shown = /```yaml\n([\s\S]*?)```/.exec(page)![1]!;
  const folder = mkdtempSync(join(tmpdir(), 'course-'));
  try {
    mkdirSync(join(folder, contentFolder), { recursive: true });
    writeFileSync(join(folder, handbookFile), `${readFileSync(join(root, handbookFile), 'utf8')}\n${shown}`);
    const handbook = readHandbook(folder);
    const labs = chapters.labs.map(({ lab }) => lab);
    expect(assignmentProblems(handbook, labs, chapters.index)).toEqual([]);
    expect(dueInOrder(assignmentsOf({ handbook }, chapters)).map(({ due }) => due)).toEqual([
      '2026-09-14',
      '2026-09-21',
    ]);
    expect([...withheldLabs(handbook, '2026-09-13')]).toEqual(['operations/silent-degradation']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no question of the guide is one of the ledger or of the class page', () => {
  const { labs } = catalogueOf(context, chapters);
  expect(labs.length).toBeGreaterThan(0);
  expect(labs.filter(({ id }) => id.startsWith('guide'))).toEqual([]);
});
