/**
 * No page in a language that nobody has translated it into.
 *
 * Starlight makes a page in each language of each chapter, with the words of the source where there is no translation. That
 * would double a site, its search and what is kept for reading offline, to say nothing new; links lead to the source instead.
 * It asks one flag of its configuration whether to make them, and offers no switch for it. Everything else that its
 * configuration knows of languages stays.
 */
import type { Plugin } from 'vite';

const configuration = '\0virtual:starlight/user-config';

export function ownPages(): Plugin {
  return {
    name: 'labwright:own-pages',
    enforce: 'post',
    transform(code, id) {
      if (id !== configuration || !code.includes('"locales"')) return undefined;
      const changed = code.replace('"isMultilingual":true', '"isMultilingual":false');
      if (changed === code)
        throw new Error('Starlight’s configuration no longer has isMultilingual: see site/own-pages.ts.');
      return { code: changed, map: null };
    },
  };
}
