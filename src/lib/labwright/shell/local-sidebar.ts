/** The navigation as readers of a translation meet it: chapters that they can read in their language, and links to the rest. */
import type { StarlightRouteData } from '@astrojs/starlight/route-data';
import { handbook } from 'virtual:labwright/handbook';
import { chapterIn, type Place } from '../language/places.ts';

type Entries = StarlightRouteData['sidebar'];

/** Links of Starlight lead to pages of the language, whether there are such or not. */
export function localSidebar(sidebar: Entries, place: Place): Entries {
  const own = place.in;
  if (!own) return sidebar;
  const start = `${handbook.base}${own.folder}/`;
  return sidebar.map((entry) => {
    if (entry.type === 'group') return { ...entry, entries: localSidebar(entry.entries, place) };
    if (!entry.href.startsWith(start)) return entry;
    const id = entry.href.slice(start.length).replace(/\/$/, '');
    const { href, title, lang } = chapterIn(own, id);
    const number = handbook.labs.find((lab) => lab.id === id)?.number;
    return {
      ...entry,
      href,
      label: title === undefined ? entry.label : number === undefined ? title : `${number}\u2002${title}`,
      isCurrent: title !== undefined && id === place.id,
      attrs: { ...entry.attrs, ...(lang === undefined ? {} : { lang, hreflang: lang }) },
    };
  });
}
