/**
 * What Astro itself takes for the pages of a handbook: the same text, maths and written tables in MDX, and for every word of
 * Labwright a component that is empty. The pages of the proof and the page that the book is printed from are there as well.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syntheticHandbook } from '../handbook/index.ts';
import { benchFolder } from './handbooks.ts';
import { starlightCollections, starlightConfig, starlightPackage } from './starlight.ts';

const proofPage = `---
import StarlightPage from '@astrojs/starlight/components/StarlightPage.astro';
import { getCollection } from 'astro:content';
import Empty from '../../Empty.astro';

export async function getStaticPaths() {
  const entries = (await getCollection('docs')).filter(({ id }) => id !== 'index');
  return entries.map(({ id, data }) => ({ params: { lab: id }, props: { title: data.title } }));
}
---

<StarlightPage frontmatter={{ title: Astro.props.title }}><Empty /></StarlightPage>
`;

const printPage = `---
import { getCollection, render } from 'astro:content';

const chapters = await Promise.all((await getCollection('docs')).map((entry) => render(entry)));
---

<html lang="en"><body>{chapters.map(({ Content }) => <article><Content /></article>)}</body></html>
`;

/** The MDX of a dense lab with empty components in the place of its words; what stands within a word stays. */
export function emptySource(source: string): string {
  const [, , body = ''] = source.split(/^---$/m);
  const front = /^title:.*\ndescription:.*$/m.exec(source)![0];
  const empty = body
    .replaceAll(/<(Instrument|Predict) [\s\S]*?<\/\1>/g, '<Empty />')
    .replaceAll(/<Table [^>]*\bof=[\s\S]*?<\/Table>/g, '<Empty />')
    .replaceAll(/<(?:Outcome|Value|Term)\b[^>]*\/>/g, '<Empty />')
    .replaceAll(/<(\/?)(?:Table|Equation|Reveal)\b[^>]*>/g, '<$1Empty>')
    .replaceAll(/\[\]\(#([^)]+)\)/g, '[$1](#$1)')
    .replaceAll(/\[\]\(([^)#]+)(#[^)]+)?\)/g, '[$1](/$1/$2)');
  return `---\n${front}\n---\nimport Empty from '../../Empty.astro';\n${empty}`;
}

/** Writes the floor of a handbook of dense labs; its folder. */
export function writeFloor(labs: number): string {
  const folder = join(benchFolder, `floor-${labs}`);
  for (const made of ['src', 'dist']) rmSync(join(folder, made), { recursive: true, force: true });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const slugs: string[] = [];
  for (const [path, source] of syntheticHandbook(labs, 'dense')) {
    const slug = /docs\/(.+-.+)\.mdx$/.exec(path)?.[1];
    if (slug === undefined) continue;
    slugs.push(slug);
    write(path, emptySource(source));
  }
  write('package.json', starlightPackage);
  write('astro.config.mjs', starlightConfig(slugs));
  write('src/content.config.ts', starlightCollections);
  write('src/content/docs/index.mdx', '---\ntitle: Things that cool\n---\n\nA handbook made to be measured.\n');
  write('src/Empty.astro', '<slot />\n');
  write('src/pages/proof/[lab].astro', proofPage);
  write('src/pages/print.astro', printPage);
  return folder;
}
