/**
 * What a page does before it fetches a module that it needs later: in a third of the bytes of Vite's own, which every page
 * loads. The modules that come along are fetched at once, styles are waited for; what fails is told by the import itself.
 */
import type { Plugin } from 'vite';

/** Vite's name for its own, which its build asks for. */
const helper = '\0vite/preload-helper.js';

export function smallPreload(): Plugin {
  let base = '/';
  return {
    name: 'labwright:small-preload',
    apply: 'build',
    enforce: 'pre',
    configResolved: (config) => void (base = config.base),
    load: (id) =>
      id === helper
        ? `const asked = new Map();
const fetched = (href) => {
  const style = href.endsWith('.css');
  if (document.querySelector(\`link[href="\${href}"]\`)) return;
  const link = document.createElement('link');
  link.rel = style ? 'stylesheet' : 'modulepreload';
  link.href = href;
  document.head.append(link);
  if (style) return new Promise((done, failed) => Object.assign(link, { onload: done, onerror: failed }));
};
export const __vitePreload = async (load, files = []) => {
  await Promise.all(files.map((file) => {
    const href = ${JSON.stringify(base)} + file;
    if (!asked.has(href)) asked.set(href, fetched(href));
    return asked.get(href);
  }));
  return load();
};`
        : undefined,
  };
}
