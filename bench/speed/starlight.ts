/**
 * The same handbook as plain Astro and Starlight would have it: the same prose, maths and tables in MDX, and in the place of
 * every word of Labwright the HTML that it became. Nothing is computed, numbered, proved or drawn there.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { syntheticHandbook } from '../handbook/index.ts';
import { benchFolder } from './handbooks.ts';

/** Of plain Astro and Starlight with Markdown's maths. */
export const starlightConfig = (labs: readonly string[]): string => `import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

export default defineConfig({
  site: 'https://example.org',
  markdown: { processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [rehypeKatex] }) },
  integrations: [
    starlight({
      title: 'Things that cool',
      expressiveCode: false,
      customCss: ['katex/dist/katex.min.css'],
      sidebar: ${JSON.stringify(labs)},
    }),
    mdx({ optimize: true }),
  ],
  vite: { build: { assetsInlineLimit: 0 } },
});
`;

export const starlightCollections = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** Astro looks here for packages that hold components. */
export const starlightPackage = JSON.stringify({
  private: true,
  type: 'module',
  dependencies: { '@astrojs/mdx': '*', '@astrojs/starlight': '*', astro: '*' },
});

/** Scripts belong to the page, not to the words. */
function withoutScripts(element: Element): Element {
  const children = element.children.filter((child) => child.type !== 'element' || child.tagName !== 'script');
  return { ...element, children: children.map((child) => (child.type === 'element' ? withoutScripts(child) : child)) };
}

/** The HTML that the words of a built lab became, by where they stand. */
export interface MadeHtml {
  readonly blocks: Readonly<Record<string, string>>;
  /** Of numbers in prose and in written tables, in their order. */
  readonly values: readonly string[];
  readonly terms: readonly string[];
  readonly panels: string;
}

const classes = ({ properties }: Element): string[] => [properties['className'] ?? []].flat().map(String);

/**
 * What a built page says in the place of each word.
 * @throws Error when the page has none of them.
 */
export function madeHtmlOf(page: string): MadeHtml {
  const tree: Root = fromHtml(page);
  const blocks: Record<string, string> = {};
  const [values, terms, panels]: [string[], string[], string[]] = [[], [], []];
  const html = (node: ElementContent): string => toHtml(node.type === 'element' ? withoutScripts(node) : node);
  visit(tree, 'element', (element) => {
    const id = String(element.properties['id'] ?? '');
    if (['lab-instrument', 'lab-predict', 'lab-outcome'].includes(element.tagName)) {
      blocks[id || element.tagName] = html(element);
      return 'skip';
    }
    if (element.tagName === 'figure' && id.startsWith('tab-marks')) {
      blocks[id] = html(element);
      return 'skip';
    }
    if (classes(element).includes('panel-popover')) {
      panels.push(html(element));
      return 'skip';
    }
    if (element.tagName === 'button' && classes(element).includes('value')) values.push(html(element));
    if (element.tagName === 'button' && classes(element).includes('term')) terms.push(html(element));
    return undefined;
  });
  if (values.length === 0) throw new Error('The built page has no values. Build the handbook before its peer.');
  return { blocks, values, terms, panels: panels.join('') };
}

/** The MDX of a lab without words of Labwright. */
export function plainSource(source: string, slug: string, made: MadeHtml): string {
  const block = (id: string): string => {
    if (made.blocks[id] === undefined) throw new Error(`The built page of ${slug} has no "${id}".`);
    return `<Fragment set:html={made.blocks['${id}']} />`;
  };
  const [, , body = ''] = source.split(/^---$/m);
  const front = /^title:.*\ndescription:.*$/m.exec(source)![0];
  let [values, terms] = [0, 0];
  const plain = body
    .replaceAll(/<(Instrument|Predict) id="([^"]+)"[\s\S]*?<\/\1>/g, (_, __, id: string) => block(id))
    .replaceAll(/<Outcome [^>]*\/>/g, () => block('lab-outcome'))
    .replaceAll(/<Table id="([^"]+)" of=[\s\S]*?<\/Table>/g, (_, id: string) => block(id))
    .replaceAll(/<Table id="([^"]+)">/g, '<figure id="$1">')
    .replaceAll('</Table>', '</figure>')
    .replaceAll(/<Equation id="([^"]+)">/g, '<div class="equation" id="$1">')
    .replaceAll('</Equation>', '</div>')
    .replaceAll(/<Reveal [^>]*>/g, '<details open>\n\n<summary>After your prediction</summary>\n')
    .replaceAll('</Reveal>', '</details>')
    .replaceAll(/<Value [^>]*\/>/g, () => `<Fragment set:html={made.values[${values++}]} />`)
    .replaceAll(/<Term [^>]*\/>/g, () => `<Fragment set:html={made.terms[${terms++}]} />`)
    .replaceAll(/\[\]\(#([^)]+)\)/g, '[$1](#$1)')
    .replaceAll(/\[\]\(([^)#]+)(#[^)]+)?\)/g, '[$1](/$1/$2)');
  return `---\n${front}\n---\nimport made from '../../made/${slug}.json';\n${plain}\n<Fragment set:html={made.panels} />\n`;
}

/** Writes the peer of a built handbook of dense labs; its folder. */
export function writeStarlight(labs: number, built: string): string {
  const folder = join(benchFolder, `starlight-${labs}`);
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
    const made = madeHtmlOf(readFileSync(join(built, slug, 'index.html'), 'utf8'));
    write(`src/made/${slug}.json`, JSON.stringify(made));
    write(path, plainSource(source, slug, made));
  }
  write('package.json', starlightPackage);
  write('astro.config.mjs', starlightConfig(slugs));
  write('src/content.config.ts', starlightCollections);
  write('src/content/docs/index.mdx', '---\ntitle: Things that cool\n---\n\nA handbook made to be measured.\n');
  return folder;
}
