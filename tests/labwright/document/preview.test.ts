/** While a chapter is being written, the live preview warns of typed numbers and shows the page all the same. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readChapters } from '../../../src/lib/labwright/document/chapters.ts';
import { remarkLabwright, type RemarkHost } from '../../../src/lib/labwright/document/remark.ts';
import { parseChapter } from '../../../src/lib/labwright/document/source.ts';
import { openHandbook } from '../../../src/lib/labwright/proof/index.ts';
import { typedNumberProblems } from '../../../src/lib/labwright/proof/text-rules.ts';
import { formatProblem } from '../../../src/lib/labwright/simulation/errors.ts';

const file = 'src/content/docs/workflow/constraint-tax.mdx';

test('it warns of what the author typed, and not of the numbers that the pass writes', async () => {
  const source = readFileSync(file, 'utf8').replace('We have stopped.', 'We have stopped for 12 days.');
  const line = source.split('\n').findIndex((each) => each.includes('for 12 days')) + 1;
  const context = await openHandbook(resolve('.'));
  const chapters = await readChapters(context);
  const told: string[] = [];
  const host: RemarkHost = {
    context: () => Promise.resolve(context),
    chapters: () => Promise.resolve(chapters),
    warn: (lab, tree) => told.push(...typedNumberProblems(lab, tree, context.handbook.structural).map(formatProblem)),
  };
  const { tree, frontmatter } = parseChapter(source, file);
  const path = resolve(file);
  await remarkLabwright(host)(tree, { path, value: source, data: { astro: { frontmatter } } } as never);
  expect(told).toEqual([expect.stringContaining(`text/typed-number ${file}:${line}:21 "12" is typed.`)]);
});
