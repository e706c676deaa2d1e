/** The Astro integration: what a handbook puts into its `astro.config.mjs`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import type { AstroIntegration } from 'astro';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import type { LogLevel, RolldownLog } from 'rolldown';
import type { ViteDevServer } from 'vite';
import { type Chapters, type HandbookContext, readChapters } from './document/chapters.ts';
import { type Handbook, labsInOrder, readHandbook } from './document/handbook.ts';
import { rehypeEquations } from './document/rehype-equations.ts';
import { remarkLabwright } from './document/remark.ts';
import { loadSimulations } from './load-simulations.ts';
import { openHandbook } from './proof/index.ts';
import { parseChapter } from './document/source.ts';
import { lazySearch } from './site/lazy-search.ts';
import { writePolicies } from './site/policy.ts';
import { virtualModules, type VirtualHost } from './site/virtual-modules.ts';

/** Reads the handbook once, and again after `forget`: the one place where the generator's state lives. */
class Host implements VirtualHost {
  root = '';
  base = '/';
  /** True in the live preview: a build starts servers too, and closes them before they could answer. */
  live = false;
  #server: ViteDevServer | undefined;
  #context: Promise<HandbookContext> | undefined;
  #chapters: Promise<Chapters> | undefined;

  async #load(): Promise<HandbookContext> {
    const server = this.#server;
    const simulations = await loadSimulations(
      this.root,
      server && ((file) => server.ssrLoadModule(file) as Promise<{ default?: unknown }>),
    );
    return openHandbook(this.root, this.base, simulations);
  }
  context(): Promise<HandbookContext> {
    return (this.#context ??= this.#load());
  }
  chapters(): Promise<Chapters> {
    return (this.#chapters ??= this.context().then(readChapters));
  }
  forget(): void {
    this.#context = undefined;
    this.#chapters = undefined;
  }
  attach(server: ViteDevServer): void {
    if (!this.live) return;
    this.#server = server;
    this.forget();
  }
}

/** Starlight's sidebar: parts, and their labs by number. */
function sidebarOf(handbook: Handbook, root: string) {
  const labs = labsInOrder(handbook);
  const titleOf = (id: string): string => {
    for (const extension of ['mdx', 'md']) {
      const file = `src/content/docs/${id}.${extension}`;
      try {
        return String(parseChapter(readFileSync(`${root}/${file}`, 'utf8'), file).frontmatter['title'] ?? id);
      } catch {
        // Reported, with its place, by the pass over the chapters; here the id stands in.
      }
    }
    return id;
  };
  const guide = { label: 'Guide', items: [{ label: 'The rules of the proof', link: '/guide/rules/' }] };
  const parts = handbook.parts.map((part) => ({
    label: part.title,
    items: labs
      .filter((lab) => lab.part === part.title)
      .map((lab) => ({ label: `${lab.number}\u2002${titleOf(lab.id)}`, link: `/${lab.id}/` })),
  }));
  return [...parts, guide];
}

/** Pages that the generator brings along. */
const routes = {
  '/print': 'print.astro',
  '/seals.js': 'seals.js.ts',
  '/guide/rules': 'rules.astro',
  '/ledger': 'ledger.astro',
  '/class': 'class.astro',
};

const component = (name: string): string => fileURLToPath(new URL(`./shell/${name}.astro`, import.meta.url));
const style = (name: string): string => fileURLToPath(new URL(`../../styles/${name}.css`, import.meta.url));

/** Labwright for Astro: the chapters' words, the shell, the print page and the policy. */
export default function labwright(): AstroIntegration {
  const host = new Host();
  return {
    name: 'labwright',
    hooks: {
      'astro:config:setup': ({ command, config, updateConfig, injectRoute }) => {
        host.live = command === 'dev';
        host.root = fileURLToPath(config.root).replace(/\/$/, '');
        host.base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        const handbook = readHandbook(host.root);
        for (const [pattern, page] of Object.entries(routes)) {
          injectRoute({
            pattern,
            entrypoint: fileURLToPath(new URL(`./pages/${page}`, import.meta.url)),
            prerender: true,
          });
        }
        updateConfig({
          ...(handbook.site ? { site: handbook.site } : {}),
          markdown: {
            processor: unified({
              remarkPlugins: [remarkMath, [remarkLabwright, host]],
              rehypePlugins: [[rehypeKatex, { strict: 'error', throwOnError: true }], rehypeEquations],
            }),
          },
          integrations: [
            starlight({
              title: handbook.title,
              ...(handbook.subtitle ? { description: handbook.subtitle } : {}),
              sidebar: sidebarOf(handbook, host.root),
              tableOfContents: false,
              expressiveCode: false,
              credits: false,
              customCss: ['katex/dist/katex.min.css', ...['tokens', 'prose', 'shell', 'words', 'ledger'].map(style)],
              components: {
                Head: component('Head'),
                MarkdownContent: component('MarkdownContent'),
                PageTitle: component('PageTitle'),
                Sidebar: component('Sidebar'),
                Footer: component('Footer'),
                SiteTitle: component('SiteTitle'),
              },
              head: [
                {
                  tag: 'script',
                  attrs: { src: `${host.base}seals.js`, 'data-handbook': handbook.id, 'data-base': host.base },
                },
              ],
            }),
            mdx(),
          ],
          vite: {
            plugins: [virtualModules(host), lazySearch()],
            build: {
              assetsInlineLimit: 0,
              rolldownOptions: {
                // Astro marks each chapter with a directive of its own, and the bundler warns of every one.
                onLog(level: LogLevel, log: RolldownLog, handle: (level: LogLevel, log: RolldownLog) => void) {
                  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
                },
              },
            },
          },
        });
      },
      'astro:build:done': async ({ dir }) => writePolicies(fileURLToPath(dir)),
    },
  };
}
