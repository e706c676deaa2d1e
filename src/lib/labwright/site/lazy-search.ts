/**
 * Fetches the search's interface when the search is first opened, and names its results as a handbook does.
 *
 * Starlight fetches it on every idle page: 21 kB (brotli) that most readers never use, more than all of ours. Its component
 * offers no switch for that, nor for the names, so its own script is changed as it is bundled; a build fails when it no
 * longer has the lines.
 */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const script = /starlight[\\/]dist[\\/]components[\\/]Search\.astro\?astro&type=script/;
/** This module's own ending: a program is compiled in the package that others install. */
const titles = fileURLToPath(new URL(`./search-titles${extname(import.meta.url)}`, import.meta.url));
/** Lines of Starlight's, and what becomes of them. */
const changes: readonly (readonly [was: string | RegExp, is: (was: string) => string])[] = [
  [
    'const onIdle = window.requestIdleCallback || ((cb) => setTimeout(cb, 1));',
    () => `const onIdle = (cb) => {
  const opened = new MutationObserver(() => {
    opened.disconnect();
    void cb().then(() => dialog.querySelector('input')?.focus());
  });
  opened.observe(dialog, { attributes: true, attributeFilter: ['open'] });
};`,
  ],
  [
    /const \{ PagefindUI \} = await .*;/,
    (fetched) => `const names = import(${JSON.stringify(titles)});
${fetched}
const { nameResult, searchOptions } = await names;`,
  ],
  ['...pagefindUserConfig,', () => '...searchOptions,'],
  ['result.url = formatURL(result.url);', (first) => `nameResult(result);\n${first}`],
];

export function lazySearch(): Plugin {
  return {
    name: 'labwright:lazy-search',
    // The live preview has no search: there is no index before a build.
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!script.test(id)) return undefined;
      let changed = code;
      for (const [was, is] of changes) {
        const next = changed.replace(was, is);
        if (next === changed) throw new Error(`Starlight’s search no longer has ${was}: see site/lazy-search.ts.`);
        changed = next;
      }
      return { code: changed, map: null };
    },
  };
}
