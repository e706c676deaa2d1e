/** The Astro integration: what a handbook puts into its `astro.config.mjs`. */
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import type { AstroConfig, AstroIntegration } from 'astro';
import remarkMath from 'remark-math';
import type { LogLevel, RolldownLog } from 'rolldown';
import type { Say, TextKey } from './language/texts.ts';
import { generatorSay, pluginTexts } from './language/catalogue.ts';
import { errataFile } from './document/errata.ts';
import { glossaryFile } from './document/glossary.ts';
import { type Handbook, readHandbook, referencesFile } from './document/handbook.ts';
import { rehypeEquations } from './document/rehype-equations.ts';
import { rehypeMaths } from './document/rehype-maths.ts';
import { rehypeFootnotes } from './document/rehype-footnotes.ts';
import { rehypeTableHeads } from './document/rehype-table-heads.ts';
import { publishedHandbook, withheldLabs } from './document/release.ts';
import { redirectsOf } from './document/redirects.ts';
import { remarkLabwright } from './document/remark.ts';
import { withheldHook } from './loader.ts';
import { commitDay } from './print/dates.ts';
import { typedNumberProblems } from './proof/text-rules.ts';
import { formatProblem } from './simulation/errors.ts';
import { frontmatterOf } from './document/source.ts';
import { shareCards } from './share/pages.ts';
import { writeSharePictures } from './share/picture.ts';
import { chunks } from './site/chunks.ts';
import { codeLanguages, codeTheme } from './site/code-theme.ts';
import { writeFirstStyles } from './site/first-styles.ts';
import { Host } from './site/host.ts';
import { lazySearch } from './site/lazy-search.ts';
import { liveModules, writeLiveModules } from './site/live-modules.ts';
import { smallPreload } from './site/small-preload.ts';
import { withoutEval } from './site/without-eval.ts';
import { writeOffline } from './site/offline.ts';
import { ownPages } from './site/own-pages.ts';
import { overlayWithoutStack } from './site/overlay.ts';
import { writePolicies } from './site/policy.ts';
import { preview } from './site/preview.ts';
import { writeRedirects } from './site/redirects.ts';
import { sealsScript } from './site/seals-script.ts';
import { writeSearch } from './site/search-index.ts';
import { sharedModules } from './site/shared-modules.ts';
import { virtualModules } from './site/virtual-modules.ts';

/** How a handbook looks, where it differs from the house. */
export interface LabwrightOptions {
  /** Style sheets laid over the house's, on the pages and in the book: paths from the root (`./src/styles/look.css`) or packages. */
  readonly customCss?: readonly string[];
  /** Fetch the house's fonts with each page. Set it to false when your style sheet brings other fonts. */
  readonly preloadFonts?: boolean;
}

/** Starlight's sidebar: parts, with their labs by number and their other pages. */
function sidebarOf(handbook: ReturnType<typeof publishedHandbook>, root: string) {
  const { labs } = handbook;
  const titleOf = (id: string): string => {
    for (const extension of ['mdx', 'md']) {
      const file = `src/content/docs/${id}.${extension}`;
      try {
        return String(frontmatterOf(readFileSync(`${root}/${file}`, 'utf8'), file)['title'] ?? id);
      } catch {
        // Reported, with its place, by the pass over the chapters; here the id stands in.
      }
    }
    return id;
  };
  const called = (key: TextKey) => ({
    label: generatorSay('en')(key),
    ...inLanguages(handbook, (_, say) => say(key)),
  });
  /** Those of the pages whose file the handbook has. */
  const present = (pages: readonly { key: TextKey; link: string }[]) =>
    pages
      .filter(({ link }) => existsSync(join(root, made[link]!)))
      .map(({ key, link }) => ({ ...called(key), link: `${link}/` }));
  const back = present([
    { key: 'navigation.glossary', link: '/glossary' },
    { key: 'navigation.bibliography', link: '/bibliography' },
  ]);
  const guide = {
    ...called('navigation.guide'),
    items: [
      { autogenerate: { directory: 'guide' } },
      { ...called('navigation.rules'), link: '/guide/rules/' },
      ...present([{ key: 'navigation.errata', link: '/errata' }]),
    ],
  };
  const parts = handbook.parts.map((part) => ({
    label: part.title,
    ...inLanguages(handbook, (folder) => handbook.translations[folder]?.parts[part.title]),
    items: [
      ...labs
        .filter((lab) => lab.part === part.title)
        .map((lab) => ({ label: `${lab.number}\u2002${titleOf(lab.id)}`, link: `/${lab.id}/` })),
      ...(part.pages ?? []).map((id) => ({ label: titleOf(id), link: `/${id}/` })),
    ],
  }));
  return [...parts, ...(back.length > 0 ? [{ ...called('navigation.look-up'), items: back }] : []), guide];
}

