/** All chapters of a handbook, read once: the numbering and the index that every reference needs. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bibliography, bibliographyOf } from '../citation/bibliography.ts';
import type { Works } from '../citation/work.ts';
import { simulationsFolder } from '../load-simulations.ts';
import type { AnySimulation } from '../simulation/define.ts';
import { LabwrightError, type Problem } from '../simulation/errors.ts';
import { suggest } from '../simulation/nearest.ts';
import { nameOfAll } from '../simulation/tracks.ts';
import { assignmentProblems } from './assignments.ts';
import { type DecisionIndex, decisionsOf, resolveCarried } from './carried.ts';
import { citationProblems, factProblems, mentionedIn, referencesOf, simulationProblems } from './citations.ts';
import { type Errata, errataProblems } from './errata.ts';
import { type HandbookLanguages, inLanguage, translationOf } from './languages.ts';
import { type Fact, type Handbook, handbookFile, labsInOrder, tracksOf } from './handbook.ts';
import { definitionProblems, type Glossary } from './glossary.ts';
import { type Given, type Lab, readLab } from './lab.ts';
import { type Redirect, redirectProblems } from './redirects.ts';
import { type LabIndex, type LabTarget, resolveReferences, rulesTarget } from './references.ts';
import { withheldLabel } from './release.ts';
import { generatorSay } from '../language/catalogue.ts';
import { adoptQuestions, type Translation, translationIndex } from './translations.ts';
import { resolveLab } from './resolve.ts';
import { type Chapter, parseChapter } from './source.ts';
import { offeredTracks, writeOutTracks } from './tracks.ts';

export const docsFolder = 'src/content/docs';

/** What the generator knows of a handbook before it reads a chapter. */
export interface HandbookContext {
  readonly root: string;
  readonly handbook: Handbook;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly glossary: Glossary;
  readonly errata: Errata;
  /** Where what had another address is now. */
  readonly redirects: readonly Redirect[];
  /** The works of references.bib. */
  readonly works: Works;
  readonly simulations: ReadonlyMap<string, AnySimulation>;
  /** What it says in the languages of its translations, by folder; none where a handbook has one language. */
  readonly languages?: HandbookLanguages;
  /** The folder of the translations that are being read. */
  readonly folder?: string;
  /** Base path of the site, with slashes on both sides. */
  readonly base: string;
  /** Ids of the labs that are proved with the others, and not out yet. */
  readonly withheld: ReadonlySet<string>;
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
  const slug = id.split('/').at(-1)!;
  const { simulations } = context;
  const declared = tracksOf(context.handbook);
  const problems = writeOutTracks(chapter.tree, chapter.frontmatter, { file, slug, simulations, declared });
  const lab = readLab(chapter.tree, {
    id,
    file,
    slug,
    tracks: offeredTracks(chapter.frontmatter, declared),
    number: entry?.number,
    simulations,
    facts: context.facts,
    glossary: context.glossary,
    givens: givensOf(chapter),
    say: context.languages?.get(context.folder ?? '')?.say ?? generatorSay('en'),
  });
  lab.problems.push(...problems);
  resolveLab(lab);
  return lab;
}

export interface ReadLab {
  readonly lab: Lab;
  readonly chapter: Chapter;
}

export interface Chapters {
  readonly labs: readonly ReadLab[];
  /** Of the chapters of a site: those that are not in it yet. */
  readonly withheld: readonly ReadLab[];
  /** Chapters in other languages: none of them is another lab. */
  readonly translations: readonly Translation[];
  readonly index: LabIndex;
  readonly decisions: DecisionIndex;
  readonly bibliography: Bibliography;
  readonly problems: readonly Problem[];
}

/** Chapters as they were read last, by file. Good for one context only: a chapter is read in that. */
export type ChapterCache = Map<string, { readonly source: string; readonly lab: Lab; readonly chapter: Chapter }>;

