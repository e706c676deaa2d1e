/** The languages that the generator speaks. Any other falls back to English, text by text, as Starlight does. Pure. */
import { english } from './english.ts';
import { spanish } from './spanish.ts';
import { type Say, sayIn, type TextKey, type Texts } from './texts.ts';

/** Texts by language. */
export const catalogue: Readonly<Record<string, Texts>> = { en: english, es: spanish };

/** Put before the keys, among those of Starlight. */
export const prefix = 'labwright.';

/** As Starlight takes texts of a plugin: a handbook may say them otherwise in `src/content/i18n/<language>.json`. */
export function pluginTexts(): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([language, texts]) => [
      language,
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${prefix}${key}`, text])),
    ]),
  );
}

/** The texts of the generator alone: where no page is rendered. */
export function generatorSay(language: string): Say {
  const texts = catalogue[language] ?? english;
  return sayIn(language, (key) => texts[key as TextKey]);
}

/** What the scripts of a page may have to say: of a lab, of a list of labs, or of days alone. */
export type ScriptPage = 'lab' | 'all' | 'due';

const groups: Readonly<Record<ScriptPage, readonly string[]>> = {
  lab: ['script.all.', 'script.lab.', 'script.due.'],
  all: ['script.all.', 'script.due.'],
  due: ['script.due.'],
};

/** The keys that go to the scripts of a page. */
export function scriptKeys(page: ScriptPage): TextKey[] {
  return (Object.keys(english) as TextKey[]).filter((key) => groups[page].some((start) => key.startsWith(start)));
}
