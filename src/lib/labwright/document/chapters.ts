/** All chapters of a handbook, read once: the numbering and the index that every reference needs. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { type DecisionIndex, decisionsOf, resolveCarried } from './carried.ts';
import { type Fact, type Handbook, handbookFile, labsInOrder } from './handbook.ts';
import { type Given, type Lab, readLab } from './lab.ts';
import { type LabIndex, resolveReferences } from './references.ts';
import { resolveLab } from './resolve.ts';
import { type Chapter, parseChapter } from './source.ts';

export const docsFolder = 'src/content/docs';

/** What the generator knows of a handbook before it reads a chapter. */
export interface HandbookContext {
  readonly root: string;
  readonly handbook: Handbook;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly simulations: ReadonlyMap<string, AnySimulation>;
  /** Base path of the site, with slashes on both sides. */
  readonly base: string;
}

/** Ids of all chapters under the docs folder: path without extension, `index` standing for its folder. */
export async function listChapters(root: string): Promise<{ id: string; file: string }[]> {
  const files = await readdir(join(root, docsFolder), { recursive: true });
  return files
    .map((file) => file.split('\\').join('/'))
    .filter((file) => /\.mdx?$/.test(file))
    .sort()
    .map((file) => ({
      id: file.replace(/\.mdx?$/, '').replace(/(^|\/)index$/, '') || 'index',
      file: `${docsFolder}/${file}`,
    }));
}

/** The numbers a lab's frontmatter gives. */
export function givensOf(chapter: Pick<Chapter, 'frontmatter'>): Readonly<Record<string, Given>> {
  return (chapter.frontmatter['givens'] as Record<string, Given> | undefined) ?? {};
}

/** Reads one chapter in the context of its handbook. */
export function readChapter(context: HandbookContext, id: string, file: string, chapter: Chapter): Lab {
  const entry = labsInOrder(context.handbook).find((lab) => lab.id === id);
  const lab = readLab(chapter.tree, {
    id,
    file,
    slug: id.split('/').at(-1)!,
    number: entry?.number,
    simulations: context.simulations,
    facts: context.facts,
    givens: givensOf(chapter),
  });
  resolveLab(lab);
  return lab;
}

export interface Chapters {
  readonly labs: readonly { readonly lab: Lab; readonly chapter: Chapter }[];
  readonly index: LabIndex;
  readonly decisions: DecisionIndex;
  readonly problems: readonly Problem[];
}

/** Reads every chapter. Problems of all of them come back together. */
export async function readChapters(context: HandbookContext): Promise<Chapters> {
  const problems: Problem[] = [];
  const labs: { lab: Lab; chapter: Chapter }[] = [];
  const listed = await listChapters(context.root);
  for (const { id } of labsInOrder(context.handbook)) {
    if (listed.some((chapter) => chapter.id === id)) continue;
    problems.push({
      rule: 'handbook/lab',
      wrong: `The lab "${id}" has no chapter.`,
      instead: suggest(
        id,
        listed.map((chapter) => chapter.id),
      ),
      place: { file: handbookFile },
    });
  }
  for (const { id, file } of listed) {
    try {
      const chapter = parseChapter(readFileSync(join(context.root, file), 'utf8'), file);
      labs.push({ lab: readChapter(context, id, file, chapter), chapter });
    } catch (error) {
      if (!(error instanceof LabwrightError)) throw error;
      problems.push(...error.problems);
    }
  }
  const index: LabIndex = new Map(
    labs.map(({ lab, chapter }) => [
      lab.context.slug,
      {
        href: `${context.base}${lab.context.id === 'index' ? '' : `${lab.context.id}/`}`,
        title: String(chapter.frontmatter['title'] ?? lab.context.id),
        anchors: lab.anchors,
      },
    ]),
  );
  const decisions: DecisionIndex = new Map(
    labs.map(({ lab }) => {
      const { slug, id, number } = lab.context;
      const { href, title } = index.get(slug)!;
      return [slug, { id, label: number === undefined ? title : `Lab ${number}`, href, decisions: decisionsOf(lab) }];
    }),
  );
  for (const { lab } of labs)
    problems.push(...lab.problems, ...resolveReferences(lab, index, false), ...resolveCarried(lab, decisions));
  return { labs, index, decisions, problems };
}
