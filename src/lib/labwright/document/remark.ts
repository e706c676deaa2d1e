/** The remark plugin: one pass over the words of a chapter, before Astro compiles it. */
import { relative, sep } from 'node:path';
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { LabwrightError } from '../simulation/errors.ts';
import { resolveCarried } from './carried.ts';
import { type Chapters, docsFolder, type HandbookContext, readChapter } from './chapters.ts';
import { keyProblems } from './claims.ts';
import { resolveReferences } from './references.ts';
import { transformLab } from './transform.ts';

/** What the plugin asks its host for, on every file: the host decides what to keep. */
export interface RemarkHost {
  context(): Promise<HandbookContext>;
  chapters(): Promise<Chapters>;
}

/**
 * @throws LabwrightError with every problem of the chapter. `labwright build` has found them before Astro
 * starts; here they reach the overlay of the live preview.
 */
export function remarkLabwright(host: RemarkHost) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const context = await host.context();
    const path = relative(context.root, file.path).split(sep).join('/');
    if (!path.startsWith(`${docsFolder}/`)) return;
    const id =
      path
        .slice(docsFolder.length + 1)
        .replace(/\.mdx?$/, '')
        .replace(/(^|\/)index$/, '') || 'index';
    const frontmatter = ((file.data as { astro?: { frontmatter?: Record<string, unknown> } }).astro?.frontmatter ??
      {}) as Record<string, unknown>;
    const lab = readChapter(context, id, path, { tree, frontmatter });
    const { index, decisions } = await host.chapters();
    const problems = [
      ...lab.problems,
      ...keyProblems(lab),
      ...resolveReferences(lab, index, true),
      ...resolveCarried(lab, decisions),
    ];
    if (problems.length > 0) throw new LabwrightError(problems);
    transformLab(tree, lab, (frontmatter['minutes'] as number[][] | undefined) ?? []);
  };
}
