/**
 * Formulas in words, for media whose readers cannot walk through MathML: the printed book, the EPUB. Made at build.
 *
 * Speech Rule Engine in its MathSpeak style says what is written and guesses nothing: "upper R left parenthesis upper N
 * right parenthesis", where its more talkative ClearSpeak reads a product and gives c and C one name.
 */
import { setupEngine, toSpeech, variables } from 'speech-rule-engine/js/index.js';

/** Says one formula, given as a `<math>` element. */
export type SpeakMaths = (mathml: string) => string;

/** TeX in which KaTeX keeps the source of a formula; it is not part of what is said. */
const annotation = /<annotation[\s\S]*?<\/annotation>/g;
/** Upright letters in a row are a name, PSI or KL, that KaTeX writes letter by letter. */
const uprightName = /(?:<mi mathvariant="normal">\p{L}<\/mi>){2,}/gu;
/** Of one sign alone, "normal" says nothing. */
const upright = / mathvariant="normal"/g;

function readable(mathml: string): string {
  return mathml
    .replace(annotation, '')
    .replace(uprightName, (letters) => `<mtext>${letters.replace(/<[^>]+>/g, '')}</mtext>`)
    .replace(upright, '');
}

/** The locale of the engine for a language tag: its own, else English, in whose words a formula is said then. */
export function speechLocale(language: string): string {
  const base = language.toLowerCase().split('-')[0]!;
  return base !== 'euro' && base !== 'nemeth' && variables.LOCALES.has(base) ? base : 'en';
}

/** One engine serves the process, with one locale at a time; what it has said of a formula it need not work out again. */
let prepared:
  { readonly locale: string; readonly ready: Promise<unknown>; readonly said: Map<string, string> } | undefined;

/**
 * A speaker for a language (BCP 47). Its rules come with the package; nothing is fetched. All speakers in use at one
 * time are of one language: that of the handbook.
 */
export async function mathsSpeaker(language: string): Promise<SpeakMaths> {
  const locale = speechLocale(language);
  if (prepared?.locale !== locale)
    prepared = {
      locale,
      ready: setupEngine({ locale, domain: 'mathspeak', style: 'default', modality: 'speech', markup: 'none' }),
      said: new Map(),
    };
  const { ready, said } = prepared;
  await ready;
  return (mathml) => {
    const formula = readable(mathml);
    const words = said.get(formula) ?? toSpeech(formula).replaceAll('lamda', 'lambda').replace(/\s+/g, ' ').trim();
    said.set(formula, words);
    return words;
  };
}
