/** Where a page stands among its languages: which chapter it is, in which language, and where the others are. */
import { handbook } from 'virtual:labwright/handbook';

type Translated = (typeof handbook)['translated'][number];

export interface Place {
  /** The chapter's own id, whatever the language. */
  readonly id: string;
  /** The language of a translation; left out for the handbook's own. */
  readonly in?: Translated;
}

/** The place of a page by the id of its entry: `es/tea/cup` is the chapter `tea/cup` in Spanish. */
export function placeOfPage(entry: string): Place {
  const own = handbook.translated.find(({ folder }) => entry === folder || entry.startsWith(`${folder}/`));
  const id = own ? entry.slice(own.folder.length + 1) : entry;
  return { id: id || 'index', ...(own ? { in: own } : {}) };
}

const has = (own: Translated | undefined, id: string): boolean => own !== undefined && Object.hasOwn(own.pages, id);

/** A chapter for readers of a language: its translation where there is one, else the chapter itself, and which it is. */
export function chapterIn(own: Translated | undefined, id: string): { href: string; title?: string; lang?: string } {
  const path = id === 'index' ? '' : `${id}/`;
  if (own && has(own, id)) return { href: `${handbook.base}${own.folder}/${path}`, title: own.pages[id]! };
  return { href: `${handbook.base}${path}`, ...(own ? { lang: handbook.language } : {}) };
}

/** What a language calls itself, as at the head of a line. */
function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name[0]!.toLocaleUpperCase(language) + name.slice(1);
}

export interface LanguageOfPage {
  readonly language: string;
  readonly name: string;
  readonly href: string;
  readonly current: boolean;
}

/** All languages that a chapter can be read in, its own first; none where that is the only one. */
export function languagesOfPage(place: Place): LanguageOfPage[] {
  const others = handbook.translated.filter((own) => has(own, place.id));
  if (others.length === 0) return [];
  return [undefined, ...others].map((own) => ({
    language: own?.language ?? handbook.language,
    name: nameOf(own?.language ?? handbook.language),
    href: chapterIn(own, place.id).href,
    current: own?.folder === place.in?.folder,
  }));
}
