/** Hands the handbook's simulations, charts and data to components and browser through virtual modules. */
import type { Plugin, ViteDevServer } from 'vite';
import { compileChart } from '../figure/compile.ts';
import { labsInOrder } from '../document/handbook.ts';
import { catalogueOf, claimsByQuestion } from '../document/catalogue.ts';
import type { Chapters, HandbookContext } from '../document/chapters.ts';
import { simulationFiles, simulationsFolder } from '../load-simulations.ts';

const prefix = 'virtual:labwright/';

/** What the plugin asks for on every load, so that the live preview sees the newest state. */
export interface VirtualHost {
  context(): Promise<HandbookContext>;
  chapters(): Promise<Chapters>;
  /** Forgets what was read, after a file of the handbook changed. */
  forget(): void;
  attach(server: ViteDevServer): void;
}

function registryModule(root: string): string {
  const files = simulationFiles(root);
  const imports = files.map(({ file }, index) => `import s${index} from ${JSON.stringify(file)};`);
  return [
    ...imports,
    `export const simulations = new Map([${files.map(({ id }, index) => `[${JSON.stringify(id)}, s${index}]`).join(', ')}]);`,
  ].join('\n');
}

function loadersModule(root: string): string {
  const entries = simulationFiles(root).map(
    ({ id }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(`${prefix}live/${id}`)})`,
  );
  return `export const loaders = {\n${entries.join(',\n')}\n};`;
}

async function liveModule(host: VirtualHost, id: string): Promise<string> {
  const { root, simulations } = await host.context();
  const simulation = simulations.get(id)!;
  const file = simulationFiles(root).find((entry) => entry.id === id)!.file;
  const charts = Object.fromEntries(
    Object.keys(simulation.charts).map((name) => [
      name,
      { wide: compileChart(simulation, name, 'wide'), narrow: compileChart(simulation, name, 'narrow') },
    ]),
  );
  return `export { default as simulation } from ${JSON.stringify(file)};\nexport const charts = JSON.parse(${JSON.stringify(JSON.stringify(charts))});`;
}

function dataModule(name: string, data: unknown): string {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}

/** The Vite plugin that serves `virtual:labwright/handbook`, `/catalogue`, `/claims`, `/simulations`, `/loaders` and `/live/<id>`. */
export function virtualModules(host: VirtualHost): Plugin {
  return {
    name: 'labwright:virtual-modules',
    configureServer(server) {
      host.attach(server);
      server.watcher.on('all', (_event, file) => {
        const path = file.split('\\').join('/');
        if (
          !path.includes(`/${simulationsFolder}/`) &&
          !path.includes('/src/content/') &&
          !path.includes('/src/lib/science/')
        )
          return;
        host.forget();
        for (const [id, module] of server.moduleGraph.idToModuleMap)
          if (id.startsWith(`\0${prefix}`)) server.moduleGraph.invalidateModule(module);
      });
    },
    resolveId(source) {
      return source.startsWith(prefix) ? `\0${source}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const name = id.slice(prefix.length + 1);
      const context = await host.context();
      if (name === 'simulations') return registryModule(context.root);
      if (name === 'loaders') return loadersModule(context.root);
      if (name.startsWith('live/')) return liveModule(host, name.slice('live/'.length));
      if (name === 'catalogue') return dataModule('catalogue', catalogueOf(context, await host.chapters()));
      if (name === 'claims') return dataModule('claims', claimsByQuestion(await host.chapters()));
      if (name === 'handbook') {
        const { handbook, base } = context;
        return `export const handbook = ${JSON.stringify({ ...handbook, base, labs: labsInOrder(handbook) })};`;
      }
      return undefined;
    },
  };
}
