/** Loads the chapters of a handbook for `src/content.config.ts`: all that are out on the day the site is built for. */
import { isDeepStrictEqual } from 'node:util';
import { docsLoader } from '@astrojs/starlight/loaders';
import type { Loader } from 'astro/loaders';

/** Asked of the integration, which reads the handbook: the ids of the labs that are held back. */
export const withheldHook = 'labwright:withheld';

/**
 * What pages ask of the text of a chapter, which they compile from its file: its words with their attributes, and whether it
 * has formulas, code or italics, for which fonts are fetched ahead.
 */
export function askedOfText(text = ''): readonly (string | boolean)[] {
  return [/\$/.test(text), /`/.test(text), /(^|[^*])\*[^*\s]/m.test(text), ...(text.match(/<[A-Z][^>]*>/g) ?? [])];
}

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
      let watching = false;
      /**
       * In the preview, a save that changes prose alone leaves the store alone. Astro would write the whole of it to disk, load
       * it anew, and with it nearly all that a page is made of, before it compiles the one chapter that has changed.
       */
      const asBefore: typeof store.set = ({ id, data, body, filePath, deferredRender }) => {
        const known = watching ? store.get(id) : undefined;
        return (
          // Of what is no MDX the store holds the page itself.
          deferredRender === true &&
          known?.deferredRender === true &&
          known.filePath === filePath &&
          isDeepStrictEqual(known.data, data) &&
          isDeepStrictEqual(askedOfText(known.body), askedOfText(body))
        );
      };
      const out: typeof store = {
        ...store,
        set: (entry) => !withheld.has(entry.id) && !asBefore(entry) && store.set(entry),
      };
      await docs.load({ ...context, store: out });
      watching = context.watcher !== undefined;
    },
  };
}
