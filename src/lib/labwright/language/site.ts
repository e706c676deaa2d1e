/** The texts of the page that is being rendered: the generator's, or what the handbook says in their place. */
import { english } from './english.ts';
import { prefix, scriptKeys, type ScriptPage } from './catalogue.ts';
import { type Say, sayIn, type TextKey } from './texts.ts';

/** As much of `Astro` as tells the language. */
export interface Rendered {
  readonly locals: App.Locals;
  readonly currentLocale?: string | undefined;
}

/** The language of a page: that of its address, English at the root. */
export const languageOf = ({ currentLocale = 'en' }: Rendered): string => currentLocale;

/** Starlight's own dictionary of a language: what it brings, what we bring, and what the handbook says in their place. */
type Dictionary = Readonly<Record<string, string>>;
const known = new WeakMap<Dictionary, Say>();

export function sayOf(rendered: Rendered): Say {
  const dictionary = rendered.locals.t.all() as Dictionary;
  let say = known.get(dictionary);
  if (!say)
    known.set(
      dictionary,
      (say = sayIn(languageOf(rendered), (key) => dictionary[`${prefix}${key}`] ?? english[key as TextKey])),
    );
  return say;
}

/** What a page brings for its scripts, in the element that they read. */
export function scriptTexts(rendered: Rendered, page: ScriptPage): string {
  const dictionary = rendered.locals.t.all() as Dictionary;
  return JSON.stringify(
    Object.fromEntries(
      scriptKeys(page).map((key) => [key.replace('script.', ''), dictionary[`${prefix}${key}`] ?? english[key]]),
    ),
  );
}
