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

function registryModule(root: string): string {
  const files = simulationFiles(root);
  const imports = files.map(({ file }, index) => `import s${index} from ${JSON.stringify(file)};`);
  return [
    ...imports,
    `import { withTracks } from ${ownModule('../simulation/tracks')};`,
    `export const simulations = withTracks(new Map([${files.map(({ id }, index) => `[${JSON.stringify(id)}, s${index}]`).join(', ')}]));`,
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

function loadersModule(ids: Iterable<string>, isUsed: (id: string) => boolean): string {
  const used = [...ids].filter(isUsed);
  const entries = used.map((id) => `${JSON.stringify(id)}: () => import(${JSON.stringify(`${prefix}live/${id}`)})`);
  return `export const loaders = {\n${entries.join(',\n')}\n};`;
}

async function liveModule(host: VirtualHost, id: string): Promise<string> {
  const { root, simulations } = await host.context();
  const simulation = simulations.get(id)!;
  const own = nameOfAll(id);
  const file = simulationFiles(root).find((entry) => entry.id === own)!.file;
  const charts = Object.fromEntries(
    Object.keys(simulation.charts).map((name) => [
      name,
      { wide: livingChart(simulation, name, 'wide'), narrow: livingChart(simulation, name, 'narrow') },
    ]),
  );
  const model =
    id === own
      ? `export { default as simulation } from ${JSON.stringify(file)};`
      : [
          `import all from ${JSON.stringify(file)};`,
          `import { inTrack } from ${ownModule('../simulation/tracks')};`,
          `export const simulation = inTrack(all, ${JSON.stringify(trackOfName(id))});`,
        ].join('\n');
  return `${model}\n${chartsModule(charts)}`;
}

function dataModule(name: string, data: unknown): string {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}

/** The text of one of these modules; undefined for a name that there is not. */
export async function moduleText(host: VirtualHost, name: string): Promise<string | undefined> {
  if (name === 'look') return host.look.styles.map((path) => `import ${JSON.stringify(path)};`).join('\n');
  if (name === 'options') return `export const preloadFonts = ${host.look.preloadFonts};`;
  const context = await host.context();
  if (name === 'simulations') return registryModule(context.root);
  if (name === 'loaders') return loadersModule(context.simulations.keys(), usedSimulations(await host.chapters()));
  if (name.startsWith('live/')) return liveModule(host, name.slice('live/'.length));
  if (name === 'versions') return dataModule('versions', simulationVersions(context.root));
  if (name === 'proofs') return dataModule('proofs', publicProofs(context, await host.chapters()));
  if (name === 'catalogue') return dataModule('catalogue', catalogueOf(context, await host.chapters()));
  if (name === 'changed') {
    const days = lastChanged(context.root);
    const { labs } = await host.chapters();
    const known = labs.map(({ lab }) => [lab.context.id, days.get(lab.context.file)] as const);
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
    const { handbook, base } = context;
    return `export const handbook = ${JSON.stringify({ ...publishedHandbook(handbook, context.withheld), base })};`;
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
