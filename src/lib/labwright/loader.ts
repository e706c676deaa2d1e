/** Loads the chapters of a handbook for `src/content.config.ts`: all that are out on the day the site is built for. */
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader } from 'astro/loaders';

/** Asked of the integration, which reads the handbook: the ids of the labs that are held back. */
export const withheldHook = 'labwright:withheld';

/** Starlight's loader of `src/content/docs`, without the labs that are not yet released. */
export function chaptersLoader(): Loader {
  const docs = docsLoader();
  return {
    ...docs,
    name: 'labwright-chapters-loader',
    async load(context) {
      const labwright = context.config.integrations.find(({ name }) => name === 'labwright');
      const ask = labwright?.hooks[withheldHook] as (() => Promise<ReadonlySet<string>>) | undefined;
      const withheld = (await ask?.()) ?? new Set<string>();
      const { store } = context;
      // What an earlier build has kept of them, made for a later day.
      for (const id of withheld) store.delete(id);
      const out: typeof store = { ...store, set: (entry) => !withheld.has(entry.id) && store.set(entry) };
      await docs.load({ ...context, store: out });
    },
  };
}