/** The languages of the handbook, as Starlight takes them; none where there is one. */
function localesOf({ language, translations }: Handbook): {
  locales?: Record<string, { label: string; lang: string }>;
} {
  const folders = Object.keys(translations);
  if (folders.length === 0) return {};
  const locale = (lang: string): { label: string; lang: string } => ({
    lang,
    label: new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang,
  });
  return {
    locales: {
      root: locale(language),
      ...Object.fromEntries(folders.map((folder) => [folder, locale(Intl.getCanonicalLocales(folder)[0]!)])),
    },
  };
}

/** The same for the sitemap: it names the other languages of a page beside it. */
function sitemapLanguages({ language, translations }: Handbook) {
  const locales = Object.fromEntries(
    Object.keys(translations).map((folder) => [folder, Intl.getCanonicalLocales(folder)[0]!]),
  );
  return Object.keys(locales).length === 0
    ? {}
    : { i18n: { defaultLocale: language, locales: { [language]: language, ...locales } } };
}

/** What each language of the handbook calls something of the navigation. */
function inLanguages({ translations }: Handbook, textOf: (folder: string, say: Say) => string | undefined) {
  const said = Object.keys(translations).flatMap((folder): [string, string][] => {
    const language = Intl.getCanonicalLocales(folder)[0]!;
    const text = textOf(folder, generatorSay(language));
    return text === undefined ? [] : [[language, text]];
  });
  return { translations: Object.fromEntries(said) };
}

/** The integration that `labwright` adds to Astro's own, and what it answers: the day that `--as-of` or the commit says. */
export const commandLine = 'labwright:command-line';
export const asOfHook = 'labwright:as-of';

/** The day that the site is made for. Without the command line a build takes that of the commit, a preview shows all labs. */
function askedDay({ integrations, root }: AstroConfig, live: boolean): string | undefined {
  const asked = integrations.find(({ name }) => name === commandLine)?.hooks[asOfHook] as
    (() => string | undefined) | undefined;
  return asked ? asked() : live ? undefined : commitDay(fileURLToPath(root), process.env);
}

/** Pages that the generator brings along. */
const routes = {
  '/print': 'print.astro',
  // This module's own ending: a program is compiled in the package that others install.
  '/llms.txt': `llms.txt${extname(import.meta.url)}`,
  '/guide/rules': 'rules.astro',
  '/proof/[...lab]': 'proof.astro',
  '/glossary': 'glossary.astro',
  '/bibliography': 'bibliography.astro',
  '/errata': 'errata.astro',
  '/ledger': 'ledger.astro',
  '/class': 'class.astro',
};

/** Pages made from a file that a handbook may do without. */
const made: Readonly<Record<string, string>> = {
  '/glossary': glossaryFile,
  '/bibliography': referencesFile,
  '/errata': errataFile,
};

const component = (name: string): string => fileURLToPath(new URL(`./shell/${name}.astro`, import.meta.url));
const style = (name: string): string => fileURLToPath(new URL(`../../styles/${name}.css`, import.meta.url));

/** What must come after Starlight's own last steps, such as the search index. */
function finish(host: Host, handbook: Handbook): AstroIntegration {
  return {
    name: 'labwright:finish',
    hooks: {
      'astro:config:done': ({ config }) => {
        host.commanded = config.integrations.some(({ name }) => name === commandLine);
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        // It holds the answers: the command line puts it aside, and without that nobody may publish it.
        if (!host.commanded) await rm(join(folder, 'print'), { recursive: true, force: true });
        const [context, chapters] = [await host.context(), await host.chapters()];
        const labs = [...chapters.labs, ...chapters.withheld].map(({ lab }) => lab);
        const redirects = redirectsOf(context.redirects, chapters, labs, host.base);
        await writeRedirects(folder, redirects.pages, handbook.language, handbook.site);
        const numbered = publishedHandbook(handbook, context.withheld).labs;
        const translated = chapters.translations.flatMap(({ lab, folder: own }) => {
          const language = context.languages?.get(own);
          const { id, number } = lab.context;
          return language && number !== undefined
            ? [
                {
                  id: `${own}/${id}`,
                  number,
                  name: language.say('lab.number', { number }),
                  language: language.language,
                },
              ]
            : [];
        });
        await writeSearch(folder, [...numbered, ...translated], handbook.language);
        await writeLiveModules(folder, host.liveModules, host.base);
        await writeFirstStyles(folder, host.base);
        await writePolicies(folder);
        // Who fetches a picture for a link needs its whole address.
        if (handbook.site) await writeSharePictures(folder, shareCards(context, chapters), host.root);
        await writeOffline(folder, host.base, handbook);
      },
    },
  };
}

/** KaTeX as the generator has it, wherever npm has put that. */
const maths = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');