/** Reads every chapter that is not in the cache as it stands. Problems of all of them come back together. */
export async function readChapters(context: HandbookContext, cache: ChapterCache = new Map()): Promise<Chapters> {
  const problems: Problem[] = [];
  const labs: { lab: Lab; chapter: Chapter }[] = [];
  const all = await listChapters(context.root);
  const folders = [...(context.languages?.keys() ?? [])];
  const listed = all.filter(({ id }) => !translationOf(id, folders));
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
  for (const { title, pages = [] } of context.handbook.parts)
    for (const id of pages) {
      if (listed.some((chapter) => chapter.id === id)) continue;
      problems.push({
        rule: 'handbook/page',
        wrong: `The page "${id}" of the part "${title}" has no chapter.`,
        instead: suggest(
          id,
          listed.map((chapter) => chapter.id),
        ),
        place: { file: handbookFile },
      });
    }
  const read = (of: HandbookContext, id: string, file: string): (ReadLab & { readonly source: string }) | undefined => {
    try {
      const source = readFileSync(join(context.root, file), 'utf8');
      let known = cache.get(file);
      if (known?.source !== source) {
        const chapter = parseChapter(source, file);
        known = { source, lab: readChapter(of, id, file, chapter), chapter };
        cache.set(file, known);
      }
      return known;
    } catch (error) {
      if (!(error instanceof LabwrightError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  for (const { id, file } of listed) {
    const known = read(context, id, file);
    if (known) labs.push(known);
  }
  const translations = all.flatMap(({ id, file }): Translation[] => {
    const of = translationOf(id, folders);
    const known = of && read(inLanguage(context, of.folder), of.id, file);
    return of && known ? [{ ...known, folder: of.folder }] : [];
  });
  const bibliography = bibliographyOf(
    context.works,
    context.handbook.citations,
    labs.flatMap(({ lab }) => mentionedIn(lab)),
  );
  const notOut = ({ context: { id, number } }: Lab): Pick<LabTarget, 'notYet'> =>
    number !== undefined && context.withheld.has(id) ? { notYet: withheldLabel(number) } : {};
  const index: LabIndex = new Map([
    rulesTarget(context.base),
    ...labs.map(({ lab, chapter }): [string, LabTarget] => [
      lab.context.slug,
      {
        href: `${context.base}${lab.context.id === 'index' ? '' : `${lab.context.id}/`}`,
        title: String(chapter.frontmatter['title'] ?? lab.context.id),
        anchors: lab.anchors,
        references: referencesOf(lab, bibliography),
        ...notOut(lab),
      },
    ]),
  ]);
  const decisions: DecisionIndex = new Map(
    labs.map(({ lab }) => {
      const { slug, id, number } = lab.context;
      const { href, title, notYet } = index.get(slug)!;
      const label = notYet ?? (number === undefined ? title : `Lab ${number}`);
      return [slug, { id, label, ...(notYet ? {} : { href }), decisions: decisionsOf(lab) }];
    }),
  );
  for (const { lab } of labs)
    problems.push(
      ...lab.problems,
      ...resolveReferences(lab, index, false),
      ...resolveCarried(lab, decisions),
      ...citationProblems(lab, context.works),
    );
  const source = new Map(labs.map((each) => [each.lab.context.id, each.lab]));
  for (const { lab, folder } of translations) {
    adoptQuestions(lab, source.get(lab.context.id));
    problems.push(
      ...lab.problems,
      ...resolveReferences(lab, translationIndex(context, folder, index, translations, bibliography), false),
      ...resolveCarried(lab, decisions),
      ...citationProblems(lab, context.works),
    );
  }
  problems.push(...factProblems(context.facts, context.works), ...definitionProblems(context.glossary, context.works));
  problems.push(
    ...errataProblems(
      context.errata,
      labs.map(({ lab }) => lab),
    ),
  );
  problems.push(
    ...assignmentProblems(
      context.handbook,
      labs.map(({ lab }) => lab),
      index,
    ),
  );
  problems.push(
    ...redirectProblems(
      context.redirects,
      labs.map(({ lab }) => lab),
    ),
  );
  for (const simulation of context.simulations.values())
    problems.push(
      ...simulationProblems(simulation, `${simulationsFolder}/${nameOfAll(simulation.id)}.ts`, context.works),
    );
  return { labs, withheld: [], translations, index, decisions, bibliography, problems };
}
