/**
 * Fetches the search's interface when the search is first opened.
 *
 * Starlight fetches it on every idle page: 21 kB (brotli) that most readers never use, more than all of ours. Its component
 * offers no switch for that, so its own script is changed as it is bundled; a build fails when it no longer has the line.
 */
import type { Plugin } from 'vite';

const script = /starlight[\\/]dist[\\/]components[\\/]Search\.astro\?astro&type=script/;
const whenIdle = 'const onIdle = window.requestIdleCallback || ((cb) => setTimeout(cb, 1));';
const whenOpened = `const onIdle = (cb) => {
  const opened = new MutationObserver(() => {
    opened.disconnect();
    void cb().then(() => dialog.querySelector('input')?.focus());
  });
  opened.observe(dialog, { attributes: true, attributeFilter: ['open'] });
};`;

export function lazySearch(): Plugin {
  return {
    name: 'labwright:lazy-search',
    // The live preview has no search: there is no index before a build.
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!script.test(id)) return undefined;
      if (!code.includes(whenIdle))
        throw new Error('Starlight’s search no longer waits for an idle page: see site/lazy-search.ts.');
      return { code: code.replace(whenIdle, whenOpened), map: null };
    },
  };
}