/** Labwright for Astro: the chapters' words, the shell, the print page and the policy. */
export default function labwright({ customCss = [], preloadFonts = true }: LabwrightOptions = {}): AstroIntegration {
  const host = new Host();
  return {
    name: 'labwright',
    hooks: {
      [withheldHook]: async () => {
        const { withheld, languages } = await host.context();
        const folders = [...(languages?.keys() ?? [])];
        return new Set([...withheld].flatMap((id) => [id, ...folders.map((folder) => `${folder}/${id}`)]));
      },
      'astro:config:setup': ({ command, config, updateConfig, injectRoute, logger }) => {
        host.live = command === 'dev';
        host.root = fileURLToPath(config.root).replace(/\/$/, '');
        host.base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        const styles = customCss.map((path) => (path.startsWith('.') ? join(host.root, path) : path));
        host.look = { styles, preloadFonts };
        const handbook = readHandbook(host.root);
        host.asOf = askedDay(config, host.live);
        const published = publishedHandbook(handbook, withheldLabs(handbook, host.asOf));
        // A build proves the handbook before it starts; the preview shows a page that is still being written.
        if (host.live)
          host.warn = (lab, tree) => {
            const { structural } = readHandbook(host.root);
            if (lab.context.number === undefined) return;
            for (const problem of typedNumberProblems(lab, tree, structural)) logger.warn(formatProblem(problem));
          };
        for (const [pattern, page] of Object.entries(routes)) {
          if (pattern in made && !existsSync(join(host.root, made[pattern]!))) continue;
          injectRoute({
            pattern,
            entrypoint: fileURLToPath(new URL(`./pages/${page}`, import.meta.url)),
            prerender: true,
          });
        }
        updateConfig({
          ...(handbook.site ? { site: handbook.site } : {}),
          // The service worker has fetched every page already.
          prefetch: config.prefetch ?? false,
          markdown: {
            shikiConfig: { theme: codeTheme, langs: codeLanguages },
            processor: unified({
              remarkPlugins: [remarkMath, [remarkLabwright, host]],
              rehypePlugins: [rehypeMaths, rehypeEquations, rehypeTableHeads, rehypeFootnotes],
              // Its own arrow is in none of the house's fonts.
              remarkRehype: { footnoteBackContent: '^' },
            }),
          },
          integrations: [
            starlight({
              title: {
                [handbook.language]: handbook.title,
                ...Object.fromEntries(
                  Object.entries(handbook.translations).map(([folder, { title }]) => [
                    Intl.getCanonicalLocales(folder)[0]!,
                    title ?? handbook.title,
                  ]),
                ),
              },
              ...localesOf(handbook),
              ...(handbook.subtitle ? { description: handbook.subtitle } : {}),
              sidebar: sidebarOf(published, host.root),
              tableOfContents: false,
              pagefind: false,
              expressiveCode: false,
              credits: false,
              customCss: [
                maths,
                ...[
                  'tokens',
                  'prose',
                  'shell',
                  'acts',
                  'words',
                  'notes',
                  'references',
                  'panels',
                  'glossary',
                  'home',
                  'ledger',
                  'copy',
                  'due',
                ].map(style),
                ...styles,
              ],
              plugins: [
                {
                  name: 'labwright:texts',
                  hooks: {
                    'i18n:setup': ({ injectTranslations }) => injectTranslations(pluginTexts()),
                    // Starlight asks for this one.
                    'config:setup': () => undefined,
                  },
                },
              ],
              components: {
                Head: component('Head'),
                MarkdownContent: component('MarkdownContent'),
                PageTitle: component('PageTitle'),
                MobileMenuToggle: component('MobileMenuToggle'),
                Sidebar: component('Sidebar'),
                Footer: component('Footer'),
                SiteTitle: component('SiteTitle'),
                SkipLink: component('SkipLink'),
                Search: component('Search'),
                LanguageSelect: component('LanguageSelect'),
              },
              head: [
                {
                  tag: 'script',
                  attrs: { 'data-handbook': handbook.id, 'data-base': host.base },
                  // In the page itself: a file of its own would hold the parser back for a round trip.
                  content: sealsScript,
                },
                { tag: 'link', attrs: { rel: 'manifest', href: `${host.base}manifest.webmanifest` } },
              ],
            }),
            // What no word stands in reaches the page as text: a formula alone would be a hundred calls.
            mdx({ optimize: true }),
            // Of the pages that are published: the one that the book is printed from is not.
            ...(handbook.site
              ? [sitemap({ filter: (page) => !page.endsWith(`${host.base}print/`), ...sitemapLanguages(handbook) })]
              : []),
            finish(host, handbook),
          ],
          vite: {
            environments: { client: { build: { rolldownOptions: { output: { codeSplitting: chunks } } } } },
            plugins: [
              virtualModules(host),
              sharedModules(host),
              preview(host),
              overlayWithoutStack(),
              lazySearch(),
              ownPages(),
              withoutEval(),
              smallPreload(),
              liveModules((modules) => (host.liveModules = modules)),
            ],
            // A handbook's own workers compute with the same libraries as its pages.
            worker: { format: 'es', plugins: () => [withoutEval()] },
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
    },
  };
}
