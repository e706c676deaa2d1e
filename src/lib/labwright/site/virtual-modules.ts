/** Hands the handbook's simulations, charts and data to components and browser through virtual modules. */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { livingChart } from '../figure/compile.ts';
import { chartsModule } from '../figure/program.ts';
import { actsByChapter, firstInstruments } from '../document/acts.ts';
import { assignmentsOf } from '../document/assignments.ts';
import { bookOf } from '../document/book.ts';
import { catalogueOf, claimsByQuestion } from '../document/catalogue.ts';
import type { Chapters, HandbookContext } from '../document/chapters.ts';
import { correctionsOf } from '../document/errata.ts';
import { citingsOf } from '../document/citings.ts';
import { inLanguage, textsToken } from '../document/languages.ts';
import { publishedHandbook } from '../document/release.ts';
import { glossaryPages } from './glossary-html.ts';
import { lastChanged } from './last-changed.ts';
import { simulationFiles } from '../load-simulations.ts';
import { publicProofs } from '../proof/index.ts';
import { simulationVersions } from '../simulation-versions.ts';
import { nameOfAll, trackOfName } from '../simulation/tracks.ts';

const prefix = 'virtual:labwright/';
/** How the ids of these modules begin, once they are resolved. */
export const virtualPrefix = `\0${prefix}`;

/** Modules that every lab reads: of the chapters, and of the handbook's own files too. */
const ofChapters = ['acts', 'catalogue', 'claims', 'bibliography', 'assignments'];
export const dataOf = { chapter: ofChapters, handbook: [...ofChapters, 'handbook'] };
/** What pages of their own read, and nothing else: made anew when those are asked for. */
export const dataOfPages = ['book', 'glossary', 'proofs'];

/** What the plugin asks for on every load, so that the live preview sees the newest state. */
export interface VirtualHost {
  /** What the handbook lays over the house's look: absolute paths or packages, in their order. */
  readonly look: { readonly styles: readonly string[]; readonly preloadFonts: boolean };
  context(): Promise<HandbookContext>;
  /** The chapters that are out: what is held back reaches no module. */
  chapters(): Promise<Chapters>;
}

/** A module of the generator, as it stands here: a program is compiled in the package that others install. */
const ownModule = (path: string): string =>
  JSON.stringify(fileURLToPath(new URL(`${path}${extname(import.meta.url)}`, import.meta.url)));

/** A module that makes a value out of JSON. */
const literal = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

function registryModule({ root, languages }: HandbookContext): string {
  const files = simulationFiles(root);
  const spoken = [...(languages?.values() ?? [])].map(({ language, phrases }) => ({
    language,
    simulations: files.map(({ id }) => ({
      id,
      phrases: phrases[id] ?? {},
      token: textsToken(language, id, phrases[id] ?? {}),
    })),
  }));
  const imports = files.map(({ file }, index) => `import s${index} from ${JSON.stringify(file)};`);
  return [
    ...imports,
    `import { withTracks } from ${ownModule('../simulation/tracks')};`,
    `export const simulations = withTracks(new Map([${files.map(({ id }, index) => `[${JSON.stringify(id)}, s${index}]`).join(', ')}]));`,
    ...(spoken.length > 0 ? [`import { localize } from ${ownModule('../simulation/localize')};`] : []),
    // A simulation of one track says what that of all of them says.
    `const textsOf = (all, id) => all.find((each) => each.id === id.split('--')[0]);`,
    `export const localised = new Map(${literal(spoken)}.map(({ language, simulations: all }) => [language, new Map([...simulations].map(([id, simulation]) => [id, localize(simulation, textsOf(all, id).phrases, language, textsOf(all, id).token)]))]));`,
  ].join('\n');
}

/** Simulations that the published chapters use; one that is only for a lab to come is not in the site either. */
function usedSimulations({ labs, withheld }: Chapters): (id: string) => boolean {
  if (withheld.length === 0) return () => true;
  const used = new Set(
    labs.flatMap(({ lab }) => lab.uses.map(({ supplied, attributes }) => supplied['simulation'] ?? attributes['of'])),
  );
  return (id) => used.has(id);
}

/** Simulations of the instruments of translations: `es/tea-cup`. */
function spokenSimulations({ translations }: Chapters, { languages }: HandbookContext): string[] {
  const found = translations.flatMap(({ lab, folder }) =>
    lab.uses
      .filter(({ word }) => word === 'Instrument')
      .map(({ attributes }) => `${languages!.get(folder)!.language}/${String(attributes['of'])}`),
  );
  return [...new Set(found)].sort();
}

function loadersModule(ids: Iterable<string>, isUsed: (id: string) => boolean, spoken: readonly string[]): string {
  const used = [...[...ids].filter(isUsed), ...spoken];
  const entries = used.map((id) => `${JSON.stringify(id)}: () => import(${JSON.stringify(`${prefix}live/${id}`)})`);
  return `export const loaders = {\n${entries.join(',\n')}\n};`;
}

