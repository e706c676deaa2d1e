/** The remark plugin: one pass over the words of a chapter, before Astro compiles it. */
import { relative, sep } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { LabwrightError } from '../simulation/errors.ts';
import { resolveCarried } from './carried.ts';
import { type Chapters, docsFolder, type HandbookContext, readChapter } from './chapters.ts';
import { keyProblems } from './claims.ts';
import { writeCitations } from './cite.ts';
import { placeAliases } from './aliases.ts';
import { citationProblems, factProblems } from './citations.ts';
import type { Lab } from './lab.ts';
import { redirectsOf } from './redirects.ts';
import { inLanguage, translationOf } from './languages.ts';
import { resolveReferences } from './references.ts';
import { trackKeyProblems } from './track-keys.ts';
import { placeTerms } from './terms.ts';
import { adoptQuestions, decisionsIn, translationIndex } from './translations.ts';
import { transformLab } from './transform.ts';

/** What the plugin asks its host for, on every file: the host decides what to keep. */
export interface RemarkHost {
  context(): Promise<HandbookContext>;
  chapters(): Promise<Chapters>;
  /** Told, in the live preview, what a build would refuse and a page can show all the same. */
  warn?(lab: Lab, tree: Root): void;
}

/**
 * @throws LabwrightError with every problem of the chapter. `labwright build` has found them before Astro
 * starts; here they reach the overlay of the live preview.
 */
export function remarkLabwright(host: RemarkHost) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const handbook = await host.context();
    const path = relative(handbook.root, file.path).split(sep).join('/');
    if (!path.startsWith(`${docsFolder}/`)) return;
    const whole =
      path
        .slice(docsFolder.length + 1)
        .replace(/\.mdx?$/, '')
        .replace(/(^|\/)index$/, '') || 'index';
    const translated = translationOf(whole, handbook.languages?.keys() ?? []);
    const id = translated?.id ?? whole;
    const context = translated ? inLanguage(handbook, translated.folder) : handbook;
    const frontmatter = ((file.data as { astro?: { frontmatter?: Record<string, unknown> } }).astro?.frontmatter ??
      {}) as Record<string, unknown>;
    const lab = readChapter(context, id, path, { tree, frontmatter });
    // Before references and citations write their own numbers into the tree.
    host.warn?.(lab, tree);
    const chapters = await host.chapters();
    const { bibliography, translations } = chapters;
    const { say } = lab.context;
    const decisions = translated && say ? decisionsIn(chapters.decisions, say) : chapters.decisions;
    const index = translated
      ? translationIndex(context, translated.folder, chapters.index, translations, bibliography)
      : chapters.index;
    const used = new Set(lab.uses.filter(({ word }) => word === 'Fact').map(({ attributes }) => attributes['id']));
    const facts = Object.fromEntries(Object.entries(context.facts).filter(([fact]) => used.has(fact)));
    const problems = [
      ...lab.problems,
      ...keyProblems(lab),
      ...trackKeyProblems(lab),
      ...resolveReferences(lab, index, true),
      ...resolveCarried(lab, decisions),
      ...citationProblems(lab, context.works),
      ...factProblems(facts, context.works),
    ];
    if (problems.length > 0) throw new LabwrightError(problems);
    // Before anything is written into the tree that its author did not type.
    placeTerms(tree, lab, context.base);
    writeCitations(tree, lab, bibliography);
    const labs = [...chapters.labs, ...chapters.withheld].map((each) => each.lab);
    if (translated)
      adoptQuestions(
        lab,
        labs.find(({ context: { id: source } }) => source === id),
      );
    const { aliases } = redirectsOf(context.redirects, { index }, labs, context.base);
    placeAliases(tree, aliases.get(id) ?? new Map());
    transformLab(tree, lab, (frontmatter['minutes'] as number[][] | undefined) ?? [], String(file.value));
  };
}
