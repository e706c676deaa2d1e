/**
 * The live preview: a mistake is told in the overlay and on the terminal, in two parts; the last good page stays beneath it
 * and comes up to date when the mistake is mended. What did not change is not read again.
 */
import type { EnvironmentModuleNode, HotPayload, Plugin, ViteDevServer } from 'vite';
import { inPlaceOrder, problemsOf } from '../cli/problems.ts';
import { formatProblem, type Problem } from '../simulation/errors.ts';
import type { Changed, Host } from './host.ts';
import { overlayMessage } from './overlay.ts';
import { noteProblems } from './preview-log.ts';
import { readSettled } from './settled.ts';
import { dataOf, dataOfPages, moduleText, virtualPrefix } from './virtual-modules.ts';

/** How long after a save Astro asks for reloads: at once, and again when it has written its data store anew. */
const echo = 3000;

type Send = (payload: HotPayload) => void;

/** Forgets these modules, and lets whatever imports them run anew; nothing else is compiled again. */
function invalidate(server: ViteDevServer, concerns: (module: EnvironmentModuleNode) => boolean): void {
  for (const environment of Object.values(server.environments)) {
    const { moduleGraph } = environment;
    const evaluated = (environment as { runner?: { evaluatedModules?: EvaluatedModules } }).runner?.evaluatedModules;
    const seen = new Set<EnvironmentModuleNode>();
    const rerun = (module: EnvironmentModuleNode): void => {
      if (seen.has(module)) return;
      seen.add(module);
      const node = module.id === null ? undefined : evaluated?.getModuleById(module.id);
      if (node) evaluated?.invalidateModule(node);
      for (const importer of module.importers) rerun(importer);
    };
    for (const module of [...moduleGraph.idToModuleMap.values()].filter(concerns)) {
      moduleGraph.invalidateModule(module);
      rerun(module);
    }
  }
}

/** The name of one of the modules about the handbook. */
const nameOf = ({ id }: EnvironmentModuleNode): string | undefined =>
  id?.startsWith(virtualPrefix) ? id.slice(virtualPrefix.length) : undefined;

interface EvaluatedModules {
  getModuleById(id: string): object | undefined;
  invalidateModule(module: object): void;
}

/** Problems that keep a page from being shown anew: of the saved chapter itself, or any where all may have changed. */
function blockedBy(problems: readonly Problem[], path: string | undefined, changed: Changed): readonly Problem[] {
  return changed === 'chapter' ? problems.filter(({ place }) => !place || place.file === path) : problems;
}

/** The message of an error that carries problems of ours. */
const ours = /^(?:\w*Error: )?[a-z]+\/[a-z-]+ /;

/** Of the known problems those in the file that an error names, else all; else what the error itself tells. */
function behind(error: { id?: string; loc?: { file?: string } }, known: readonly Problem[], host: Host): Problem[] {
  const path = host.pathOf(error.loc?.file ?? error.id ?? '');
  const there = known.filter(({ place }) => place?.file === path);
  if (there.length > 0) return there;
  return known.length > 0 ? [...known] : problemsOf(error, host.root);
}

export function preview(host: Host): Plugin {
  return {
    name: 'labwright:preview',
    apply: 'serve',
    configureServer(server) {
      host.attach(server);
      if (!host.live) return;
      const { hot } = server.environments.client;
      const send = hot.send.bind(hot) as Send;
      /** All problems that are known, and those that keep the page as it was. */
      let wrong: readonly Problem[] = [];
      let blocking: readonly Problem[] = [];
      let checking = Promise.resolve();
      /** Until then Astro's reloads are spared: ours comes when everything is read. */
      let spared = 0;
      const texts = new Map<string, string | undefined>();
      const show = (problems: readonly Problem[]): void => {
        send(overlayMessage(problems, (path) => host.absolute(path)) as unknown as HotPayload);
      };

      /** Lets the pages read anew what a change has changed of the modules about the handbook. */
      const refresh = async (changed: Changed): Promise<void> => {
        if (changed === 'simulation') return invalidate(server, (module) => nameOf(module) !== undefined);
        const stale = new Set(dataOfPages);
        for (const name of dataOf[changed]) {
          const text = await moduleText(host, name);
          if (texts.get(name) !== text) stale.add(name);
          texts.set(name, text);
        }
        invalidate(server, (module) => stale.has(nameOf(module) ?? ''));
      };

      /** Reads what changed; shows what is wrong with it, or brings the page up to date. */
      const check = async (file: string, changed: Changed): Promise<void> => {
        // Vite comes to it later, and a program that could not be loaded is in nobody's imports.
        invalidate(
          server,
          (module) => module.file === file || (changed === 'simulation' && host.kindOf(module.id ?? '') === changed),
        );
        wrong = inPlaceOrder(await host.problems());
        blocking = blockedBy(wrong, host.pathOf(file), changed);
        noteProblems(wrong.map(formatProblem));
        if (blocking.length > 0) return show(blocking);
        await refresh(changed);
        send({ type: 'full-reload', path: '*' });
      };

      hot.send = ((...words: [HotPayload]) => {
        const [payload] = words;
        if (typeof payload !== 'object') return (send as (...all: unknown[]) => void)(...words);
        if (payload.type === 'error') {
          void checking.then(async () => {
            const known = inPlaceOrder(await host.problems());
            const problems = blocking.length > 0 ? blocking : behind(payload.err, known, host);
            // Astro tells with a delay: what has been mended meanwhile is not told any more.
            if (known.length === 0 && ours.test(payload.err.message)) return;
            if (problems.length === 0) return send(payload);
            noteProblems([...new Set([...known, ...problems].map(formatProblem))]);
            show(problems);
          });
        } else if (payload.type === 'full-reload') {
          if (performance.now() < spared) return;
          void checking.then(() => {
            if (blocking.length === 0) send(payload);
          });
        } else send(payload);
      }) as typeof hot.send;

      // A page that is opened meanwhile is the last good one; it is told as well.
      hot.on('vite:client:connect', () => {
        if (blocking.length > 0) show(blocking);
      });

      server.watcher.on('all', (event, file) => {
        const changed = host.kindOf(file);
        if (!changed) {
          if (host.isOwn(file)) spared = 0;
          return;
        }
        const frontmatter = host.frontmatterOf(file);
        // What the frontmatter says reaches the pages through Astro's data store.
        const inStore =
          changed === 'chapter' &&
          (event !== 'change' || frontmatter === undefined || !host.startsWith(file, frontmatter));
        spared = inStore ? 0 : performance.now() + echo;
        host.forget(changed);
        checking = checking
          .then(() =>
            readSettled(file, (again) => {
              if (again) host.forget(changed);
              return check(file, changed);
            }),
          )
          .catch((error: unknown) => server.config.logger.error(String(error)));
      });
    },
  };
}