async function liveModule(host: VirtualHost, id: string): Promise<string> {
  const context = await host.context();
  const { root, languages } = context;
  const [folder, spoken] = [...(languages ?? [])].find(([, { language }]) => id.startsWith(`${language}/`)) ?? [];
  const name = spoken ? id.slice(spoken.language.length + 1) : id;
  const simulation = (folder === undefined ? context : inLanguage(context, folder)).simulations.get(name)!;
  const own = nameOfAll(name);
  const file = simulationFiles(root).find((entry) => entry.id === own)!.file;
  const charts = Object.fromEntries(
    Object.keys(simulation.charts).map((name) => [
      name,
      { wide: livingChart(simulation, name, 'wide'), narrow: livingChart(simulation, name, 'narrow') },
    ]),
  );
  const source =
    name === own
      ? [`import source from ${JSON.stringify(file)};`]
      : [
          `import all from ${JSON.stringify(file)};`,
          `import { inTrack } from ${ownModule('../simulation/tracks')};`,
          `const source = inTrack(all, ${JSON.stringify(trackOfName(name))});`,
        ];
  const phrases = spoken?.phrases[own] ?? {};
  const model = spoken
    ? [
        `import { localize } from ${ownModule('../simulation/localize')};`,
        `export const simulation = localize(source, ${literal(phrases)}, ${JSON.stringify(spoken.language)}, ${JSON.stringify(textsToken(spoken.language, own, phrases))});`,
      ]
    : ['export { source as simulation };'];
  return [...source, ...model, chartsModule(charts)].join('\n');
}

function dataModule(name: string, data: unknown): string {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}

/** The text of one of these modules; undefined for a name that there is not. */
export async function moduleText(host: VirtualHost, name: string): Promise<string | undefined> {
  if (name === 'look') return host.look.styles.map((path) => `import ${JSON.stringify(path)};`).join('\n');
  if (name === 'options') return `export const preloadFonts = ${host.look.preloadFonts};`;
  const context = await host.context();
  if (name === 'simulations') return registryModule(context);
  if (name === 'loaders') {
    const chapters = await host.chapters();
    return loadersModule(context.simulations.keys(), usedSimulations(chapters), spokenSimulations(chapters, context));
  }
  if (name.startsWith('live/')) return liveModule(host, name.slice('live/'.length));
  if (name === 'versions') return dataModule('versions', simulationVersions(context.root));
  if (name === 'proofs') return dataModule('proofs', publicProofs(context, await host.chapters()));
  if (name === 'catalogue') return dataModule('catalogue', catalogueOf(context, await host.chapters()));
  if (name === 'changed') {
    const days = lastChanged(context.root);
    const { labs, translations } = await host.chapters();
    const known = [
      ...labs.map(({ lab }) => [lab.context.id, days.get(lab.context.file)] as const),
      ...translations.map(({ lab, folder }) => [`${folder}/${lab.context.id}`, days.get(lab.context.file)] as const),
    ];
    return dataModule('changed', Object.fromEntries(known.filter(([, day]) => day !== undefined)));
  }
  if (name === 'acts') {
    const chapters = await host.chapters();
    return [dataModule('acts', actsByChapter(chapters)), dataModule('instruments', firstInstruments(chapters))].join(
      '\n',
    );
  }
  if (name === 'book') return dataModule('book', bookOf(context, await host.chapters()));
  if (name === 'assignments') return dataModule('assignments', assignmentsOf(context, await host.chapters()));
  if (name === 'claims') return dataModule('claims', claimsByQuestion(await host.chapters()));
  if (name === 'bibliography') {
    const chapters = await host.chapters();
    return [dataModule('bibliography', chapters.bibliography), dataModule('citings', citingsOf(chapters))].join('\n');
  }
  if (name === 'errata') {
    const { labs, index } = await host.chapters();
    const out = Object.entries(context.errata).filter(([, { lab }]) => !context.withheld.has(lab));
    const corrections = correctionsOf(
      Object.fromEntries(out),
      labs.map(({ lab }) => lab),
      index,
    );
    return dataModule('corrections', corrections);
  }
  if (name === 'glossary') {
    const { terms, bookIndex } = glossaryPages(context, await host.chapters());
    return [dataModule('terms', terms), dataModule('bookIndex', bookIndex)].join('\n');
  }
  if (name === 'handbook') {
    const { handbook, base, languages } = context;
    const { translations } = await host.chapters();
    const translated = [...(languages ?? [])].map(([folder, { language }]) => ({
      folder,
      language,
      pages: Object.fromEntries(
        translations
          .filter((each) => each.folder === folder)
          .map(({ lab, chapter }) => [lab.context.id, String(chapter.frontmatter['title'] ?? lab.context.id)]),
      ),
    }));
    return `export const handbook = ${JSON.stringify({ ...publishedHandbook(handbook, context.withheld), base, translated })};`;
  }
  return undefined;
}

/** The Vite plugin that serves `virtual:labwright/look`, `/options`, `/handbook`, `/acts`, `/changed`, `/assignments`, `/catalogue`, `/book`, `/claims`, `/bibliography`, `/glossary`, `/errata`, `/simulations`, `/versions`, `/proofs`, `/loaders` and `/live/<id>`. */
export function virtualModules(host: VirtualHost): Plugin {
  return {
    name: 'labwright:virtual-modules',
    resolveId(source) {
      return source.startsWith(prefix) ? `\0${source}` : undefined;
    },
    load(id) {
      return id.startsWith(virtualPrefix) ? moduleText(host, id.slice(virtualPrefix.length)) : undefined;
    },
  };
}
